import os
from contextlib import closing
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from pyvirtualcam import register_backend

from facekeys.errors import ExitCode, VirtualCameraError
from facekeys.virtualcam import loopback
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.host import Host
from linux_root import add_video_node


class FakeBackend:
    """Keeps pyvirtualcam's contract for backends, and notes what it is given."""

    opened: list

    def __init__(self, *, width, height, fps, fourcc, device):
        if device in self.taken:
            message = f"Device {device} is in use."
            raise RuntimeError(message)
        self.asked = SimpleNamespace(
            width=width, height=height, fps=fps, fourcc=fourcc, device=device
        )
        self.frames = []
        self.closed = 0
        self.fault = None
        self.opened.append(self)

    def send(self, frame):
        if self.fault:
            raise self.fault
        self.frames.append(frame.copy())

    def close(self):
        self.closed += 1

    def device(self):
        return self.asked.device

    def native_fourcc(self):
        return self.asked.fourcc


@pytest.fixture
def backend(monkeypatch):
    """Returns a function that registers a fake backend, alone, under a name."""
    monkeypatch.setattr("pyvirtualcam.camera.BACKENDS", {})

    def register(name, taken=()):
        fake = type("Fake", (FakeBackend,), {"opened": [], "taken": set(taken)})
        register_backend(name, fake)
        return fake

    return register


def linux(root):
    return Host(platform="linux", root=root)


def picture(width=64, height=32):
    return np.full((height, width, 3), (200, 100, 50), np.uint8)


def test_the_labelled_device_gets_the_picture_as_i420(tmp_path, backend):
    fake = backend(loopback.BACKEND)
    add_video_node(tmp_path, 2, "Dummy", loopback=True)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    with closing(open_virtual_camera(host=linux(tmp_path))) as sink:
        assert sink.name == "FaceKeys Cam"
        sent = np.full((720, 1280, 3), (200, 100, 50), np.uint8)
        sink.send(sent)
    (opened,) = fake.opened
    assert vars(opened.asked) == {
        "width": 1280,
        "height": 720,
        "fps": 30,
        "fourcc": int.from_bytes(b"I420", "little"),
        "device": "/dev/video10",
    }
    got = opened.frames[0].reshape(1080, 1280)
    back = cv2.cvtColor(got, cv2.COLOR_YUV2BGR_I420)
    assert np.abs(back.astype(int) - sent).max() <= 3
    assert opened.closed == 1


