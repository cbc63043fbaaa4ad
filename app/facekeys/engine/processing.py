"""The pipeline thread: newest frame in, result out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from facekeys.engine.mailbox import Latest
from facekeys.engine.statistics import Meter
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import FaceKeysError
from facekeys.overlays.filter import Filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame, Result

_COVER: Final = 96
_LOG: Final = logging.getLogger(__name__)


class PipelineThread(Worker):
    """Processes the newest frame with the filters that are on at that moment."""

    def __init__(
        self,
        pipeline: Pipeline,
        frames: Latest[Frame],
        publish: Callable[[Result], None],
        meter: Meter,
        listener: NoticeListener,
    ) -> None:
        """Prepare the thread.

        Args:
            pipeline: What processes the frames; nobody else may use it any more.
            frames: Where frames come from.
            publish: Takes each result; must not wait.
            meter: Gets each frame's lateness and what its stages cost.
            listener: Hears what goes wrong.
        """
        super().__init__("filters", listener)
        self._pipeline = pipeline
        self._frames = frames
        self._publish = publish
        self._meter = meter
        self.filters: Sequence[Filter] = ()
        self.pointed: Latest[tuple[float, float]] = Latest()
        self.frozen = False
        self.held = False
        self._still: Frame | None = None

    def stop(self) -> None:
        """Tell the thread to end, also while it waits for a frame."""
        super().stop()
        self._frames.close()

    def run(self) -> None:
        """Process frames until told to stop."""
        while not self.stopping.is_set():
            frame = self._frames.take(1.0)
            if frame is None or self.held:
                continue
            frame = self._stilled(frame)
            result = self._process(frame)
            self._meter.processed(frame.captured_ns, len(result.faces), result.timings)
            self._publish(result)

    def _stilled(self, frame: Frame) -> Frame:
        """Return the frame, or while frozen the picture that stands, with its stamps.

        What stands is the picture as it came: filters go on and off on it too.
        """
        if not self.frozen:
            self._still = None
            return frame
        if self._still is None:
            self._still = frame
        return replace(self._still, index=frame.index, captured_ns=frame.captured_ns)

    def _process(self, frame: Frame) -> Result:
        """Process a frame; a fault costs its filters, never the call.

        Nor does it show whom a guard hides: then nobody can be made out.
        """
        filters = self.filters
        try:
            pointed = self.pointed.take(0)
            result = self._pipeline.process(frame, filters, pointed=pointed)
        except Exception:  # noqa: BLE001 - whatever a filter does, the call goes on
            _LOG.exception("Frame %d could not be processed", frame.index)
            self._pipeline.reset()
            guarded = any(one.guards for one in filters)
            self.fail(_failed(guarded=guarded))
            return Result(_covered(frame) if guarded else frame, ())
        self.recover()
        return result


def _failed(*, guarded: bool) -> FaceKeysError:
    hint = "Switch off the filter that was added last."
    if guarded:
        return FaceKeysError(
            "The filters fail on this picture, so all of it is covered.", hint=hint
        )
    return FaceKeysError(
        "The filters fail on this picture, so it goes out without them.", hint=hint
    )


def _covered(frame: Frame) -> Frame:
    """Return a frame in which nobody can be made out."""
    return replace(frame, pixels=np.full_like(frame.pixels, _COVER))
