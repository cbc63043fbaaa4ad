"""The sink thread: a picture for the virtual camera, at its rate, whatever happens."""

from __future__ import annotations

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
from facekeys.virtualcam.sink import Sink

WIDTH: Final = 1280
HEIGHT: Final = 720
FPS: Final = 30

SinkOpener = Callable[[], Sink]
"""Opens the sink in the thread that calls it; raises VirtualCameraError."""

_STALE_S: Final = 1.0
_RETRY_S: Final = 2.0


class SinkThread(Worker):
    """Sends 1280x720 pictures, 30 a second, from its start to its end.

    The newest result is sent, again and again if need be; when none has come for a
    second, a card takes its place that says why.
    """

    def __init__(
        self, results: Latest[Result], opener: SinkOpener, listener: NoticeListener
    ) -> None:
        """Prepare the thread.

        Args:
            results: Where the filtered frames come from.
            opener: Opens the virtual camera.
            listener: Hears when it can't be opened, or is lost.
        """
        super().__init__("virtual camera", listener)
        self._results = results
        self._opener = opener
        self._shown: Pixels | None = None
        self._shown_s = 0.0
        self.sink_name = ""

    def run(self) -> None:
        """Send until told to stop; a lost camera is opened again."""
        while not self.stopping.is_set():
            try:
                with closing(self._opener()) as sink:
                    self.sink_name = sink.name
                    self.recover()
                    self._send(sink)
            except VirtualCameraError as error:
                self.fail(error)
                self.stopping.wait(_RETRY_S)
            finally:
                self.sink_name = ""

    def _send(self, sink: Sink) -> None:
        due_s = time.monotonic()
        while not self.stopping.is_set():
            sink.send(self._picture())
            now_s = time.monotonic()
            # After a hold-up the rhythm starts anew instead of racing.
            due_s = max(due_s + 1 / FPS, now_s - 1 / FPS)
            if due_s > now_s:
                self.stopping.wait(due_s - now_s)

    def _picture(self) -> Pixels:
        result = self._results.take(0)
        if result is not None:
            self._shown = letterbox(result.frame.pixels, WIDTH, HEIGHT)
            self._shown_s = time.monotonic()
        if self._shown is None:
            return placeholder("The camera is starting", WIDTH, HEIGHT)
        if time.monotonic() - self._shown_s > _STALE_S:
            return placeholder("The camera has paused", WIDTH, HEIGHT)
        return self._shown
