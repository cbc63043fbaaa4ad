"""Fur and hair brushed over rendered solids, strand by strand.

A strand takes the colour that the light gave to the solid at its root, a little lighter
or darker, and grows from there along a field of directions. `hair.py` does the same for
drawings in SVG, where a strand is a path; here it is pixels, for it lies on pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from hair import Spots
from light import Floats, over, premultiplied
from solid import Canvas

Field = Callable[[Spots], np.ndarray]
"""(n, 2) spots, x to the right and y up, to (n,) numbers."""

_FINE = 2  # pixels drawn for each that is kept, in a row


@dataclass(frozen=True)
class Coat:
    """What strands are like. Lengths are eye distances.

    Attributes:
        heading: Where they grow, in degrees above the horizontal.
        count: How many there are.
        length: Of one; the shortest are half as long.
        width: At the thickest spot.
        unrest: By how many degrees their headings differ.
        contrast: By how much their tones differ, 0 to 1.
        curl: By how many degrees each bends on its way, either way.
        tip: How much lighter the tip is than the root.
        clump: Size of the tufts that lean and shine together; 0 for none.
        steps: How many pieces it has; more for long ones.
    """

    heading: Field
    count: int
    length: float
    width: float
    unrest: float = 10.0
    contrast: float = 0.3
    curl: float = 12.0
    tip: float = 0.15
    clump: float = 0.09
    steps: int = 6


def brush(
    picture: Floats,
    canvas: Canvas,
    coat: Coat,
    *,
    where: Field | None = None,
    colour: Field | None = None,
    seed: int = 7,
) -> Floats:
    """Grow a coat on a picture.

    Args:
        picture: (h, w, 4) straight RGBA, 0 to 1.
        canvas: Its geometry.
        coat: The strands.
        where: How likely a spot is to have one, 0 to 1; all that is opaque by default.
        colour: (n, 3) sRGB of strands at spots, if not that of the picture there.
        seed: Of chance.
    """
    generator = np.random.default_rng(seed)
    roots = _roots(picture, canvas, coat.count, where, generator)
    tones = _tones(picture, canvas, roots) if colour is None else colour(roots)
    tuft = _tuft(roots, coat.clump, seed)
    lines = _grow(roots, coat, tuft, generator)
    chance = generator.normal(0, 0.35, len(roots))
    shine = 1 + coat.contrast * (chance + 0.6 * tuft)
    order = np.argsort(-roots[:, 1] + generator.normal(0, 0.02, len(roots)))
    widths = coat.width * generator.uniform(0.6, 1.2, len(roots))
    colours = np.clip(tones * shine[:, None], 0, 1)
    grown = strands(lines[order], widths[order], colours[order], canvas, tip=coat.tip)
    return over(grown, premultiplied(picture))


def strands(
    lines: np.ndarray,
    widths: np.ndarray,
    colours: np.ndarray,
    canvas: Canvas,
    *,
    tip: float = 0.15,
) -> Floats:
    """Draw strands, the last one uppermost, on a premultiplied picture of their own.

    Args:
        lines: (n, steps, 2) spots from root to tip.
        widths: (n,) of each, in eye distances.
        colours: (n, 3) sRGB of each.
        canvas: The picture.
        tip: How much lighter tips are than roots.
    """
    layer = np.zeros((canvas.height * _FINE, canvas.width * _FINE, 4), np.uint8)
    for line, width, base in zip(lines, widths, colours, strict=True):
        _stroke(layer, line, width / 2, base, canvas)
        light = np.clip(base * (1 + tip) + 0.25 * tip, 0, 1)
        _stroke(layer, line[2:], width * 0.27, light, canvas)
    size = (canvas.width, canvas.height)
    small = cv2.resize(layer, size, interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255


def shadowed(
    picture: Floats, canvas: Canvas, *, drop: float, blur: float, strength: float
) -> Floats:
    """Lay a soft shadow below a picture, so far down, in eye distances."""
    down = np.float32([[1, 0, 0.25 * drop * canvas.unit], [0, 1, drop * canvas.unit]])
    size = (canvas.width, canvas.height)
    alpha = cv2.warpAffine(np.ascontiguousarray(picture[..., 3]), down, size)
    alpha = cv2.GaussianBlur(alpha, (0, 0), blur * canvas.unit) * strength
    shade = np.dstack(
        [np.full((*alpha.shape, 3), (0.07, 0.04, 0.03)) * alpha[..., None], alpha]
    )
    return over(premultiplied(picture), shade)


def fade(picture: Floats, canvas: Canvas, keep: Field) -> Floats:
    """Make a picture transparent where `keep` of (n, 2) spots says less than 1."""
    rows, columns = np.mgrid[: canvas.height, : canvas.width]
    x = (columns - canvas.origin[0]) / canvas.unit
    y = (canvas.origin[1] - rows) / canvas.unit
    share = keep(np.stack([x.ravel(), y.ravel()], -1)).reshape(x.shape)
    return np.dstack([picture[..., :3], picture[..., 3] * share]).astype(np.float32)


def _roots(
    picture: Floats,
    canvas: Canvas,
    count: int,
    where: Field | None,
    generator: np.random.Generator,
) -> Spots:
    rows, columns = np.nonzero(picture[..., 3] > 0.9)
    picks = generator.integers(0, len(rows), 40 * count)
    spots = np.stack([columns[picks], rows[picks]], -1) + generator.uniform(
        -0.5, 0.5, (len(picks), 2)
    )
    x = (spots[:, 0] - canvas.origin[0]) / canvas.unit
    y = (canvas.origin[1] - spots[:, 1]) / canvas.unit
    roots = np.stack([x, y], -1)
    if where is not None:
        roots = roots[generator.uniform(size=len(roots)) < where(roots)]
    return roots[:count]


def _tones(picture: Floats, canvas: Canvas, roots: Spots) -> np.ndarray:
    pixels = np.rint(canvas.pixel(roots.T)).astype(int)
    columns = np.clip(pixels[:, 0], 0, canvas.width - 1)
    rows = np.clip(pixels[:, 1], 0, canvas.height - 1)
    return picture[rows, columns, :3]


def _tuft(roots: Spots, clump: float, seed: int) -> np.ndarray:
    """Return a number from -1 to 1 that neighbours share."""
    if clump == 0:
        return np.zeros(len(roots))
    x, y = (roots / clump).T
    return np.sin(x * 2.3 + 1.9 * np.sin(y * 1.7 + seed)) * np.sin(
        y * 2.1 + 1.6 * np.sin(x * 1.3)
    )


def _grow(
    roots: Spots, coat: Coat, tuft: np.ndarray, generator: np.random.Generator
) -> np.ndarray:
    """Return (n, steps + 1, 2) lines."""
    count = len(roots)
    lean = generator.normal(0, coat.unrest, count) + coat.unrest * tuft
    curl = generator.normal(0, coat.curl, count) / coat.steps
    length = coat.length * generator.uniform(0.5, 1.1, count) / coat.steps
    lines = [roots]
    for step in range(coat.steps):
        angle = np.deg2rad(coat.heading(lines[-1]) + lean + curl * step)
        way = np.stack([np.cos(angle), np.sin(angle)], -1)
        lines.append(lines[-1] + way * length[:, None])
    return np.stack(lines, 1)


def _stroke(
    layer: np.ndarray, line: Spots, half: float, colour: np.ndarray, canvas: Canvas
) -> None:
    """Draw one strand, pointed at both ends, on premultiplied pixels."""
    ways = np.gradient(line, axis=0)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    side = np.stack([-ways[:, 1], ways[:, 0]], -1)
    share = np.linspace(0, 1, len(line))[:, None]
    side *= half * np.minimum(1, 0.5 + 2.5 * share) * (1 - share**1.6)
    edge = np.vstack([line + side, (line - side)[::-1]])
    pixels = (canvas.pixel(edge.T) + 0.5) * _FINE - 0.5
    red, green, blue = (colour * 255).tolist()
    shape = [np.rint(pixels * 16).astype(np.int32)]
    cv2.fillPoly(layer, shape, (red, green, blue, 255), cv2.LINE_AA, 4)
