"""Every window, in German and in a language that shows what was not translated."""

import re

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QSystemTrayIcon,
    QTabWidget,
)

from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Command
from facekeys.engine.statistics import Bin
from facekeys.errors import CameraError
from facekeys.ui.desktop import Desktop
from facekeys.ui.doctor_dialog import DoctorDialog
from facekeys.ui.guide import Guide
from facekeys.ui.guide.get_ready import GetReady
from facekeys.ui.guide.see_yourself import SeeYourself
from facekeys.ui.guide.try_filter import TryFilter
from facekeys.ui.hotkeys.backend import NoHotkeys, unavailable
from facekeys.ui.hotkeys_dialog import HotkeysDialog, KeyField
from facekeys.ui.language import LANGUAGES
from facekeys.ui.settings_dialog import SettingsDialog
from facekeys.ui.settings_store import SettingsStore
from gui.conftest import main_window
from shown_texts import cut_off, shown_texts

FINDINGS = [
    Finding("no-webcam", "cameras", "todo", "No webcam was found.", "Load it:"),
    Finding("model", "model", "ok", "It finds 15 key-points on a face."),
    Finding(
        "not-loaded",
        "virtual camera",
        "broken",
        "v4l2loopback is installed, but not loaded.",
        "Load it:",
        (Command("sudo modprobe v4l2loopback"),),
    ),
]
NO_KEYS = "This desktop has no portal for keys in all windows."
SIZES = [(640, 480), (640, 360), (1280, 640), (1920, 1080)]
NO_WORDS = re.compile(
    r"|".join(
        [
            r"FaceKeys( Cam)?",  # names
            *LANGUAGES.values(),
            r"((Ctrl|Alt|Shift)\+)*(\w|Esc|Left|Right)",  # keys
            r"\d+x\d+|\d+( s)?",  # sizes and times
            r"sudo .*|facekeys .*",  # commands
            r"/.*|~.*",  # folders
            r"\W*",
        ]
    )
)
"""What is the same in every language."""
OF_QT = {"Close", "Save", "Cancel", "Scroll Left", "Scroll Right", "Press shortcut"}
"""Words of Qt's own, which `qtbase_de.qm` brings."""


def untranslated(window):
    """Return the texts of a window that have a word outside of the marks."""
    return {
        text
        for text in shown_texts(window)
        if not NO_WORDS.fullmatch(text)
        and text.replace("&", "") not in OF_QT
        and not re.search(r"^[^\w⟦]*(⟦.*⟧[^\w⟦]*)+$", _without_keys(text), re.DOTALL)
    }


def _without_keys(text):
    return re.sub(r" \(((Ctrl|Alt|Shift)\+)*(\w|Esc)\)$", "", text)


@pytest.fixture
def whole(qtbot, filters, sink, theme):
    """The main window with all that may stand in it, and what goes with it."""
    theme.use("light")
    with main_window(qtbot, filters, sink) as window:
        window.details.setChecked(True)
        window.gallery.toggle_id("hat")
        error = CameraError(
            "No webcam was found.", hint="Plug one in: it is taken by itself."
        )
        window.tell("one", error)
        window.statistics.bars.show_bins((Bin(5.0, 1), Bin(None, 2)))
        yield window


@pytest.fixture
def desktop(whole, monkeypatch):
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    made = Desktop(whole, lambda _: NoHotkeys(unavailable(NO_KEYS)))
    yield made
    made.quit()
    made.close()
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def settings(qtbot, filters, theme):
    theme.use("light")
    dialog = SettingsDialog(SettingsStore(), filters)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.editors["photos.folder"].focus.textEdited.emit("not whole")
    return dialog


@pytest.fixture
def doctor(qtbot, theme):
    theme.use("light")
    dialog = DoctorDialog(ask=lambda: FINDINGS)
    qtbot.addWidget(dialog, before_close_func=DoctorDialog.end)
    dialog.check()
    qtbot.waitUntil(lambda: len(dialog.rows()) == len(FINDINGS))
    qtbot.waitUntil(dialog.again.isEnabled)
    return dialog


def test_every_text_of_the_main_window_is_translated(pseudo, whole, qtbot):
    qtbot.wait(600)  # until the figures are shown
    assert untranslated(whole) == set()
    assert any("⟦" in text for text in shown_texts(whole))


