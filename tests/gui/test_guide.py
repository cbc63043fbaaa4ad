"""The first steps: what they say, when they are shown, and what happens meanwhile."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from doubles import HandSource
from facekeys.camera.demo import DemoClip
from facekeys.camera.devices import Camera
from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Command
from facekeys.errors import CameraError
from facekeys.resources import settings_file
from facekeys.settings.file import read_settings
from facekeys.ui.first_steps import FirstSteps
from facekeys.ui.guide import Guide
from facekeys.ui.guide.get_ready import GetReady
from facekeys.ui.guide.see_yourself import SeeYourself
from facekeys.ui.guide.try_filter import TryFilter
from facekeys.ui.keymap import Keymap
from facekeys.ui.settings_store import SettingsStore

TIMEOUT_MS = 20_000
CAMERA = Camera(id="usb-one", name="Studio Cam", index=0, backend=200)
MISSING = Finding(
    *("module-missing", "virtual camera", "todo", "There is none.", "Load it:"),
    (Command("sudo modprobe v4l2loopback"),),
)
FINE = Finding("virtual-camera", "virtual camera", "ok", "It works.")


@pytest.fixture
def machine():
    """What the doctor finds on it, until it is mended."""
    return [MISSING]


@pytest.fixture
def guide(window, qtbot, machine):
    steps = (
        SeeYourself(window.sources),
        GetReady(window.output, lambda: list(machine)),
        TryFilter(window.commands),
    )
    card = Guide(window, steps)
    card._timer.setInterval(20)
    window.show_above(card)
    qtbot.waitUntil(card.isVisible)
    yield card
    card.end()


def go_to(guide, qtbot, place):
    for _ in range(place):
        qtbot.mouseClick(guide.next, Qt.MouseButton.LeftButton)
    assert guide.steps[place].isVisible()
    return guide.steps[place]


def says(qtbot, step, words):
    qtbot.waitUntil(lambda: words in step.words.text(), timeout=TIMEOUT_MS)


def test_there_are_three_steps_at_most_and_a_way_back(guide, qtbot):
    assert (guide.title.text(), guide.count.text()) == ("See yourself", "1 of 3")
    assert not guide.back.isVisible()
    go_to(guide, qtbot, 2)
    assert (guide.title.text(), guide.count.text()) == ("Try a filter", "3 of 3")
    assert guide.next.text() == "Done"
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.title.text() == "Get FaceKeys Cam ready"
    go_to_end = [guide.next, guide.next]
    with qtbot.waitSignal(guide.finished):
        for button in go_to_end:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_webcam_the_demo_clip_is_seen_and_said(guide, window, qtbot):
    window.sources.start()
    says(qtbot, guide.steps[0], "No webcam was found. Plug one in")


def test_a_webcam_that_vanishes_is_said_and_the_guide_goes_on(
    guide, window, qtbot, monkeypatch
):
    picture = DemoClip().frame(0).pixels
    source = HandSource()
    there = [source]

    def open_webcam(*_, **__):
        if not there:
            raise CameraError("It is not there.")
        return there.pop()

    monkeypatch.setattr("facekeys.ui.sources._open_webcam", open_webcam)
    step = guide.steps[0]
    window.sources.offer([CAMERA])
    window.sources.start("usb-one")
    for _ in range(30):
        source.give(picture)
        qtbot.wait(20)
    says(qtbot, step, "This is you.")
    window.sources.offer([])  # it is pulled out
    source.end()
    says(qtbot, step, "No picture comes from Studio Cam (not plugged in).")
    go_to(guide, qtbot, 1)
    go_to_first = guide.back
    qtbot.mouseClick(go_to_first, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(step.help, Qt.MouseButton.LeftButton)
    assert window.sources.view().isVisible()
    window.sources.hidePopup()


def test_what_the_doctor_finds_is_looked_at_again_by_itself(
    guide, window, qtbot, machine
):
    step = go_to(guide, qtbot, 1)
    step._again.setInterval(20)
    says(qtbot, step, "It is switched off")
    qtbot.waitUntil(lambda: len(step.rows.rows()) == 1, timeout=TIMEOUT_MS)
    row = step.rows.rows()[0]
    assert row.finding is MISSING
    qtbot.wait(200)
    assert step.rows.rows() == [row]  # what may be being read stays
    qtbot.mouseClick(step.help, Qt.MouseButton.LeftButton)
    assert window.output.isChecked()
    machine[:] = [FINE]
    says(qtbot, step, "is ready: choose it as the camera of your call")
    qtbot.waitUntil(lambda: not step.rows.isVisible(), timeout=TIMEOUT_MS)


def test_the_doctor_rests_while_another_step_is_looked_at(window, qtbot):
    asked = []
    step = GetReady(window.output, lambda: asked.append(1) or [FINE])
    step._again.setInterval(10)
    card = Guide(window, (SeeYourself(window.sources), step))
    window.show_above(card)
    qtbot.wait(100)
    assert asked == []
    qtbot.mouseClick(card.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) > 2, timeout=TIMEOUT_MS)
    qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    before = len(asked)
    qtbot.wait(100)
    assert len(asked) == before
    card.end()


def test_the_keys_are_learnt_by_doing(guide, window, qtbot):
    step = go_to(guide, qtbot, 2)
    on, off = step.tasks
    assert on.text() == "○ Press 1 for Sunglasses, or click a picture."
    assert off.text().startswith(
        "○ Press Esc: all are off. In a call: Ctrl+Alt+Shift+0."
    )
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert off.text().startswith("○")  # there was nothing to take off yet
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert on.text().startswith("✓")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert off.text().startswith("✓")
    assert on.text().startswith("✓")


def test_keys_that_were_changed_are_named(guide, window, qtbot):
    step = go_to(guide, qtbot, 2)
    window.commands.use(Keymap({"window.panic": "F9", "everywhere.panic": ""}))
    window.gallery.numbers.give("hat", 1)
    on, off = step.tasks
    assert "Press 1 for Fedora" in on.text()
    assert off.text() == "○ Press F9: all are off."
    window.gallery.offer(())
    assert on.text() == "○ Click a picture."


def test_it_is_told_to_those_who_do_not_see(guide):
    there = QAccessible.queryAccessibleInterface(guide)
    assert there.text(QAccessible.Text.Name) == "First steps"
    assert guide.next.text()


@pytest.mark.parametrize("size", [(640, 480), (1280, 720)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_it_has_room_on_a_small_screen(guide, window, qtbot, size, place):
    window.sources.start()
    window.resize(*size)
    step = go_to(guide, qtbot, place)
    if place == 1:
        qtbot.waitUntil(lambda: len(step.rows.rows()) == 1, timeout=TIMEOUT_MS)
    qtbot.wait(50)
    assert (window.width(), window.height()) == size
    assert window.preview.height() >= 120
    assert guide.next.mapTo(window, guide.next.rect().bottomRight()).y() < size[1]


@pytest.fixture
def first_steps(window, qtbot):
    made = []

    def start():
        store = SettingsStore(settings_file(), window)
        made.append(FirstSteps(window, store))
        return store, made[-1]

    yield start
    for one in made:
        one.close()


def test_it_comes_at_the_first_start_and_not_again(first_steps, qtbot):
    store, shown = first_steps()
    qtbot.waitUntil(shown.guide.isVisible)
    qtbot.mouseClick(shown.guide.skip, Qt.MouseButton.LeftButton)
    assert shown.guide is None
    store.flush()
    _, again = first_steps()
    assert again.guide is None


def test_it_is_shown_again_when_the_settings_say_so(first_steps, qtbot):
    store, shown = first_steps()
    shown.guide.finished.emit()
    store.change("window.first_steps", True)
    qtbot.waitUntil(shown.guide.isVisible)
    assert shown.guide.title.text() == "See yourself"


def test_who_skips_it_while_the_doctor_looks_does_not_wait(
    first_steps, qtbot, monkeypatch
):
    begun, may_go_on, ended = (threading.Event() for _ in range(3))

    def look():
        begun.set()
        may_go_on.wait(10)
        ended.set()
        return []

    monkeypatch.setattr("facekeys.doctor.examination.examine_virtual_camera", look)
    _, shown = first_steps()
    qtbot.mouseClick(shown.guide.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    qtbot.mouseClick(shown.guide.skip, Qt.MouseButton.LeftButton)
    assert not ended.is_set()
    assert shown.guide is None
    may_go_on.set()
    shown.close()
    assert not any(one.name == "facekeys guide" for one in threading.enumerate())


def test_what_it_tells_is_not_told_twice(first_steps, window):
    _, shown = first_steps()
    window.tell("camera choice", CameraError("No webcam."))
    window.tell("settings", CameraError("Something else."))
    seen = [row.text() for row in window.notices._rows.values() if row.isVisible()]
    assert seen == ["Something else."]
    shown.guide.finished.emit()
    assert all(row.isVisible() for row in window.notices._rows.values())


def test_with_a_home_that_can_not_be_written_to_it_still_goes(
    first_steps, qtbot, monkeypatch
):
    store, shown = first_steps()

    def refuse(*_):
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr("facekeys.settings.file.replacing", refuse)
    told = []
    store.troubled.connect(told.append)
    qtbot.mouseClick(shown.guide.skip, Qt.MouseButton.LeftButton)
    assert shown.guide is None
    store.flush()
    assert "can't" in told[0].message
    assert read_settings(settings_file()).settings.window.first_steps


def test_the_window_closes_while_the_doctor_looks(window, qtbot):
    may_go_on = threading.Event()
    step = GetReady(window.output, lambda: may_go_on.wait(10) and [])
    card = Guide(window, (step,))
    window.show_above(card)
    threading.Timer(0.05, may_go_on.set).start()
    card.end()
    assert not any(one.name == "facekeys guide" for one in threading.enumerate())
