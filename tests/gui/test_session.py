"""The app's parts tied together: what is remembered, asked from outside, and kept."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from doubles import RecordingSink, SyntheticSource
from facekeys.camera.choose import open_file
from facekeys.camera.devices import Camera
from facekeys.engine.governor import Budget
from facekeys.errors import ExitCode, FaceKeysError, RefusedError
from facekeys.overlays.library import Library
from facekeys.resources import pictures_folder, settings_file
from facekeys.settings.file import broken_file, read_settings, write_settings
from facekeys.settings.keys import with_value
from facekeys.settings.model import Settings
from facekeys.settings.profiles import save_profile
from facekeys.ui.control import ask
from facekeys.ui.photographer import _MOST_WAITING
from facekeys.ui.session import Session
from facekeys.ui.settings_dialog import SettingsDialog
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from few_filters import few_filters

TIMEOUT_MS = 20_000
CAMERAS = [
    Camera(id="usb-one", name="Studio Cam", index=0, backend=200),
    Camera(id="usb-two", name="Desk Cam", index=1, backend=200),
]


@pytest.fixture(autouse=True)
def as_before(monkeypatch, theme):
    """Let one process ask itself quickly, and leave no colours behind."""


@pytest.fixture
def open_session(qtbot, monkeypatch):
    """Start the app as it is started, with a recording sink; may be done again."""
    monkeypatch.setattr(
        "facekeys.ui.sources.find_camera", lambda _: SyntheticSource(value=50)
    )
    modes = []
    monkeypatch.setattr(
        "facekeys.ui.sources.Webcam",
        lambda source, **mode: modes.append(mode) or source,
    )
    opened = []

    def start(*, cameras=(), options=None, sinks=None, load=few_filters, waits=True):
        window = MainWindow(sources=SourceChooser(lister=lambda: list(cameras)))
        sinks = {} if sinks is None else sinks
        session = Session(
            window,
            SettingsStore(settings_file(), window),
            options or {},
            lambda word: sinks.setdefault(word, RecordingSink()),
            load,
        )
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        session.start()
        if waits:
            qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
        return session

    start.modes = modes
    yield start
    for window in opened:
        window.close()
        window.deleteLater()


def kept():
    """What the file of the settings says now."""
    return read_settings(settings_file()).settings


def keep(**values):
    """Have settings in the file before the app starts; `_` stands for the dot."""
    settings = Settings()
    for key, value in values.items():
        settings = with_value(settings, key.replace("_", ".", 1), value)
    write_settings(settings_file(), settings)


def asked(qtbot, *words):
    """Ask from another thread, as another program would; the app here runs on."""
    with ThreadPoolExecutor(1) as aside:
        asking = aside.submit(ask, *words)
        qtbot.waitUntil(asking.done, timeout=TIMEOUT_MS)
        return json.loads(asking.result())


def is_sent_to(sinks, word):
    return word in sinks and len(sinks[word].sent) > 0


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


@pytest.fixture
def showing(qtbot, open_session, portraits):
    """The app once it shows the still picture and has found both faces."""
    session = open_session()
    window = session.window
    window.engine.use_source(partial(open_file, str(portraits)))
    original = cv2.imread(str(portraits))

    def is_there():
        frame = window.preview.frame
        same = frame is not None and np.array_equal(frame.pixels, original)
        return same and window.engine.statistics().faces == 2

    qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)
    return session


def test_a_photo_is_the_filtered_picture_and_not_mirrored(qtbot, showing, portraits):
    showing.store.change("photos.format", "png")
    window = showing.window
    assert asked(qtbot, "toggle", "hat") == {"filter": "hat", "on": True}
    original = cv2.imread(str(portraits))
    qtbot.waitUntil(
        lambda: not np.array_equal(window.preview.frame.pixels, original),
        timeout=TIMEOUT_MS,
    )
    with qtbot.waitSignal(
        showing.takes.photographer.taken, timeout=TIMEOUT_MS
    ) as taken:
        qtbot.mouseClick(window.photo, Qt.MouseButton.LeftButton)
    (path,) = taken.args
    assert path.parent == pictures_folder()
    changed = np.abs(cv2.imread(str(path)).astype(int) - original).max(axis=2) > 20
    assert 2_000 < changed.sum() < 200_000
    assert window.photo.text() == "Photo taken"
    assert str(path) in window.photo.toolTip()


def test_photos_are_taken_from_outside_and_none_replaces_another(
    qtbot, showing, tmp_path
):
    asked(qtbot, "set", f"photos.folder {tmp_path / 'photos'}")
    asked(qtbot, "set", "photos.name me {filters}")
    answers = [asked(qtbot, "photo")["path"] for _ in range(2)]
    names = [Path(one).name for one in answers]
    assert names == ["me plain.jpg", "me plain (2).jpg"]
    assert all(cv2.imread(one).shape == (720, 1280, 3) for one in answers)


def test_without_a_picture_there_is_no_photo(qtbot, open_session):
    session = open_session()
    session.window.preview.show_frame(None)
    with pytest.raises(FaceKeysError, match="no picture"):
        session.takes.take_photo()
    session.window.photo.click()
    assert any("no picture" in text for text in session.window.notices.texts())


def test_a_folder_that_takes_no_photo_is_told_inside_and_outside(qtbot, showing):
    (pictures_folder().parent / "file").write_text("")
    showing.store.change("photos.folder", pictures_folder().parent / "file" / "x")
    with pytest.raises(RefusedError, match="No photo can be written"):
        asked(qtbot, "photo")
    texts = showing.window.notices.texts()
    assert any("No photo can be written" in text for text in texts)


def test_too_many_photos_at_once_are_refused(qtbot, showing):
    waiting, disk = showing.takes.photographer, threading.Event()
    waiting._thread.submit(disk.wait, 20)  # a slow one: none of them is written yet
    for _ in range(_MOST_WAITING):
        showing.takes.take_photo()
    with pytest.raises(FaceKeysError, match="still being written"):
        showing.takes.take_photo()
    disk.set()
    qtbot.waitUntil(lambda: waiting._waiting == 0, timeout=TIMEOUT_MS)
    showing.takes.take_photo()


def test_filters_are_toggled_and_taken_off_from_outside(qtbot, open_session):
    gallery = open_session().window.gallery
    assert asked(qtbot, "toggle", "moustache")["on"] is True
    assert asked(qtbot, "toggle", "hat")["on"] is True
    assert asked(qtbot, "toggle", "moustache")["on"] is False
    assert [one.id for one in gallery.active] == ["hat"]
    asked(qtbot, "panic")
    assert gallery.active == ()


def test_after_a_panic_from_outside_a_held_key_brings_nothing_back(qtbot, open_session):
    window = open_session().window
    window.gallery.toggle_id("hat")
    window.commands.press("push")
    asked(qtbot, "panic")
    window.commands.release("push")
    assert window.gallery.active == ()


def test_numbers_of_filters_are_kept_and_set_from_outside(qtbot, open_session):
    window = open_session().window
    assert window.gallery.numbers.of("sunglasses") == 1
    window.gallery.numbers.give("sunglasses", 7)
    asked(qtbot, "set", "processor.cores 1")
    asked(qtbot, "set", "hotkeys.filters ,hat")
    assert window.gallery.numbers.ids[:2] == ("", "hat")
    window.gallery.numbers.give("moustache", 1)
    window.close()
    assert kept().hotkeys.filters == ("moustache", "hat")


def test_a_filter_that_is_not_there_is_told_with_those_like_it(qtbot, open_session):
    open_session()
    with pytest.raises(RefusedError, match=r"There is no filter sun-glasses\.") as told:
        asked(qtbot, "toggle", "sun-glasses")
    assert told.value.exit_code == ExitCode.USAGE
    assert told.value.hint == "Did you mean sunglasses or round-glasses?"
    with pytest.raises(RefusedError) as told:
        asked(qtbot, "toggle", "xyz")
    assert told.value.hint == "`facekeys filters list` lists them."


def test_while_there_are_no_filters_yet_to_ask_again_is_the_hint(qtbot, open_session):
    open_session(load=lambda: Library({}, ()))
    with pytest.raises(RefusedError) as told:
        asked(qtbot, "toggle", "hat")
    assert told.value.hint == "Ask in a moment."


def test_the_window_is_no_less_awake_while_filters_are_read(qtbot, open_session):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    write_settings(settings_file(), save_profile(settings, "play"))
    may_go_on = threading.Event()

    def load():
        may_go_on.wait()
        return few_filters()

    session = open_session(load=load, waits=False)
    assert asked(qtbot, "status")["filters"] == []
    session.use_profile("play")
    assert not any("not there" in text for text in session.window.notices.texts())
    may_go_on.set()
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    assert asked(qtbot, "status")["filters"] == ["hat"]


def test_a_profile_chosen_while_filters_are_read_holds_the_picture_until_they_are_on(
    qtbot, open_session
):
    pinned = with_value(Settings(), "filters.pinned", ("hat",))
    settings = with_value(save_profile(pinned, "alone"), "filters.pinned", ())
    write_settings(settings_file(), save_profile(settings, "work"))
    may_go_on = threading.Event()

    def load():
        may_go_on.wait()
        return few_filters()

    session = open_session(load=load, waits=False)
    pipeline = session.window.engine._pipeline
    assert not pipeline.held
    session.use_profile("alone")  # which might have a guard
    held = pipeline.held
    may_go_on.set()
    assert held
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    assert [one.id for one in session.window.gallery.active] == ["hat"]
    assert not pipeline.held


def test_filters_that_cannot_be_read_by_a_fault_do_not_hold_the_picture(
    qtbot, open_session, caplog
):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    write_settings(settings_file(), settings)

    def load():
        raise PermissionError(13, "Permission denied", "hat")

    session = open_session(load=load)
    assert "could not be read" in caplog.text
    caplog.clear()
    told = session.window.notices.texts()
    assert any("stopped because of a fault" in text for text in told)
    preview = session.window.preview
    qtbot.waitUntil(lambda: preview.bare is not None, timeout=TIMEOUT_MS)


def test_the_window_closes_while_filters_are_read(open_session):
    session = open_session(waits=False)
    assert session.reading
    session.window.close()
    QApplication.processEvents()
    assert session.window.gallery.filters == ()


def test_a_profile_puts_its_filters_on_in_one_go(qtbot, open_session):
    settings = save_profile(Settings(), "work")
    settings = with_value(settings, "filters.pinned", ("hat", "moustache"))
    write_settings(settings_file(), save_profile(settings, "play"))
    window = open_session().window
    asked(qtbot, "profile", "work")
    assert window.gallery.active == ()
    asked(qtbot, "profile", "play")
    assert [one.id for one in window.gallery.active] == ["moustache", "hat"]
    with pytest.raises(RefusedError, match="There is no profile sleep"):
        asked(qtbot, "profile", "sleep")


def test_the_status_comes_through_the_door(qtbot, open_session):
    open_session()
    assert asked(qtbot, "status")["filters"] == []


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)  # offscreen
def test_a_second_start_shows_the_window_again(qtbot, open_session):
    window = open_session().window
    window.showMinimized()
    asked(qtbot, "raise")
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=TIMEOUT_MS)
    assert window.isVisible()


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)
def test_the_settings_are_a_click_away_and_switch_profiles(qtbot, open_session):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    settings = save_profile(settings, "play")
    write_settings(settings_file(), with_value(settings, "filters.pinned", ()))
    window = open_session().window
    for _ in range(2):
        qtbot.mouseClick(window.preferences, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    names = dialog.editors["filters.pinned"].widget
    assert names.count() == len(window.gallery.filters)
    dialog.profile_chosen.emit("play")
    assert window.gallery.active == ()  # in use already, and changed since
    dialog.profile_chosen.emit("gone")
    assert any("no profile gone" in text for text in window.notices.texts())


def test_troubles_are_written_to_the_log(open_session, caplog):
    settings_file().write_text("[camera\n")
    open_session()
    assert any(
        "settings: Settings that can't" in record.message for record in caplog.records
    )
