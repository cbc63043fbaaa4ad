"""Whether anybody streams from a v4l2loopback device, told by the module itself.

From version 0.13 on it has an event for that, V4L2_EVENT_PRI_CLIENT_USAGE, whose count
is 1 while a program streams and 0 otherwise (v4l2loopback.c). A program that only looks
at the device does not count.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Final

from facekeys.virtualcam.ioctl import ioctl, number

_PRIVATE_START: Final = 0x08000000
_CLIENT_USAGE: Final = _PRIVATE_START + 0x08E00000 + 1
_SEND_INITIAL: Final = 1


class _Subscription(ctypes.Structure):
    """`struct v4l2_event_subscription` of linux/videodev2.h."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("id", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 5),
    )


class _Payload(ctypes.Union):
    """The union in `struct v4l2_event`."""

    _fields_ = (
        ("count", ctypes.c_uint32),
        ("data", ctypes.c_uint8 * 64),
        ("value", ctypes.c_int64),  # a member that sets the alignment
    )


class _Event(ctypes.Structure):
    """`struct v4l2_event`."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("payload", _Payload),
        ("pending", ctypes.c_uint32),
        ("sequence", ctypes.c_uint32),
        ("seconds", ctypes.c_long),
        ("nanoseconds", ctypes.c_long),
        ("id", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 8),
    )


DEQUEUE: Final = number(2, 89, ctypes.sizeof(_Event))
SUBSCRIBE: Final = number(1, 90, ctypes.sizeof(_Subscription))
UNSUBSCRIBE: Final = number(1, 91, ctypes.sizeof(_Subscription))


class ClientUsage:
    """Asks the module whether anybody streams from one of its devices."""

    def __init__(self, device: Path) -> None:
        """Open the device, and ask for the first time.

        Raises:
            OSError: It can't be opened, or its module does not know the event.
        """
        self._descriptor: int | None = os.open(
            device, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
        )
        try:
            self.streaming()
        except OSError:
            self.close()
            raise

    def streaming(self) -> bool:
        """Tell whether a program streams from the device now.

        An event that got lost would leave a wrong answer for good. So every call
        subscribes anew, to which the module answers with what is so at that moment.

        Raises:
            OSError: The module does not answer, or this is closed.
        """
        if self._descriptor is None:
            message = "It is closed."
            raise OSError(message)
        wanted = _Subscription(type=_CLIENT_USAGE, flags=_SEND_INITIAL)
        ioctl(self._descriptor, SUBSCRIBE, wanted)
        event = _Event()
        try:
            ioctl(self._descriptor, DEQUEUE, event)
        finally:
            ioctl(self._descriptor, UNSUBSCRIBE, wanted)
        return bool(event.payload.count)

    def close(self) -> None:
        """Free the device. Further calls do nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
