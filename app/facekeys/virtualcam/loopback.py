"""A v4l2loopback device, as a backend of pyvirtualcam.

pyvirtualcam has one of its own, which does not announce its stream (VIDIOC_STREAMON).
Up to version 0.12 of the module, as in Debian 12 and Ubuntu 22.04, a device that was
fed so with exclusive_caps=1 can't be fed again until the module is loaded anew. It also
only prints that a write failed, and does not look whether it got the size it asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from facekeys.virtualcam.ioctl import ioctl, number

BACKEND: Final = "facekeys-v4l2loopback"
"""The name to register `LoopbackDevice` under."""

_DRIVER: Final = b"v4l2 loopback"
CAPTURE: Final = 0x1
OUTPUT: Final = 0x2
"""V4L2_CAP_VIDEO_CAPTURE and V4L2_CAP_VIDEO_OUTPUT of linux/videodev2.h."""
_BUFFER_TYPE_OUTPUT: Final = 2
_FIELD_NONE: Final = 1
_YU12: Final = int.from_bytes(b"YU12", "little")
"""What Video4Linux calls I420."""


class _Capability(ctypes.Structure):
    """`struct v4l2_capability` of linux/videodev2.h."""

    _fields_ = (
        ("driver", ctypes.c_char * 16),
        ("card", ctypes.c_char * 32),
        ("bus_info", ctypes.c_char * 32),
        ("version", ctypes.c_uint32),
        ("capabilities", ctypes.c_uint32),
        ("device_caps", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )


class _PixFormat(ctypes.Structure):
    """The beginning of `struct v4l2_pix_format`."""

    _fields_ = (
        ("width", ctypes.c_uint32),
        ("height", ctypes.c_uint32),
        ("pixelformat", ctypes.c_uint32),
        ("field", ctypes.c_uint32),
    )


class _AnyFormat(ctypes.Union):
    """The union in `struct v4l2_format`."""

    _fields_ = (
        ("pix", _PixFormat),
        ("raw_data", ctypes.c_uint8 * 200),
        ("pointer", ctypes.c_void_p),  # a member that sets the alignment
    )


class _Format(ctypes.Structure):
    """`struct v4l2_format`."""

    _fields_ = (("type", ctypes.c_uint32), ("fmt", _AnyFormat))


QUERYCAP: Final = number(2, 0, ctypes.sizeof(_Capability))
S_FMT: Final = number(3, 5, ctypes.sizeof(_Format))
STREAMON: Final = number(1, 18, ctypes.sizeof(ctypes.c_int))


def offered_ends(device: Path) -> int:
    """Return which ends a device offers now: CAPTURE to readers, OUTPUT to senders.

    A device with exclusive_caps=1 offers OUTPUT while it is free, CAPTURE while it is
    fed, both where only readers are left, and neither after a sender that did not
    announce its stream.

    Raises:
        OSError: It can't be opened, or is not of v4l2loopback.
    """
    descriptor = os.open(device, os.O_RDONLY)
    try:
        return _directions(descriptor)
    finally:
        os.close(descriptor)


class LoopbackDevice:
    """Keeps the contract of `pyvirtualcam.Backend`; for I420 only."""

    def __init__(
        self, *, width: int, height: int, fourcc: int, device: str, **_other: Any
    ) -> None:
        """Open a device and set its format.

        Args:
            width: In pixels, even.
            height: In pixels, even.
            fourcc: libyuv's number of I420.
            device: The device file.
            _other: The rate, which is not needed: readers take what comes, as it comes.

        Raises:
            OSError: It can't be opened or set up; the text says what is in the way.
            ValueError: Another pixel format was asked for.
        """
        if fourcc.to_bytes(4, "little") != b"I420":
            message = "Only I420 can be sent."
            raise ValueError(message)
        self._device = device
        self._descriptor = os.open(device, os.O_WRONLY)
        try:
            self._claim()
            self._set_format(width, height)
            self._announce()
        except OSError:
            os.close(self._descriptor)
            raise

    def send(self, frame: NDArray[np.uint8]) -> None:
        """Show one picture, given as its bytes. Raises OSError if it is not taken."""
        taken = os.write(self._descriptor, frame.data)
        if taken != frame.nbytes:
            message = f"{self._device} took {taken} of {frame.nbytes} bytes"
            raise OSError(message)

    def close(self) -> None:
        """Free the device; called once."""
        os.close(self._descriptor)

    def device(self) -> str:
        """Return the device file."""
        return self._device

    def native_fourcc(self) -> int:
        """Return libyuv's number of I420: nothing is converted."""
        return int.from_bytes(b"I420", "little")

    def _claim(self) -> None:
        if _directions(self._descriptor) == 0:  # was fed without being announced
            self._revive()
        # To ask once more is not idle: only then V4L2 itself takes note of the answer.
        if _directions(self._descriptor) == CAPTURE:
            message = "another program feeds it"
            raise OSError(message)

    def _revive(self) -> None:
        # A stream that is announced, and closed, makes the device writable again.
        self._announce()
        descriptor = os.open(self._device, os.O_WRONLY)
        os.close(self._descriptor)
        self._descriptor = descriptor

    def _set_format(self, width: int, height: int) -> None:
        wanted = _Format(type=_BUFFER_TYPE_OUTPUT)
        wanted.fmt.pix = _PixFormat(width, height, _YU12, _FIELD_NONE)
        ioctl(self._descriptor, S_FMT, wanted)
        got = wanted.fmt.pix
        if (got.width, got.height, got.pixelformat) != (width, height, _YU12):
            message = f"another program holds it at {got.width}x{got.height}"
            raise OSError(message)

    def _announce(self) -> None:
        # Newer versions know it for mapped buffers only and refuse it here.
        with contextlib.suppress(OSError):
            ioctl(self._descriptor, STREAMON, ctypes.c_int(_BUFFER_TYPE_OUTPUT))


def _directions(descriptor: int) -> int:
    """Return which ends a device offers: to read from, to write to."""
    capability = _Capability()
    ioctl(descriptor, QUERYCAP, capability)
    if capability.driver != _DRIVER:
        message = "it is not of v4l2loopback"
        raise OSError(message)
    return int(capability.capabilities & (CAPTURE | OUTPUT))
