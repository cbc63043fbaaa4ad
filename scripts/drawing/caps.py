"""Draw hats without a stiff brim: of wool, cotton and linen.

`caps.py [ID ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import sys

import jax.numpy as jnp
import numpy as np
from fur import Coat, brush
from light import Floats, Look, Material, rgb
from solid import (
    Canvas,
    Part,
    around,
    ellipsoid,
    head,
    merged,
    placed,
    ring,
    sphere,
    turned,
)
from worn import Drawing, Seat, main, mixed, noise, ramp

_OUT = 9.0  # far enough away to cut a half of something off


def star(x: Floats, y: Floats, size: float) -> Floats:
    """Return where a five-pointed star is: 1 inside."""
    angle = np.arctan2(x, y)
    wedge = np.abs((angle / (2 * np.pi) * 5) % 1 - 0.5) * 2
    edge = size * (0.42 + 0.58 * wedge**1.4)
    return ramp(edge - np.hypot(x, y), -0.004, 0.012)


def cap() -> Drawing:
    """A baseball cap of blue cotton, a star embroidered on it."""
    seat = Seat(pitch=8, lift=0.84)
    ball = turned(
        [
            (1.24, -0.2),
            (1.235, 0.1),
            (1.17, 0.45),
            (1.0, 0.84),
            (0.72, 1.1),
            (0.36, 1.23),
            (0, 1.26),
        ],
        0.04,
    )

    def dome(p: Floats) -> Floats:
        front = jnp.clip(p[2], 0) * jnp.exp(-(((p[1] - 0.55) / 0.4) ** 2))
        return ball(jnp.stack([p[0], p[1], p[2] - 0.09 * front])) * 0.9

    def visor(p: Floats) -> Floats:
        x, y, z = p
        out = z - 1.0
        height = -0.02 - 0.3 * x**2 - 0.24 * out - 0.1 * jnp.clip(out, 0) ** 2
        flat = jnp.abs(y - height) * 0.7 - 0.028
        edge = (jnp.hypot(x / 1.2, (z - 0.62) / 1.45) - 1) * 1.0
        return (
            jnp.hypot(jnp.maximum(flat, 0), jnp.maximum(edge, 0))
            + jnp.minimum(jnp.maximum(flat, edge), 0)
            - 0.015
        )

    def cloth(p: Floats) -> Floats:
        at = seat.local(p)
        blue = mixed(rgb("#1d3f6e"), rgb("#24497c"), ramp(noise(p, 0.25), -1, 1))
        white = star(at[0], at[1] - 0.5, 0.27) * (at[2] > 0.4)
        return blue + (np.array(rgb("#f4f1e8"))[:, None] - blue) * white

    def seams(p: Floats) -> Floats:
        at = seat.local(p)
        angle = np.arctan2(at[0], at[2])
        gap = np.abs((angle / (np.pi / 3) + 0.5) % 1 - 0.5) * (np.pi / 3)
        gap = gap * np.hypot(at[0], at[2])
        groove = -0.028 * np.exp(-((gap / 0.018) ** 2))
        stitches = 0.004 * np.exp(-(((gap - 0.055) / 0.012) ** 2)) * np.sin(at[1] * 120)
        inside = star(at[0], at[1] - 0.5, 0.27) * (at[2] > 0.4)
        thread = 0.012 * inside + 0.002 * inside * np.sin(120 * (at[0] + at[1]))
        twill = 0.0012 * np.sin(260 * (at[0] + at[1]))
        return groove * (1 - inside) + stitches * (1 - inside) + thread + twill

    def rows(p: Floats) -> Floats:
        x, _, z = seat.local(p)
        wide = np.hypot(x / 1.2, (z - 0.62) / 1.45)
        total = 0.0008 * np.sin(260 * (x + z))
        for number in range(5):
            total = total - 0.006 * np.exp(
                -(((wide - 0.95 + 0.075 * number) / 0.007) ** 2)
            )
        return total

    cotton = Material(cloth, gloss=0.03, sheen=0.35, bump=seams, wrap=0.3)
    brim = Material(rgb("#b3262d"), gloss=0.05, sheen=0.35, bump=rows, wrap=0.3)
    button = Material(rgb("#b3262d"), gloss=0.05, sheen=0.4)
    parts = [
        Part(seat(dome), cotton),
        Part(seat(visor), brim),
        Part(seat(ellipsoid((0, 1.31, 0), (0.1, 0.06, 0.1))), button),
        head(),
    ]
    return Drawing(
        parts, Canvas(737, 598, (369, 554), 238), Look(exposure=1.15, shadow=0.85)
    )


def beanie() -> Drawing:
    """A knitted beanie with a cuff."""
    seat = Seat(pitch=8, lift=0.76)
    dome = turned(
        [
            (1.28, -0.1),
            (1.27, 0.2),
            (1.2, 0.6),
            (0.98, 1.0),
            (0.68, 1.26),
            (0.35, 1.4),
            (0, 1.46),
        ],
        0.05,
    )
    cuff = turned([(1.25, -0.2), (1.285, 0.0), (1.275, 0.2)], 0.085)

    def stitch(p: Floats, ribs: float, rows: float) -> Floats:
        at = seat.local(p)
        turn = np.arctan2(at[0], at[2]) / (2 * np.pi) * ribs
        across = turn % 1 - 0.5
        along = (
            np.hypot(at[1], 0.6 * np.clip(1.4 - np.hypot(at[0], at[2]), 0, None)) * rows
        )
        leg = (along + 1.3 * np.abs(across)) % 1
        bulge = np.sqrt(np.clip(1 - (2 * leg - 1) ** 2, 0, 1)) * np.cos(
            np.pi * across * 0.96
        )
        return 0.028 * bulge

    def yarn(one: str, other: str) -> object:
        return lambda p: mixed(rgb(one), rgb(other), ramp(noise(p, 0.03), -1, 1))

    def stripes(p: Floats) -> Floats:
        at = seat.local(p)
        base = mixed(rgb("#2c5560"), rgb("#35636e"), ramp(noise(p, 0.03), -1, 1))
        cream = ramp(at[1], 0.5, 0.515) * (1 - ramp(at[1], 0.62, 0.635))
        cream += ramp(at[1], 0.74, 0.755) * (1 - ramp(at[1], 0.8, 0.815))
        return base + (np.array(rgb("#efe3cb"))[:, None] - base) * cream

    wool = Material(
        stripes, gloss=0, sheen=0.6, bump=lambda p: stitch(p, 74, 13), wrap=0.4
    )
    rib = Material(
        yarn("#2c5560", "#35636e"),
        gloss=0,
        sheen=0.6,
        wrap=0.4,
        bump=lambda p: 1.6 * stitch(p, 60, 10),
    )
    ball = Material(yarn("#e2d4b8", "#f5ebd6"), gloss=0, sheen=0.7, wrap=0.5)
    parts = [
        Part(seat(dome), wool),
        Part(seat(cuff), rib),
        Part(seat(sphere(0, 1.7, 0, 0.36)), ball),
        head(),
    ]
    center = np.array([0.0, 0.76 + 1.7 * np.cos(np.deg2rad(8))])

    def tassel(picture: Floats, canvas: Canvas) -> Floats:
        def outwards(spots: np.ndarray) -> np.ndarray:
            out = spots - center
            return np.rad2deg(np.arctan2(out[:, 1] + 0.02, out[:, 0]))

        def on_ball(spots: np.ndarray) -> np.ndarray:
            return np.hypot(*(spots - center).T) < 0.385

        coat = Coat(outwards, 3000, 0.13, 0.013, unrest=35, contrast=0.25, curl=40)
        return brush(picture, canvas, coat, where=on_ball)

    canvas = Canvas(737, 720, (369, 677), 223)
    return Drawing(parts, canvas, Look(exposure=1.05, shadow=0.75), tassel, tones=64)


def chef() -> Drawing:
    """A chef's hat of starched linen, puffed above its band."""
    seat = Seat(pitch=11, lift=0.84)
    band = turned([(1.25, -0.12), (1.24, 0.3), (1.25, 0.68)], 0.04, solid=True)
    puff = merged(
        ellipsoid((0, 1.05, 0), (1.42, 0.62, 1.4)),
        ellipsoid((0, 0.62, 0), (1.22, 0.3, 1.2)),
        0.25,
    )

    def folds(p: Floats) -> Floats:
        angle = jnp.arctan2(p[0], p[2])
        wave = (
            jnp.sin(angle * 11 + 0.8 * jnp.sin(angle * 3)) * 0.6
            + jnp.sin(angle * 17 + 1) * 0.4
        )
        lower = jnp.exp(-(((p[1] - 0.72) / 0.5) ** 2))
        lump = 0.05 * jnp.sin(angle * 4 + 0.5) * jnp.clip(p[1] - 0.7, 0, 1)
        return (puff(p) + 0.05 * wave * lower - lump) * 0.7

    def pleats(p: Floats) -> Floats:
        at = seat.local(p)
        return 0.01 * np.abs(np.sin(np.arctan2(at[0], at[2]) * 30))

    linen = Material(
        rgb("#f1efe9"),
        gloss=0.02,
        sheen=0.1,
        wrap=0.35,
        bump=lambda p: 0.0007 * noise(p, 0.012),
    )
    pressed = Material(rgb("#efece5"), gloss=0.03, sheen=0.1, wrap=0.35, bump=pleats)
    parts = [Part(seat(folds), linen), Part(seat(band), pressed), head()]
    return Drawing(
        parts, Canvas(749, 684, (374, 641), 216), Look(exposure=0.92, shadow=0.85)
    )


