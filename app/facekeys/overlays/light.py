"""How bright the light is that falls on a face."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from facekeys.types import Affine, Pixels

# The part of the face that is looked at, in eye distances from between the eyes: from
# cheek to cheek, and from the forehead to the mouth.
_LEFT, _TOP, _RIGHT, _BOTTOM = -0.7, -0.4, 0.7, 1.0
_SIDE: Final = 16
# The brightest tenth tells more of the light, and less of the skin, than the mean does.
_BRIGHTEST: Final = _SIDE * _SIDE // 10
_FULL: Final = 170.0
_DARKEST: Final = 0.35
_FOLLOWS_S: Final = 0.5


def light_on(pixels: Pixels, transform: Affine) -> float:
    """Return how bright a face is lit.

    Args:
        pixels: (h, w, 3) uint8 BGR, the frame before anything is drawn on it.
        transform: Of the face.

    Returns:
        1 in good light, less in the dark, down to 0.35. 1 where nothing of the face
        can be seen.
    """
    across, down = (_RIGHT - _LEFT) / (_SIDE - 1), (_BOTTOM - _TOP) / (_SIDE - 1)
    linear = transform[:, :2] * (across, down)
    corner = transform[:, :2] @ (_LEFT, _TOP) + transform[:, 2]
    if not np.isfinite(transform).all():
        return 1.0
    patch = cv2.warpAffine(
        pixels,
        np.column_stack([linear, corner]),
        (_SIDE, _SIDE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    grey = cv2.cvtColor(patch, cv2.COLOR_BGR2GRAY)
    bright = float(np.sort(grey, axis=None)[-_BRIGHTEST])
    share: float = (bright / _FULL) ** 0.75
    return min(max(share, _DARKEST), 1.0)


def followed(before: float | None, light: float, elapsed_s: float) -> float:
    """Return the light to draw by: it goes after what is measured, not at once.

    Args:
        before: That of the last frame; None if there was none.
        light: What `light_on` measures now.
        elapsed_s: Since the last frame.
    """
    if before is None:
        return light
    share = min(max(elapsed_s, 0.0) / _FOLLOWS_S, 1.0)
    return before + share * (light - before)
