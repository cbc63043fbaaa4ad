"""A video file that can be played at any moment while it is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

import av

from facekeys.errors import OutputError
from facekeys.recording.names import filled
from facekeys.recording.reserving import has_room, reserve
from facekeys.types import Pixels

SPARE_BYTES: Final = 300_000_000
"""What a disk must have free for a recording, and keep while it grows."""
ENDING: Final = ".mp4"
UNFINISHED: Final = ".part.mp4"
"""The ending while it is recorded; it stays where FaceKeys is killed meanwhile."""

_ELSEWHERE: Final = "Make room there, or choose another folder in the settings."
_FRAGMENT_S: Final = 1
# Movie fragments (ISO/IEC 14496-12, 8.8) play without the index that a plain MP4 has at
# its end; "hybrid" puts that there as well when the file is finished.
_CONTAINER: Final = {
    "movflags": "hybrid_fragmented",
    "frag_duration": str(_FRAGMENT_S * 1_000_000),
    "flush_packets": "1",
}
# The quickest preset takes half the time of the next, for three times the space. One
# thread: a call needs the other cores.
_CODEC: Final = {"preset": "ultrafast", "crf": "23", "threads": "1"}
_BT601: Final = 6  # SMPTE 170M, in ITU-T H.273, for matrix, primaries and transfer
_LIMITED_RANGE: Final = 1


class LiveVideo:
    """An MP4 file with H.264 and no sound, which grows while it is recorded.

    It has the ending `UNFINISHED` until `close`. Whatever ends it before, it plays but
    for its last two seconds. For one thread.

    Attributes:
        path: Where the file is now.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pattern: str,
        size: tuple[int, int],
        fps: int,
        filters: Sequence[str] = (),
        moment: datetime | None = None,
    ) -> None:
        """Open a file under a name that no file has.

        Args:
            folder: Where to; it is made if need be.
            pattern: A checked pattern for the name; see `facekeys.recording.names`.
            size: Width and height in pixels; both even.
            fps: Slots a second.
            filters: Ids of the filters that are on, for the name.
            moment: For the name, in local time; now if None.

        Raises:
            OutputError: It can't be written there, or the disk is nearly full.
        """
        moment = moment or datetime.now().astimezone()
        self._name = filled(pattern, moment, filters)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not has_room(folder, SPARE_BYTES):
                raise OutputError(
                    f"Nothing is recorded, for the disk of {folder} is nearly full.",
                    hint=_ELSEWHERE,
                )
            self.path = reserve(folder, self._name, UNFINISHED)
            self._outlet = _Outlet(self.path.open("r+b", buffering=0))
        except OSError as error:
            raise OutputError(
                f"No recording can be written to {folder}: {error.strerror}.",
                hint="Choose another folder for recordings in the settings.",
            ) from error
        self._container = av.open(self._outlet, "w", format="mp4", options=_CONTAINER)
        self._stream = self._container.add_stream("libx264", rate=fps, options=_CODEC)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "yuv420p"
        self._stream.gop_size = 2 * fps
        codec = self._stream.codec_context
        codec.colorspace = codec.color_primaries = codec.color_trc = _BT601
        codec.color_range = _LIMITED_RANGE
        self._empty = True
        self._closed = False

    def write(self, i420: Pixels, slot: int) -> None:
        """Add a picture.

        Args:
            i420: As `facekeys.virtualcam.i420` makes it, of the announced size.
            slot: Its place in time; later than the last one's.

        Raises:
            OutputError: The disk is full, or the file went away.
        """
        picture = av.VideoFrame.from_ndarray(i420, format="yuv420p")
        picture.pts = slot
        self._container.mux(self._stream.encode(picture))
        self._empty = False
        self._outlet.check()

    def check_room(self) -> None:
        """See whether the disk has room for more.

        Raises:
            OutputError: It is nearly full, or can't be asked any more.
        """
        folder = self.path.parent
        try:
            room = has_room(folder, SPARE_BYTES)
        except OSError as error:
            raise OutputError(
                f"The recording ended, for its folder {folder} is gone.",
                hint="Was a disk unplugged? Choose another folder in the settings.",
            ) from error
        if not room:
            raise OutputError(
                f"The recording ended, for the disk of {folder} is nearly full.",
                hint=_ELSEWHERE,
            )

    def close(self) -> None:
        """Make a plain MP4 of what was written, under its own name.

        After a failure, or at one, what plays of the file is kept under that name.
        Further calls do nothing.

        Raises:
            OutputError: A write failed, now or before; or there was no picture.
        """
        if self._closed:
            return
        self._closed = True
        if not self._empty:
            self._container.mux(self._stream.encode(None))
        with suppress(OSError):  # of a disk that is gone
            self._container.close()
        self._outlet.close()
        if self._outlet.failed:
            with suppress(OSError):
                _cut_to_fragments(self.path)
        self._take_name()
        self._outlet.check()

    def _take_name(self) -> None:
        """Give the file its name, or remove it if there is nothing in it."""
        try:
            if self._empty:
                self.path.unlink()
                raise OutputError("Nothing was recorded, for no picture came.")
            path = reserve(self.path.parent, self._name, ENDING)
            self.path = self.path.replace(path)
        except OSError as error:
            raise OutputError(
                f"The recording could not be renamed: {error.strerror}.",
                hint=f"It is there as {self.path}.",
            ) from error


class _Outlet:
    """The file that FFmpeg writes to; FFmpeg never hears of a failure.

    If it did, it would close the file by half an index, and what was written before
    would play no more. So from a failure on nothing is written.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._fault: OSError | None = None

    @property
    def failed(self) -> bool:
        """Whether a write failed."""
        return self._fault is not None

    def write(self, data: bytes) -> int:
        """Write, as long as that works."""
        left = memoryview(data)
        while left and not self.failed:
            try:
                left = left[self._file.write(left) :]
            except OSError as error:
                self._fault = error
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place in the file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def check(self) -> None:
        """Raise OutputError if a write failed."""
        if self._fault is not None:
            raise OutputError(
                f"The recording ended: {self._fault.strerror}.", hint=_ELSEWHERE
            ) from self._fault

    def close(self) -> None:
        """Close the file. Never raises."""
        with suppress(OSError):
            self._file.close()


def _cut_to_fragments(path: Path) -> None:
    """Cut off the fragment that was not written in full.

    The boxes of a file begin with their length and type (ISO/IEC 14496-12, 4.2).
    """
    with path.open("r+b") as file:
        size = path.stat().st_size
        start = whole = 0
        while len(head := file.read(16)) >= 8:
            length = int.from_bytes(head[:4], "big")
            if length == 1:
                length = int.from_bytes(head[8:], "big")
            start += length
            if length < 8 or start > size:
                break
            if head[4:8] == b"mdat":
                whole = start
            file.seek(start)
        if whole:
            file.truncate(whole)
