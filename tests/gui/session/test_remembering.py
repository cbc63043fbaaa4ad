"""What is done in the window is kept, and what is kept is done at the next start."""

import threading

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from facekeys.camera.devices import Camera
from facekeys.engine.governor import Budget
from facekeys.resources import settings_file
from facekeys.settings.file import broken_file
from few_filters import few_filters
from gui.session.asking import TIMEOUT_MS, is_sent_to, keep, kept

CAMERAS = [
    Camera(id="usb-one", name="Studio Cam", index=0, backend=200),
    Camera(id="usb-two", name="Desk Cam", index=1, backend=200),
]


def test_what_is_done_in_the_window_is_there_the_next_time(qtbot, open_session):
    first = open_session(cameras=CAMERAS).window
    assert first.sources.currentText() == "Studio Cam"
    first.mirror.setChecked(False)
    first.details.setChecked(True)
    first.output.setChecked(False)
    first.sources.activated.emit(1)
    first.resize(780, 620)
    first.close()

    second = open_session(cameras=CAMERAS).window
    assert not second.mirror.isChecked()
    assert not second.preview._mirrored
    assert second.details.isChecked()
    assert second.statistics.isVisible()
    assert not second.output.isChecked()
    assert second.sources.currentText() == "Desk Cam"
    assert second.size() == QSize(780, 620)


def test_it_starts_bare_unless_filters_are_pinned(open_session):
    assert open_session().window.gallery.active == ()


def test_pinned_filters_are_on_in_their_order_and_missing_ones_are_told(open_session):
    keep(filters_pinned=("sunglasses", "gone", "hat"))
    window = open_session().window
    assert [one.id for one in window.gallery.active] == ["sunglasses", "hat"]
    assert any("not there: gone." in text for text in window.notices.texts())
    assert kept().filters.pinned == ("sunglasses", "gone", "hat")


def test_nothing_is_sent_until_pinned_filters_are_on(qtbot, open_session):
    keep(filters_pinned=("hat",))
    may_be_read = threading.Event()

    def load():
        assert may_be_read.wait(20)
        return few_filters()

    sinks = {}
    session = open_session(cameras=CAMERAS, sinks=sinks, load=load, waits=False)

    def wall_is_sent():  # what the camera gives
        sent = [one for sink in sinks.values() for one in sink.sent]
        return any((one[300:420, 600:700] == 50).all() for one in sent)

    def much_is_sent():
        return sum(len(sink.sent) for sink in sinks.values()) > 45

    try:
        qtbot.waitUntil(much_is_sent, timeout=TIMEOUT_MS)
        assert not wall_is_sent()
    finally:
        may_be_read.set()
    qtbot.waitUntil(wall_is_sent, timeout=TIMEOUT_MS)
    assert [one.id for one in session.window.gallery.active] == ["hat"]


def test_a_camera_that_is_not_there_is_told_and_still_remembered(open_session):
    keep(camera_id="usb-gone")
    window = open_session(cameras=CAMERAS).window
    assert window.sources.currentText() == "Studio Cam"
    assert any("you see Studio Cam" in text for text in window.notices.texts())
    window.close()
    assert kept().camera.id == "usb-gone"


def test_another_camera_is_chosen_by_keys_alone(qtbot, open_session):
    window = open_session(cameras=CAMERAS).window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert window.sources.hasFocus()
    qtbot.keyClick(window.sources, Qt.Key.Key_Down)
    assert window.sources.currentText() == "Desk Cam"
    window.close()
    assert kept().camera.id == "usb-two"


def test_another_size_and_rate_of_the_camera_open_it_anew(qtbot, open_session):
    keep(camera_size="640x480")
    session = open_session(cameras=CAMERAS)
    qtbot.waitUntil(lambda: open_session.modes == [{"size": (640, 480)}])
    session.store.change("camera.fps", "60")
    wanted = {"size": (640, 480), "fps": 60.0}
    qtbot.waitUntil(lambda: open_session.modes[1:] == [wanted], timeout=TIMEOUT_MS)


def test_cameras_that_come_are_offered(qtbot, open_session):
    there = []
    window = open_session(cameras=there).window
    assert any("No webcam was found" in text for text in window.notices.texts())
    there += CAMERAS
    qtbot.waitUntil(
        lambda: window.sources.currentText() == "Studio Cam", timeout=TIMEOUT_MS
    )
    assert window.sources.itemText(1) == "Desk Cam"
    assert window.notices.texts() == []
    qtbot.waitUntil(lambda: bool(open_session.modes), timeout=TIMEOUT_MS)


