"""What a filter looks like on somebody: the face of a portrait of the demo. No Qt."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.demo import load_portrait
from facekeys.keypoints.framing import apply, face_box, fit_face, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.overlays.painting import paint
from facekeys.types import Face, Keypoints, Pixels

SIDE_PX: Final = 224
"""Width and height of the pictures."""

_FILE: Final = "astronaut.png"
# Put on it by hand, in its pixels, in the order of the scheme.
_POINTS: Final = (
    *((246.6, 103.3), (203.2, 101.2), (236.0, 105.0), (258.0, 105.0), (213.0, 103.0)),
    *((191.5, 101.0), (238.0, 94.0), (263.5, 96.5), (213.0, 93.0), (189.5, 91.0)),
    *((223.5, 127.0), (246.5, 140.0), (202.5, 140.0), (223.5, 140.5), (223.0, 154.5)),
)
# In eye distances: so much is seen across, and above the eyes, where hats are.
_ACROSS: Final = 4.7
_ABOVE: Final = 2.85


def try_on(one: Filter) -> Pixels:
    """Draw a filter on the portrait.

    Args:
        one: The filter; its pictures are decoded if they were not yet.

    Returns:
        (SIDE_PX, SIDE_PX, 3) uint8 BGR.

    Raises:
        ResourceError: The portrait is missing or broken, or the filter is.
        ValueError: The filter can't be drawn on this face.
    """
    bare, face = _sitter()
    picture = bare.copy()
    paint(picture, plan_strokes([face], [one], width=SIDE_PX, height=SIDE_PX))
    return picture


@cache
def _sitter() -> tuple[Pixels, Face]:
    """Return the part of the portrait that is seen, and the face in it."""
    points = np.array(_POINTS)
    zoom = SIDE_PX / (_ACROSS * scale_of(fit_face(points, KAGGLE15)))
    middle = fit_face(points, KAGGLE15)[:, 2]
    shift = SIDE_PX * np.array([1 / 2, _ABOVE / _ACROSS]) - zoom * middle
    to_picture = np.column_stack([zoom * np.eye(2), shift])
    bare = cv2.warpAffine(
        load_portrait(_FILE),
        to_picture,
        (SIDE_PX, SIDE_PX),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(bare, np.uint8), _face(apply(to_picture, points))


def _face(points: NDArray[np.float64]) -> Face:
    transform = fit_face(points, KAGGLE15)
    keypoints = Keypoints(points.astype(np.float32), KAGGLE15)
    return Face(1, face_box(transform), keypoints, transform, score=1.0)
