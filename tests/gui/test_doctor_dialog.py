import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QPushButton

from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Command
from facekeys.ui.design.colours import contrast
from facekeys.ui.doctor_dialog import DoctorDialog

TIMEOUT_MS = 20_000
LINES = (Command("sudo modprobe -r thing"), Command("sudo modprobe thing"))
FINDINGS = [
    Finding("model", "model", "ok", "It works."),
    Finding("gone", "virtual camera", "todo", "It is <b>off</b>.", "Load it:", LINES),
    Finding("cascade-broken", "cascade", "broken", "It is damaged.", "Install again."),
]


class Doctor:
    """Examines when it is let, and notes in which thread."""

    def __init__(self):
        self.findings = FINDINGS
        self.threads = []
        self.allowed = threading.Event()
        self.allowed.set()

    def __call__(self):
        self.threads.append(threading.current_thread())
        assert self.allowed.wait(10)
        return self.findings


@pytest.fixture
def doctor():
    return Doctor()


@pytest.fixture
def dialog(qtbot, doctor):
    made = DoctorDialog(ask=doctor)
    qtbot.addWidget(
        made, before_close_func=lambda _: (doctor.allowed.set(), made.end())
    )
    return made


@pytest.fixture
def filled(dialog, qtbot):
    dialog.check()
    qtbot.waitUntil(dialog.again.isEnabled, timeout=TIMEOUT_MS)
    return dialog


def texts(row):
    return [label.text() for label in row.findChildren(QLabel)]


def test_what_there_is_to_do_comes_first(filled):
    assert [row.finding.id for row in filled.rows()] == [
        "gone",
        "cascade-broken",
        "model",
    ]
    assert filled.summary.text().startswith("2 things need you. In a terminal")


def test_a_state_is_a_symbol_and_a_word(filled):
    assert [texts(row)[:2] for row in filled.rows()] == [
        ["! to do", "virtual camera"],
        ["✕ broken", "cascade"],
        ["✓ fine", "model"],
    ]


def test_sentences_are_shown_as_they_are(filled):
    row = filled.rows()[0]
    assert texts(row)[2:] == [
        "It is <b>off</b>.",
        "Load it:",
        "sudo modprobe -r thing\nsudo modprobe thing",
    ]
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in row.findChildren(QLabel)[2:]
    )


def test_lines_can_be_selected_by_keyboard_and_copied(filled, qtbot):
    row = filled.rows()[0]
    lines = row.findChildren(QLabel)[-1]
    assert (
        lines.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    (copy,) = row.findChildren(QPushButton)
    copy.setFocus()
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == (
        "sudo modprobe -r thing\nsudo modprobe thing"
    )
    assert copy.text() == "Copied"


def test_parts_have_names_for_those_who_do_not_see_them(filled):
    row = filled.rows()[0]
    assert row.accessibleName() == "virtual camera: to do"
    assert row.accessibleDescription() == "It is <b>off</b>."
    names = [part.accessibleName() for part in row.findChildren(QPushButton)]
    assert names == ["Copy the commands for virtual camera"]


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_words_of_states_stand_out_in_every_theme(filled, theme, name):
    theme.use(name)
    ground = filled.palette().color(QPalette.ColorRole.Window).name()
    inks = set()
    for row in filled.rows():
        word = row.findChildren(QLabel)[0]
        word.ensurePolished()
        inks.add(word.palette().color(QPalette.ColorRole.WindowText).name())
    assert len(inks) == 3
    assert all(contrast(ink, ground) >= 4.5 for ink in inks)


def test_the_window_lives_while_the_doctor_looks(dialog, doctor, qtbot):
    doctor.allowed.clear()
    dialog.check()
    assert dialog.isVisible()
    assert dialog.summary.text() == "Looking …"
    assert not dialog.again.isEnabled()
    qtbot.wait(20)  # the event loop turns
    assert dialog.rows() == []
    dialog.check()  # while it looks, once is enough
    doctor.allowed.set()
    qtbot.waitUntil(lambda: len(dialog.rows()) == 3, timeout=TIMEOUT_MS)
    assert len(doctor.threads) == 1
    assert doctor.threads[0] is not threading.current_thread()


def test_it_looks_again_when_asked(filled, doctor, qtbot):
    doctor.findings = FINDINGS[:1]
    qtbot.mouseClick(filled.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(filled.rows()) == 1, timeout=TIMEOUT_MS)
    assert filled.summary.text() == "All is well."


def test_one_thing_to_do_without_lines_is_said_so(dialog, doctor, qtbot):
    doctor.findings = FINDINGS[2:]
    dialog.check()
    qtbot.waitUntil(dialog.again.isEnabled, timeout=TIMEOUT_MS)
    assert dialog.summary.text() == "One thing needs you."


def test_escape_closes_it(filled, qtbot):
    qtbot.keyClick(filled, Qt.Key.Key_Escape)
    assert not filled.isVisible()


def test_the_end_waits_for_the_doctor(dialog, doctor):
    doctor.allowed.clear()
    dialog.check()
    threading.Timer(0.05, doctor.allowed.set).start()
    dialog.end()
    assert not doctor.threads[0].is_alive()
    assert not dialog.isVisible()


def test_the_window_opens_it_and_closes_it(window, qtbot, monkeypatch, doctor):
    monkeypatch.setattr(window.doctor._examiner, "_work", doctor)
    qtbot.mouseClick(window.get_ready, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.doctor.rows()) == 3, timeout=TIMEOUT_MS)
    assert window.doctor.isVisible()
    window.close()
    assert not window.doctor.isVisible()
