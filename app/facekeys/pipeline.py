"""The stages composed: a frame in, faces and a filtered frame out.

No threads, no clock but the frames' own, no input or output: the same frames give the
same results. Live and off-line work differ only in the `FaceFinder` handed in.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.finder import FaceFinder, ImmediateFinder
from facekeys.detection.viola_jones import ViolaJones
from facekeys.keypoints.crops import GreyPyramid, crop_faces, cut_crop
from facekeys.keypoints.framing import (
    apply,
    compose,
    crop_transform,
    fit_face,
    frame_box,
)
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.overlays.painting import paint
from facekeys.tracking.tracker import Newcomer, Tracker, TrackerOptions
from facekeys.types import Affine, Face, Frame, Result

_CONFIRM_SIZE: Final = 120
_CONFIRM_MARGIN: Final = 1.5


class Pipeline:
    """Finds, follows and decorates the faces of one stream of frames.

    For one thread at a time.
    """

    def __init__(
        self,
        model: KeypointModel,
        *,
        finder: FaceFinder | None = None,
        options: TrackerOptions | None = None,
        static: bool = False,
    ) -> None:
        """Compose the stages.

        Args:
            model: The key-point network.
            finder: What acquires faces; Viola-Jones at once, in `process`, if None.
            options: How faces are followed.
            static: Treat every frame as a picture by itself.

        Raises:
            ResourceError: The cascade is missing or broken.
        """
        self._model = model
        self._viola_jones = ViolaJones()
        self._finder = finder or ImmediateFinder(self._viola_jones)
        # A picture by itself gives no second chance to confirm a face.
        self._options = replace(options or TrackerOptions(), show_doubtful=static)
        self._static = static
        self._clock = StageClock()
        self.reset()

    def reset(self) -> None:
        """Forget every face: the next frame has nothing to do with the last."""
        self._tracker = Tracker(self._model.scheme, self._options)
        self._finder.forget()
        self._scene = (0, 0, 0)
        self._now_ns = 0

    def process(self, frame: Frame, filters: Sequence[Filter] = ()) -> Result:
        """Find the faces of a frame and draw filters on them.

        Args:
            frame: The next frame. If its stream or size changed or its time went
                back, all faces are forgotten first.
            filters: What to draw, in the order of drawing.

        Returns:
            The filtered frame (a new one if anything was drawn) and the faces.
        """
        scene = (frame.stream, frame.width, frame.height)
        if self._static or scene != self._scene or frame.captured_ns < self._now_ns:
            self.reset()
        self._scene, self._now_ns = scene, frame.captured_ns
        self._clock.restart()
        faces = self._find_faces(frame)
        with self._clock.stage("overlay"):
            shown = self._draw(frame, faces, filters)
        return Result(shown, faces, self._clock.milliseconds())

    def _find_faces(self, frame: Frame) -> tuple[Face, ...]:
        clock, tracker, now_ns = self._clock, self._tracker, frame.captured_ns
        with clock.stage("grey"):
            grey = cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY)
            pyramid = GreyPyramid(np.asarray(grey, np.uint8))
        with clock.stage("detect"):
            if tracker.wants_faces(now_ns):
                tracker.looked(now_ns)
                self._finder.request(pyramid.grey)
            boxes = tracker.newcomers(self._finder.collect())
        newcomers = self._examine(pyramid, boxes) if boxes else []
        with clock.stage("track"):
            for track in tracker.to_confirm(now_ns):
                found = self._look_again(pyramid, track.transform)
                tracker.confirm(track, now_ns, found)
        known = [track.transform for track in tracker.tracks]
        points = self._locate(pyramid, known + [one.transform for one in newcomers])
        with clock.stage("track"):
            size = (frame.width, frame.height)
            return tracker.update(now_ns, points, newcomers, size)

    def _examine(self, pyramid: GreyPyramid, boxes: Sequence[Affine]) -> list[Newcomer]:
        """Find out where the crops that count are to be cut.

        A box of Viola-Jones is coarse and upright; the points in it tell more.
        """
        found = [
            fit_face(points, self._model.scheme)
            for points in self._locate(pyramid, boxes)
        ]
        with self._clock.stage("track"):
            return [
                Newcomer(place, self._look_again(pyramid, place) is not None)
                for place in found
            ]

    def _look_again(self, pyramid: GreyPyramid, transform: Affine) -> Affine | None:
        """Return where Viola-Jones sees the face that is followed at some place."""
        to_frame = crop_transform(transform, size=_CONFIRM_SIZE, margin=_CONFIRM_MARGIN)
        box = self._viola_jones.find_in_crop(cut_crop(pyramid, to_frame, _CONFIRM_SIZE))
        return None if box is None else compose(to_frame, frame_box(box))

    def _locate(
        self, pyramid: GreyPyramid, transforms: Sequence[Affine]
    ) -> list[NDArray[np.float64]]:
        """Return the key-points, in frame pixels, of the faces at some places."""
        with self._clock.stage("crop"):
            to_frame = [crop_transform(transform) for transform in transforms]
            crops = crop_faces(pyramid, to_frame)
        with self._clock.stage("infer"):
            found = self._model.predict(crops)
        return [
            apply(transform, points)
            for transform, points in zip(to_frame, found, strict=True)
        ]

    @staticmethod
    def _draw(frame: Frame, faces: Sequence[Face], filters: Sequence[Filter]) -> Frame:
        strokes = plan_strokes(faces, filters, width=frame.width, height=frame.height)
        if not strokes:
            return frame
        pixels = frame.pixels.copy()
        paint(pixels, strokes)
        return replace(frame, pixels=pixels)


class StageClock:
    """Adds up the milliseconds that the stages of one frame take."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self._spent: dict[str, float] = {}

    def restart(self) -> None:
        """Forget the last frame."""
        self._spent = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a `with` block and add it to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - start) * 1e3
            self._spent[name] = self._spent.get(name, 0.0) + spent

    def milliseconds(self) -> MappingProxyType[str, float]:
        """Return what was measured, by stage."""
        return MappingProxyType(dict(self._spent))
