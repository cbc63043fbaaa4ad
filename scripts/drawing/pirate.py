"""Draw the pirate's hat: `pirate.py`; `--draft` is quick and coarse."""

from __future__ import annotations

import sys

import cv2
import jax.numpy as jnp
import numpy as np
from hair import smooth
from light import Floats, Look, Material, rgb
from numpy.typing import NDArray
from solid import Canvas, Map, Part, head, sheet, turned
from worn import Drawing, Seat, main, mixed, noise, ramp

EDGE = [
    *((0.0, -0.14), (0.9, -0.12), (1.45, 0.0), (1.85, 0.16), (2.12, 0.4)),
    *((2.1, 0.48), (1.75, 0.62), (1.2, 0.86), (0.7, 1.2), (0.3, 1.38), (0.0, 1.42)),
]
"""Right half of the front brim, turned up, in x and y."""
_SCALE = 500  # pixels of the skull's stencil in one eye distance


def skull() -> NDArray[np.float32]:
    """Return a stencil of a skull before crossed bones, (1000, 1000), 0 to 1."""
    ink = np.zeros((1000, 1000), np.uint8)

    def dot(x: float, y: float, radius: float, tone: int) -> None:
        spot = round(500 + x * _SCALE), round(500 + y * _SCALE)
        cv2.circle(ink, spot, round(radius * _SCALE), tone, -1, cv2.LINE_AA)

    def line(spots: list[tuple[float, float]], width: float, tone: int) -> None:
        points = np.rint(np.array(spots) * _SCALE + 500).astype(np.int32)
        cv2.polylines(ink, [points], False, tone, round(width * _SCALE), cv2.LINE_AA)

    for side in (-1, 1):
        line([(-0.46 * side, 0.1), (0.46 * side, 0.42)], 0.085, 255)
        for x, y in ((-0.46, 0.1), (0.46, 0.42)):
            dot(x * side, y - 0.05, 0.065, 255)
            dot(x * side + (0.03 if x * side > 0 else -0.03), y + 0.05, 0.065, 255)
    dot(0, 0, 0.34, 0)
    cv2.ellipse(ink, (500, 470), (140, 132), 0, 0, 360, 255, -1, cv2.LINE_AA)
    jaw = np.rint(
        np.array([(-0.15, 0.12), (-0.13, 0.34), (0.13, 0.34), (0.15, 0.12)]) * _SCALE
        + 500
    ).astype(np.int32)
    cv2.fillPoly(ink, [jaw], 255, cv2.LINE_AA)
    for side in (-1, 1):
        cv2.ellipse(
            ink,
            (500 + 58 * side, 492),
            (37, 41),
            -12 * side,
            0,
            360,
            0,
            -1,
            cv2.LINE_AA,
        )
    cv2.fillPoly(
        ink, [np.array([(500, 530), (482, 566), (518, 566)], np.int32)], 0, cv2.LINE_AA
    )
    for x in (-0.075, 0.0, 0.075):
        line([(x, 0.22), (x, 0.33)], 0.014, 0)
    return ink.astype(np.float32) / 255


def pirate() -> Drawing:
    """A captain's hat of black felt, bordered with gold, over a red scarf."""
    seat = Seat(pitch=7, lift=0.88)
    right = [(float(x), float(y)) for x, y in smooth(EDGE, 90)]
    outline = right + [(-x, y) for x, y in right[-2:0:-1]]
    flap, plane, stencil = sheet(outline, 0.05), Map(outline, closed=True), skull()
    dome = turned(
        [(1.26, -0.05), (1.24, 0.4), (1.08, 0.85), (0.65, 1.1), (0, 1.16)], 0.05
    )
    scarf = turned([(1.25, -0.24), (1.28, -0.05), (1.27, 0.1)], 0.045)

    def forward(p: Floats) -> Floats:
        curve = 1.38 - 0.3 * p[0] ** 2 / (1 + 0.12 * p[0] ** 2)
        return jnp.stack([p[0], p[1], p[2] - curve - 0.05 * jnp.sin(2.2 * p[1])])

    def brim(p: Floats) -> Floats:
        return flap(forward(p)) * 0.6

    def inside(p: Floats) -> Floats:
        at = seat.local(p)
        return -np.asarray(plane.at(at[0], at[1]))

    def braid(p: Floats) -> Floats:
        deep = inside(p)
        return ramp(deep, 0.035, 0.05) * (1 - ramp(deep, 0.14, 0.155))

    def bone(p: Floats) -> Floats:
        at = seat.local(p)
        columns = np.clip(500 + at[0] * _SCALE / 1.15, 0, 999).astype(int)
        rows = np.clip(500 - (at[1] - 0.68) * _SCALE / 1.15, 0, 999).astype(int)
        return stencil[rows, columns] * (at[2] > 0.6)

    def dye(p: Floats) -> Floats:
        felt = mixed(rgb("#1d1a1c"), rgb("#272326"), ramp(noise(p, 0.2), -1, 1))
        felt = felt + (np.array(rgb("#d8a23a"))[:, None] - felt) * braid(p)
        return felt + (np.array(rgb("#ece5d4"))[:, None] - felt) * bone(p)

    def relief(p: Floats) -> Floats:
        at, gold = seat.local(p), braid(p)
        cord = np.abs(np.sin(34 * (at[0] + at[1]))) * np.abs(
            np.sin(34 * (at[0] - at[1]))
        )
        return gold * (0.015 + 0.012 * cord) + 0.012 * bone(p)

    felt = Material(dye, gloss=0.06, sheen=0.5, bump=relief)
    plain = Material(rgb("#1d1a1c"), gloss=0.06, sheen=0.5)

    def creases(p: Floats) -> Floats:
        at = seat.local(p)
        return (
            0.03
            * np.sin(at[1] * 26 + 2.5 * np.sin(at[0] * 2 + 1))
            * np.abs(at[0] - 0.2)
        )

    cloth = Material(rgb("#98202a"), gloss=0.03, sheen=0.4, bump=creases, wrap=0.3)
    parts = [
        Part(seat(brim), felt),
        Part(seat(dome), plain),
        Part(seat(scarf), cloth),
        head(),
    ]
    return Drawing(
        parts, Canvas(980, 604, (490, 556), 210), Look(exposure=1.15), tones=64
    )


if __name__ == "__main__":
    sys.exit(main({"pirate-hat": pirate}))
