"""Grey, upright crops of faces, cut without aliasing."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.types import Affine, Pixels


class GreyPyramid:
    """A grey picture with halved copies of itself, made when first asked for."""

    def __init__(self, grey: Pixels) -> None:
        """Keep a picture.

        Args:
            grey: (h, w) uint8. It is kept, not copied.

        Raises:
            ValueError: It is not a grey uint8 picture.
        """
        if grey.ndim != 2 or grey.dtype != np.uint8 or 0 in grey.shape:
            message = f"Expected (h, w) uint8, got {grey.shape} {grey.dtype}."
            raise ValueError(message)
        self._levels: list[Pixels] = [grey]

    @property
    def grey(self) -> Pixels:
        """The picture in full size."""
        return self._levels[0]

    def level(self, number: int) -> tuple[Pixels, int]:
        """Return the picture halved `number` times and how often it really was.

        Pictures of fewer than 16 pixels are not halved further.
        """
        while len(self._levels) <= number and min(self._levels[-1].shape) >= 16:
            self._levels.append(np.asarray(cv2.pyrDown(self._levels[-1]), np.uint8))
        number = min(number, len(self._levels) - 1)
        return self._levels[number], number


def cut_crop(pyramid: GreyPyramid, transform: Affine, size: int = CROP_SIZE) -> Pixels:
    """Cut one crop.

    Args:
        pyramid: The picture.
        transform: (2, 3) map from crop pixels to picture pixels, a similarity.
        size: Side of the crop in pixels.

    Returns:
        (size, size) uint8. What lies outside the picture repeats its border.
    """
    step = math.hypot(transform[0, 0], transform[1, 0])
    wanted = max(0, math.floor(math.log2(step))) if step > 0 else 0
    picture, number = pyramid.level(wanted)
    # pyrDown keeps pixel 0 at pixel 0, so that halving is a plain division.
    return np.asarray(
        cv2.warpAffine(
            picture,
            transform / 2**number,
            (size, size),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def crop_faces(
    pyramid: GreyPyramid, transforms: Sequence[Affine], *, size: int = CROP_SIZE
) -> NDArray[np.float32]:
    """Return one grey crop per face, ready for the key-point model.

    Args:
        pyramid: The picture.
        transforms: For each face the map from crop pixels to picture pixels.
        size: Side of the crops in pixels.

    Returns:
        (len(transforms), size, size, 1) float32 in [0, 1]. No faces give an array
        of length 0.
    """
    crops = np.empty((len(transforms), size, size, 1), np.float32)
    for crop, transform in zip(crops, transforms, strict=True):
        np.multiply(
            cut_crop(pyramid, transform, size), np.float32(1 / 255), out=crop[..., 0]
        )
    return crops
