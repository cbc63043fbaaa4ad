"""The stages composed: a frame in, faces and a filtered frame out.

No threads, no clock but the frames' own, no input or output: the same frames give the
same results. Live and off-line work differ only in the `FaceFinder` handed in.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.finder import FaceFinder, ImmediateFinder, Look
from facekeys.detection.lookout import TILTS, Lookout, LookoutOptions
from facekeys.detection.viola_jones import ViolaJones
from facekeys.effects.guarding import Guard, Guarded
from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import apply, crop_transform, face_box, fit_face
from facekeys.keypoints.model import (
    Prediction,
    Predictor,
    predict_both_ways,
)
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.tracking.timekeeper import Timekeeper
from facekeys.tracking.track import Sighting
from facekeys.tracking.tracker import Tracker, TrackerOptions
from facekeys.types import Affine, Face, Frame, Result

STAGES: Final = ("detect", "crop", "infer", "track", "overlay")
"""What a frame goes through, in this order; what it has no need of takes it 0 ms."""


class Pipeline:
    """Finds, follows and decorates the faces of one stream of frames.

    For one thread at a time.
    """

    def __init__(
        self,
        model: Predictor,
        *,
        finder: FaceFinder | None = None,
        options: TrackerOptions | None = None,
        lookout: LookoutOptions | None = None,
        static: bool = False,
    ) -> None:
        """Compose the stages.

        Args:
            model: The key-point network.
            finder: What acquires faces; Viola-Jones at once, in `process`, if None.
            options: How faces are followed; the defaults if None.
            lookout: How often they are looked for; the defaults if None.
            static: Treat every frame as a picture by itself.

        Raises:
            ResourceError: The cascade is missing or broken.
        """
        self._model = model
        self._finder = finder or ImmediateFinder(ViolaJones())
        self._options = options
        self._lookout_options = lookout
        self._static = static
        self._clock = StageClock()
        self._guard: Guard | None = None
        self.reset()

    def reset(self) -> None:
        """Forget every face: the next frame has nothing to do with the last.

        Only a guard that is on still knows the looks of whom it does not cover.
        """
        if self._guard is not None:
            self._guard.forget_tracks()
        self._tracker = Tracker(self._model.scheme, self._options)
        self._lookout = Lookout(self._lookout_options)
        self._time = Timekeeper()
        self._planner = Planner()
        self._finder.forget()
        self._asked = False
        self._newest_id = 0
        self._scene = (0, 0, 0)

    def process(
        self,
        frame: Frame,
        filters: Sequence[Filter] = (),
        *,
        pointed: tuple[float, float] | None = None,
    ) -> Result:
        """Find the faces of a frame and draw filters on them.

        Args:
            frame: The next frame. If its stream or size changed, or its time went
                back by more than a tenth of a second, all faces are forgotten first.
            filters: What to draw, in the order of drawing.
            pointed: x, y in frame pixels where the user pointed since the last frame,
                to say whom a guard shall not cover.

        Returns:
            The filtered frame (a new one if anything was drawn) and the faces.
        """
        scene = (frame.stream, frame.width, frame.height)
        rewound = self._time.is_rewound_by(frame.captured_ns)
        if self._static or scene != self._scene or rewound:
            self.reset()
        self._scene = scene
        self._clock.restart()
        faces = self._find_faces(frame)
        if self._static:
            faces = self._find_more(frame, faces) or self._find_tilted(frame)
        with self._clock.stage("overlay"):
            guarded = self._watch(frame, faces, filters, pointed)
            shown = self._draw(frame, faces, filters, guarded)
        return Result(shown, faces, self._clock.milliseconds(), bare=frame)

    def _find_faces(self, frame: Frame) -> tuple[Face, ...]:
        clock, tracker = self._clock, self._tracker
        now_ns = self._time.advance(frame.captured_ns)
        known = tracker.expect(now_ns)
        with clock.stage("detect"):
            found = tracker.newcomers(self._find(frame, now_ns))
        # What Viola-Jones finds is coarse; the points in it tell more.
        newcomers = [
            fit_face(seen.points, self._model.scheme)
            for seen in self._look(frame, found)
        ]
        sightings = self._look(frame, known + newcomers)
        with clock.stage("track"):
            size = (frame.width, frame.height)
            faces = tracker.update(now_ns, sightings, newcomers, size)
        if any(face.track_id > self._newest_id for face in faces):
            self._newest_id = max(face.track_id for face in faces)
            self._lookout.welcome()
        return faces

    def _find_more(self, frame: Frame, found: tuple[Face, ...]) -> tuple[Face, ...]:
        """Look once more beside the faces that were found: nobody waits."""
        if not found:
            return ()
        self._lookout.welcome()
        known = {face.track_id for face in found}
        more = (one for one in self._find_faces(frame) if one.track_id not in known)
        return (*found, *(replace(face, presence=1.0) for face in more))

    def _find_tilted(self, frame: Frame) -> tuple[Face, ...]:
        """Look at a picture by itself at one tilt after the other: nobody waits."""
        for number, tilt_deg in enumerate(TILTS):
            if tilt_deg:
                self.reset()
                self._lookout = Lookout(self._lookout_options, first=number)
                if faces := self._find_faces(frame):
                    return faces
        return ()

    def _find(self, frame: Frame, now_ns: int) -> Sequence[Affine]:
        """Ask for faces when it is time, and return those that were found by now."""
        if not self._asked:
            missing = self._tracker.any_missing
            turn = self._lookout.turn(now_ns, missing=missing)
            if turn is not None:
                known = [face_box(transform) for transform in self._tracker.seen]
                grey = cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY)
                self._finder.request(Look(np.asarray(grey, np.uint8), known, *turn))
                self._asked = True
        found = self._finder.collect()
        self._asked = self._asked and found is None
        return found or ()

    def _look(self, frame: Frame, transforms: Sequence[Affine]) -> list[Sighting]:
        """Return what the network sees of the faces at some places."""
        if not transforms:
            return []
        with self._clock.stage("crop"):
            to_frame = [crop_transform(transform) for transform in transforms]
            crops = crop_faces(frame.pixels, to_frame)
        with self._clock.stage("infer"):
            found = self._predict(crops)
        return [
            Sighting(apply(transform, points), score)
            for transform, points, score in zip(
                to_frame, found.points, found.scores.tolist(), strict=True
            )
        ]

    def _predict(self, crops: NDArray[np.float32]) -> Prediction:
        if self._static:
            return predict_both_ways(self._model, crops)
        return self._model.predict(crops)

    def _watch(
        self,
        frame: Frame,
        faces: Sequence[Face],
        filters: Sequence[Filter],
        pointed: tuple[float, float] | None,
    ) -> Guarded:
        """Find out who is surely the user, if a guard is on."""
        if not any(one.guards for one in filters):
            self._guard = None
            return Guarded(None, ())
        if self._guard is None or self._static:
            self._guard = Guard()
        places, now_ns = self._tracker.places, self._time.now_ns
        return self._guard.observe(frame.pixels, faces, places, now_ns, pointed)

    def _draw(
        self,
        frame: Frame,
        faces: Sequence[Face],
        filters: Sequence[Filter],
        guarded: Guarded,
    ) -> Frame:
        plan = plan_strokes
        wearers = faces
        if any(one.guards for one in filters):  # who is covered wears nothing on it
            wearers = [face for face in faces if face is guarded.me]
        if not self._static:
            plan = partial(self._planner.plan, now_ns=self._time.now_ns)
        strokes = plan(
            wearers,
            filters,
            width=frame.width,
            height=frame.height,
            pixels=frame.pixels,
        )
        steps = compose(strokes, filters, faces, guarded)
        if not steps:
            return frame
        pixels = frame.pixels.copy()
        for step in steps:
            step.apply(pixels)
        return replace(frame, pixels=pixels)


class StageClock:
    """Adds up the milliseconds that the stages of one frame take."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self._spent = dict.fromkeys(STAGES, 0.0)

    def restart(self) -> None:
        """Forget the last frame."""
        self._spent = dict.fromkeys(STAGES, 0.0)

    def stage(self, name: str) -> Stage:
        """Measure a `with` block and add it to a stage."""
        return Stage(name, self._spent)

    def milliseconds(self) -> MappingProxyType[str, float]:
        """Return what was measured, by stage."""
        return MappingProxyType(dict(self._spent))


class Stage:
    """Measures its `with` block. Not by `contextmanager`, which takes its own time."""

    __slots__ = ("_began_s", "_name", "_spent")

    def __init__(self, name: str, spent: dict[str, float]) -> None:
        """Add to a stage's milliseconds."""
        self._name, self._spent = name, spent

    def __enter__(self) -> None:
        self._began_s = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        spent_ms = (time.perf_counter() - self._began_s) * 1e3
        self._spent[self._name] += spent_ms
