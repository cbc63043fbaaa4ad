"""The engine: all threads of the running app, started and ended together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from facekeys.engine.capture import CaptureThread, SourceOpener
from facekeys.engine.demand import DemandThread
from facekeys.engine.detecting import DetectorThread
from facekeys.engine.dressing import DressingThread
from facekeys.engine.governor import Budget, Governor
from facekeys.engine.mailbox import Latest
from facekeys.engine.mark import marked
from facekeys.engine.pace import Pace
from facekeys.engine.processing import PipelineThread
from facekeys.engine.recording import Recording, VideoOpener
from facekeys.engine.sending import SinkThread
from facekeys.engine.statistics import Meter, Statistics
from facekeys.engine.status import Status
from facekeys.engine.worker import Notice, NoticeListener, Worker
from facekeys.errors import FaceKeysError
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.filter import Filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame, Result
from facekeys.virtualcam.sink import SinkOpener

_END_S: Final = 5.0


class Engine:
    """Camera in, filtered frames out: to a window that pulls, and a virtual camera.

    The methods are for one thread, the window's; none of them waits but `close`.
    """

    def __init__(
        self,
        *,
        on_result: Callable[[], None],
        on_notice: NoticeListener,
        budget: Budget | None = None,
    ) -> None:
        """Load the model and prepare the threads; `start` starts them.

        Args:
            on_result: Called from a thread when a result waits and the last one was
                taken: never more than once until the next `take`, and no more often
                than the governor lets the window paint.
            on_notice: Called from the threads with what a person should know.
            budget: What the app may take of the processor; the default if None.

        Raises:
            ResourceError: The model or the cascade is missing or broken.
        """
        self._on_result = on_result
        self._on_notice = on_notice
        self.marks_filtered = False
        """Whether others see a small mark in a corner while a filter is on."""
        self._announced = threading.Event()
        self._troubles: dict[str, FaceKeysError | None] = {}
        self._starting = True
        self._meter = Meter()
        self._governor = Governor(budget or Budget())
        self._window_pace = Pace(self._governor.effort.preview_fps)
        self._frames: Latest[Frame] = Latest()
        self._for_window: Latest[Result] = Latest()
        self._for_sink: Latest[Result] = Latest()
        self._capture = CaptureThread(self._frames, self._meter, self._notice)
        self._detector = DetectorThread(self._notice)
        pipeline = Pipeline(KeypointModel(), finder=self._detector)
        self._pipeline = PipelineThread(
            pipeline, self._frames, self._publish, self._meter, self._notice
        )
        self._dressing = DressingThread(self._draw, self._notice)
        self._demand = DemandThread(self._capture.rest, self._notice)
        # What is said to the people in the call instead of a picture, and when.
        self._reasons: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("The camera rests until somebody watches", lambda: self._capture.resting),
            ("The filters failed", lambda: self._pipeline.failed),
            (
                "The camera is not available",
                lambda: self._troubles.get("camera") is not None,
            ),
            ("The camera is starting", lambda: self._starting),
            ("One moment, please", lambda: True),
        )
        self._sink = SinkThread(
            self._for_sink,
            self._why_nothing,
            [text for text, _ in self._reasons],
            self._demand.follow,
            self._meter,
            self._notice,
        )
        self._recording: Recording | None = None
        self._recorded_s = 0.0
        self._workers: tuple[Worker, ...] = (
            self._demand,
            self._dressing,
            self._capture,
            self._detector,
            self._pipeline,
            self._sink,
        )
        self._govern()

    def start(self) -> None:
        """Start the threads; frames come once a source is chosen."""
        for worker in self._workers:
            worker.start()

    def use_source(self, opener: SourceOpener) -> None:
        """Take the frames from another source."""
        self._starting = True
        self._capture.switch(opener)

    def use_filters(self, filters: Sequence[Filter]) -> None:
        """Draw these filters, in this order, from the next frame on.

        One whose pictures were not read yet follows as soon as they are.
        """
        self._dressing.wear(filters)

    def hold(self, held: bool) -> None:  # noqa: FBT001 - a switch
        """Process no frame, so that nothing is shown before a guard is on; or go on."""
        self._pipeline.held = held

    def point_at(self, x: float, y: float) -> None:
        """Hear where in the picture, in its pixels, the user says "this is me"."""
        self._pipeline.pointed.put((x, y))

    def use_budget(self, budget: Budget) -> None:
        """Take so much of the processor, and process so many frames, at most."""
        self._governor.use(budget)

    def freeze(self, frozen: bool) -> None:  # noqa: FBT001 - a switch
        """Let the next frame stand still, for the window and for others, or go on."""
        self._pipeline.frozen = frozen

    def switch_output(self, opener: SinkOpener | None) -> None:
        """Start to send to a virtual camera, or stop it with None."""
        self._sink.switch(opener)

    def show_window(self, visible: bool) -> None:  # noqa: FBT001 - a switch
        """Note whether the window can be seen; it counts as seen until this is called.

        While it can't, and nobody reads the virtual camera, the camera rests.
        """
        self._demand.window_visible = visible

    @property
    def recording(self) -> Recording | None:
        """The recording that goes on now; None if none does."""
        now = self._recording
        return None if now is None or now.ended.done() else now

    def record(self, open_video: VideoOpener) -> Recording:
        """Record from now on what others see; the camera does not rest meanwhile.

        Only while nothing is recorded.

        Args:
            open_video: Opens the file, in the recording's thread.
        """
        if self._recording is not None:
            self._recorded_s += self._recording.spent_s
        self._recording = recording = Recording(open_video, self._why_nothing)
        self._demand.recording = True
        recording.ended.add_done_callback(self._end_recording)
        return recording

    @property
    def output_name(self) -> str:
        """What others see the virtual camera as; empty while nothing is sent."""
        return self._sink.sink_name

    def take(self) -> Result | None:
        """Return the newest result, or None if it was already taken."""
        self._announced.clear()  # before taking, so that no later result is missed
        return self._for_window.take(0)

    def painted(self, spent_ms: float) -> None:
        """Note what it cost the window to paint a frame."""
        self._meter.spent("paint", spent_ms)

    def statistics(self) -> Statistics:
        """Return how fast and how late the engine is now."""
        return self._meter.read(dropped=self._frames.dropped)

    def status(self) -> Status:
        """Return all there is to know from outside about what the engine does."""
        return Status(
            output=self.output_name,
            output_trouble=self._trouble_of_output(),
            audience=self._demand.audience,
            camera_resting=self._capture.resting,
            recording=recording.state if (recording := self.recording) else None,
            filters=tuple(one.id for one in self._dressing.wanted),
            statistics=self.statistics(),
            governor=self._governor.state,
        )

    def close(self) -> None:
        """End all threads and free all devices, and make a recording's file whole.

        It waits a few seconds at most.
        """
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.join(_END_S)
        if self._recording is not None:
            self._recording.stop()
            self._recording.join(_END_S)

    def _draw(self, filters: Sequence[Filter]) -> None:
        self._pipeline.filters = tuple(filters)

    def _publish(self, result: Result) -> None:
        """Hand a result to both mailboxes; runs in the pipeline thread."""
        self._starting = False
        self._for_window.put(result)
        for_others = self._for_others(result)
        self._for_sink.put(for_others)
        if self._recording is not None:
            self._recording.offer(for_others.frame)
        if not self._announced.is_set() and self._window_pace.due(time.monotonic()):
            self._announced.set()
            self._on_result()
        self._govern()

    def _for_others(self, result: Result) -> Result:
        """Draw the mark on the picture that leaves the house, if it is wanted."""
        if not (self.marks_filtered and self._pipeline.filters):
            return result
        return replace(result, frame=marked(result.frame))

    def _end_recording(self, _: object) -> None:
        """Let the camera rest again; runs in the recording's thread."""
        self._demand.recording = self.recording is not None  # a new one, maybe

    def _govern(self) -> None:
        """Let the governor look at the load, and do as it says.

        What a recording takes comes on top of the budget: the call and the recording
        itself would have fewer pictures for it.
        """
        recorded_s = self._recorded_s
        if self._recording is not None:
            recorded_s += self._recording.spent_s
        spent_s = time.process_time() - recorded_s
        effort = self._governor.observe(time.monotonic(), spent_s)
        self._detector.interval_s = effort.detector_interval_s
        self._window_pace.fps = effort.preview_fps
        self._capture.pace.fps = effort.processing_fps

    def _notice(self, notice: Notice) -> None:
        """Pass a notice on; runs in any of the threads."""
        self._troubles[notice.topic] = notice.error
        self._on_notice(notice)

    def _trouble_of_output(self) -> str:
        trouble = self._troubles.get("virtual camera")
        return trouble.message if trouble else ""

    def _why_nothing(self) -> str:
        """Say to the people in the call why they see no picture: the main reason."""
        return next(text for text, holds in self._reasons if holds())
