"""Video files, through PyAV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.stream import VideoStream

from facekeys.errors import InputError
from facekeys.letterbox import letterbox
from facekeys.types import Frame, Pixels

_DEFAULT_FPS: Final = 30.0
_MAX_SIDE: Final = 8192
_CUT_S: Final = 1.0

# What a phone writes beside the pictures when it was held upright: degrees, anti-
# clockwise.
_TURNS: Final = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}


class VideoFile:
    """The pictures of a video file: upright, with square pixels, of one size."""

    live = False

    def __init__(self, path: Path) -> None:
        """Open a video file.

        Args:
            path: Any file that FFmpeg reads.

        Raises:
            InputError: It is missing, empty, or holds no video that can be decoded.
        """
        self.name = path.name
        self.cut_short = False
        self._path = path
        self._container, self._stream = _open(path)
        self._frames = self._decode()
        self._first: tuple[Pixels, int] | None = None
        self._index = 0
        self._last_ns = -1
        self.fps = float(self._stream.average_rate or _DEFAULT_FPS)
        announced = round((self._container.duration or 0) / av.time_base * self.fps)
        self.length = self._stream.frames or announced or None
        try:
            self._first = next(self._frames, None)
            if self._first is None:
                raise _unreadable(path)
        except InputError:
            self.close()
            raise
        self.size = (int(self._first[0].shape[1]), int(self._first[0].shape[0]))

    def read(self) -> Frame | None:
        """Return the next frame, None after the last.

        Damaged parts in the middle of a file are skipped, as players do.
        """
        first, self._first = self._first, None
        item = first or next(self._frames, None)
        if item is None:
            return None
        pixels, time_ns = item
        # Some files repeat or lack time stamps; time must not stand still.
        time_ns = max(time_ns, self._last_ns + 1)
        frame = Frame(letterbox(pixels, *self.size), self._index, time_ns)
        self._index += 1
        self._last_ns = time_ns
        return frame

    def rewind(self) -> None:
        """Go back to the first frame, by opening the file anew: not all can seek."""
        self.close()
        self._container, self._stream = _open(self._path)
        self._frames = self._decode()
        self._first = None
        self._index = 0
        self._last_ns = -1

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def _decode(self) -> Iterator[tuple[Pixels, int]]:
        """Yield upright pictures with their time in ns from the first one."""
        start: float | None = None
        moment = 0.0
        for packet in self._packets():
            try:
                decoded = packet.decode()
            except av.FFmpegError:
                continue  # a damaged packet; the next may be whole
            for picture in decoded:
                if max(picture.width, picture.height) > _MAX_SIDE:
                    raise InputError(
                        f"The pictures of {self._path} are too large.",
                        hint=f"Scale the video to at most {_MAX_SIDE} pixels a side.",
                    )
                if picture.pts is None:
                    moment += 1 / _DEFAULT_FPS
                else:
                    moment = picture.time
                start = moment if start is None else start
                yield self._upright(picture), max(0, round((moment - start) * 1e9))
        announced_s = (self._container.duration or 0) / av.time_base
        if start is not None and moment - start + _CUT_S < announced_s:
            self.cut_short = True

    def _packets(self) -> Iterator[av.Packet[VideoStream]]:
        """Yield what the container holds, up to its end or where it is broken."""
        try:
            yield from self._container.demux(self._stream)
        except av.error.EOFError:
            return
        except av.FFmpegError:
            self.cut_short = True

    def _upright(self, picture: av.VideoFrame) -> Pixels:
        pixels = np.asarray(picture.to_ndarray(format="bgr24"), np.uint8)
        shape = float(self._stream.sample_aspect_ratio or 1)
        if shape != 1:  # faces must not be squeezed
            size = (max(1, round(pixels.shape[1] * shape)), pixels.shape[0])
            pixels = np.asarray(cv2.resize(pixels, size), np.uint8)
        turn = _TURNS.get(round(picture.rotation) % 360)
        if turn is not None:
            pixels = np.asarray(cv2.rotate(pixels, turn), np.uint8)
        return pixels


def _open(path: Path) -> tuple[InputContainer, VideoStream]:
    try:
        container = av.open(str(path), mode="r")
    except (av.FFmpegError, OSError, ValueError) as error:
        raise _unreadable(path) from error
    if not container.streams.video:
        container.close()
        raise InputError(
            f"{path} holds no video.", hint="Give a video file or a picture."
        )
    stream = container.streams.video[0]
    stream.thread_type = "AUTO"
    return container, stream


def _unreadable(path: Path) -> InputError:
    return InputError(
        f"{path} can't be read as a video or a picture.",
        hint="Is the file whole? Try to play it in a video player.",
    )
