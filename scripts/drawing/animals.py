"""Draw ears, noses and muzzles of animals, furred over solids.

`animals.py [ID/LAYER ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import cv2
import jax.numpy as jnp
import numpy as np
from fur import Coat, brush, fade, shadowed, strands
from hair import Spots, smooth
from light import Floats, Look, Material, over, paint, premultiplied, rgb
from solid import Canvas, Field, Map, Part, ellipsoid, merged, placed, sheet
from worn import Drawing, main, mixed, noise, ramp

EARS = Canvas(820, 460, (410, 600), 230)
FACE = Canvas(780, 430, (390, 190), 310)
"""Its origin is the tip of the nose."""
MATT = {"gloss": 0.0, "sheen": 0.4, "wrap": 0.5}


def both(field: Field) -> Field:
    """Return a shape of the right of the picture on both sides."""
    return lambda p: field(jnp.stack([jnp.abs(p[0]), p[1], p[2]]))


class Ear:
    """An ear in the right half of the picture, hollow in front."""

    def __init__(
        self,
        outline: Sequence[tuple[float, float]],
        at: tuple[float, float],
        roll: float,
        *,
        hollow: float = 0.5,
        rim: float = 0.1,
        hangs: bool = False,
    ) -> None:
        """Bend an outline about x = 0, that grows from y = 0, into an ear."""
        line = [(float(x), float(y)) for x, y in smooth(outline, 70)]
        self.hangs, self.roll = hangs, roll
        self._plate, self._plane = sheet(line, 0.075, 0.06), Map(line, closed=True)
        self._at, self._hollow, self._rim = at, hollow, rim

    def field(self) -> Field:
        """Return the shape of both ears."""

        def bent(p: Floats) -> Floats:
            curve = self._hollow * p[0] ** 2 - 0.12 * p[1]
            return self._plate(jnp.stack([p[0], p[1], p[2] - curve])) * 0.75

        return both(placed(bent, (*self._at, -1.2), roll=self.roll))

    def flat(self, spots: Spots) -> Spots:
        """Return (n, 2) spots of the picture as those of the outline."""
        turn = np.deg2rad(self.roll)
        x = np.abs(spots[:, 0]) - self._at[0]
        y = spots[:, 1] - self._at[1]
        cosine, sine = np.cos(turn), np.sin(turn)
        return np.stack([cosine * x - sine * y, sine * x + cosine * y], -1)

    def depth(self, spots: Spots) -> np.ndarray:
        """Return how far inside the outline spots are."""
        x, y = self.flat(spots).T.astype(np.float32)
        return -np.asarray(self._plane.at(jnp.asarray(x), jnp.asarray(y)))

    def inner(self, spots: Spots) -> np.ndarray:
        """Return 1 in the hollow, 0 on the rim and on the back of one that hangs."""
        return ramp(self.depth(spots), self._rim, self._rim + 0.06) * (not self.hangs)

    def heading(self, spots: Spots, spread_deg: float) -> np.ndarray:
        """Return headings to the tip, that spread to the edges or gather."""
        x, _ = self.flat(spots).T
        side = np.where(spots[:, 0] < 0, -1, 1)
        lean = spread_deg * np.tanh(x * 4)
        if self.hangs:  # it rises from its root, and falls in a bow
            _, y = self.flat(spots).T
            fall = -90 + 85 * ramp(y, -0.5, 0.15) - self.roll + lean
            return np.where(side > 0, fall, 180 - fall)
        return 90 - side * (self.roll + lean)

    def whole(self, spots: Spots) -> np.ndarray:
        """Return 0 at the root and 1 from a little further on."""
        x, y = self.flat(spots).T
        if self.hangs:  # its root is on the side of the head
            ragged = 0.03 * np.sin(y * 50) + 0.02 * np.sin(y * 21 + 1)
            return ramp(np.hypot(x + 0.56, y - 0.02) + ragged, 0.04, 0.24)
        ragged = 0.05 * np.sin(x * 60) + 0.03 * np.sin(x * 23 + 1)
        return ramp(y + ragged, -0.02, 0.2)


def ears(
    ear: Ear,
    coat: str,
    skin: str,
    tuft: str,
    *,
    canvas: Canvas = EARS,
    length: float = 0.1,
    tips: str | None = None,
) -> Drawing:
    """Draw a pair of ears.

    Args:
        ear: The shape.
        coat: Colour of the fur.
        skin: Colour of the hollow.
        tuft: Colour of the long hair that grows over its edge.
        canvas: The picture.
        length: Of the fur.
        tips: Colour of the tips of the ears.
    """

    def dye(p: Floats) -> Floats:
        spots = p[:2].T
        base = mixed(rgb(coat), rgb(skin), ear.inner(spots))
        if tips is not None:
            high = ramp(np.abs(ear.flat(spots)[:, 1]), 0.5, 1.1) * (
                1 - ear.inner(spots)
            )
            base = base + (np.array(rgb(tips))[:, None] - base) * high
        return base

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        def rim(spots: Spots) -> np.ndarray:
            return 1 - 0.96 * ear.inner(spots)

        def lining(spots: Spots) -> np.ndarray:
            deep = ear.depth(spots)
            low = 1 - ramp(ear.flat(spots)[:, 1], 0.2, 0.6)
            return ramp(deep, 0.05, 0.1) * (1 - ramp(deep, 0.13, 0.2)) * (0.15 + low)

        def pale(spots: Spots) -> np.ndarray:
            return np.tile(np.array(rgb(tuft)), (len(spots), 1))

        down = Coat(partial(ear.heading, spread_deg=38), 9000, length, 0.011, 14, 0.32)
        picture = brush(picture, canvas, down, where=rim)
        if not ear.hangs:
            fluff = Coat(
                partial(ear.heading, spread_deg=-50), 900, 2.2 * length, 0.012, 12, 0.12
            )
            picture = brush(picture, canvas, fluff, where=lining, colour=pale, seed=3)
        picture = fade(picture, canvas, ear.whole)
        return shadowed(picture, canvas, drop=0.05, blur=0.05, strength=0.4)

    parts = [Part(ear.field(), Material(dye, **MATT))]
    return Drawing(parts, canvas, Look(exposure=1.1, crevice=0.25), finish, tones=None)


def muzzle(
    shape: Field,
    coat: str,
    nose: Field,
    leather: str,
    *,
    canvas: Canvas = FACE,
    length: float = 0.07,
    whiskers: float = 0.9,
    whisker: str = "#f4f1ec",
) -> Drawing:
    """Draw a muzzle with its nose and whiskers; its fur fades into the skin.

    Args:
        shape: What is furred.
        coat: Its colour.
        nose: The nose.
        leather: And its colour.
        canvas: The picture; its origin is the tip of the nose.
        length: Of the fur.
        whiskers: How long they are; 0 for none.
        whisker: Their colour.
    """
    skin = Material(
        rgb(leather),
        gloss=0.55,
        sharpness=40,
        wrap=0.3,
        bump=lambda p: 0.003 * noise(p, 0.022),
    )
    mood = Look(exposure=1.1, crevice=0.2)

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        def outwards(spots: Spots) -> np.ndarray:
            x, y = spots.T
            return np.rad2deg(np.arctan2(y - 0.12, 1.3 * x))

        solid = (picture[..., 3] > 0.5).astype(np.uint8)
        deep = cv2.distanceTransform(solid, cv2.DIST_L2, 5) / canvas.unit
        picture = brush(
            picture, canvas, Coat(outwards, 10000, length, 0.0085, 12, 0.26, clump=0.06)
        )
        ragged = deep + 0.02 * np.random.default_rng(2).normal(size=deep.shape)
        keep = cv2.GaussianBlur(
            ramp(ragged, 0.01, 0.09).astype(np.float32), (0, 0), 2.5
        )
        picture[..., 3] *= keep
        picture = shadowed(picture, canvas, drop=0.05, blur=0.05, strength=0.4)
        tip = paint([Part(nose, skin)], canvas, mood)
        tip = shadowed(tip, canvas, drop=0.03, blur=0.025, strength=0.6)
        picture = over(premultiplied(tip), premultiplied(picture))
        if not whiskers:
            return picture
        return over(_whiskers(canvas, whiskers, whisker), premultiplied(picture))

    parts = [Part(shape, Material(rgb(coat), **MATT))]
    return Drawing(parts, canvas, mood, finish, tones=None)


def _whiskers(canvas: Canvas, length: float, colour: str) -> Floats:
    """Return whiskers that grow from both sides of the nose, with a thin shadow."""
    generator = np.random.default_rng(4)
    lines, widths, colours = [], [], []
    dark = np.array((0.42, 0.34, 0.3))
    for side in (-1, 1):
        for row, (x, y, angle) in enumerate(
            (
                (0.2, -0.12, 14),
                (0.27, -0.16, 5),
                (0.22, -0.22, -6),
                (0.3, -0.24, -14),
                (0.2, -0.29, -24),
            )
        ):
            reach = length * generator.uniform(0.8, 1.05) * (1 - 0.08 * row)
            way = np.deg2rad(angle + generator.normal(0, 2))
            share = np.linspace(0, 1, 12)
            out = x + share * reach * np.cos(way)
            high = y + share * reach * np.sin(way) - 0.16 * reach * share**2
            line = np.stack([side * out, high], -1)
            for shift, width, tone in (
                (-0.012, 0.009, dark),
                (0, 0.0105, np.array(rgb(colour))),
            ):
                lines.append(line + np.array([0, shift]))
                widths.append(width)
                colours.append(tone)
    grown = strands(np.array(lines), np.array(widths), np.array(colours), canvas)
    return grown * np.float32(0.92)


def pads(
    x: float, y: float, size: tuple[float, float], bridge: tuple[float, float]
) -> Field:
    """Return two cushions below the nose, and its bridge."""
    cushion = both(ellipsoid((x, y, 0), (*size, 0.24)))
    return merged(
        cushion, ellipsoid((0, bridge[1] * 0.45, -0.02), (*bridge, 0.2)), 0.08
    )


def snout(width: float, height: float) -> Field:
    """Return a nose: wide above, narrow below."""
    upper = ellipsoid((0, 0.0, 0.24), (width, height, 0.12))
    lower = ellipsoid((0, -0.8 * height, 0.22), (0.42 * width, 0.9 * height, 0.09))
    nostril = both(
        placed(
            ellipsoid((0, 0, 0), (0.3 * width, 0.2 * height, 0.08)),
            (0.55 * width, -0.35 * height, 0.33),
            roll=20,
        )
    )
    shape = merged(upper, lower, 0.09)
    return lambda p: -merged(lambda q: -shape(q), nostril, 0.03)(p)


CAT = Ear(
    [
        (-0.47, -0.15),
        (-0.42, 0.4),
        (-0.18, 1.0),
        (-0.02, 1.18),
        (0.1, 1.02),
        (0.38, 0.4),
        (0.47, -0.15),
    ],
    (0.82, 1.18),
    20,
)
RABBIT = Ear(
    [
        (-0.17, -0.12),
        (-0.27, 0.7),
        (-0.25, 1.4),
        (0, 1.92),
        (0.25, 1.4),
        (0.27, 0.7),
        (0.17, -0.12),
    ],
    (0.42, 1.42),
    10,
    hollow=0.9,
)
BEAR = Ear(
    [
        (-0.38, -0.1),
        (-0.48, 0.25),
        (-0.32, 0.6),
        (0, 0.74),
        (0.32, 0.6),
        (0.48, 0.25),
        (0.38, -0.1),
    ],
    (0.9, 1.2),
    30,
    hollow=0.35,
    rim=0.15,
)
DOG = Ear(
    [
        (-0.58, 0.06),
        (-0.4, 0.24),
        (-0.12, 0.24),
        (0.1, 0.06),
        (0.24, -0.3),
        (0.38, -0.8),
        (0.42, -1.3),
        (0.3, -1.66),
        (0.04, -1.78),
        (-0.22, -1.66),
        (-0.34, -1.3),
        (-0.3, -0.85),
        (-0.2, -0.45),
        (-0.3, -0.16),
    ],
    (1.14, 1.3),
    -7,
    hollow=-0.6,
    hangs=True,
)
BEAR_MUZZLE = merged(
    ellipsoid((0, -0.1, 0), (0.52, 0.31, 0.32)),
    ellipsoid((0, 0.22, -0.05), (0.28, 0.28, 0.2)),
    0.15,
)


def tongue() -> Drawing:
    """A dog's tongue that hangs out of an open mouth; its origin is the lower lip."""
    flat = sheet(
        [
            (float(x), float(y))
            for x, y in smooth(
                [
                    (-0.2, 0.22),
                    (-0.22, -0.1),
                    (-0.25, -0.45),
                    (-0.14, -0.66),
                    (0, -0.71),
                    (0.14, -0.66),
                    (0.25, -0.45),
                    (0.22, -0.1),
                    (0.2, 0.22),
                ],
                60,
            )
        ],
        0.07,
        0.065,
    )

    def hanging(p: Floats) -> Floats:
        groove = 0.05 * jnp.exp(-((p[0] / 0.035) ** 2)) * (p[1] < 0.3)
        fall = 0.25 - 0.5 * jnp.clip(p[1] + 0.1, -1, 1) ** 2 + 0.25 * p[0] ** 2
        return (flat(jnp.stack([p[0], p[1], p[2] - fall])) + groove * 0.5) * 0.6

    wet = Material(
        lambda p: mixed(rgb("#d9646f"), rgb("#b8404f"), ramp(p[1], -0.2, 0.2)),
        gloss=0.5,
        sharpness=30,
        wrap=0.5,
        bump=lambda p: 0.0025 * noise(p, 0.02),
    )

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        inside = fade(picture, canvas, lambda spots: 1 - ramp(spots[:, 1], 0.02, 0.16))
        return shadowed(inside, canvas, drop=0.04, blur=0.035, strength=0.5)

    canvas = Canvas(400, 560, (200, 150), 480)
    return Drawing([Part(hanging, wet)], canvas, Look(exposure=1.05), finish)


