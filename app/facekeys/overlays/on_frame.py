"""Where layers lie that belong to the frame and not to a face."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.overlays.artwork import Artwork
from facekeys.overlays.painting import Finish, Stroke
from facekeys.types import Affine, Pixels

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.frame_layers import OnFrame

# How far along the free width and height.
_PLACES: Final = MappingProxyType(
    {
        f"{row}-{column}".strip("-"): (x, y)
        for y, row in ((0.0, "top"), (0.5, ""), (1.0, "bottom"))
        for x, column in ((0.0, "left"), (0.5, ""), (1.0, "right"))
    }
    | {"middle": (0.5, 0.5)}
)


def lay_on_frame(
    spec: OnFrame,
    artwork: Artwork,
    finish: Finish,
    *,
    height: float,
    frame_size: tuple[int, int],
) -> Stroke | None:
    """Prepare a picture for being painted on the frame.

    Args:
        spec: Where.
        artwork: What.
        finish: How it is laid over what lies below.
        height: What `spec.height` stands at.
        frame_size: Width and height of the frame.

    Returns:
        The layout, or None if nothing of it can be seen.
    """
    if not artwork.levels:
        return None
    if spec.slice:
        canvas = sliced(artwork, spec.slice, frame_size)
        return Stroke(_Canvas(canvas), 0, 0, *frame_size, finish)
    if spec.at == "whole":
        stroke = _stretched(artwork, frame_size)
    else:
        placement = _placed(spec, artwork, height, frame_size)
        stroke = _done(artwork, tuple(placement.ravel().tolist()))
    return replace(stroke, finish=finish)


@lru_cache(maxsize=4)
def _stretched(artwork: Artwork, frame_size: tuple[int, int]) -> Stroke:
    """Stretch a picture over the frame, to its last pixel, once."""
    level = artwork.levels[0]
    # Without the transparent pixel around, which would make its edge a soft one.
    seen = level.pixels[1:-1, 1:-1]
    scale = np.divide(frame_size, artwork.size)
    first = scale * (level.origin + 1)
    # What is enlarged by areas has stairs along its edges.
    way = cv2.INTER_AREA if scale.min() < 1 else cv2.INTER_LINEAR
    return _scaled(seen, first, first + scale * seen.shape[1::-1], way)


@lru_cache(maxsize=4)
def _done(artwork: Artwork, placement: tuple[float, ...]) -> Stroke:
    """Lay a picture out and bring it there once: on the frame it stays where it is."""
    (across, _, x), (_, down, y) = np.reshape(placement, (2, 3)).tolist()
    level = artwork.level_for(min(across, down))
    scale = np.array([across, down])
    # From edge to edge, while (0, 0) is the centre of a pixel.
    first = scale * (level.origin - level.step / 2) + (x + 0.5, y + 0.5)
    last = first + scale * level.step * level.pixels.shape[1::-1]
    return _scaled(level.pixels, first, last, cv2.INTER_LINEAR)


def _scaled(
    pixels: Pixels,
    first: NDArray[np.float64],
    last: NDArray[np.float64],
    interpolation: int,
) -> Stroke:
    """Scale a picture to its place on the frame.

    Nothing is turned there. So it is scaled, in half the time that a warp takes, from
    one whole pixel of the frame to another.

    Args:
        pixels: (h, w, 4) uint8 premultiplied BGRA.
        first: (2,) x, y where its outer edge begins, in frame pixels from the corner.
        last: (2,) where it ends.
        interpolation: One of OpenCV's.
    """
    left, top = np.rint(first).astype(int).tolist()
    right, bottom = np.rint(last).astype(int).tolist()
    size = max(right - left, 1), max(bottom - top, 1)
    canvas = cv2.resize(pixels, size, interpolation=interpolation)
    canvas.flags.writeable = False
    return Stroke(_Canvas(np.asarray(canvas, np.uint8)), left, top, *size)


def _placed(
    spec: OnFrame, artwork: Artwork, height: float, frame_size: tuple[int, int]
) -> Affine:
    """Return the map from artwork to frame; what is too wide for it is made smaller."""
    across, down = _PLACES[spec.at]
    width_px, height_px = frame_size
    margin_x, margin_y = (share * height_px for share in spec.margin)
    most_px = width_px - 2 * margin_x
    if spec.width is not None:
        most_px = min(most_px, spec.width * height_px)
    scale = min(
        height * height_px / artwork.size[1], max(most_px, 1.0) / artwork.size[0]
    )
    free_x = width_px - 2 * margin_x - scale * artwork.size[0]
    free_y = height_px - 2 * margin_y - scale * artwork.size[1]
    left, top = margin_x + across * free_x, margin_y + down * free_y
    # From corner to corner, while (0, 0) is the centre of a pixel.
    to_centre = (scale - 1) / 2
    return np.array([[scale, 0, left + to_centre], [0, scale, top + to_centre]])


@lru_cache(maxsize=4)
def sliced(artwork: Artwork, edge: int, frame_size: tuple[int, int]) -> Pixels:
    """Return a picture stretched over the frame, but for its edges.

    Args:
        artwork: What to stretch.
        edge: So many of its pixels at each edge are scaled as the height of the frame
            has it to the picture's; what lies between is stretched.
        frame_size: Width and height of the frame.

    Returns:
        (h, w, 4) uint8 premultiplied BGRA.
    """
    source = _whole(artwork)
    (width, height), (wide, high) = artwork.size, frame_size
    edge = min(edge, width // 2, height // 2)
    kept = min(round(edge * high / height), wide // 2, high // 2)
    columns = ((0, edge), (edge, width - edge), (width - edge, width))
    rows = ((0, edge), (edge, height - edge), (height - edge, height))
    canvas = np.zeros((high, wide, 4), np.uint8)
    to_columns = ((0, kept), (kept, wide - kept), (wide - kept, wide))
    to_rows = ((0, kept), (kept, high - kept), (high - kept, high))
    for (top, bottom), (first_row, last_row) in zip(rows, to_rows, strict=True):
        for (left, right), (first, last) in zip(columns, to_columns, strict=True):
            if bottom > top and right > left and last_row > first_row and last > first:
                canvas[first_row:last_row, first:last] = cv2.resize(
                    source[top:bottom, left:right],
                    (last - first, last_row - first_row),
                    interpolation=cv2.INTER_AREA,
                )
    canvas.flags.writeable = False
    return canvas


def _whole(artwork: Artwork) -> Pixels:
    """Return the artwork in its own size, with the transparent edge it came with."""
    level = artwork.levels[0]
    width, height = artwork.size
    # The level is what can be seen of it, with one pixel around.
    left, top = (int(edge) for edge in level.origin)
    shift = np.array([[1.0, 0, left], [0, 1.0, top]])
    moved = cv2.warpAffine(
        level.pixels, shift, (width, height), flags=cv2.INTER_NEAREST
    )
    return np.asarray(moved, np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class _Canvas:
    """A warp that was done before: see `facekeys.overlays.warping.Warp`."""

    pixels: Pixels

    def tile(self, x: int, y: int, size: tuple[int, int]) -> Pixels:
        width, height = size
        return self.pixels[y : y + height, x : x + width]
