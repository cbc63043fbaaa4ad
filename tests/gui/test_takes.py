"""Photos and recordings from the running app, and what is in them."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolTip

from doubles import RecordingSink
from facekeys.camera.choose import open_file
from facekeys.errors import ExitCode, RefusedError
from facekeys.recording.live import SPARE_BYTES
from facekeys.resources import pictures_folder, videos_folder
from facekeys.ui.control import ask
from facekeys.ui.record_button import clock
from facekeys.ui.session import Session
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from films import played

TIMEOUT_MS = 20_000


@pytest.fixture
def sink():
    return RecordingSink()


@pytest.fixture
def session(qtbot, portraits, sink):
    """The app, showing a still picture in which it has found both faces."""
    window = MainWindow(sources=SourceChooser(lister=list))
    session = Session(window, SettingsStore(None, window), {}, lambda _: sink)
    window.show()
    qtbot.waitExposed(window)
    session.start()
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    window.engine.use_source(partial(open_file, str(portraits)))
    qtbot.waitUntil(lambda: sees(window, portraits), timeout=TIMEOUT_MS)
    yield session
    window.close()
    window.deleteLater()


def sees(window, portraits):
    frame = window.preview.frame
    same = frame is not None and np.array_equal(
        frame.pixels, cv2.imread(str(portraits))
    )
    return same and window.engine.statistics().faces == 2


def wear(qtbot, session, portraits, one="hat"):
    """Put a filter on, and wait until it is seen."""
    session.window.gallery.toggle_id(one)
    qtbot.waitUntil(lambda: not sees(session.window, portraits), timeout=TIMEOUT_MS)


def asked(qtbot, *words):
    """Ask from another thread, as another program would; the app here runs on."""
    with ThreadPoolExecutor(1) as aside:
        asking = aside.submit(ask, *words)
        qtbot.waitUntil(asking.done, timeout=TIMEOUT_MS)
        return json.loads(asking.result())


def begin(qtbot, session):
    with qtbot.waitSignal(session.takes.recorder.begun, timeout=TIMEOUT_MS):
        qtbot.keyClick(session.window, Qt.Key.Key_R)
    wait_for_a_picture(qtbot, session)


def wait_for_a_picture(qtbot, session):
    engine = session.window.engine
    qtbot.waitUntil(lambda: engine.recording.state.seconds > 0, timeout=TIMEOUT_MS)


def end(qtbot, session):
    with qtbot.waitSignal(session.takes.recorder.ended, timeout=TIMEOUT_MS) as ended:
        qtbot.keyClick(session.window, Qt.Key.Key_R)
    return ended.args[0]


def told(session):
    return " ".join(session.window.notices.texts())


def test_a_recording_has_the_filters_and_is_not_mirrored(qtbot, session, portraits):
    window = session.window
    wear(qtbot, session, portraits)
    with qtbot.waitSignal(session.takes.recorder.begun, timeout=TIMEOUT_MS):
        qtbot.mouseClick(window.record, Qt.MouseButton.LeftButton)
    assert window.record.isChecked()
    assert window.windowTitle() == "● FaceKeys is recording"
    assert window.commands.deeds.recording
    assert window.commands["record"].isChecked()
    qtbot.waitUntil(lambda: window.record.text() == "● 00:01", timeout=TIMEOUT_MS)
    with qtbot.waitSignal(session.takes.recorder.ended, timeout=TIMEOUT_MS) as ended:
        qtbot.mouseClick(window.record, Qt.MouseButton.LeftButton)
    (recorded,) = ended.args
    assert recorded.trouble is None
    assert window.windowTitle() == "FaceKeys"
    assert not window.commands.deeds.recording
    assert not window.record.isChecked()
    assert window.record.text() == "Recorded"
    assert recorded.state.path in window.record.toolTip()

    (path,) = videos_folder().iterdir()
    assert str(path) == recorded.state.path
    pictures = played(path)
    assert len(pictures) / 30 == pytest.approx(recorded.state.seconds)
    assert 1 <= recorded.state.seconds < 10
    times = [time for time, _ in pictures]
    assert times == pytest.approx(np.arange(len(times)) / 30)
    bare = cv2.imread(str(portraits)).astype(int)
    filtered = window.preview.frame.pixels
    for _, seen in pictures[:: len(pictures) - 1]:
        assert np.abs(seen - filtered.astype(int)).mean() < 2.5
        assert 2_000 < (np.abs(seen - bare).max(axis=2) > 60).sum() < 200_000


def test_the_mark_for_others_is_in_the_recording(qtbot, session, portraits):
    session.window.engine.marks_filtered = True
    wear(qtbot, session, portraits)
    begin(qtbot, session)
    recorded = end(qtbot, session)
    (_, seen), *_ = played(recorded.state.path)
    corner = slice(640, 720), slice(0, 320)
    plain = session.window.preview.frame.pixels
    assert np.abs(seen[corner] - plain[corner].astype(int)).max() > 100


def test_recordings_are_begun_and_ended_from_outside(qtbot, session, tmp_path):
    asked(qtbot, "set", f"recordings.folder {tmp_path / 'films'}")
    asked(qtbot, "set", "recordings.name me {filters}")
    assert asked(qtbot, "status")["recording"] is None
    begun = asked(qtbot, "record", "start")
    part = str(tmp_path / "films" / "me plain.part.mp4")
    assert begun == {"recording": True, "path": part}
    assert asked(qtbot, "status")["recording"]["path"] == part
    wait_for_a_picture(qtbot, session)
    with pytest.raises(RefusedError, match="records already") as refused:
        asked(qtbot, "record", "start")
    assert refused.value.exit_code == ExitCode.USAGE
    ended = asked(qtbot, "record", "toggle")
    assert ended["recording"] is False
    assert ended["path"] == str(tmp_path / "films" / "me plain.mp4")
    assert ended["seconds"] == pytest.approx(len(played(ended["path"])) / 30)
    assert ended["left_out"] == 0
    with pytest.raises(RefusedError, match="Nothing is recorded"):
        asked(qtbot, "record", "stop")
    with pytest.raises(RefusedError, match="start or stop"):
        asked(qtbot, "record", "dance")
    asked(qtbot, "record", "toggle")
    wait_for_a_picture(qtbot, session)
    assert asked(qtbot, "record", "stop")["path"].endswith("me plain (2).mp4")


def test_the_end_of_the_app_makes_the_file_whole(qtbot, session):
    begin(qtbot, session)
    qtbot.waitUntil(
        lambda: session.window.engine.recording.state.seconds > 0.5, timeout=TIMEOUT_MS
    )
    session.window.close()
    (path,) = videos_folder().iterdir()
    assert not path.name.endswith(".part.mp4")
    assert len(played(path)) > 15


def test_the_camera_does_not_rest_while_it_is_recorded(qtbot, session):
    demand = session.window.engine._demand
    begin(qtbot, session)
    assert demand.recording
    end(qtbot, session)
    assert not demand.recording


def test_a_folder_that_takes_nothing_is_told_inside_and_outside(qtbot, session):
    videos_folder().parent.joinpath("file").write_text("")
    folder = videos_folder().parent / "file" / "x"
    session.store.change("recordings.folder", folder)
    with pytest.raises(RefusedError, match="No recording can be written"):
        asked(qtbot, "record", "start")
    qtbot.waitUntil(lambda: "No recording" in told(session), timeout=TIMEOUT_MS)
    assert not session.window.record.isChecked()
    session.store.change("recordings.folder", None)
    begin(qtbot, session)
    assert "No recording" not in told(session)
    end(qtbot, session)


def test_a_disk_that_fills_ends_the_recording_and_not_the_call(
    qtbot, session, sink, monkeypatch
):
    monkeypatch.setattr("facekeys.engine.recording._CHECK_S", 0.2)
    begin(qtbot, session)
    usage = shutil.disk_usage("/")._replace(free=SPARE_BYTES - 1)
    ended = session.takes.recorder.ended
    with (
        monkeypatch.context() as full,
        qtbot.waitSignal(ended, timeout=TIMEOUT_MS) as signal,
    ):
        full.setattr("shutil.disk_usage", lambda _: usage)
    path = signal.args[0].state.path
    assert "nearly full" in told(session)
    assert path in told(session)
    assert played(path)
    assert not session.window.record.isChecked()
    before = len(sink.sent)
    qtbot.waitUntil(lambda: len(sink.sent) > before + 3, timeout=TIMEOUT_MS)


def test_pictures_that_are_left_out_are_told(qtbot, session):
    begin(qtbot, session)
    session.window.engine.recording._left_out = 7
    end(qtbot, session)
    assert "lacks 7 pictures" in told(session)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (72.9, "01:12"), (3723, "1:02:03")]
)
def test_a_duration_is_read_as_on_a_clock(seconds, text):
    assert clock(seconds) == text


@pytest.fixture
def quick(monkeypatch):
    """Let the seconds of the countdown be short."""
    monkeypatch.setattr("facekeys.ui.shutter._SECOND_MS", 40)


def photos():
    return sorted(pictures_folder().glob("*")) if pictures_folder().exists() else []


def test_a_timer_counts_down_in_the_preview_and_nowhere_else(
    qtbot, session, sink, portraits, quick
):
    session.store.change("photos.timer", "3 s")
    session.store.change("photos.format", "png")
    window = session.window
    without = window.preview.grab().toImage()
    counted, drawn = [], []
    session.takes.shutter.counted.connect(counted.append)
    session.takes.shutter.counted.connect(
        lambda _: drawn.append(window.preview.grab().toImage() != without)
    )
    with qtbot.waitSignal(session.takes.photographer.taken, timeout=TIMEOUT_MS):
        qtbot.keyClick(window, Qt.Key.Key_T)
        assert window.photo.text() == "Cancel (3)"
    assert counted == [3, 2, 1, 0]
    assert drawn == [True, True, True, False]
    (path,) = photos()
    np.testing.assert_array_equal(cv2.imread(str(path)), cv2.imread(str(portraits)))
    wanted = cv2.imread(str(portraits))
    assert all(np.array_equal(one, wanted) for one in sink.sent[-3:])


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_Escape])
def test_a_second_press_or_the_panic_key_takes_no_photo(qtbot, session, quick, key):
    session.store.change("photos.timer", "10 s")
    qtbot.keyClick(session.window, Qt.Key.Key_T)
    assert session.takes.shutter.busy
    qtbot.keyClick(session.window, key)
    assert not session.takes.shutter.busy
    assert session.window.photo.text() == "Photo"
    qtbot.wait(600)
    assert photos() == []


def test_a_burst_takes_as_many_as_wanted(qtbot, session):
    session.store.change("photos.burst", 3)
    session.store.change("photos.interval_s", 0.2)
    taken = session.takes.photographer.taken
    with qtbot.waitSignals([taken] * 3, timeout=TIMEOUT_MS):
        session.window.photo.click()
    assert len(photos()) == 3
    assert not session.takes.shutter.busy


def test_a_burst_is_ended_by_a_second_press_and_by_a_failure(qtbot, session):
    session.store.change("photos.burst", 20)
    session.store.change("photos.interval_s", 0.2)
    with qtbot.waitSignal(session.takes.photographer.taken, timeout=TIMEOUT_MS):
        session.window.photo.click()
    session.window.photo.click()
    qtbot.wait(300)
    assert len(photos()) == 1
    session.window.preview.show_frame(None)
    session.takes.shutter.press(session.store.settings.photos)
    assert not session.takes.shutter.busy
    assert "no picture" in told(session)


def test_a_photo_from_outside_waits_for_no_timer(qtbot, session):
    session.store.change("photos.timer", "10 s")
    asked(qtbot, "photo")
    assert len(photos()) == 1


def test_held_the_preview_shows_the_bare_picture_and_others_do_not(
    qtbot, session, sink, portraits
):
    window = session.window
    bare = window.preview.grab().toImage()
    wear(qtbot, session, portraits)
    assert window.preview.grab().toImage() != bare
    qtbot.keyPress(window, Qt.Key.Key_B)
    assert window.preview.grab().toImage() == bare
    before = len(sink.sent)
    qtbot.waitUntil(lambda: len(sink.sent) > before + 3, timeout=TIMEOUT_MS)

    def is_sent():  # soon: until the hat is at rest each of them has another frame
        return np.array_equal(sink.sent[-1], window.preview.frame.pixels)

    qtbot.waitUntil(is_sent, timeout=TIMEOUT_MS)
    wanted = window.preview.frame.pixels  # which a photo is taken of
    assert not np.array_equal(wanted, cv2.imread(str(portraits)))
    qtbot.keyRelease(window, Qt.Key.Key_B)
    assert window.preview.grab().toImage() != bare
    qtbot.mousePress(window.compare, Qt.MouseButton.LeftButton)
    assert window.preview.grab().toImage() == bare
    qtbot.mouseRelease(window.compare, Qt.MouseButton.LeftButton)
    assert window.preview.grab().toImage() != bare


def test_who_taps_the_comparison_is_told_to_hold_it(qtbot, session):
    compare = session.window.compare
    assert compare.toolTip() == (
        "Hold it, or its key, to see the picture without filters (B)"
    )
    assert compare.accessibleDescription() == compare.toolTip()
    for hands in (
        lambda: qtbot.mouseClick(compare, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(session.window, Qt.Key.Key_B),
    ):
        hands()
        assert compare.text() == "Hold it"
        compare.say()
    qtbot.mousePress(compare, Qt.MouseButton.LeftButton)
    qtbot.wait(450)
    qtbot.mouseRelease(compare, Qt.MouseButton.LeftButton)
    assert compare.text() == "Compare"


def test_where_there_is_no_word_it_is_told_above_the_icon(qtbot, session):
    session.window.resize(640, 480)
    compare = session.window.compare
    icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    qtbot.waitUntil(lambda: compare.toolButtonStyle() is icon)
    qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
    assert QToolTip.text() == "Hold it"
    QToolTip.hideText()


class FileManager(QObject):
    """What the desktop would open a folder with."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def file_manager():
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