DRAWINGS = {
    "cat/ears": lambda: ears(CAT, "#c07a3c", "#d79c8d", "#f3e3cc", tips="#8a4f24"),
    "cat/face": lambda: muzzle(
        pads(0.2, -0.17, (0.25, 0.16), (0.13, 0.2)),
        "#f5eee2",
        snout(0.19, 0.12),
        "#d0706f",
    ),
    "rabbit/ears": lambda: ears(
        RABBIT,
        "#d8d2ca",
        "#e3a9a2",
        "#f4f0ea",
        canvas=Canvas(600, 660, (300, 752), 220),
    ),
    "rabbit/face": lambda: muzzle(
        pads(0.17, -0.15, (0.21, 0.15), (0.11, 0.18)),
        "#f4f0ea",
        snout(0.16, 0.1),
        "#d97f86",
        whiskers=0.75,
    ),
    "bear/ears": lambda: ears(BEAR, "#7a4d2b", "#5a3a24", "#a97c50", length=0.12),
    "bear/face": lambda: muzzle(
        BEAR_MUZZLE, "#b98d5f", snout(0.23, 0.145), "#2a1c17", whiskers=0
    ),
    "dog/ears": lambda: ears(
        DOG,
        "#74492b",
        "#74492b",
        "#74492b",
        length=0.13,
        tips="#3f2515",
        canvas=Canvas(880, 620, (440, 440), 230),
    ),
    "dog/face": lambda: muzzle(
        pads(0.21, -0.16, (0.33, 0.21), (0.2, 0.42)),
        "#f1e7d8",
        snout(0.24, 0.155),
        "#221c1c",
        whiskers=0,
        canvas=Canvas(780, 470, (390, 230), 310),
    ),
    "dog/tongue": tongue,
}

if __name__ == "__main__":
    sys.exit(main(DRAWINGS))
