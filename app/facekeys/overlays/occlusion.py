"""What of a layer the head hides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import invert
from facekeys.keypoints.head import Rotation
from facekeys.types import Affine, Pixels

# A head as two ellipsoids, middle and radii, in eye distances from between the eyes: to
# the wearer's left, down, and backwards.
_SKULL: Final = np.array([[0.0, 0.0, 1.4], [1.15, 1.75, 1.5]])  # from brows to back
_JAW: Final = np.array([[0.0, 0.7, 0.8], [0.98, 1.2, 0.85]])  # from nose to chin
# So far below its surface a layer goes from whole to hidden: things lie on the skin.
_SKIN: Final = (0.05, 0.20)
_CELL: Final = 4  # frame pixels; the edge of the head is as soft as this


@dataclass(frozen=True, slots=True, eq=False)
class Occluder:
    """A head before a layer.

    Attributes:
        to_face: (2, 3) from frame pixels to the face frame.
        rotation: Of the head.
        depth: (3,) float64: a, b, c of the layer's depth a x + b y + c behind the eyes
            at a spot x, y of the frame, in eye distances.
    """

    to_face: Affine
    rotation: Rotation
    depth: NDArray[np.float64]

    @classmethod
    def of(
        cls, transform: Affine, rotation: Rotation, depth: NDArray[np.float64]
    ) -> Occluder:
        """Put a head before a layer; see the attributes.

        Raises:
            ValueError: The transform flattens the plane.
        """
        return cls(invert(transform), rotation, depth)

    def shows(self, left: int, top: int, width: int, height: int) -> Pixels:
        """Return what of the layer is not hidden in a part of the frame.

        Args:
            left: First column.
            top: First row.
            width: Of the part.
            height: Likewise.

        Returns:
            (height, width) uint8: 0 hidden, 255 seen. The same for the same pixels
            however the frame is cut into parts that begin at multiples of four.
        """
        columns, rows = -(-width // _CELL) + 2, -(-height // _CELL) + 2
        middle = (_CELL - 1) / 2 - _CELL
        x = left + middle + _CELL * np.arange(columns, dtype=np.float64)
        y = top + middle + _CELL * np.arange(rows, dtype=np.float64)
        coarse = self._shows_at(x, y)
        size = columns * _CELL, rows * _CELL
        fine = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
        inner = fine[_CELL : _CELL + height, _CELL : _CELL + width]
        return np.asarray(inner, np.uint8)

    def _shows_at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Pixels:
        """Look along the lines of sight through a grid: (len(y), len(x)) uint8."""
        enters = np.minimum(self._enters(_SKULL, x, y), self._enters(_JAW, x, y))
        a_x, a_y, constant = self.depth.tolist()
        depth = a_x * x[np.newaxis, :] + a_y * y[:, np.newaxis] + constant
        whole, hidden = _SKIN
        share = np.clip((hidden - (depth - enters)) / (hidden - whole), 0, 1)
        return np.asarray(255 * share, np.uint8)

    def _enters(
        self,
        part: NDArray[np.float64],
        x: NDArray[np.float64],
        y: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return at which depth lines of sight enter a part of the head, or infinity.

        (len(y), len(x)) float64, in eye distances.
        """
        middle, radii = part
        # A line of sight enters the ellipsoid, made a unit sphere, where
        # |start + z along| = 1, and `start` is linear in x and y.
        squeeze = self.rotation.T / radii[:, np.newaxis]
        along = squeeze[:, 2]
        by_x, by_y = (squeeze[:, :2] @ self.to_face[:, :2]).T
        start = squeeze[:, :2] @ self.to_face[:, 2] - middle / radii
        x, y = x[np.newaxis, :], y[:, np.newaxis]
        a = along @ along
        b = along @ start + along @ by_x * x + along @ by_y * y
        c = start @ start - 1 + x * (2 * (start @ by_x) + by_x @ by_x * x)
        c = c + y * (2 * (start @ by_y) + by_y @ by_y * y + 2 * (by_x @ by_y) * x)
        inside = b * b - a * c
        depth = (-b - np.sqrt(np.maximum(inside, 0))) / a
        return np.where(inside > 0, depth, np.inf)
