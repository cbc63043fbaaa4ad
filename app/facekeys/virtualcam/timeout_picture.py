"""The picture that v4l2loopback shows by itself once its sender is silent.

Without it a reader keeps the last picture, frozen, when the app is killed. Two controls
of the module do it: "timeout" puts a stored picture in place of the last one, and
"sustain_framerate" repeats that at the rate of the device. They outlive the program
that set them, as they must; so does the stored picture, as long as anybody has the
device open.

The numbers of the controls, and how the picture is stored (the next program to open the
device after timeout_image_io was set maps its buffer), are from v4l2loopback.c, the
same in 0.12.7 and 0.15.
"""

from __future__ import annotations

import ctypes
import logging
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facekeys.types import Pixels
from facekeys.virtualcam.ioctl import ioctl, number

TIMEOUT_MS: Final = 1000
"""After how long without a picture the stored one is shown."""

_LOG: Final = logging.getLogger(__name__)

_CONTROLS: Final = 0x00980900 | 0xF000
"""V4L2_CID_USER_BASE, and where v4l2loopback's own begin."""
SUSTAIN_FRAMERATE: Final = _CONTROLS + 1
TIMEOUT: Final = _CONTROLS + 2
TIMEOUT_IMAGE_IO: Final = _CONTROLS + 3

_BUFFER_TYPE_OUTPUT: Final = 2
_MEMORY_MMAP: Final = 1


class Control(ctypes.Structure):
    """`struct v4l2_control` of linux/videodev2.h."""

    _fields_ = (("id", ctypes.c_uint32), ("value", ctypes.c_int32))


class RequestBuffers(ctypes.Structure):
    """`struct v4l2_requestbuffers`."""

    _fields_ = (
        ("count", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("memory", ctypes.c_uint32),
        ("capabilities", ctypes.c_uint32),
        ("flags", ctypes.c_uint8),
        ("reserved", ctypes.c_uint8 * 3),
    )


class _TimeCode(ctypes.Structure):
    """`struct v4l2_timecode`."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("digits", ctypes.c_uint8 * 8),
    )


class _Place(ctypes.Union):
    """The union `m` in `struct v4l2_buffer`."""

    _fields_ = (("offset", ctypes.c_uint32), ("pointer", ctypes.c_ulong))


class Buffer(ctypes.Structure):
    """`struct v4l2_buffer`."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("bytesused", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("field", ctypes.c_uint32),
        ("timestamp", ctypes.c_long * 2),
        ("timecode", _TimeCode),
        ("sequence", ctypes.c_uint32),
        ("memory", ctypes.c_uint32),
        ("m", _Place),
        ("length", ctypes.c_uint32),
        ("reserved2", ctypes.c_uint32),
        ("request_fd", ctypes.c_int32),
    )


REQBUFS: Final = number(3, 8, ctypes.sizeof(RequestBuffers))
QUERYBUF: Final = number(3, 9, ctypes.sizeof(Buffer))
S_CTRL: Final = number(3, 28, ctypes.sizeof(Control))


def store(device: Path, i420: Pixels) -> bool:
    """Have a device show a picture whenever nothing is sent for `TIMEOUT_MS`.

    To be called once its format is set, by the program that feeds it.

    Args:
        device: The device file.
        i420: The picture, of the size of the device's format.

    Returns:
        Whether the device can do so; versions of the module that can't are left as
        they are, and so are devices that are busy otherwise.
    """
    try:
        with _opened(device) as descriptor:
            _set(descriptor, TIMEOUT, TIMEOUT_MS)
            _set(descriptor, SUSTAIN_FRAMERATE, 1)
            # V4L2 passes on only what changes.
            _set(descriptor, TIMEOUT_IMAGE_IO, 0)
            _set(descriptor, TIMEOUT_IMAGE_IO, 1)
        with _opened(device) as descriptor:
            _fill(descriptor, i420)
    except (OSError, ValueError) as error:  # ValueError: mmap, of a size too large
        _LOG.info("%s keeps no picture for when FaceKeys is gone: %s", device, error)
        return False
    return True


def _fill(descriptor: int, i420: Pixels) -> None:
    """Write a picture into the buffer that this opener of the device got."""
    ioctl(
        descriptor,
        REQBUFS,
        RequestBuffers(count=1, type=_BUFFER_TYPE_OUTPUT, memory=_MEMORY_MMAP),
    )
    buffer = Buffer(type=_BUFFER_TYPE_OUTPUT, memory=_MEMORY_MMAP)
    ioctl(descriptor, QUERYBUF, buffer)
    with mmap.mmap(descriptor, buffer.length, offset=buffer.m.offset) as memory:
        memory[: i420.nbytes] = i420.tobytes()


def _set(descriptor: int, control: int, value: int) -> None:
    ioctl(descriptor, S_CTRL, Control(control, value))


@contextmanager
def _opened(device: Path) -> Iterator[int]:
    descriptor = os.open(device, os.O_RDWR)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
