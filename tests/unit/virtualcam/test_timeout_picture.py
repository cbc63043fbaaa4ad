import ctypes
import errno
import mmap
import sys
from pathlib import Path

import numpy as np
import pytest

from facekeys.virtualcam import timeout_picture
from facekeys.virtualcam.timeout_picture import store

if sys.platform != "linux":
    pytest.skip("Video4Linux", allow_module_level=True)

BUFFER_BYTES = mmap.PAGESIZE
AT = 32 * BUFFER_BYTES


class FakeModule:
    """v4l2loopback's controls and its buffer for the timeout, on a plain file."""

    def __init__(self):
        self.controls = []
        self.armed = False
        self.calls = {
            timeout_picture.S_CTRL: self.control,
            timeout_picture.REQBUFS: self.request,
            timeout_picture.QUERYBUF: self.query,
        }
        self.filler = None

    def ioctl(self, descriptor, request, argument):
        self.calls[request](descriptor, argument)

    def control(self, descriptor, control):
        self.controls.append((control.id, control.value))
        self.armed = control.id == timeout_picture.TIMEOUT_IMAGE_IO and control.value

    def request(self, descriptor, asked):
        assert self.armed
        assert (asked.count, asked.type, asked.memory) == (1, 2, 1)
        self.filler = descriptor

    def query(self, descriptor, buffer):
        assert descriptor == self.filler
        assert (buffer.index, buffer.type) == (0, 2)
        buffer.length, buffer.m.offset = BUFFER_BYTES, AT


@pytest.fixture
def module(monkeypatch):
    fake = FakeModule()
    monkeypatch.setattr("fcntl.ioctl", fake.ioctl)
    return fake


@pytest.fixture
def device(tmp_path):
    node = tmp_path / "video10"
    node.write_bytes(bytes(AT + BUFFER_BYTES))
    return node


@pytest.fixture(autouse=True)
def no_descriptor_is_left():
    before = len(list(Path("/proc/self/fd").iterdir()))
    yield
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def picture():
    return np.random.default_rng(1).integers(0, 256, (48, 32), np.uint8)


def test_the_requests_are_those_of_the_kernel():
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert timeout_picture.S_CTRL == 0xC008561C
        assert timeout_picture.REQBUFS == 0xC0145608
        assert timeout_picture.QUERYBUF == 0xC0585609
    assert timeout_picture.TIMEOUT == 0x0098F902  # as `v4l2-ctl -L` prints it


def test_the_picture_is_where_the_module_looks_for_it(module, device):
    assert store(device, picture())
    data = device.read_bytes()
    assert data[AT : AT + picture().nbytes] == picture().tobytes()
    assert not any(data[:AT])


def test_it_is_shown_after_a_second_and_at_the_rate_of_the_device(module, device):
    store(device, picture())
    assert module.controls[:2] == [
        (timeout_picture.TIMEOUT, 1000),
        (timeout_picture.SUSTAIN_FRAMERATE, 1),
    ]
    # V4L2 leaves out a control that has its value already, as after a kill.
    assert module.controls[2:] == [
        (timeout_picture.TIMEOUT_IMAGE_IO, 0),
        (timeout_picture.TIMEOUT_IMAGE_IO, 1),
    ]


@pytest.mark.parametrize(
    "request_", ["S_CTRL", "REQBUFS", "QUERYBUF"], ids=lambda name: name
)
def test_a_module_that_can_not_is_left_alone(module, device, request_):
    def refuse(_descriptor, _argument):
        raise OSError(errno.EINVAL, "Invalid argument")

    module.calls[getattr(timeout_picture, request_)] = refuse
    assert not store(device, picture())


def test_a_device_that_is_gone_is_no_error(tmp_path):
    assert not store(tmp_path / "video99", picture())
