"""MediaPipe FaceMesh, timed around `process()`.

Runs in an environment with `mediapipe==0.10.21`. Options: those of FaceMesh, such as
`static_image_mode` and `refine_landmarks`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

import mediapipe as mp
import numpy as np
from numpy.typing import NDArray

from peers.protocol import serve

# Which vertices of the mesh stand for Kaggle's 15 points, in their order; of several
# the mean. As in facekeys.training.label_schemes, which can't be imported here.
_FIFTEEN = (
    (263, 387, 385, 362, 380, 373),
    (33, 160, 158, 133, 153, 144),
    *((vertex,) for vertex in (362, 263, 133, 33, 336, 300, 107, 70)),
    *((vertex,) for vertex in (4, 291, 61, 0, 17)),
)


class FaceMesh:
    """The tracker. It is handed RGB, as it wants; the conversion is not timed."""

    def __init__(self, **options: Any) -> None:
        """Load the networks."""
        self._mesh = mp.solutions.face_mesh.FaceMesh(**options)
        self._size = (0, 0)

    def forget(self) -> None:
        """Look for faces anew."""
        self._mesh.reset()

    def prepare(self, pixels: NDArray[np.uint8], _time_ns: int) -> NDArray[np.uint8]:
        """Return RGB."""
        self._size = (pixels.shape[1], pixels.shape[0])
        return np.ascontiguousarray(pixels[..., ::-1])

    def track(self, prepared: NDArray[np.uint8]) -> Any:
        """Process a frame."""
        return self._mesh.process(prepared)

    def faces(self, found: Any) -> list[NDArray[np.float64]]:
        """Return the 15 points of each mesh."""
        meshes = [
            np.array([(point.x, point.y) for point in mesh.landmark])
            for mesh in found.multi_face_landmarks or ()
        ]
        # MediaPipe's 0 is the edge of the picture, not the middle of its first pixel.
        return [
            np.stack([mesh[list(some)].mean(axis=0) for some in _FIFTEEN]) * self._size
            - 0.5
            for mesh in meshes
        ]

    def stages(self, _found: Any) -> Mapping[str, float]:
        """It tells nothing of them."""
        return {}


if __name__ == "__main__":
    serve(FaceMesh(**json.loads(sys.argv[1])))
