import ctypes
import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from facekeys.virtualcam import loopback
from facekeys.virtualcam.loopback import LoopbackDevice, offered_ends

if sys.platform != "linux":
    pytest.skip("Video4Linux", allow_module_level=True)

I420 = int.from_bytes(b"I420", "little")
CAPTURE, OUTPUT = 1, 2


class FakeKernel:
    """Answers the ioctls of v4l2loopback about one device, which is a plain file."""

    def __init__(self, directions=OUTPUT, driver=b"v4l2 loopback", held=None):
        self.directions = directions
        self.driver = driver
        self.held = held
        self.announced = []
        self.calls = {
            loopback.QUERYCAP: self.query,
            loopback.S_FMT: self.set_format,
            loopback.STREAMON: self.announce,
        }

    def ioctl(self, descriptor, request, argument):
        self.calls[request](descriptor, argument)

    def query(self, _descriptor, capability):
        capability.driver = self.driver
        capability.capabilities = self.directions | 0x85200000

    def set_format(self, _descriptor, wanted):
        if self.directions == 0:
            raise OSError(errno.EINVAL, "Invalid argument")
        assert wanted.type == 2
        self.format = bytes(wanted.fmt.pix)
        if self.held:
            wanted.fmt.pix.width, wanted.fmt.pix.height = self.held

    def announce(self, descriptor, kind):
        assert kind.value == 2
        self.announced.append(descriptor)


@pytest.fixture
def kernel(monkeypatch):
    def install(**options):
        fake = FakeKernel(**options)
        monkeypatch.setattr("fcntl.ioctl", fake.ioctl)
        return fake

    return install


@pytest.fixture
def device(tmp_path):
    node = tmp_path / "video10"
    node.touch()
    return node


def open_device(path, **options):
    options = {"width": 64, "height": 32, "fps": 30, "fourcc": I420} | options
    return LoopbackDevice(device=str(path), **options)


@pytest.fixture
def no_descriptor_is_left():
    def descriptors():
        return {entry.name for entry in Path("/proc/self/fd").iterdir()}

    before = descriptors()
    yield
    assert descriptors() == before


def test_the_requests_are_those_of_the_kernel():
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert loopback.QUERYCAP == 0x80685600
        assert loopback.S_FMT == 0xC0D05605
        assert loopback.STREAMON == 0x40045612


def test_the_bytes_reach_the_device(kernel, device, no_descriptor_is_left):
    fake = kernel()
    opened = open_device(device)
    frame = np.random.default_rng(1).integers(0, 256, 64 * 32 * 3 // 2, np.uint8)
    opened.send(frame)
    opened.close()
    assert device.read_bytes() == frame.tobytes()
    width, height, fourcc, field = np.frombuffer(fake.format, np.uint32)
    assert (width, height, field) == (64, 32, 1)
    assert int(fourcc).to_bytes(4, "little") == b"YU12"
    assert opened.device() == str(device)
    assert opened.native_fourcc() == I420


def test_the_stream_is_announced(kernel, device):
    fake = kernel()
    open_device(device).close()
    assert len(fake.announced) == 1


def test_a_module_that_wants_no_announcement_is_fine(kernel, device):
    fake = kernel()

    def refuse(_descriptor, _kind):
        raise OSError(errno.EINVAL, "Invalid argument")

    fake.calls[loopback.STREAMON] = refuse
    open_device(device).close()


def test_a_device_left_unusable_is_announced_and_opened_anew(
    kernel, device, no_descriptor_is_left
):
    fake = kernel(directions=0)

    def announce(descriptor, kind):
        FakeKernel.announce(fake, descriptor, kind)
        fake.directions = OUTPUT

    fake.calls[loopback.STREAMON] = announce
    open_device(device).close()
    first, second = fake.announced
    assert first != second


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"directions": CAPTURE}, "another program feeds it"),
        ({"driver": b"uvcvideo"}, "not of v4l2loopback"),
        ({"held": (640, 480)}, "holds it at 640x480"),
        ({"directions": 0}, "Invalid argument"),
    ],
)
def test_what_is_in_the_way_is_told(
    kernel, device, no_descriptor_is_left, options, reason
):
    kernel(**options)
    with pytest.raises(OSError, match=reason):
        open_device(device)


def test_a_file_that_is_no_device_is_refused(device, no_descriptor_is_left):
    with pytest.raises(OSError, match="ioctl"):
        open_device(device)


def test_a_missing_device_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_device(tmp_path / "video99")


def test_only_i420_is_taken(kernel, device):
    kernel()
    with pytest.raises(ValueError, match="I420"):
        open_device(device, fourcc=int.from_bytes(b"NV12", "little"))


def test_a_write_that_fails_is_raised(kernel):
    kernel()
    opened = open_device("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        opened.send(np.zeros(64 * 32 * 3 // 2, np.uint8))
    opened.close()


def test_a_write_cut_short_is_raised(kernel, device, monkeypatch):
    kernel()
    opened = open_device(device)
    monkeypatch.setattr(os, "write", lambda descriptor, data: 100)
    with pytest.raises(OSError, match="100 of 3072 bytes"):
        opened.send(np.zeros(64 * 32 * 3 // 2, np.uint8))
    opened.close()


@pytest.mark.parametrize("ends", [0, OUTPUT, CAPTURE, CAPTURE | OUTPUT])
def test_the_ends_that_a_device_offers_are_told(
    kernel, device, no_descriptor_is_left, ends
):
    kernel(directions=ends)
    assert offered_ends(device) == ends
