"""Whether a face looks like one seen before: enough to notice that it is another's.

This recognises nobody from a photograph. It tells whether two pictures of one camera,
in the light of one call, show the same face: docs/adr has the figures.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import crop_transform
from facekeys.types import Face, Pixels

Looks = NDArray[np.float32]
"""(n,) of length 1: what a face looks like, whatever its place, size and roll."""

_SIDE: Final = 48
_MARGIN: Final = 0.8  # of the face's box: no hair, and no background
_MOST: Final = 12

# Histograms of gradients (Dalal and Triggs, 2005) of an upright crop.
_HISTOGRAMS: Final = cv2.HOGDescriptor((_SIDE, _SIDE), (16, 16), (8, 8), (8, 8), 9)

SAME: Final = 0.84
"""Likeness from which on two faces are one person's. In consecutive frames of real
footage it was 0.86 at least; of two people in MUCT it is above 0.81 once in 10,000."""
_NEW_VIEW: Final = 0.9
"""A face that is less like what was kept of it shows another side of itself."""


def looks_of(pixels: Pixels, face: Face) -> Looks:
    """Return what a face looks like.

    Args:
        pixels: (h, w, 3) uint8 BGR, as the camera gave it.
        face: Where it is.
    """
    crop = cv2.warpAffine(
        pixels,
        crop_transform(face.transform, size=_SIDE, margin=_MARGIN),
        (_SIDE, _SIDE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    looks = np.asarray(_HISTOGRAMS.compute(grey), np.float32).ravel()
    looks = looks - looks.mean()
    return np.asarray(looks / max(float(np.linalg.norm(looks)), 1e-6), np.float32)


class Album:
    """What one person looked like from several sides; kept in memory only."""

    def __init__(self) -> None:
        """Start without a picture."""
        self._kept: list[Looks] = []

    def likeness(self, looks: Looks) -> float:
        """Return how like the person a face is: 1 for the same picture, at most."""
        return max((float(looks @ one) for one in self._kept), default=-1.0)

    def add(self, looks: Looks) -> None:
        """Keep a picture of the person if it shows another side.

        The first one stays; of the others the oldest goes when there are too many.
        """
        if self.likeness(looks) < _NEW_VIEW:
            self._kept.append(looks)
            if len(self._kept) > _MOST:
                del self._kept[1]
