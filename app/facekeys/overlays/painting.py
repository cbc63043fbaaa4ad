"""Painting artworks into a frame: in place, in uint8, and only where they show."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from facekeys.overlays.artwork import Artwork
from facekeys.overlays.blending import BLENDS
from facekeys.overlays.occlusion import Occluder
from facekeys.overlays.placement import stretch
from facekeys.overlays.warping import LinearWarp, Warp
from facekeys.types import Affine, Pixels

# Artworks are painted in tiles that are counted from the artwork's corner and not from
# the frame's, and placements are rounded to a fraction of a pixel. So every pixel is
# computed the same way wherever the frame's border cuts the artwork; most need one or
# two tiles. Powers of two, so that a shift by whole pixels changes no digit.
_TILE: Final = 512
_SUBPIXELS: Final = 1024


@dataclass(frozen=True, slots=True)
class Finish:
    """How an artwork is laid over what lies below.

    Attributes:
        opacity: From 0 to 1.
        blend: One of `facekeys.overlays.blending.BLENDS`.
        occluder: What may hide parts of it; None if nothing does.
        order: What is of a higher order is painted later.
        gain: What is left of its blue, green and red, from 0 to 1.
    """

    opacity: float = 1.0
    blend: str = "normal"
    occluder: Occluder | None = None
    order: int = 0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)


PLAIN: Final = Finish()
"""As the artwork is."""


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """One artwork laid out for painting.

    Attributes:
        warp: Brings it into the region.
        left: First column of the region that it may touch, in frame pixels. The
            region may reach beyond the frame.
        top: First row of the region.
        width: Of the region.
        height: Of the region.
        finish: How it is laid over what lies below.
    """

    warp: Warp
    left: int
    top: int
    width: int
    height: int
    finish: Finish = PLAIN

    def touches(self, width: int, height: int) -> bool:
        """Tell whether any of it may lie inside a frame of that size."""
        return (
            self.finish.opacity > 0
            and max(self.left, 0) < min(self.left + self.width, width)
            and max(self.top, 0) < min(self.top + self.height, height)
        )


def lay_out(
    artwork: Artwork, placement: Affine, finish: Finish = PLAIN
) -> Stroke | None:
    """Prepare an artwork for being painted at one place.

    Args:
        artwork: What to paint.
        placement: (2, 3) invertible map from artwork pixels to frame pixels.
        finish: How it is laid over what lies below.

    Returns:
        The layout, or None if nothing of the artwork can be seen.
    """
    if not artwork.levels:
        return None
    linear, shift = placement[:, :2], placement[:, 2]
    level = artwork.level_for(stretch(linear)[1])
    start = np.rint((linear @ level.origin + shift) * _SUBPIXELS) / _SUBPIXELS
    linear = linear * level.step
    whole = np.floor(start)
    fraction = start - whole
    height, width = level.pixels.shape[:2]
    across, down = linear[:, 0] * (width - 1), linear[:, 1] * (height - 1)
    corners = fraction + np.array([0 * across, across, down, across + down])
    # The corners themselves are transparent, so the region ends before the last.
    first, last = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
    left, top = (int(edge) for edge in whole + first)
    columns, rows = (int(edge) for edge in last - first)
    inverse = np.asarray(np.linalg.inv(linear), np.float64)
    warp = LinearWarp(level.pixels, inverse, fraction - first)
    return Stroke(warp, left, top, columns, rows, finish)


def paint(pixels: Pixels, strokes: Iterable[Stroke]) -> None:
    """Paint artworks, each over the ones before it.

    Where an artwork is opaque the picture gets exactly its colours, where it is
    transparent the picture keeps exactly its own.

    Args:
        pixels: (h, w, 3) uint8 BGR, or (h, w, 4) uint8 premultiplied BGRA; changed in
            place.
        strokes: From `lay_out`. They may lie across or beyond the border.

    Raises:
        ValueError: The array is of another kind, or read-only.
    """
    if pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or pixels.dtype != np.uint8:
        message = f"Expected (h, w, 3 or 4) uint8, got {pixels.shape} {pixels.dtype}."
        raise ValueError(message)
    if not pixels.flags.writeable:
        raise ValueError("Expected a writable array.")
    height, width = pixels.shape[:2]
    for stroke in strokes:
        for x, y in _tiles(stroke, width, height):
            _paint_tile(pixels, stroke, x, y)


def _size(stroke: Stroke, x: int, y: int) -> tuple[int, int]:
    """Return width and height of the tile that begins at a spot of the region."""
    return min(_TILE, stroke.width - x), min(_TILE, stroke.height - y)


def _tiles(stroke: Stroke, width: int, height: int) -> Iterator[tuple[int, int]]:
    """Yield where in the region those tiles begin that touch the frame."""
    if not stroke.touches(width, height):
        return iter(())
    first_x, first_y = max(0, -stroke.left) // _TILE, max(0, -stroke.top) // _TILE
    last_x = min(stroke.width, width - stroke.left)
    last_y = min(stroke.height, height - stroke.top)
    return itertools.product(
        range(first_x * _TILE, last_x, _TILE), range(first_y * _TILE, last_y, _TILE)
    )


def _paint_tile(pixels: Pixels, stroke: Stroke, x: int, y: int) -> None:
    """Warp the artwork into one tile, and blend what lies inside the frame."""
    tile = stroke.warp.tile(x, y, _size(stroke, x, y))
    # Most of a border is empty, and much of a hat: only what is seen is blended.
    inset_x, inset_y, columns, rows = cv2.boundingRect(cv2.extractChannel(tile, 3))
    if not columns:
        return
    tile = tile[inset_y : inset_y + rows, inset_x : inset_x + columns]
    x, y = x + stroke.left + inset_x, y + stroke.top + inset_y
    tile = _finished(tile, stroke.finish, x, y)
    frame_height, frame_width = pixels.shape[:2]
    left, right = max(0, x), min(x + columns, frame_width)
    top, bottom = max(0, y), min(y + rows, frame_height)
    if left < right and top < bottom:
        tile = tile[top - y : bottom - y, left - x : right - x]
        BLENDS[stroke.finish.blend](pixels[top:bottom, left:right], tile)


def _finished(tile: Pixels, finish: Finish, x: int, y: int) -> Pixels:
    """Return a tile that begins at x, y of the frame as it is to be blended."""
    if finish.occluder is not None:
        height, width = tile.shape[:2]
        shows = finish.occluder.shows(x, y, width, height)
        shares = cv2.merge([shows] * 4)
        tile = np.asarray(cv2.multiply(tile, shares, scale=1 / 255), np.uint8)
    if min(finish.gain) < 1:
        table = np.outer(np.arange(256), (*finish.gain, 1.0)).round()
        tinted = cv2.LUT(tile, table.astype(np.uint8)[np.newaxis])
        tile = np.asarray(tinted, np.uint8)
    if finish.opacity < 1:
        faint = cv2.convertScaleAbs(tile, alpha=finish.opacity)
        tile = np.asarray(faint, np.uint8)
    return tile
