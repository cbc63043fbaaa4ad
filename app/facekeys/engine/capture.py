"""The capture thread: opens sources, paces them, and gets them back when lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import Final

from facekeys.camera.source import Source
from facekeys.engine.mailbox import Latest
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import InputError
from facekeys.types import Frame

SourceOpener = Callable[[], Source]
"""Opens a source in the thread that calls it; raises InputError."""

_RETRY_S: Final = 1.0
_BEHIND_S: Final = 0.25


class CaptureThread(Worker):
    """Reads one source after another, newest frame first.

    Cameras set the pace themselves. Files are paced by their time stamps and start
    again at their end. All frames get the running number and the clock of this thread.
    """

    def __init__(self, frames: Latest[Frame], listener: NoticeListener) -> None:
        """Prepare the thread.

        Args:
            frames: Where the frames go.
            listener: Hears when a source can't be opened or is lost.
        """
        super().__init__("camera", listener)
        self._frames = frames
        self._openers: Latest[SourceOpener] = Latest()
        self._index = 0

    def switch(self, opener: SourceOpener) -> None:
        """Read another source from now on. Never waits; any thread may call it."""
        self._openers.put(opener)

    def stop(self) -> None:
        """Tell the thread to end, also while it waits for a source."""
        super().stop()
        self._openers.close()

    def run(self) -> None:
        """Read sources until told to stop."""
        opener: SourceOpener | None = None
        while not self.stopping.is_set():
            opener = self._openers.take(0 if opener else _RETRY_S) or opener
            if opener is None:
                continue
            try:
                with closing(opener()) as source:
                    self.recover()
                    opener = self._read(source)
            except InputError as error:
                self.fail(error)
                opener = self._openers.take(_RETRY_S) or opener

    def _read(self, source: Source) -> SourceOpener | None:
        """Read one source; returns the opener of the next one when switched."""
        start_s, first_ns = time.monotonic(), 0
        while not self.stopping.is_set():
            following = self._openers.take(0)
            if following is not None:
                return following
            frame = source.read()
            if frame is None:
                self._pause(1 / source.fps)
                source.rewind()
                start_s, first_ns = time.monotonic(), 0
                continue
            moment_ns = frame.captured_ns
            if not source.live:
                due_s = start_s + (moment_ns - first_ns) / 1e9
                ahead_s = due_s - time.monotonic()
                self._pause(ahead_s)
                if ahead_s < -_BEHIND_S:  # too slow a machine: do not race after it
                    start_s, first_ns = time.monotonic(), moment_ns
                moment_ns = time.monotonic_ns()
            self._frames.put(Frame(frame.pixels, self._index, moment_ns))
            self._index += 1
        return None

    def _pause(self, seconds: float) -> None:
        if seconds > 0:
            self.stopping.wait(seconds)
