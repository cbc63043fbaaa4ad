"""The capture thread: opens sources, paces them, and gets them back when lost."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Final

from facekeys.camera.source import Source
from facekeys.engine.mailbox import Latest
from facekeys.engine.pace import Pace
from facekeys.engine.statistics import Meter
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import CameraError, FaceKeysError
from facekeys.types import Frame, Pixels

SourceOpener = Callable[[], Source]
"""Opens a source in the thread that calls it; raises InputError."""

_LOG: Final = logging.getLogger(__name__)

_RETRY_S: Final = 1.0
_BEHIND_S: Final = 0.25
_REPEAT_S: Final = 0.1


class CaptureThread(Worker):
    """Reads one source after another, newest frame first.

    Cameras set the pace themselves. Files are paced by their time stamps, start again
    at their end, and a picture of theirs that stays long is sent again and again. All
    frames get the running number, the clock and the number of the stream of this
    thread; their times always rise, whatever a camera says.

    Attributes:
        pace: Frames that come faster are skipped; any thread may set its `fps`.
    """

    def __init__(
        self, frames: Latest[Frame], meter: Meter, listener: NoticeListener
    ) -> None:
        """Prepare the thread.

        Args:
            frames: Where the frames go.
            meter: Counts those captured and those skipped.
            listener: Hears when a source can't be opened or is lost.
        """
        super().__init__("camera", listener)
        self.pace = Pace(float("inf"))
        self._frames = frames
        self._meter = meter
        self._openers: Latest[SourceOpener] = Latest()
        self._awake = threading.Event()
        self._awake.set()
        self._index = 0
        self._stream = 0
        self._last_ns = 0

    def switch(self, opener: SourceOpener) -> None:
        """Read another source from now on. Never waits; any thread may call it."""
        self._openers.put(opener)

    def stop(self) -> None:
        """Tell the thread to end, also while it rests or waits for a source."""
        super().stop()
        self._openers.close()
        self._awake.set()

    @property
    def resting(self) -> bool:
        """Whether it was told to rest."""
        return not self._awake.is_set()

    def rest(self, resting: bool) -> None:  # noqa: FBT001 - the two ways of one switch
        """Free the source, or open it again. Never waits; any thread may call it.

        A camera's light goes out within a frame of being told to rest. A source that
        is chosen meanwhile is opened when the rest is over.
        """
        if resting and not self.stopping.is_set():
            self._awake.clear()
        else:
            self._awake.set()

    def run(self) -> None:
        """Read sources until told to stop; a lost one is opened again."""
        opener: SourceOpener | None = None
        while not self.stopping.is_set():
            if self.resting:
                self._awake.wait(_RETRY_S)
                continue
            opener = self._openers.take(0 if opener else _RETRY_S) or opener
            if opener is not None:
                opener = self._read(opener) or self._openers.take(_RETRY_S) or opener

    def _goes_on(self) -> bool:
        """Tell whether nobody wants it to stop, or to rest."""
        return self._awake.is_set() and not self.stopping.is_set()

    def _read(self, opener: SourceOpener) -> SourceOpener | None:
        """Read a source, as long as it is wanted.

        Returns:
            The source to read next: this one if it was only told to rest; None if this
            one failed.
        """
        self._stream += 1
        try:
            with closing(opener()) as source:
                self.recover()
                read = self._read_live if source.live else self._play
                return read(source) or opener
        except FaceKeysError as error:
            self.fail(error)
        except Exception:  # noqa: BLE001 - one source's fault must not end the thread
            _LOG.exception("The source failed")
            self.fail(
                FaceKeysError(
                    "This source can't be read because of a fault in FaceKeys.",
                    hint="Choose another one; the log says more.",
                )
            )
        return None

    def _read_live(self, source: Source) -> SourceOpener | None:
        """Read a camera; returns the next source if asked."""
        while self._goes_on():
            following = self._openers.take(0)
            if following is not None:
                return following
            frame = source.read()
            if frame is None:
                raise CameraError(
                    f"The camera {source.name} sends no more frames.",
                    hint="Plug it in again, or choose another one.",
                )
            self._put(frame.pixels, frame.captured_ns)
        return None

    def _play(self, source: Source) -> SourceOpener | None:
        """Read a file by its time stamps, over and over."""
        begun_s = time.monotonic()
        shown: Frame | None = None
        following: SourceOpener | None = None
        while following is None and self._goes_on():
            frame = source.read()
            if frame is None:
                following = self._show_until(time.monotonic() + 1 / source.fps, shown)
                source.rewind()
                begun_s, shown = time.monotonic(), None
                continue
            due_s = begun_s + frame.captured_ns / 1e9
            if due_s < time.monotonic() - _BEHIND_S:
                # Too slow a machine: go on from here instead of racing after it.
                begun_s = time.monotonic() - frame.captured_ns / 1e9
            following = self._show_until(due_s, shown)
            self._put(frame.pixels, time.monotonic_ns())
            shown = frame
        return following

    def _show_until(self, due_s: float, shown: Frame | None) -> SourceOpener | None:
        """Wait until a moment, repeating a frame; returns the next source if asked."""
        while self._goes_on():
            left_s = due_s - time.monotonic()
            following = self._openers.take(max(0.0, min(left_s, _REPEAT_S)))
            if following is not None or left_s <= _REPEAT_S:
                return following
            if shown is not None:
                self._put(shown.pixels, time.monotonic_ns())
        return None

    def _put(self, pixels: Pixels, captured_ns: int) -> None:
        # Some drivers repeat a time stamp, or go back. A frame is never from the
        # future, and never as old as the one before it: who follows faces relies on it.
        now_ns = time.monotonic_ns()
        self._last_ns = max(min(captured_ns, now_ns), self._last_ns + 1)
        self._meter.count("captured")
        if self.pace.due(now_ns / 1e9):
            frame = Frame(pixels, self._index, self._last_ns, self._stream)
            self._frames.put(frame)
        else:
            self._meter.count("skipped")
        self._index += 1