def test_every_text_of_the_tray_is_translated(pseudo, desktop):
    for deed in ("toggle_freeze", "panic"):
        getattr(desktop.window.commands.deeds, deed)()
        assert untranslated(desktop.tray.menu) == set()
    desktop.tray._ask()
    box = desktop.window.findChild(QMessageBox)
    assert untranslated(box) == set()
    box.close()


def test_every_text_of_the_settings_is_translated(pseudo, settings):
    assert any("Not taken" in text for text in shown_texts(settings))
    assert untranslated(settings) == set()


def test_every_text_of_the_keys_is_translated(pseudo, desktop):
    desktop.choose_keys()
    dialog = desktop.window.findChild(HotkeysDialog)
    assert untranslated(dialog) == set()
    dialog.reject()


def test_every_text_of_the_doctor_is_translated(pseudo, doctor):
    assert untranslated(doctor) == set()


@pytest.fixture
def guided(whole, qtbot):
    """Turns the guide in the main window to a step."""
    steps = (
        SeeYourself(whole.sources),
        GetReady(whole.output, lambda: FINDINGS),
        TryFilter(whole.commands),
    )
    card = Guide(whole, steps)
    whole.show_above(card)
    whole.resize(640, 480)

    def turn(place):
        for _ in range(place):
            card.next.click()
        qtbot.waitUntil(card.steps[place].isVisible)
        if place == 1:
            qtbot.waitUntil(lambda: len(steps[1].rows.rows()) == 2)
        card._show_status()
        qtbot.wait(20)
        return card

    yield turn
    card.end()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_text_of_the_guide_is_translated(pseudo, guided, place):
    assert untranslated(guided(place)) == set()


@pytest.mark.parametrize("language", ["german", "pseudo"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_nothing_of_the_guide_is_cut_off(request, language, place):
    request.getfixturevalue(language)
    card = request.getfixturevalue("guided")(place)
    assert cut_off(card) == []


def test_what_was_not_translated_is_noticed(pseudo, doctor):
    doctor.summary.setText("All is well.")
    assert untranslated(doctor) == {"All is well."}


@pytest.mark.parametrize("language", ["german", "pseudo"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_the_main_window_is_cut_off(request, qtbot, language, size):
    request.getfixturevalue(language)
    window = request.getfixturevalue("whole")
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    qtbot.wait(20)
    assert cut_off(window) == []


@pytest.mark.parametrize("language", ["german", "pseudo"])
@pytest.mark.parametrize("name", ["settings", "doctor", "keys"])
def test_nothing_of_the_dialogs_is_cut_off(request, qtbot, language, name):
    request.getfixturevalue(language)
    if name == "keys":
        desktop = request.getfixturevalue("desktop")
        desktop.choose_keys()
        dialog = desktop.window.findChild(HotkeysDialog)
    else:
        dialog = request.getfixturevalue(name)
    qtbot.wait(20)
    assert cut_off(dialog) == []
    dialog.close()
    assert isinstance(dialog, QDialog)


def test_the_keys_fit_into_their_fields(german, desktop):
    desktop.choose_keys()
    dialog = desktop.window.findChild(HotkeysDialog)
    dialog.findChild(QTabWidget).setCurrentIndex(1)
    lines = [one.findChild(QLineEdit) for one in dialog.findChildren(KeyField)]
    texts = {line.text() for line in lines}
    assert "Strg+Alt+Umschalt+0" in texts
    for line in lines:
        if line.isVisible():
            needed = line.fontMetrics().horizontalAdvance(line.displayText())
            assert needed < line.contentsRect().width(), line.displayText()
    dialog.reject()


def test_a_text_that_is_cut_off_is_noticed(settings, qtbot):
    settings.restore.setFixedWidth(30)
    qtbot.wait(1)
    assert cut_off(settings) == [settings.restore.text()]


def test_german_is_what_people_read(german, whole, desktop):
    assert whole.panic.text() == "Alle Filter aus"
    assert whole.notices.texts() == [
        "Keine Webcam gefunden.\nEine anschließen: Sie wird von selbst benutzt."
    ]
    assert desktop.tray.state.text() == "Filter AN: Fedora"
    desktop.choose_keys()
    dialog = desktop.window.findChild(HotkeysDialog)
    assert dialog.save.text().replace("&", "") == "Speichern"
    dialog.reject()
