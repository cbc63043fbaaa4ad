"""What a filter looks like on somebody: the face of a portrait of the demo. No Qt."""

from __future__ import annotations

from functools import cache
from typing import Final

import cv2
import numpy as np

from facekeys.camera.demo import load_portrait
from facekeys.camera.sitters import SITTERS
from facekeys.keypoints.framing import apply, fit_face, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.filter import Filter
from facekeys.sharing.scenes import Scene, face_of
from facekeys.types import Pixels

SIDE_PX: Final = 224
"""Width and height of the pictures."""

# In eye distances: so much is seen across, or more if nothing of a filter is in that,
# and of two people less of each.
_ACROSS: Final = 4.7
_ACROSS_FAR: Final = 7.0
_ACROSS_EACH: Final = 2.9
_EYES: Final = 0.606  # this far down, for hats are above
_FAINTEST: Final = 16  # grey levels that are seen


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
    scene = _sitters(one.people, _ACROSS if one.people == 1 else _ACROSS_EACH)
    picture = _worn(one, scene)
    if one.people > 1 or cv2.absdiff(picture, scene.pixels).max() >= _FAINTEST:
        return picture
    return _worn(one, _sitters(one.people, _ACROSS_FAR))


def _worn(one: Filter, scene: Scene) -> Pixels:
    return (scene.in_action() if one.waits else scene).with_filter(one)


def _squared(pixels: Pixels) -> Pixels:
    """Return the middle of a picture as a square of our size."""
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    middle = pixels[top : top + side, left : left + side]
    square = cv2.resize(middle, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(square, np.uint8)


@cache
def _sitters(people: int, across: float) -> Scene:
    """Return one portrait or both, so many eye distances of each."""
    width = SIDE_PX // people
    parts, faces = [], []
    for number, (file, places) in enumerate([*SITTERS.items()][:people]):
        points = np.array(places)
        transform = fit_face(points, KAGGLE15)
        zoom = width / (across * scale_of(transform))
        shift = (width / 2, SIDE_PX * _EYES) - zoom * transform[:, 2]
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
        faces.append(face_of(in_picture, number + 1))
    return Scene("", np.asarray(cv2.hconcat(parts), np.uint8), faces)