def test_the_last_picture_is_repeated_without_being_made_again(
    tmp_path, backend, monkeypatch
):
    fake = backend("obs")
    host = Host(platform="darwin", root=tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        sink.send(picture())
        monkeypatch.delattr("facekeys.virtualcam.i420.cv2.cvtColor")
        sink.repeat()
    first, again = fake.opened[0].frames
    np.testing.assert_array_equal(first, again)


def test_a_frame_is_read_only_and_still_sent(tmp_path, backend):
    fake = backend("obs")
    pixels = picture()
    pixels.flags.writeable = False
    host = Host(platform="darwin", root=tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        sink.send(pixels)
    assert len(fake.opened[0].frames) == 1


def test_the_timeout_picture_is_stored_in_the_loopback(tmp_path, backend, monkeypatch):
    fake, stored = backend(loopback.BACKEND), []
    monkeypatch.setattr(
        "facekeys.virtualcam.timeout_picture.store",
        lambda device, i420: stored.append((device, i420.copy())),
    )
    node = add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    host = linux(tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        sink.set_timeout_picture(picture())
    ((device, i420),) = stored
    assert device == node
    back = cv2.cvtColor(i420, cv2.COLOR_YUV2BGR_I420)
    assert np.abs(back.astype(int) - picture()).max() <= 3
    assert fake.opened[0].frames == []


def test_elsewhere_there_is_no_timeout_picture(tmp_path, backend, monkeypatch):
    fake = backend("obs")
    monkeypatch.delattr("facekeys.virtualcam.timeout_picture.store")
    host = Host(platform="darwin", root=tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        sink.set_timeout_picture(picture())
    assert fake.opened[0].frames == []


def test_a_loopback_that_can_not_keep_a_picture_is_used_all_the_same(tmp_path, backend):
    fake = backend(loopback.BACKEND)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)  # a plain file
    host = linux(tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        sink.set_timeout_picture(picture())
        sink.send(picture())
    assert len(fake.opened[0].frames) == 1


def test_windows_prefers_the_camera_of_our_name(tmp_path, backend):
    unity, obs = backend("unitycapture"), backend("obs")
    with closing(open_virtual_camera(host=Host("win32", tmp_path))) as sink:
        assert sink.name == "FaceKeys Cam"
    assert unity.opened[0].asked.device == "FaceKeys Cam"
    assert obs.opened == []


def test_windows_falls_back_on_obs(tmp_path, backend):
    backend("unitycapture", taken=["FaceKeys Cam"])
    backend("obs")
    with closing(open_virtual_camera(host=Host("win32", tmp_path))) as sink:
        assert sink.name == "OBS Virtual Camera"


def test_a_device_in_use_makes_way_for_the_next(tmp_path, backend):
    backend(loopback.BACKEND, taken=["/dev/video10"])
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    add_video_node(tmp_path, 11, "Spare", loopback=True)
    with closing(open_virtual_camera(host=linux(tmp_path))) as sink:
        assert sink.name == "Spare"


def test_every_reason_is_told_when_all_fail(tmp_path, backend):
    backend(loopback.BACKEND, taken=["/dev/video10", "/dev/video11"])
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    add_video_node(tmp_path, 11, "Spare", loopback=True)
    with pytest.raises(VirtualCameraError) as caught:
        open_virtual_camera(host=linux(tmp_path))
    assert caught.value.message == (
        "No virtual camera can be used (FaceKeys Cam: Device /dev/video10 is in use; "
        "Spare: Device /dev/video11 is in use)."
    )
    assert "modprobe" in caught.value.hint
    assert caught.value.exit_code == ExitCode.VIRTUAL_CAMERA


def test_none_at_all_is_one_sentence_and_the_lines(tmp_path, backend):
    with pytest.raises(VirtualCameraError) as caught:
        open_virtual_camera(host=linux(tmp_path))
    assert caught.value.message == "There is no virtual camera on this system."
    assert "modprobe" in caught.value.hint


def test_a_pyvirtualcam_without_the_backend_is_a_reason(tmp_path, backend):
    with pytest.raises(VirtualCameraError, match="has no obs here"):
        open_virtual_camera(host=Host("darwin", tmp_path))


def test_our_writer_is_registered_for_linux(tmp_path, backend):
    add_video_node(tmp_path, 4242, "FaceKeys Cam", loopback=True)  # in the fake only
    with pytest.raises(VirtualCameraError, match="No such file or directory: '/dev/v"):
        open_virtual_camera(host=linux(tmp_path))


def test_a_failing_send_is_told(tmp_path, backend):
    fake = backend("obs")
    host = Host("darwin", tmp_path)
    with closing(open_virtual_camera(width=64, height=32, host=host)) as sink:
        for fault in (OSError("No space left"), RuntimeError("Stream is gone")):
            fake.opened[0].fault = fault
            for attempt in (lambda: sink.send(picture()), sink.repeat):
                with pytest.raises(VirtualCameraError, match=str(fault)):
                    attempt()


@pytest.mark.parametrize(
    "pixels",
    [
        picture(width=66),
        picture()[..., 0],
        picture().astype(np.float32),
    ],
)
def test_other_pictures_are_refused(tmp_path, backend, pixels):
    fake = backend("obs")
    host = Host("darwin", tmp_path)
    sink = open_virtual_camera(width=64, height=32, host=host)
    with closing(sink), pytest.raises(ValueError, match="must be"):
        sink.send(pixels)
    assert fake.opened[0].frames == []


@pytest.mark.parametrize("size", [(65, 32), (64, 31), (0, 0)])
def test_i420_needs_even_sizes(tmp_path, backend, size):
    backend("obs")
    with pytest.raises(ValueError, match="even"):
        open_virtual_camera(
            width=size[0], height=size[1], host=Host("darwin", tmp_path)
        )


def test_closing_twice_closes_once_and_sending_then_is_told(tmp_path, backend):
    fake = backend("obs")
    sink = open_virtual_camera(width=64, height=32, host=Host("darwin", tmp_path))
    sink.close()
    sink.close()
    assert fake.opened[0].closed == 1
    with pytest.raises(VirtualCameraError, match="closed"):
        sink.send(picture())


def test_a_device_that_may_not_be_written_is_passed_over(
    tmp_path, backend, monkeypatch
):
    backend(loopback.BACKEND)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(VirtualCameraError) as caught:
        open_virtual_camera(host=linux(tmp_path))
    assert "/dev/video10 may not be written to" in caught.value.message
    assert "usermod -aG video" in caught.value.hint