def test_the_folder_of_the_last_take_is_opened_by_key_and_by_button(
    qtbot, session, tmp_path, file_manager
):
    window = session.window
    asked(qtbot, "set", f"photos.folder {tmp_path / 'photos'}")
    asked(qtbot, "set", f"recordings.folder {tmp_path / 'films'}")
    asked(qtbot, "photo")
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert file_manager.opened == [(tmp_path / "photos").as_posix()]
    tip = window.photo.toolTip().splitlines()
    assert tip[0] == "Take a photo, as others see you (T)"
    assert tip[1].startswith(f"The last one: {tmp_path / 'photos'}")
    begin(qtbot, session)
    end(qtbot, session)
    window.bar.folder.setFocus()
    qtbot.keyClick(window.bar.folder, Qt.Key.Key_Space)
    qtbot.mouseClick(window.bar.folder, Qt.MouseButton.LeftButton)
    assert file_manager.opened[1:] == [(tmp_path / "films").as_posix()] * 2
    tip = window.record.toolTip().splitlines()
    assert tip[0] == "Record what others see, without sound (R)"
    assert tip[1].startswith(f"The last one: {tmp_path / 'films'}")


def test_what_was_taken_on_other_days_is_found(qtbot, session, file_manager):
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert file_manager.opened == []
    assert session.window.notices.texts()[-1] == (
        "There is no photo and no recording yet.\n"
        f"Photos go to {pictures_folder()}, recordings to {videos_folder()}."
    )
    videos_folder().mkdir(parents=True)
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert file_manager.opened == [videos_folder().as_posix()]
    assert "no photo" not in told(session)


def test_a_desktop_that_shows_no_folders_is_told(qtbot, session, monkeypatch):
    pictures_folder().mkdir(parents=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert "No program was found that shows folders." in told(session)
    assert str(pictures_folder()) in told(session)


def test_the_tray_tells_of_a_recording(qtbot, session):
    from facekeys.ui.desktop import Desktop
    from facekeys.ui.hotkeys.backend import NoHotkeys, unavailable

    desktop = Desktop(session.window, lambda _: NoHotkeys(unavailable("No keys.")))
    begin(qtbot, session)
    assert "RECORDING" in desktop.tray.state.text()
    assert "RECORDING" in desktop.tray.icon.toolTip()
    end(qtbot, session)
    assert "RECORDING" not in desktop.tray.icon.toolTip()
    desktop.close()
