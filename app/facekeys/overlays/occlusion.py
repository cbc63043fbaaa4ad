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

# A head as two ellipsoids, a skull from brows to back and a jaw from nose to chin, in
# eye distances from between the eyes: to the wearer's left, down, and backwards.
_MIDDLES: Final = np.array([[0.0, 0.0, 1.4], [0.0, 0.7, 0.8]])
_RADII: Final = np.array([[1.15, 1.75, 1.5], [0.98, 1.2, 0.85]])
_CONSTANT: Final = np.diag((0.0, 0.0, 1.0))  # 1, as a form of (x, y, 1)
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
            however the frame is cut into parts.
        """
        inset_x, inset_y = left % _CELL + _CELL, top % _CELL + _CELL
        columns, rows = (
            -(-(inset + side) // _CELL) + 1
            for inset, side in ((inset_x, width), (inset_y, height))
        )
        middle = (_CELL - 1) / 2
        x = left - inset_x + middle + _CELL * np.arange(columns, dtype=np.float64)
        y = top - inset_y + middle + _CELL * np.arange(rows, dtype=np.float64)
        coarse = self._shows_at(x, y)
        size = columns * _CELL, rows * _CELL
        fine = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
        inner = fine[inset_y : inset_y + height, inset_x : inset_x + width]
        return np.asarray(inner, np.uint8)

    def _shows_at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Pixels:
        """Look along the lines of sight through a grid: (len(y), len(x)) uint8."""
        a_x, a_y, constant = self.depth.tolist()
        depth = (a_x * x + constant) + (a_y * y)[:, np.newaxis]
        whole, hidden = _SKIN
        share = (hidden - depth + self._enters(x, y)) * (255 / (hidden - whole))
        return np.asarray(np.clip(share, 0, 255), np.uint8)

    def _enters(
        self, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return at which depth lines of sight enter the head, or infinity.

        (len(y), len(x)) float64, in eye distances.
        """
        # A line of sight enters an ellipsoid, made a unit sphere, where
        # |start + z along| = 1: at z = (-b - sqrt(inside)) / a. `start` is linear in
        # (x, y, 1), and so is b; `inside`, which is b b - a (start start - 1), is a
        # quadratic form of it.
        squeeze = self.rotation.T / _RADII[:, :, np.newaxis]
        start = squeeze[:, :, :2] @ self.to_face
        start[:, :, 2] -= _MIDDLES / _RADII
        along = squeeze[:, :, 2:]
        a = (along * along).sum(axis=1, keepdims=True)
        turned = start.transpose(0, 2, 1)
        b = turned @ along
        form = b @ b.transpose(0, 2, 1) - a * (turned @ start - _CONSTANT)
        by = form[:, :, :, np.newaxis, np.newaxis]
        b_x, b_y, b_1 = (b[:, axis, :, np.newaxis] for axis in range(3))
        y = y[:, np.newaxis]
        inside = (by[:, 0, 0] * x + 2 * by[:, 0, 2]) * x + by[:, 2, 2]
        inside = inside + (by[:, 1, 1] * y + 2 * by[:, 1, 2]) * y
        inside += (2 * by[:, 0, 1] * y) * x
        depth = (b_x * x + b_1) + b_y * y + np.sqrt(np.maximum(inside, 0))
        return np.asarray(np.where(inside > 0, depth / -a, np.inf).min(axis=0))