def test_options_win_over_settings_until_these_are_changed(qtbot, open_session):
    keep(processor_cores=1.0, processor_max_fps=20)
    options = {"processor.cores": 2.0, "output.to": "http"}
    sinks = {}
    session = open_session(options=options, sinks=sinks)
    governor = session.window.engine._governor
    assert governor._budget == Budget(2.0, 20.0)
    qtbot.waitUntil(lambda: "http" in sinks, timeout=TIMEOUT_MS)
    session.store.change("processor.max_fps", 25)
    assert governor._budget == Budget(2.0, 25.0)
    session.store.change("processor.cores", 1.5)
    assert governor._budget == Budget(1.5, 25.0)
    session.window.close()
    assert kept().budget == Budget(1.5, 25.0)
    assert kept().output.to == "auto"


def test_another_output_takes_the_place_of_the_one_in_use(qtbot, open_session):
    sinks = {}
    session = open_session(sinks=sinks)
    qtbot.waitUntil(lambda: is_sent_to(sinks, "auto"), timeout=TIMEOUT_MS)
    session.store.change("output.to", "http")
    qtbot.waitUntil(lambda: is_sent_to(sinks, "http"), timeout=TIMEOUT_MS)
    assert sinks["auto"].closed


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_light_and_dark_are_the_users_choice(open_session, theme):
    session = open_session()
    session.store.change("window.theme", theme)
    palette = QApplication.palette()
    window = palette.color(QPalette.ColorRole.Window).lightnessF()
    text = palette.color(QPalette.ColorRole.WindowText).lightnessF()
    assert (window > text) == (theme == "light")
    window = session.window
    for part in (window.sources, window.panel, window.gallery.tiles):
        drawn = part.grab().toImage().pixelColor(part.width() // 2, 4)
        assert (drawn.lightnessF() > 0.5) == (theme == "light")
    session.store.change("window.theme", "system")


def test_a_broken_file_is_told_in_the_window_and_the_call_goes_on(open_session):
    settings_file().write_text("[camera\n")
    window = open_session().window
    (told,) = (text for text in window.notices.texts() if "settings.toml" in text)
    assert "is not valid TOML" in told
    assert not window.output.isChecked()
    window.mirror.setChecked(False)
    window.close()
    assert broken_file(settings_file()).read_text() == "[camera\n"
    assert kept().camera.mirror is False


def test_settings_of_a_newer_facekeys_stay_as_they_are(open_session):
    settings_file().write_text("version = 99\n")
    window = open_session().window
    assert any("newer FaceKeys" in text for text in window.notices.texts())
    window.mirror.setChecked(False)
    window.close()
    assert settings_file().read_text() == "version = 99\n"


def test_a_disk_that_takes_nothing_is_told_once_and_when_it_is_well_again(
    qtbot, open_session, monkeypatch
):
    session = open_session()
    heard = []
    session.store.troubled.connect(heard.append)
    with monkeypatch.context() as full:

        def refuse(*_, **__):
            raise OSError(28, "No space left on device")

        full.setattr("tempfile.mkstemp", refuse)
        for mirror in (False, True):
            session.window.mirror.setChecked(mirror)
            session.store.flush()
    assert len(heard) == 1
    assert any("No space left" in text for text in session.window.notices.texts())
    session.window.mirror.setChecked(False)
    session.store.flush()
    assert heard[1:] == [None]
    assert not any("No space" in text for text in session.window.notices.texts())


def test_a_folder_that_takes_no_settings_is_told_from_the_start_and_once(
    open_session, monkeypatch
):
    heard = []
    with monkeypatch.context() as locked:

        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        locked.setattr("tempfile.mkstemp", refuse)
        session = open_session()
        session.store.troubled.connect(heard.append)
        told = [one for one in session.window.notices.texts() if "settings" in one]
        where = f"{settings_file()} can't be written: Permission denied."
        on = "FaceKeys goes on with them until it ends."
        assert told == [f"The settings can't be kept: {where}\n{on}"]
        session.window.mirror.setChecked(False)
        session.store.flush()
        assert heard == []
    session.window.mirror.setChecked(True)
    session.store.flush()
    assert heard == [None]
    assert not any("settings" in one for one in session.window.notices.texts())


def test_settings_are_saved_a_moment_after_the_last_change(qtbot, open_session):
    session = open_session()
    session.window.mirror.setChecked(False)
    assert not settings_file().exists()
    qtbot.waitUntil(settings_file().exists, timeout=TIMEOUT_MS)
    assert kept().camera.mirror is False
