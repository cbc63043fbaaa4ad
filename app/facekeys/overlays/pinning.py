"""From where somebody laid a picture on a face to the anchors that hold it there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Affine, Face

_LEFT, _RIGHT = "left_eye_center", "right_eye_center"
_HEAD: Final = MappingProxyType({_LEFT: 1.05, _RIGHT: 1.05, "nose_tip": -1.1})
"""Behind the eyes as seen from the nose: where hats hold on to, however it turns."""
_HOLDS: Final = (
    _HEAD,
    MappingProxyType({_LEFT: 0.5, _RIGHT: 0.5}),
    MappingProxyType({"nose_tip": 1.0}),
    MappingProxyType({"mouth_left_corner": 0.5, "mouth_right_corner": 0.5}),
)
_APART: Final = 8
"""Pixels between the spots of even the smallest picture."""
_DIGITS: Final = 4
"""A ten-thousandth of an eye distance is nothing that could be seen."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a picture lies on a frame: moved, scaled and turned, never distorted.

    Attributes:
        size: Width and height of the picture, in its pixels.
        center: Where its middle lies, in frame pixels.
        scale: Frame pixels per pixel of the picture.
        turn_deg: Clockwise.
    """

    size: tuple[int, int]
    center: tuple[float, float]
    scale: float
    turn_deg: float = 0.0

    @property
    def transform(self) -> Affine:
        """(2, 3) float64 map from pixels of the picture to frame pixels."""
        angle = math.radians(self.turn_deg)
        cosine, sine = self.scale * math.cos(angle), self.scale * math.sin(angle)
        linear = np.array([[cosine, -sine], [sine, cosine]])
        middle = (np.array(self.size) - 1) / 2
        return np.column_stack([linear, self.center - linear @ middle])

    def moved(self, right: float, down: float) -> Placing:
        """Return it elsewhere, by so many frame pixels."""
        return replace(self, center=(self.center[0] + right, self.center[1] + down))


def laid_on(size: tuple[int, int], face: Face) -> Placing:
    """Lay a picture over the eyes of a face, as wide as the face, and as tilted.

    Args:
        size: Width and height of the picture, in its pixels.
        face: Whose face.
    """
    (a, _), (c, _) = face.transform[:, :2].tolist()
    x, y = face.transform[:, 2].tolist()
    scale = 2 * math.hypot(a, c) / size[0]
    return Placing(size, (x, y), scale, math.degrees(math.atan2(c, a)))


def nearest(transform: Affine, size: tuple[int, int]) -> Placing:
    """Return where a picture lies, by where anchors have it.

    What they narrow or shear is as large as that on the whole, and turned as much.

    Args:
        transform: (2, 3) float64 map from pixels of the picture to frame pixels.
        size: Width and height of the picture, in its pixels.
    """
    (a, b, _), (c, d, _) = transform.tolist()
    x, y = (transform @ ((size[0] - 1) / 2, (size[1] - 1) / 2, 1.0)).tolist()
    scale, turn = math.hypot(a + d, c - b) / 2, math.atan2(c - b, a + d)
    return Placing(size, (x, y), scale, math.degrees(turn))


def pin(placing: Placing, face: Face) -> dict[str, Any]:
    """Return what a manifest says of a layer, so that it lies where it was laid.

    The picture holds on to what of the face is nearest to its middle: eyes, nose or
    mouth, where it narrows with the face as that turns, or the head above them, where
    it does not.

    Args:
        placing: Where it lies on the face.
        face: With key-points of any scheme.

    Returns:
        The keys `fit` and `anchor` of the layer.
    """
    scheme = face.keypoints.scheme
    points = scheme.to_fifteen(face.keypoints.points).astype(np.float64)
    hold = min(_HOLDS, key=lambda one: math.dist(_spot(one, points), placing.center))
    middle, reach = (np.array(placing.size) - 1) / 2, max(*placing.size, _APART) / 2
    ways = [(-reach, 0.0), (reach, 0.0)]
    if hold is not _HEAD:
        ways.append((0.0, reach))
    spots = [middle + way for way in ways]
    anchors = [_anchor(spot, hold, placing, face, points) for spot in spots]
    return {"fit": "similarity" if hold is _HEAD else "affine", "anchor": anchors}


def _anchor(
    spot: NDArray[np.float64],
    hold: Mapping[str, float],
    placing: Placing,
    face: Face,
    points: NDArray[np.float64],
) -> dict[str, Any]:
    """Pin one spot of the picture to where it lies."""
    target = placing.transform @ (*spot, 1.0)
    to_face = np.linalg.inv(face.transform[:, :2])
    weights = dict(hold)
    if hold is not _HEAD:  # across by the eyes, whose distance shrinks as they turn
        across = float((to_face @ (target - _spot(hold, points)))[0])
        across = round(across, _DIGITS)
        weights[_LEFT] = weights.get(_LEFT, 0.0) + across
        weights[_RIGHT] = weights.get(_RIGHT, 0.0) - across
    offset = to_face @ (target - _spot(weights, points))
    return {
        "artwork": [float(each) for each in spot],
        "at": {name: weight for name, weight in weights.items() if weight},
        "offset": [round(float(each), _DIGITS) for each in offset],
    }


def _spot(
    weights: Mapping[str, float], points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return where weighted key-points lie, in frame pixels."""
    named = [weight * points[KAGGLE15.index(name)] for name, weight in weights.items()]
    return np.asarray(np.sum(named, axis=0))
