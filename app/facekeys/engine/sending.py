"""The sink thread: a picture for the virtual camera, at its rate, whatever happens."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Final

import numpy as np

from facekeys.engine.mailbox import Latest
from facekeys.engine.placeholder import placeholder
from facekeys.engine.statistics import Meter
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import FaceKeysError, VirtualCameraError
from facekeys.letterbox import letterbox
from facekeys.types import Pixels, Result
from facekeys.virtualcam.audience import Watch
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH, Sink, SinkOpener

CLOSED: Final = "FaceKeys was closed"
"""What others read after the end, be it a clean one or not."""

_LOG: Final = logging.getLogger(__name__)

_STALE_S: Final = 1.0
_RETRY_S: Final = 2.0
_IDLE_S: Final = 1.0

_TICK_S: Final = 1 / FPS
_PULL: Final = 0.03
"""By how much of a tick one may move towards the results: the rate is kept to 3 %."""
_HOLD: Final = 0.5
"""For how much of a tick one waits for a result that is late."""
_LEAD: Final = 0.2
"""By how much of a tick a result should be early for a tick that does not wait."""
_IN_STEP: Final = (0.9, 1.1)
"""Results a tick: with fewer none is worth waiting for, with more none to move to."""
_PER_TICK_GAIN: Final = 0.1


class SinkThread(Worker):
    """While it is switched on, sends pictures of one size at one rate.

    The newest result is sent, again and again if need be; when none was captured for a
    second, a card takes its place that says why.
    """

    def __init__(
        self,
        results: Latest[Result],
        why_nothing: Callable[[], str],
        cards: Sequence[str],
        follow: Callable[[Watch | None], None],
        meter: Meter,
        listener: NoticeListener,
    ) -> None:
        """Prepare the thread, switched off.

        Args:
            results: Where the filtered frames come from.
            why_nothing: Says, for the people in the call, why there is no picture.
            cards: All that `why_nothing` may say. They are drawn before anything is
                sent, for that takes longer than the time between two pictures.
            follow: Gets what tells who reads the virtual camera that was opened, to
                close it at will, and None when that one is closed.
            meter: Counts what is sent, and how late it is.
            listener: Hears when the virtual camera can't be opened, or is lost.
        """
        super().__init__("virtual camera", listener)
        self._results = results
        self._why_nothing = why_nothing
        self._cards = tuple(cards)
        self._follow = follow
        self._meter = meter
        self._opener: SinkOpener | None = None
        self._switched = threading.Event()
        self._newest: Result | None = None
        self._shown: Result | Pixels | None = None
        self._per_tick = 1.0
        self._fitted = np.empty((HEIGHT, WIDTH, 3), np.uint8)
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
            for card in self._cards:
                placeholder(card, WIDTH, HEIGHT)
            try:
                self._serve(opener)
            except VirtualCameraError as error:
                self.fail(error)
                self._switched.wait(_RETRY_S)
            except Exception:  # noqa: BLE001 - one fault must not end the sending
                _LOG.exception("The virtual camera failed")
                self.fail(
                    FaceKeysError(
                        "The virtual camera stopped because of a fault in FaceKeys.",
                        hint="It is started again by itself; the log says more.",
                    )
                )
                self._switched.wait(_RETRY_S)

    def _serve(self, opener: SinkOpener) -> None:
        """Send to one sink until it is switched; the last picture says farewell."""
        farewell = placeholder(CLOSED, WIDTH, HEIGHT)
        try:
            with closing(opener()) as sink:
                sink.set_timeout_picture(farewell)
                self._follow(sink.watch())
                self.sink_name = sink.name
                self.recover()
                self._send(sink)
                sink.send(farewell)
        finally:
            self.sink_name = ""
            self._follow(None)

    def _send(self, sink: Sink) -> None:
        """Send at the rate of the sink, in step with the results where they allow it.

        A tick waits a little for a result that is about to come, and moves a little
        towards when one came: so a camera of about the same rate loses no time between
        the pipeline and the sink, while the rate stays within `_PULL` of its own. For
        a slower camera it does not wait: that would gain little, and make every other
        picture late.
        """
        self._shown = None
        self._per_tick = 1.0  # results, on average of the last ticks
        due_s = time.monotonic()
        while not self._switched.is_set() and not self.stopping.is_set():
            pull_s = self._wait_for_result(due_s)
            self._send_newest(sink)
            # After a hold-up the rhythm starts anew instead of racing.
            due_s = max(due_s + _TICK_S + pull_s, time.monotonic() - _TICK_S)

    def _wait_for_result(self, due_s: float) -> float:
        """Wait for a tick and the newest result; returns by how much the tick moves.

        Args:
            due_s: When the tick is.
        """
        waits = self._per_tick > _IN_STEP[0]
        latest_s = due_s + (_HOLD * _TICK_S if waits else 0.0)
        result = self._results.take(max(0.0, latest_s - time.monotonic()))
        came_s = due_s if result is None else time.monotonic()
        pull_s = 0.0
        if result is not None and self._per_tick < _IN_STEP[1]:
            pull_s = _pull_s(came_s - due_s + (0.0 if waits else _LEAD * _TICK_S))
        early_s = due_s + min(0.0, pull_s) - came_s
        if early_s > 0:
            self._switched.wait(early_s)
        newer = self._results.take(0)
        came = (result is not None) + (newer is not None)
        self._per_tick += _PER_TICK_GAIN * (came - self._per_tick)
        self._newest = newer or result or self._newest
        return pull_s

    def _send_newest(self, sink: Sink) -> None:
        """Send the newest result, once more if need be, or a card if it is old."""
        newest = self._newest
        if newest is None or _age_s(newest) > _STALE_S:
            self._send_card(sink)
        elif newest is self._shown:
            sink.repeat()
            self._meter.count("repeated")
        else:
            begun_s = time.perf_counter()
            sink.send(letterbox(newest.frame.pixels, WIDTH, HEIGHT, out=self._fitted))
            self._shown = newest
            self._meter.sent(newest.frame.captured_ns)
            self._meter.spent("output", (time.perf_counter() - begun_s) * 1e3)

    def _send_card(self, sink: Sink) -> None:
        card = placeholder(self._why_nothing(), WIDTH, HEIGHT)
        if card is self._shown:
            sink.repeat()
        else:
            sink.send(card)
            self._shown = card
        self._meter.count("cards")


def _age_s(result: Result) -> float:
    return (time.monotonic_ns() - result.frame.captured_ns) / 1e9


def _pull_s(off_s: float) -> float:
    """Return by how much a tick moves, in seconds.

    Towards the nearest tick, not always to the earlier one: the results of a camera
    that keeps no step with the ticks come at any moment, and must not move them on
    average.

    Args:
        off_s: How long after the moment that suits the tick a result came.
    """
    nearest_s = (off_s + _TICK_S / 2) % _TICK_S - _TICK_S / 2
    return min(max(nearest_s, -_PULL * _TICK_S), _PULL * _TICK_S)
