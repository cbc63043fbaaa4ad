"""What every sink of frames promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from facekeys.types import Pixels
from facekeys.virtualcam.audience import Watch

WIDTH: Final = 1280
HEIGHT: Final = 720
FPS: Final = 30
"""What is sent, always: programs agree on size and rate once, when a call begins."""

CAMERA_NAME: Final = "FaceKeys Cam"
"""What our virtual camera is called where a name can be chosen."""


class Sink(Protocol):
    """A virtual camera: takes pictures and shows them to other programs.

    A sink belongs to the thread that opened it: `send` and `close` are called there
    and nowhere else. It keeps no time: the caller sends at the rate it opened it with,
    and goes on sending (a placeholder if need be), for programs show the last picture
    as a frozen one when nothing more comes.

    Attributes:
        name: What other programs list it as.
    """

    name: str

    def send(self, pixels: Pixels) -> None:
        """Show one picture. Returns as soon as it is handed over; never waits for one.

        Args:
            pixels: (height, width, 3) uint8 BGR, of exactly the size that the sink was
                opened with. Only read, and not kept.

        Raises:
            ValueError: The picture has another shape or dtype.
            VirtualCameraError: The device takes no pictures any more; close the sink.
        """
        ...

    def repeat(self) -> None:
        """Show the last picture once more, for less than `send` costs.

        To be called after `send` only: before it there is no picture.

        Raises:
            VirtualCameraError: As from `send`.
        """
        ...

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Have others see this one when FaceKeys sends no more, even if it is killed.

        Does nothing where the device can't. To be called once, before the first `send`.

        Args:
            pixels: As for `send`.
        """
        ...

    def watch(self) -> Watch:
        """Return a new object that tells who reads this camera; its taker closes it."""
        ...

    def close(self) -> None:
        """Free the device. Further calls do nothing."""
        ...


SinkOpener = Callable[[], Sink]
"""Opens a sink in the thread that calls it; raises VirtualCameraError."""
