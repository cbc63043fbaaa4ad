"""Requests to Video4Linux: how they are numbered, and how they are made."""

from __future__ import annotations

from typing import Any


def number(direction: int, which: int, size: int) -> int:
    """Return the number of an ioctl of Video4Linux, as linux/ioctl.h composes it.

    Args:
        direction: 1 hands something in, 2 out, 3 both.
        which: Its own number in linux/videodev2.h.
        size: Of its argument, in bytes.
    """
    return direction << 30 | size << 16 | ord("V") << 8 | which


def ioctl(descriptor: int, request: int, argument: Any) -> None:
    """Make a request; the argument is read and filled.

    Raises:
        OSError: The device refuses it.
    """
    import fcntl  # there is none on Windows

    fcntl.ioctl(descriptor, request, argument)
