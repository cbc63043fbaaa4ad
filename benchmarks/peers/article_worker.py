"""The seed article's loop, as it stands there, on one frame.

OpenCV's Viola-Jones over the whole frame with (1.25, 6), then for each face a 96x96
crop, Keras' `predict()`, and the drawing of a filter by NumPy. The network is the
article's own with weights of chance: its time does not depend on them, but its points
mean nothing. Needs the `train` extra. No options.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.viola_jones import load_cascade
from facekeys.resources import resource
from facekeys.training.export import for_inference
from facekeys.training.zoo import NETWORKS
from peers.protocol import serve

_EYE_CORNERS = [3, 5]  # the outer ones, in Kaggle's order


class _Found(NamedTuple):
    picture: NDArray[np.uint8]
    faces: list[NDArray[np.float64]]


class ArticleLoop:
    """The loop. It knows nothing from one frame to the next."""

    def __init__(self) -> None:
        """Load cascade, network and artwork."""
        self._cascade = load_cascade()
        self._network = for_inference(NETWORKS["seed"]())
        glasses = resource("overlays/sunglasses/artwork.png")
        self._glasses = cv2.imread(str(glasses), cv2.IMREAD_UNCHANGED)

    def forget(self) -> None:
        """There is nothing to forget."""

    def prepare(self, pixels: NDArray[np.uint8], _time_ns: int) -> NDArray[np.uint8]:
        """Return a frame that can be drawn on."""
        return pixels.copy()

    def track(self, prepared: NDArray[np.uint8]) -> _Found:
        """Find the faces of a frame, and draw on them."""
        grey = cv2.cvtColor(prepared, cv2.COLOR_BGR2GRAY)
        faces = []
        for x, y, width, height in self._cascade.detectMultiScale(grey, 1.25, 6):
            crop = cv2.resize(grey[y : y + height, x : x + width], (96, 96))
            scaled = crop.reshape(1, 96, 96, 1) / np.float32(255)
            outputs = self._network.predict(scaled, verbose=0)
            points = (outputs.reshape(15, 2) * 48 + 48) * (width / 96, height / 96)
            faces.append(points + np.array([x, y]))
            self._draw(prepared[y : y + height, x : x + width], points)
        return _Found(prepared, faces)

    def faces(self, found: _Found) -> list[NDArray[np.float64]]:
        """Return the points, which mean nothing."""
        return found.faces

    def stages(self, _found: _Found) -> Mapping[str, float]:
        """It tells nothing of them."""
        return {}

    def _draw(self, face: NDArray[np.uint8], points: NDArray[np.float64]) -> None:
        """Blend the sunglasses into a face, as wide as its eyes are apart."""
        left, right = points[_EYE_CORNERS]
        side = face.shape[1]
        # Points that mean nothing may lie in one place; a filter has a size.
        wide = int(np.clip(1.4 * abs(left[0] - right[0]), side // 2, side))
        high = wide * self._glasses.shape[0] // self._glasses.shape[1]
        artwork = cv2.resize(self._glasses, (wide, high), interpolation=cv2.INTER_AREA)
        top, start = side // 4, (side - wide) // 2
        region = face[top : top + high, start : start + wide]
        artwork = artwork[: region.shape[0]]
        alpha = artwork[..., 3:] / 255.0
        region[:] = alpha * artwork[..., :3] + (1 - alpha) * region


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] != "{}":
        sys.exit("The article's loop takes no options.")
    serve(ArticleLoop())
