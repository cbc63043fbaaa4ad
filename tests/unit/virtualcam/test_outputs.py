from pathlib import Path

import numpy as np
import pytest

from facekeys.errors import ExitCode, UsageError, VirtualCameraError
from facekeys.virtualcam import outputs
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.outputs import NoSink, open_best, output
from linux_root import add_video_node


@pytest.fixture
def host(tmp_path):
    add_video_node(tmp_path, 0, "USB Camera", hardware="usb1/1-1:1.0")
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    return Host(platform="linux", root=tmp_path)


def failing(message, hint=""):
    def opener(**_):
        raise VirtualCameraError(message, hint=hint)

    return opener


@pytest.mark.parametrize(
    "word", ["", "Auto", "ndi", "/dev/video", "/dev/video1/..", "10"]
)
def test_a_wrong_word_is_told_all_right_ones(word):
    with pytest.raises(UsageError) as caught:
        output(word)
    assert caught.value.exit_code == ExitCode.USAGE
    for right in ("auto", "pipewire", "http", "none", "/dev/videoN"):
        assert right in caught.value.hint


def test_a_real_camera_is_refused_and_the_loopback_named(host):
    with pytest.raises(VirtualCameraError) as caught:
        output("/dev/video0", host)
    assert caught.value.message.startswith("/dev/video0 (USB Camera) is not a virtual")
    assert "/dev/video10 (FaceKeys Cam)" in caught.value.hint
    assert caught.value.exit_code == ExitCode.VIRTUAL_CAMERA


def test_a_device_that_is_not_there_is_told(host, tmp_path):
    with pytest.raises(VirtualCameraError, match="There is no /dev/video9"):
        output("/dev/video9", host)
    with pytest.raises(VirtualCameraError) as caught:
        output("/dev/video9", Host("linux", tmp_path / "empty"))
    assert "facekeys doctor" in caught.value.hint


def test_one_device_is_opened_and_no_other(host, monkeypatch):
    add_video_node(host.root, 4, "Spare", loopback=True)
    tried = []

    def refuse(candidate, **_):
        tried.append(candidate.device)
        raise VirtualCameraError(f"{candidate.name}: busy")

    monkeypatch.setattr("facekeys.virtualcam.camera.PyvirtualcamSink", refuse)
    with pytest.raises(VirtualCameraError, match="Spare: busy"):
        output("/dev/video4", host)()
    assert tried == ["/dev/video4"]


def test_a_camera_that_took_the_number_since_is_refused(host):
    opener = output("/dev/video10", host)
    (host.root / "sys/class/video4linux/video10/max_openers").unlink()
    with pytest.raises(VirtualCameraError, match="not a virtual camera"):
        opener()


def test_the_best_is_a_virtual_camera_where_there_is_one(monkeypatch):
    monkeypatch.setattr(outputs, "open_virtual_camera", lambda: "loopback")
    monkeypatch.setattr(outputs, "pipewire_socket", lambda: Path("/run/pipewire-0"))
    assert output("auto")() == "loopback"


def test_the_best_is_pipewire_where_there_is_no_virtual_camera(monkeypatch):
    monkeypatch.setattr(outputs, "open_virtual_camera", failing("No loopback."))
    monkeypatch.setattr(outputs, "pipewire_socket", lambda: Path("/run/pipewire-0"))
    monkeypatch.setattr(outputs, "open_pipewire", lambda: "pipewire")
    assert open_best() == "pipewire"


def test_where_pipewire_does_not_run_nobody_hears_of_it(monkeypatch):
    monkeypatch.setattr(outputs, "open_virtual_camera", failing("No loopback.", "Do."))
    monkeypatch.setattr(outputs, "pipewire_socket", lambda: None)
    with pytest.raises(VirtualCameraError) as caught:
        open_best()
    assert str(caught.value) == "No loopback. Do."


def test_where_all_fail_every_reason_and_hint_is_told(monkeypatch):
    monkeypatch.setattr(
        outputs, "open_virtual_camera", failing("No loopback.", "Load.")
    )
    monkeypatch.setattr(outputs, "pipewire_socket", lambda: Path("/run/pipewire-0"))
    monkeypatch.setattr(outputs, "open_pipewire", failing("No GStreamer.", "Install."))
    with pytest.raises(VirtualCameraError) as caught:
        open_best()
    assert caught.value.message == (
        "No loopback. Nor can PipeWire be used: No GStreamer."
    )
    assert caught.value.hint == "Load.\nInstall."


def test_none_takes_everything_and_is_seen_by_nobody():
    sink = output("none")()
    assert isinstance(sink, NoSink)
    assert sink.name == ""
    sink.set_timeout_picture(np.zeros((2, 2, 3), np.uint8))
    sink.send(np.zeros((2, 2, 3), np.uint8))
    sink.repeat()
    sink.close()
