"""Recording what others see, in a thread of its own, for as long as it is wanted."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from facekeys.engine.placeholder import placeholder
from facekeys.errors import FaceKeysError, OutputError
from facekeys.letterbox import letterbox
from facekeys.recording.constant_rate import ConstantRate
from facekeys.types import Frame
from facekeys.virtualcam.i420 import empty_i420, to_i420
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH

if TYPE_CHECKING:  # it loads FFmpeg, which takes its time
    from facekeys.recording.live import LiveVideo

_LOG: Final = logging.getLogger(__name__)

_QUEUE: Final = 8
"""Frames that may wait: a quarter of a second of a disk that takes its time, and at
most 22 MB at 720p."""
_LOOK_S: Final = 0.1
_STALE_S: Final = 1.0
_CHECK_S: Final = 1.0
"""How often to see whether the disk has room for more."""
_LONGEST_GAP: Final = 2 * FPS
"""Slots that are filled with the picture before them; a longer gap, as a machine leaves
that slept, stays one."""

VideoOpener = Callable[[], "LiveVideo"]
"""Opens the file in the thread that calls it; raises OutputError."""


@dataclass(frozen=True, slots=True)
class RecordingState:
    """How far a recording is.

    Attributes:
        path: The file as it is called now; "" until it is open.
        seconds: How long it plays.
        left_out: Pictures that it lacks, for the encoder could not keep up.
    """

    path: str
    seconds: float
    left_out: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a recording.

    Attributes:
        state: At its end; its file plays.
        trouble: What ended it, or keeps it from being whole; None if it was stopped.
    """

    state: RecordingState
    trouble: FaceKeysError | None = None


class Recording:
    """Writes one video of `WIDTH` x `HEIGHT` at `FPS`, from its making until `stop`.

    Nobody waits for it: pictures that come while `_QUEUE` others wait are left out.
    Time runs right all the same, for each picture has its slot by when it was taken,
    and empty slots are filled with the picture before. When none was taken for a
    second, the card takes its place that others see.

    Attributes:
        begun: The growing file, once it is open; or the OutputError that keeps it from
            being opened.
        ended: What became of it, in the end; or the same error, or that which kept
            anything from being written.
    """

    def __init__(self, open_video: VideoOpener, why_nothing: Callable[[], str]) -> None:
        """Begin, in a thread that ends with the recording.

        Args:
            open_video: Opens the file.
            why_nothing: Says, for those who see the film, why there is no picture.
        """
        self._open_video = open_video
        self._why_nothing = why_nothing
        self._frames: queue.Queue[Frame] = queue.Queue(_QUEUE)
        self._stopping = threading.Event()
        self._rate = ConstantRate(FPS)
        self._i420 = empty_i420(WIDTH, HEIGHT)
        self._fitted = np.empty((HEIGHT, WIDTH, 3), np.uint8)
        self._newest_s = time.monotonic()
        self._path = ""
        self._slots = 0
        self._left_out = 0
        self.spent_s = 0.0
        """Processor time that it took so far, in seconds."""
        self.begun: Future[Path] = Future()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys recording")
        self.ended: Future[Recorded] = self._thread.submit(self._run)
        self._thread.shutdown(wait=False)  # it ends with that

    @property
    def state(self) -> RecordingState:
        """How far it is; any thread may ask."""
        return RecordingState(self._path, self._slots / FPS, self._left_out)

    def offer(self, frame: Frame) -> None:
        """Record a frame, once the file is open, unless too many wait. Never waits.

        Args:
            frame: As others see it; its time is that of a live source.
        """
        if not self._path or self._stopping.is_set() or self.ended.done():
            return
        try:
            self._frames.put_nowait(frame)
        except queue.Full:
            self._left_out += 1

    def stop(self) -> None:
        """Have it end with what was offered by now. Never waits: see `ended`."""
        self._stopping.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for its end, and that of its thread. Returns False if it still runs."""
        wait([self.ended], timeout_s)
        self._thread.shutdown(wait=self.ended.done())
        return self.ended.done()

    def _run(self) -> Recorded:
        try:
            try:
                video = self._open_video()
            except FaceKeysError as error:
                self.begun.set_exception(error)
                raise
            self._path = str(video.path)
            self._newest_s = time.monotonic()
            self.begun.set_result(video.path)
            return self._record(video)
        except FaceKeysError:
            raise
        except Exception as error:
            _LOG.exception("The recording failed")
            fault = FaceKeysError(
                "The recording ended because of a fault in FaceKeys.",
                hint="The log says more.",
            )
            if not self.begun.done():
                self.begun.set_exception(fault)
            raise fault from error

    def _record(self, video: LiveVideo) -> Recorded:
        trouble: FaceKeysError | None = None
        try:
            with closing(video):
                self._write_all(video)
        except OutputError as error:
            trouble = error
        if trouble is not None and not self._slots:
            raise trouble
        self._path = str(video.path)
        return Recorded(self.state, trouble)

    def _write_all(self, video: LiveVideo) -> None:
        """Write what is offered, until told to stop."""
        checked_s = time.monotonic()
        while not (self._stopping.is_set() and self._frames.empty()):
            try:
                frame = self._frames.get(timeout=_LOOK_S)
                self._newest_s = time.monotonic()
            except queue.Empty:
                if time.monotonic() < self._newest_s + _STALE_S:
                    continue
                card = placeholder(self._why_nothing(), WIDTH, HEIGHT)
                frame = Frame(card, 0, time.monotonic_ns())
            self._write(video, frame)
            if time.monotonic() > checked_s + _CHECK_S:
                checked_s = time.monotonic()
                video.check_room()

    def _write(self, video: LiveVideo, frame: Frame) -> None:
        """Write a frame to its slot, and the one before to those that are empty."""
        begin = self._rate.following
        slot = self._rate.slot(frame.captured_ns / 1e9)
        if slot is None:
            return
        # While many frames wait there is no time for this; empty slots do no harm.
        in_time = self._frames.qsize() < _QUEUE // 2
        if in_time and slot - begin <= _LONGEST_GAP:
            for empty in range(begin, slot):
                video.write(self._i420, empty)
        pixels = letterbox(frame.pixels, WIDTH, HEIGHT, out=self._fitted)
        to_i420(pixels, self._i420)
        video.write(self._i420, slot)
        self._slots = slot + 1
        self.spent_s = time.thread_time()  # the encoder has no threads of its own
