"""What a filter looks like on somebody: the face of a portrait of the demo. No Qt."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.demo import load_portrait
from facekeys.effects.guarding import Guarded
from facekeys.keypoints.framing import apply, face_box, fit_face, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.composing import compose
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.types import Face, Keypoints, Pixels

SIDE_PX: Final = 224
"""Width and height of the pictures."""

# Put on them by hand, in their pixels, in the order of the scheme.
_POINTS: Final = (
    (
        "astronaut.png",
        (
            *((246.6, 103.3), (203.2, 101.2), (236.0, 105.0), (258.0, 105.0)),
            *((213.0, 103.0), (191.5, 101.0), (238.0, 94.0), (263.5, 96.5)),
            *((213.0, 93.0), (189.5, 91.0), (223.5, 127.0), (246.5, 140.0)),
            *((202.5, 140.0), (223.5, 140.5), (223.0, 154.5)),
        ),
    ),
    (
        "grace_hopper.jpg",
        (
            *((306.5, 188.0), (222.5, 190.5), (287.0, 193.5), (322.0, 191.5)),
            *((240.0, 194.5), (205.5, 193.5), (283.0, 177.0), (335.0, 167.0)),
            *((244.0, 178.0), (195.0, 173.0), (266.5, 236.0), (308.0, 280.0)),
            *((228.5, 281.0), (267.0, 272.5), (267.0, 297.0)),
        ),
    ),
)
# In eye distances: so much is seen across, and above the eyes, where hats are. Of two
# people a narrower part is seen.
_ACROSS: Final = 4.7
_ABOVE: Final = 2.85
_ACROSS_EACH: Final = 2.9


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


@cache
def _sitters(people: int) -> tuple[Pixels, tuple[Face, ...]]:
    """Return what is seen of one portrait or of both, and the faces in it."""
    width = SIDE_PX // people
    across = _ACROSS if people == 1 else _ACROSS_EACH
    parts, faces = [], []
    for number, (file, places) in enumerate(_POINTS[:people]):
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
