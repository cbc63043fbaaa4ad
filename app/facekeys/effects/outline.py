"""The outline of a face, as its key-points shape it, and masks of it."""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.effects.area import Area
from facekeys.keypoints.framing import apply, invert, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Affine, Face, Pixels

_CORNERS: Final = 64
_SUBPIXEL_BITS: Final = 4
_ENDS: Final = np.clip(np.arange(256) * 1.04 - 5, 0, 255).astype(np.uint8)
_SOFT_PX: Final = 2.0  # a softer edge is drawn in a smaller picture, and enlarged


def _egg(
    half_width: float, top: float, waist: float, chin: float, jaw: float
) -> NDArray[np.float64]:
    """Return a closed curve in the face frame: an ellipse above, a jaw below.

    Args:
        half_width: At the waist, in eye distances.
        top: Height of its upper end.
        waist: Height where it is widest.
        chin: Height of its lower end.
        jaw: Below 1, the jaw is broader than an ellipse; above 1, narrower.
    """
    turn = np.arange(_CORNERS) * (2 * math.pi / _CORNERS)
    across, down = np.cos(turn), np.sin(turn)
    below = down > 0
    x = np.where(below, np.sign(across) * np.abs(across) ** jaw, across)
    y = np.where(below, (chin - waist) * down, (waist - top) * down)
    return np.column_stack([half_width * x, waist + y])


_CHIN: Final = 1.72
"""Height of the chin in the face frame, with the mouth closed."""
_BELOW: Final = 0.5
"""What lies lower than this in the face frame moves with the jaw."""
_LIP: Final = KAGGLE15.index("mouth_center_bottom_lip")

FACE: Final = _egg(1.08, -0.85, 0.15, _CHIN, 0.85)
"""From the hairline to the chin, in the face frame."""
HEAD: Final = _egg(1.32, -1.75, 0.0, 1.85, 0.8)
"""With hair and ears."""
FEATURES: Final = _egg(0.93, -0.6, 0.2, 1.5, 0.9)
"""What key-points tell enough about to be replaced: brows, eyes, nose and mouth."""


def fifteen_of(face: Face) -> NDArray[np.float64]:
    """Return Kaggle's 15 points of a face, (15, 2) in frame pixels, all of them finite.

    Points that its scheme lacks lie where they do in a mean face.
    """
    scheme = face.keypoints.scheme
    points = face.keypoints.points.astype(np.float64)
    if scheme is not KAGGLE15:
        points = scheme.to_fifteen(points).astype(np.float64)
    lacking = ~np.isfinite(points).all(axis=1)
    if lacking.any():
        points[lacking] = apply(face.transform, KAGGLE15.mean_face[lacking])
    return points


def outline_of(face: Face, shape: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay an outline on a face, with its jaw where its mouth says that it is.

    Args:
        face: Whose.
        shape: (n, 2), such as `HEAD`.

    Returns:
        (n, 2) frame pixels.
    """
    lip = apply(invert(face.transform), fifteen_of(face)[_LIP])[1]
    drop = max(0.0, float(lip) - float(KAGGLE15.mean_face[_LIP, 1]))
    longer = 1 + drop / (_CHIN - _BELOW)
    lower = np.maximum(shape[:, 1] - _BELOW, 0.0)
    return laid(face.transform, shape + np.outer(lower * (longer - 1), (0.0, 1.0)))


def laid(transform: Affine, shape: NDArray[np.float64]) -> NDArray[np.float64]:
    """Map an outline to the frame; of a face without points this is all one knows."""
    return apply(transform, shape)


def grown(outline: NDArray[np.float64], by_px: float) -> NDArray[np.float64]:
    """Return an outline moved outwards, or inwards by less than 0.

    Args:
        outline: (n, 2) frame pixels; near enough to a circle.
        by_px: How far.
    """
    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    apart = outline - middle
    far = np.hypot(apart[:, 0], apart[:, 1])[:, None]
    scale = np.maximum(0.0, 1 + by_px / np.maximum(far, 1e-6))
    return np.asarray(middle + apart * scale, np.float64)


def mask_of(outline: NDArray[np.float64], area: Area, *, soft_px: float) -> Pixels:
    """Draw the inside of an outline.

    The edge is soft on the outside: all that the outline holds is 255, and from
    `soft_px` around it on all is 0.

    Args:
        outline: (n, 2) frame pixels.
        area: What to draw of it.
        soft_px: Width of the soft edge.

    Returns:
        (h, w) uint8 of the area's size.
    """
    # Drawn on a grid that is counted from the frame's corner, so that the mask does
    # not depend on where the area begins.
    step = max(1, min(16, int(soft_px / _SOFT_PX / 2)))
    left, top = area.left // step - 2, area.top // step - 2
    columns, rows = area.right // step + 3 - left, area.bottom // step + 3 - top
    middle = grown(outline, soft_px / 2)
    small = np.zeros((rows, columns), np.uint8)
    corners = ((middle + 0.5) / step - 0.5 - (left, top)) * (1 << _SUBPIXEL_BITS)
    cv2.fillPoly(
        small,
        [np.rint(np.clip(corners, -(2**20), 2**20)).astype(np.int32)],
        255,
        lineType=cv2.LINE_AA,
        shift=_SUBPIXEL_BITS,
    )
    sigma = soft_px / step / 8
    if sigma > 0.2:
        blurred = cv2.GaussianBlur(small, (0, 0), sigma)
        # Without the tails of the blur the edge truly ends on both sides.
        small = np.asarray(cv2.LUT(blurred, _ENDS), np.uint8)
    if step > 1:
        size = (columns * step, rows * step)
        large = cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)
        small = np.asarray(large, np.uint8)
    top, left = area.top - top * step, area.left - left * step
    return small[top : top + area.height, left : left + area.width]


def unit_of(face: Face) -> float:
    """Return the eye distance of a face in pixels; it holds when the head turns."""
    return scale_of(face.transform)
