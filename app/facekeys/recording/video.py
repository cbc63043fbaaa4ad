"""Writing video files, with the sound of the file they were made from."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np

from facekeys.errors import OutputError
from facekeys.recording.replacing import replacing
from facekeys.recording.sound import SoundTrack
from facekeys.types import Frame, Pixels

_CLOCK: Final = 90_000  # ticks a second: fine enough for any frame rate
_OPTIONS: Final = {"crf": "20", "preset": "veryfast"}


class VideoWriter:
    """Encodes frames as H.264; `video_file` makes one."""

    def __init__(
        self,
        path: Path,
        *,
        size: tuple[int, int],
        fps: float,
        sound_from: Path | None = None,
    ) -> None:
        """Open a file for writing. See `video_file` for the arguments."""
        # 4:2:0 wants even sides: the last row and column are doubled where needed.
        self._pad = (size[1] % 2, size[0] % 2)
        self._container = av.open(str(path), mode="w")
        self._stream = self._container.add_stream(
            "libx264", rate=Fraction(fps).limit_denominator(1001), options=_OPTIONS
        )
        self._stream.width = size[0] + self._pad[1]
        self._stream.height = size[1] + self._pad[0]
        self._stream.pix_fmt = "yuv420p"
        self._stream.codec_context.time_base = Fraction(1, _CLOCK)
        self._tick = -1
        self._sound: SoundTrack | None = None
        if sound_from is not None:
            self._sound = SoundTrack(sound_from, self._container, path.suffix)

    def write(self, frame: Frame) -> None:
        """Add a frame.

        Args:
            frame: Of the announced size, its time later than the last one's.

        Raises:
            OutputError: The disk is full, or the file went away.
        """
        picture = av.VideoFrame.from_ndarray(self._even(frame.pixels), format="bgr24")
        # No two frames may share a tick, however near they are.
        self._tick = max(self._tick + 1, round(frame.captured_ns * _CLOCK / 1e9))
        picture.pts = self._tick
        picture.time_base = Fraction(1, _CLOCK)
        with _explained():
            self._container.mux(self._stream.encode(picture))
            if self._sound is not None:
                self._sound.write_until(frame.captured_ns / 1e9)

    def finish(self) -> None:
        """Write what is still under way. Raises OutputError like `write`."""
        with _explained():
            self._container.mux(self._stream.encode(None))
            if self._sound is not None:
                self._sound.write_until(float("inf"))
            self._container.close()

    def close(self) -> None:
        """Free the files; without `finish` what was written is no whole video."""
        if self._sound is not None:
            self._sound.close()
        self._container.close()

    def _even(self, pixels: Pixels) -> Pixels:
        if self._pad == (0, 0):
            return pixels
        bottom, right = self._pad
        return np.asarray(
            cv2.copyMakeBorder(pixels, 0, bottom, 0, right, cv2.BORDER_REPLICATE),
            np.uint8,
        )


@contextmanager
def video_file(
    path: Path, *, size: tuple[int, int], fps: float, sound_from: Path | None = None
) -> Iterator[VideoWriter]:
    """Give a writer; its file appears under its name when the block ends well.

    Args:
        path: The file; its ending, one of `VIDEO_ENDINGS`, chooses the container.
        size: Width and height of the frames in pixels.
        fps: Frames a second, as a hint for players; the frames' times count.
        sound_from: A file whose sound is taken over, if it has any.

    Raises:
        OutputError: The file can't be written.
    """
    with replacing(path) as temporary:
        with _explained():
            writer = VideoWriter(temporary, size=size, fps=fps, sound_from=sound_from)
        try:
            yield writer
            writer.finish()
        finally:
            writer.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what FFmpeg says of a file being written into an `OutputError`."""
    try:
        yield
    except (av.FFmpegError, OSError) as error:
        full = getattr(error, "errno", None) == errno.ENOSPC
        raise OutputError(
            f"The video can't be written: {error}.",
            hint="The disk is full: choose another place with -o." if full else "",
        ) from error
