"""Pictures that are bent, so that each of their anchors lies where it belongs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.effects.thin_plate import ThinPlate
from facekeys.overlays.artwork import Artwork
from facekeys.overlays.painting import Finish, Stroke
from facekeys.overlays.placement import stretch
from facekeys.types import Affine, Pixels

# A little give, so that two points that come close do not fold the picture.
_STIFFNESS: Final = 1e-3
# Where the bend is computed: so many times between two eyes, at least.
_CELLS_AN_EYE: Final = 6
_CELLS_PX: Final = (4, 32)
# Spots on each edge of the picture that tell where it goes.
_RIM: Final = 9


def lay_out_mesh(
    artwork: Artwork,
    spots: NDArray[np.float64],
    targets: NDArray[np.float64],
    placement: Affine,
    *,
    eye_distance: float,
    finish: Finish,
) -> Stroke | None:
    """Prepare an artwork for being painted bent.

    Args:
        artwork: What to paint.
        spots: (n, 2) of its anchors, in its pixels; four at least, not in one line.
        targets: (n, 2) where they go, in frame pixels.
        placement: (2, 3) the affine map that comes nearest to that.
        eye_distance: In frame pixels; above 0.
        finish: How it is laid over what lies below.

    Returns:
        The layout, or None if nothing of the artwork can be seen, or its anchors fall
        together.
    """
    if not artwork.levels:
        return None
    level = artwork.level_for(stretch(placement[:, :2])[1])
    middle = targets.mean(axis=0)
    # Units of the picture that are as large as those of the face: eye distances.
    scale = math.sqrt(abs(np.linalg.det(placement[:, :2])))
    unit, centre = eye_distance / scale, spots.mean(axis=0)
    on_face, on_artwork = (targets - middle) / eye_distance, (spots - centre) / unit
    height, width = level.pixels.shape[:2]
    try:
        forward = ThinPlate(on_artwork, on_face, stiffness=_STIFFNESS)
        back = ThinPlate(on_face, on_artwork, stiffness=_STIFFNESS)
    except np.linalg.LinAlgError:
        return None
    rim = level.origin + level.step * _rim(width, height)
    corners = middle + eye_distance * forward((rim - centre) / unit)
    if not np.isfinite(corners).all() or np.abs(corners).max() > 1e6:
        return None
    cell = _cell(eye_distance)
    first = (np.floor(corners.min(axis=0) / cell).astype(int) - 1) * cell
    last = (np.ceil(corners.max(axis=0) / cell).astype(int) + 1) * cell
    left, top = first.tolist()
    columns, rows = (last - first).tolist()
    warp = _Bend(
        level.pixels,
        back,
        (first - middle) / eye_distance,
        eye_distance,
        (centre - level.origin) / level.step,
        unit / level.step,
        cell,
    )
    return Stroke(warp, left, top, columns, rows, finish)


def _cell(eye_distance: float) -> int:
    """Return a power of two: pixels of the frame from one computed spot to the next."""
    least, most = _CELLS_PX
    wanted = max(eye_distance / _CELLS_AN_EYE, 1.0)
    return min(max(1 << math.floor(math.log2(wanted)), least), most)


def _rim(width: int, height: int) -> NDArray[np.float64]:
    """Return spots around a picture's edge: (n, 2)."""
    along = np.linspace(0, 1, _RIM)
    zero, one = np.zeros(_RIM), np.ones(_RIM)
    x = np.concatenate([along, along, zero, one])
    y = np.concatenate([zero, one, along, along])
    return np.column_stack([x * (width - 1), y * (height - 1)])


@dataclass(frozen=True, slots=True, eq=False)
class _Bend:
    """A bent picture on its way: see `facekeys.overlays.warping.Warp`.

    Attributes:
        pixels: Of the artwork, halved.
        back: From the face to the artwork, both in eye distances.
        start: (2,) where the region begins, in eye distances from the anchors' middle.
        eye_distance: In frame pixels.
        centre: (2,) the anchors' middle in those pixels.
        unit: So many of those pixels to the eye distance.
        cell: Frame pixels between two spots where the map is computed.
    """

    pixels: Pixels
    back: ThinPlate
    start: NDArray[np.float64]
    eye_distance: float
    centre: NDArray[np.float64]
    unit: float
    cell: int

    def tile(self, x: int, y: int, size: tuple[int, int]) -> Pixels:
        width, height = size
        cell = self.cell
        columns, rows = -(-width // cell) + 2, -(-height // cell) + 2
        # `resize` takes a coarse value for that of the middle of its cell.
        middle = (cell - 1) / 2 - cell
        across = self.start[0] + (
            (x + middle + cell * np.arange(columns)) / self.eye_distance
        )
        down = self.start[1] + (
            (y + middle + cell * np.arange(rows)) / self.eye_distance
        )
        grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        spots = self.centre + self.unit * self.back(grid)
        coarse = spots.reshape(rows, columns, 2).astype(np.float32)
        fine = cv2.resize(
            coarse, (columns * cell, rows * cell), interpolation=cv2.INTER_LINEAR
        )[cell : cell + height, cell : cell + width]
        to_x, to_y = cv2.split(fine)
        tile = cv2.remap(
            self.pixels,
            to_x,
            to_y,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
        )
        return np.asarray(tile, np.uint8)
