"""FaceKeys' own pipeline, timed around `process()`; no filter is drawn.

Viola-Jones runs in the same thread, within the time of the frame that asks for it,
though the app has a thread of its own for it. Options: `smooth`, and `static`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.model import KeypointModel
from facekeys.pipeline import Pipeline
from facekeys.tracking.smoothing import SmoothingOptions
from facekeys.tracking.tracker import TrackerOptions
from facekeys.types import Frame, Result
from peers.protocol import serve


class FaceKeys:
    """The tracker."""

    def __init__(self, *, smooth: bool = True, static: bool = False) -> None:
        """Load the network."""
        cv2.setNumThreads(1)  # as the app does
        options = TrackerOptions(smoothing=SmoothingOptions() if smooth else None)
        self._pipeline = Pipeline(KeypointModel(), options=options, static=static)

    def forget(self) -> None:
        """Look for faces anew."""
        self._pipeline.reset()

    def prepare(self, pixels: NDArray[np.uint8], time_ns: int) -> Frame:
        """Return the pixels as a frame."""
        return Frame(pixels, 0, time_ns)

    def track(self, prepared: Frame) -> Result:
        """Process a frame."""
        return self._pipeline.process(prepared)

    def faces(self, found: Result) -> list[NDArray[np.float64]]:
        """Return the points of each face."""
        return [np.asarray(face.keypoints.points, float) for face in found.faces]

    def stages(self, found: Result) -> Mapping[str, float]:
        """Return the milliseconds of each stage."""
        return found.timings


if __name__ == "__main__":
    serve(FaceKeys(**json.loads(sys.argv[1])))