def crown() -> Drawing:
    """A king's crown: gold, jewels, pearls, red velvet and a rim of ermine."""
    seat = Seat(pitch=7, lift=0.98)
    count = 8

    def wall(p: Floats) -> Floats:
        x, y, z = p
        wide = jnp.hypot(x, z)
        angle = jnp.arctan2(x, z) * count / (2 * np.pi)
        peak = jnp.abs((angle + 0.5) % 1 - 0.5) * 2
        top = 0.5 + 0.62 * jnp.clip(1 - peak * 1.15, 0, 1) ** 1.7
        shell = jnp.abs(wide - 1.24 - 0.09 * jnp.clip(y, 0, 2)) * 0.95 - 0.028
        high = (y - top) * 0.45
        outside = jnp.hypot(jnp.maximum(shell, 0), jnp.maximum(high, 0))
        inside = jnp.minimum(jnp.maximum(shell, high), 0)
        return jnp.maximum(outside + inside - 0.015, -(y + 0.02))

    lower, upper = ring(0.065, 1.256, 0.06), ring(0.405, 1.306, 0.045)

    def rims(p: Floats) -> Floats:
        return jnp.minimum(lower(p), upper(p))

    pearls = around(sphere(0, 1.19, 1.37, 0.085), count)
    oval = around(ellipsoid((0, 0.235, 1.31), (0.15, 0.105, 0.07)), count)
    small = around(ellipsoid((0, 0.235, 1.3), (0.075, 0.075, 0.06)), count)
    between = placed(small, (0, 0, 0), yaw=180 / count)
    drop = around(ellipsoid((0, 0.68, 1.35), (0.07, 0.11, 0.05)), count)
    wide_rims = around(ellipsoid((0, 0.235, 1.28), (0.19, 0.145, 0.05)), count)
    high_rims = around(ellipsoid((0, 0.68, 1.33), (0.1, 0.145, 0.03)), count)

    def settings(p: Floats) -> Floats:
        return jnp.minimum(wide_rims(p), high_rims(p))

    velvet = ellipsoid((0, 0.42, 0), (1.17, 0.86, 1.17))

    def folded(p: Floats) -> Floats:
        return (velvet(p) + 0.03 * jnp.sin(jnp.arctan2(p[0], p[2]) * 8)) * 0.85

    ermine = turned([(1.28, -0.1), (1.29, -0.09)], 0.15)

    def fur(p: Floats) -> Floats:
        at = seat.local(p)
        angle = np.arctan2(at[0], at[2]) * 9 / np.pi
        near = np.abs((angle + 0.5) % 1 - 0.5) / 0.1
        spot = ramp(1 - np.hypot(near, (at[1] + 0.1) / 0.085), 0, 0.5)
        return mixed(rgb("#f3efe6"), rgb("#1f1a18"), spot)

    gold = Material(rgb("#f6c65a"), metal=True, bump=lambda p: 0.0006 * noise(p, 0.03))
    ruby = Material(rgb("#b10f28"), gloss=1.0, sharpness=90)
    emerald = Material(rgb("#0d7a4c"), gloss=1.0, sharpness=90)
    sapphire = Material(rgb("#1b3fa8"), gloss=1.0, sharpness=90)
    pearl = Material(rgb("#efe9e2"), gloss=0.5, sharpness=60, sheen=0.4)
    red = Material(
        rgb("#8e1226"), gloss=0.0, sheen=1.3, bump=lambda p: 0.002 * noise(p, 0.02)
    )
    white = Material(
        fur, gloss=0, sheen=0.5, wrap=0.6, bump=lambda p: 0.008 * noise(p, 0.018)
    )
    parts = [
        Part(seat(wall), gold),
        Part(seat(rims), gold),
        Part(seat(settings), gold),
        Part(seat(pearls), pearl),
        Part(seat(oval), ruby),
        Part(seat(between), emerald),
        Part(seat(drop), sapphire),
        Part(seat(folded), red),
        Part(seat(ermine), white),
        head(),
    ]

    def tails(picture: Floats, canvas: Canvas) -> Floats:
        def down(spots: np.ndarray) -> np.ndarray:
            return -90 + 30 * spots[:, 0] + 40 * np.sin(spots[:, 0] * 9)

        def on_rim(spots: np.ndarray) -> np.ndarray:
            middle = 0.66 + 0.11 * spots[:, 0] ** 2
            return np.abs(spots[:, 1] - middle) < 0.135

        coat = Coat(down, 5000, 0.1, 0.0095, unrest=22, contrast=0.16, clump=0.06)
        return brush(picture, canvas, coat, where=on_rim)

    canvas = Canvas(737, 598, (369, 562), 216)
    return Drawing(parts, canvas, Look(exposure=1.1, shadow=0.7), tails)


if __name__ == "__main__":
    sys.exit(
        main({"baseball-cap": cap, "beanie": beanie, "chef-hat": chef, "crown": crown})
    )
