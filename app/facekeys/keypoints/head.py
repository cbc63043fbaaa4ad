"""How a head is turned in space, told from its key-points and a mean head."""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import apply, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Face

Rotation = NDArray[np.float64]
"""(3, 3) from the head's own axes to those of the face frame, with z away from us."""

# How far each of Kaggle's points lies behind the eye centres, in eye distances; before
# them it is negative. Found from the mean shapes that MUCT's five cameras see, as one
# rigid, symmetrical head whose frontal view is the mean face. In the scheme's order.
_DEPTHS: Final = (
    *(0.0, 0.0),  # eye centres
    *(0.012, 0.060, 0.012, 0.060),  # inner and outer corners
    *(-0.121, 0.140, -0.121, 0.140),  # inner and outer ends of the brows
    -0.474,  # tip of the nose
    *(-0.026, -0.026),  # corners of the mouth
    *(-0.309, -0.246),  # lips
)
HEAD: Final[NDArray[np.float64]] = np.column_stack([KAGGLE15.mean_face, _DEPTHS])
"""(15, 3) the mean head in eye distances: the mean face, and depth behind the eyes."""

# The mouth has no say: a smile would nod the head. By eyes, brows and nose alone a turn
# to the side is even told more steadily.
_COUNT: Final = 11
_RIGID: Final = HEAD[:_COUNT]
# From one face to the next at rest, the measured nod differs by 9 degrees, for noses
# and brows do; that is more than heads nod in a call. So only a part is believed.
_BELIEVED: Final = 0.5
# A camera far away: perspective is not told apart from the shape of the face.
_DISTANCE: Final = 12.0
_CAMERA: Final = np.array([[_DISTANCE, 0, 0], [0, _DISTANCE, 0], [0, 0, 1.0]])


def head_rotation(face: Face) -> Rotation:
    """Return how a head is turned, beyond the roll that the face's transform tells.

    Args:
        face: Whose points are of any scheme.

    Returns:
        (3, 3) float64; the identity where its points make no sense.
    """
    points = face.keypoints.scheme.to_fifteen(face.keypoints.points)[:_COUNT]
    try:
        seen = apply(invert(face.transform), points)
    except ValueError:
        return np.eye(3)
    if not np.isfinite(seen).all() or np.abs(seen).max() > _DISTANCE:
        return np.eye(3)
    guess = np.zeros((3, 1)), np.array([[0.0], [0.0], [_DISTANCE]])
    found, turn, place = cv2.solvePnP(
        _RIGID, seen, _CAMERA, None, *guess, useExtrinsicGuess=True
    )
    if not found or not np.isfinite(turn).all() or place[2, 0] <= 0:
        return np.eye(3)
    behind = cv2.Rodrigues(turn)[0][:, 2].tolist()
    yaw = math.asin(min(max(behind[0], -1.0), 1.0))
    nod = _BELIEVED * math.atan2(-behind[1], behind[2])
    return _turned(yaw, nod)


def _turned(yaw: float, nod: float) -> Rotation:
    """Return the rotation of a head that turns sideways, and then nods, in radians."""
    (sin_y, cos_y), (sin_n, cos_n) = (
        (math.sin(angle), math.cos(angle)) for angle in (yaw, nod)
    )
    return np.array(
        [
            [cos_y, 0.0, sin_y],
            [sin_n * sin_y, cos_n, -sin_n * cos_y],
            [-cos_n * sin_y, sin_n, cos_n * cos_y],
        ]
    )


def turn_deg(rotation: Rotation) -> float:
    """Return by how much a head looks past us, sideways or up and down, in degrees."""
    return math.degrees(math.acos(min(max(float(rotation[2, 2]), -1.0), 1.0)))
