"""What every source of frames promises, and how one is chosen by its name."""

from __future__ import annotations

from typing import Protocol

from facekeys.types import Frame


class Source(Protocol):
    """Frames, one after another, all of one size.

    A source belongs to the thread that opened it: `read` and `close` are called there
    and nowhere else. Opening raises `InputError` (or `CameraError`).

    `contextlib.closing` makes it fit for `with`.

    Attributes:
        name: What people call it.
        live: True for a camera, which sets its own pace and drops what nobody takes;
            False for a file, whose reader paces itself by the time stamps.
        fps: Frames a second, as announced; above 0.
        size: Width and height in pixels.
        length: How many frames there are, as announced; None if unknown or endless.
        cut_short: At its end, whether a file ended before its announced length.
    """

    name: str
    live: bool
    fps: float
    size: tuple[int, int]
    length: int | None
    cut_short: bool

    def read(self) -> Frame | None:
        """Return the next frame, waiting for it; None after the last.

        Raises:
            CameraError: The camera stopped sending frames.
            InputError: The file can't be read any further.
        """
        ...

    def rewind(self) -> None:
        """Go back to the first frame; does nothing on live sources."""
        ...

    def close(self) -> None:
        """Free the device or file. Further calls do nothing."""
        ...
