"""Draw beards, hair by hair: a full one, a goatee, a wizard's.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.

Places are in eye distances from between the eyes, x to the right and y down, on a face
whose mouth is `MOUTH` below the eyes. A beard goes with the lower lip; the moustache
above it is a picture of its own, which stays with the nose.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import hair
import numpy as np
import svg

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Beard:
    """A beard: its right half is drawn and mirrored, each side with hair of its own.

    Attributes:
        pack: Its id.
        title: What it is, in words.
        area: Where hair grows: the right half of the outline, from its top down.
        mouth: What stays free of it, likewise; may be empty.
        heading: In which direction hair grows at a spot: degrees below the horizontal.
        length: How long it is at a spot.
        tones: From dark to light.
        count: Of hairs.
        eyes: Units of the drawing in one eye distance.
        size: Of the drawing.
        origin: Where in it the middle of the eyes lies.
        crest: Where the light falls: x, y, and how far it reaches.
        width: Of a hair.
    """

    pack: str
    title: str
    area: Outline
    mouth: Outline
    heading: Callable[[float, float], float]
    length: Callable[[float, float], float]
    tones: tuple[str, ...]
    count: int
    eyes: int
    size: tuple[int, int]
    origin: tuple[int, int]
    crest: tuple[float, float, float]
    width: float = 0.012
    soft: float = 0.035


def whole(half: Outline) -> np.ndarray:
    """Return a closed outline, of its right half."""
    right = hair.smooth(half, 50)
    return np.vstack([right, right[::-1] * (-1, 1)])


def inside(outline: np.ndarray, spot: np.ndarray) -> float:
    """Return how far inside an outline a spot lies; negative is outside."""
    at = (float(spot[0]), float(spot[1]))
    return float(cv2.pointPolygonTest(outline.astype(np.float32), at, True))


def wave(x: float, y: float) -> float:
    """Return from about -1 to 1 how hair strays together, in locks."""
    return (
        float(
            np.sin(7 * x + 3 * np.sin(4 * y))
            + np.sin(11 * y + 4 * np.sin(5 * x + 1))
            + 0.7 * np.sin(17 * x - 9 * y)
        )
        / 2.7
    )


def roots(beard: Beard, generator: np.random.Generator) -> list[np.ndarray]:
    """Return where hair grows: thinner towards the edge of the area."""
    area = whole(beard.area)
    mouth = whole(beard.mouth) if beard.mouth else None
    low, high = area.min(axis=0), area.max(axis=0)
    found: list[np.ndarray] = []
    while len(found) < beard.count:
        spot = generator.uniform(low, high)
        depth = inside(area, spot)
        if mouth is not None:
            depth = min(depth, -inside(mouth, spot))
        if depth > beard.soft * generator.uniform(0, 1) ** 1.5:
            found.append(spot)
    return found


def draw_hair(beard: Beard, root: np.ndarray, generator: np.random.Generator) -> str:
    """Return one hair as a path."""
    x, y = root
    sign = 1 if x >= 0 else -1
    side = abs(x)
    stray = 16 * wave(x, y) + generator.normal(0, 6)

    def heading(spot: np.ndarray) -> float:
        return beard.heading(abs(spot[0]), spot[1]) + stray

    length = beard.length(side, y) * generator.uniform(0.65, 1.2)
    line = hair.grow(np.array([side, y]), heading, length)
    line = line * (sign, 1)
    light_x, light_y, reach = beard.crest
    off = np.hypot(x - light_x, (y - light_y) * 0.75) / reach
    light = 3.9 - 1.9 * min(off, 1.6) + 0.9 * wave(1.7 * x + 2, 1.3 * y)
    light += generator.normal(0, 0.85)
    shape = hair.outline(line, beard.width * generator.uniform(0.6, 1.25))
    shape = shape * beard.eyes + beard.origin
    return hair.path(shape, hair.tone_of(beard.tones, light))


def draw(beard: Beard) -> None:
    """Write the drawing of a beard."""
    generator = np.random.default_rng(7)
    # What grows higher lies over what grows lower.
    spots = sorted(roots(beard, generator), key=lambda spot: -spot[1])
    area = whole(beard.area) * beard.eyes + beard.origin
    shadow = f'<polygon points="{svg.polygon(area)}"/>'
    hole = ""
    if beard.mouth:
        mouth = whole(beard.mouth) * beard.eyes + beard.origin
        ring = f'<polygon points="{svg.polygon(mouth)}" fill="#000" stroke="#000" '
        hole = f'{ring} stroke-width="{0.09 * beard.eyes:.0f}"/>'
    (width, height), eyes = beard.size, beard.eyes
    mask = (
        f'<mask id="around" maskUnits="userSpaceOnUse" x="0" y="0" width="{width}" '
        f'height="{height}"><rect width="{width}" height="{height}" fill="#fff"/>'
        f'<g filter="url(#soft)">{hole}</g></mask>'
    )
    inner = (
        f'<mask id="inner" maskUnits="userSpaceOnUse" x="0" y="0" width="{width}" '
        f'height="{height}"><g filter="url(#soft)"><polygon fill="#fff" stroke="#000" '
        f'stroke-width="{0.1 * eyes:.0f}" points="{svg.polygon(area)}"/></g></mask>'
    )
    blurs = [svg.blur("shadow", 0.045 * eyes), svg.blur("soft", 0.025 * eyes)]
    body = [
        (
            '<g mask="url(#around)">'
            f'<g filter="url(#shadow)" fill="#1a0d06" fill-opacity="0.4" '
            f'transform="translate(0 {0.05 * eyes:.0f})">{shadow}</g>'
            f'<g mask="url(#inner)" fill="{beard.tones[0]}" fill-opacity=".94">{shadow}'
            "</g></g>"
        ),
        *(draw_hair(beard, spot, generator) for spot in spots),
    ]
    comment = (
        f"{beard.title}, hair by hair: scripts/drawing/beards.py draws it. {eyes} "
        f"units are one eye distance; the middle of the eyes lies at {beard.origin}."
    )
    svg.write(
        f"{beard.pack}/artwork.svg", comment, beard.size, [*blurs, mask, inner], body
    )


def down_the_jaw(x: float, y: float) -> float:
    """Return how hair grows on cheeks and chin: down, and forward at the cheeks."""
    return float(np.interp(y, (0.3, 1.2, 1.9), (96, 84 + 14 * x, 90 - 22 * x)))


def flowing(x: float, y: float) -> float:
    """Return how long hair falls: together, to a point in front of the chest."""
    return float(np.interp(y, (0.3, 1.2, 1.8), (95, 90 + 7 * x, 90 + 23 * x)))


BEARDS = (
    Beard(
        pack="full-beard",
        title="A full brown beard",
        area=(
            *((0.0, 0.95), (0.35, 0.92), (0.52, 0.88), (0.7, 0.86), (0.88, 0.7)),
            *((0.98, 0.45), (1.02, 0.22), (1.13, 0.2), (1.14, 0.65), (1.08, 1.15)),
            *((0.97, 1.55), (0.7, 1.92), (0.33, 2.1), (0.0, 2.13)),
        ),
        mouth=((0.0, 0.8), (0.3, 0.86), (0.44, 1.06), (0.33, 1.24), (0.0, 1.3)),
        heading=down_the_jaw,
        length=lambda _, y: float(np.interp(y, (0.3, 0.9, 1.7), (0.09, 0.16, 0.24))),
        tones=hair.BROWN,
        count=2300,
        eyes=300,
        size=(800, 770),
        origin=(400, 20),
        crest=(-0.15, 1.5, 0.85),
    ),
    Beard(
        pack="goatee",
        title="A dark goatee",
        area=(
            *((0.0, 1.27), (0.09, 1.29), (0.11, 1.4), (0.18, 1.5), (0.31, 1.55)),
            *((0.38, 1.68), (0.34, 1.86), (0.2, 2.05), (0.0, 2.14)),
        ),
        mouth=(),
        heading=lambda x, y: 92 + 38 * x * (y - 1.2),
        length=lambda _, y: float(np.interp(y, (1.3, 1.8), (0.12, 0.24))),
        tones=hair.BLACK,
        count=900,
        eyes=440,
        size=(640, 640),
        origin=(320, -460),
        crest=(-0.1, 1.7, 0.5),
        width=0.009,
    ),
    Beard(
        pack="wizard-beard",
        title="A long white beard",
        area=(
            *((0.0, 0.95), (0.35, 0.92), (0.52, 0.88), (0.7, 0.88), (0.88, 0.72)),
            *((0.98, 0.45), (1.02, 0.22), (1.13, 0.2), (1.15, 0.7), (1.08, 1.3)),
            *((0.98, 1.8), (0.82, 2.4), (0.58, 3.0), (0.3, 3.5), (0.0, 3.72)),
        ),
        mouth=((0.0, 0.8), (0.3, 0.86), (0.44, 1.06), (0.33, 1.24), (0.0, 1.3)),
        heading=flowing,
        length=lambda _, y: float(
            np.interp(y, (0.3, 0.9, 1.6, 3.2), (0.14, 0.4, 0.75, 0.55))
        ),
        tones=hair.WHITE,
        count=2300,
        eyes=220,
        size=(600, 980),
        origin=(300, 10),
        crest=(-0.2, 1.9, 1.3),
        width=0.015,
    ),
)


if __name__ == "__main__":
    for one in BEARDS:
        draw(one)
    sys.exit(0)
