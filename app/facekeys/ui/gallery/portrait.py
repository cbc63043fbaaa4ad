"""What a filter looks like on somebody: the face of a portrait of the demo. No Qt."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.demo import load_portrait
from facekeys.camera.sitters import SITTERS
from facekeys.effects.guarding import Guarded
from facekeys.keypoints.framing import apply, face_box, fit_face, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.types import Face, Keypoints, Pixels

SIDE_PX: Final = 224
"""Width and height of the pictures."""

# In eye distances: so much is seen across, and above the eyes, where hats are. Of two
# people a narrower part is seen.
_ACROSS: Final = 4.7
_ABOVE: Final = 2.85
_ACROSS_EACH: Final = 2.9


def picture_of(one: Filter) -> Pixels:
    """Return what shows a filter: its own preview, or the portrait that wears it.

    Args:
        one: The filter; its pictures are decoded if they were not yet.

    Returns:
        (SIDE_PX, SIDE_PX, 3) uint8 BGR.

    Raises:
        ResourceError: The portrait is missing or broken, or the filter is.
        ValueError: The filter can't be drawn on this face, or has no sound preview.
    """
    return try_on(one) if one.preview is None else _squared(one.preview.pixels)


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
    bare, faces = _sitters(one.people)
    picture = bare.copy()
    strokes = plan_strokes(faces, [one], width=SIDE_PX, height=SIDE_PX, pixels=bare)
    for step in compose(strokes, [one], faces, Guarded(faces[0], ())):
        step.apply(picture)
    return picture


def _squared(pixels: Pixels) -> Pixels:
    """Return the middle of a picture as a square of our size."""
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = pixels[top : top + side, left : left + side]
    square = cv2.resize(middle, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(square, np.uint8)


@cache
def _sitters(people: int) -> tuple[Pixels, tuple[Face, ...]]:
    """Return what is seen of one portrait or of both, and the faces in it."""
    width = SIDE_PX // people
    across = _ACROSS if people == 1 else _ACROSS_EACH
    parts, faces = [], []
    for number, (file, places) in enumerate([*SITTERS.items()][:people]):
        points = np.array(places)
        transform = fit_face(points, KAGGLE15)
        zoom = width / (across * scale_of(transform))
        shift = (width / 2, SIDE_PX * _ABOVE / _ACROSS) - zoom * transform[:, 2]
        to_part = np.column_stack([zoom * np.eye(2), shift])
        parts.append(
            cv2.warpAffine(
                load_portrait(file),
                to_part,
                (width, SIDE_PX),
                flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
        )
        in_picture = apply(to_part, points) + np.array((number * width, 0))
        faces.append(_face(number + 1, in_picture))
    return np.asarray(cv2.hconcat(parts), np.uint8), tuple(faces)


def _face(track_id: int, points: NDArray[np.float64]) -> Face:
    transform = fit_face(points, KAGGLE15)
    keypoints = Keypoints(points.astype(np.float32), KAGGLE15)
    return Face(track_id, face_box(transform), keypoints, transform, score=1.0)
