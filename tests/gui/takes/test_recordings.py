"""Recordings from the running app, and what is in them."""

import shutil

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt

from facekeys.errors import ExitCode, RefusedError
from facekeys.recording.live import SPARE_BYTES
from facekeys.resources import videos_folder
from facekeys.ui.record_button import clock
from films import played
from gui.session.asking import TIMEOUT_MS, asked
from gui.takes.taking import begin, end, told, wait_for_a_picture, wear


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
