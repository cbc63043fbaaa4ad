"""The sink thread: a picture for the virtual camera, at its rate, whatever happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Final

from facekeys.engine.mailbox import Latest
from facekeys.engine.placeholder import placeholder
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import VirtualCameraError
from facekeys.letterbox import letterbox
from facekeys.types import Pixels, Result
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH, Sink

SinkOpener = Callable[[], Sink]
"""Opens the sink in the thread that calls it; raises VirtualCameraError."""

_STALE_S: Final = 1.0
_RETRY_S: Final = 2.0
_IDLE_S: Final = 1.0


class SinkThread(Worker):
    """While it is switched on, sends pictures of one size at one rate.

    The newest result is sent, again and again if need be; when none was captured for a
    second, a card takes its place that says why.
    """

    def __init__(
        self,
        results: Latest[Result],
        why_nothing: Callable[[], str],
        listener: NoticeListener,
    ) -> None:
        """Prepare the thread, switched off.

        Args:
            results: Where the filtered frames come from.
            why_nothing: Says, for the people in the call, why there is no picture.
            listener: Hears when the virtual camera can't be opened, or is lost.
        """
        super().__init__("virtual camera", listener)
        self._results = results
        self._why_nothing = why_nothing
        self._opener: SinkOpener | None = None
        self._switched = threading.Event()
        self._newest: Result | None = None
        self.sink_name = ""

    def switch(self, opener: SinkOpener | None) -> None:
        """Send to a virtual camera, or stop it with None. Never waits."""
        self._opener = opener
        self._switched.set()

    def stop(self) -> None:
        """Tell the thread to end."""
        super().stop()
        self._switched.set()

    def run(self) -> None:
        """Send while switched on; a lost virtual camera is opened again."""
        while not self.stopping.is_set():
            self._switched.clear()
            opener = self._opener
            if opener is None:
                self.recover()
                self._switched.wait(_IDLE_S)
                continue
            try:
                with closing(opener()) as sink:
                    self.sink_name = sink.name
                    self.recover()
                    self._send(sink)
            except VirtualCameraError as error:
                self.fail(error)
                self._switched.wait(_RETRY_S)
            finally:
                self.sink_name = ""

    def _send(self, sink: Sink) -> None:
        due_s = time.monotonic()
        while not self._switched.is_set() and not self.stopping.is_set():
            sink.send(self._picture())
            now_s = time.monotonic()
            # After a hold-up the rhythm starts anew instead of racing.
            due_s = max(due_s + 1 / FPS, now_s - 1 / FPS)
            if due_s > now_s:
                self._switched.wait(due_s - now_s)

    def _picture(self) -> Pixels:
        self._newest = self._results.take(0) or self._newest
        newest = self._newest
        if newest is not None:
            age_s = (time.monotonic_ns() - newest.frame.captured_ns) / 1e9
            if age_s <= _STALE_S:
                return letterbox(newest.frame.pixels, WIDTH, HEIGHT)
        return placeholder(self._why_nothing(), WIDTH, HEIGHT)
