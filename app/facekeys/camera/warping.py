"""Drawing pictures through homographies, in less time than OpenCV takes."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.types import Pixels

_CELL_PX: Final = 16


class Warper:
    """Draws pictures of one size; for one thread at a time.

    Where pixels come from is worked out for one in sixteen of each direction: between
    them a homography that is far from its horizon is straight to a hundredth of a
    pixel. The places of all are kept in the same memory every time, for fresh memory of
    that size costs more than what is written to it.
    """

    def __init__(self, width: int, height: int) -> None:
        """Prepare for pictures of a size."""
        # One more node on every side, for cv2.resize puts each in the middle of its
        # cell.
        columns, rows = (
            (np.arange(-1, -(-side // _CELL_PX) + 1) + 0.5) * _CELL_PX - 0.5
            for side in (width, height)
        )
        self._nodes = np.stack(np.meshgrid(columns, rows), axis=-1)
        dense = np.empty((len(rows) * _CELL_PX, len(columns) * _CELL_PX, 2), np.float32)
        self._dense = dense
        self._inner = dense[_CELL_PX : _CELL_PX + height, _CELL_PX : _CELL_PX + width]
        self._places = np.empty((height, width, 2), np.int16)
        self._fractions = np.empty((height, width), np.uint16)

    def draw(
        self, picture: Pixels, homography: NDArray[np.float64], out: Pixels
    ) -> None:
        """Fill a picture with another one; beyond that comes its mirror image.

        Args:
            picture: (h, w, 3).
            homography: (3, 3), from its pixels to those of `out`.
            out: What is drawn on.
        """
        sources = cv2.perspectiveTransform(self._nodes, np.linalg.inv(homography))
        cv2.resize(
            sources.astype(np.float32),
            (self._dense.shape[1], self._dense.shape[0]),
            dst=self._dense,
            interpolation=cv2.INTER_LINEAR,
        )
        cv2.convertMaps(  # type: ignore[call-overload]  # its types lack the None
            self._inner, None, cv2.CV_16SC2, self._places, self._fractions
        )
        cv2.remap(
            picture,
            self._places,
            self._fractions,
            cv2.INTER_LINEAR,
            dst=out,
            borderMode=cv2.BORDER_REFLECT_101,
        )
