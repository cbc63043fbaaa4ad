"""Draw hats with a brim: solids, lit, on the head of a mean wearer.

Only people who want other hats need this; the pictures are committed.
`hats.py [ID ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import sys

import jax.numpy as jnp
import numpy as np
from light import Floats, Look, Material, rgb
from solid import (
    Canvas,
    Part,
    around,
    box,
    head,
    merged,
    placed,
    sphere,
    turned,
    warped,
)
from worn import Drawing, Seat, bent, main, mixed, noise, ramp


def top_hat() -> Drawing:
    """A top hat of black silk with a satin band."""
    seat = Seat()
    crown = turned(
        [
            (1.27, -0.05),
            (1.23, 0.5),
            (1.24, 1.0),
            (1.3, 1.5),
            (1.345, 1.7),
            (1.345, 1.71),
            (1.33, 1.735),
            (1.3, 1.74),
            (0, 1.745),
        ],
        0.035,
    )
    brim = turned([(1.25, 0.0), (1.6, -0.03), (1.84, 0.04)], 0.04)
    brim = bent(brim, lambda x, z: 0.085 * x**2 - 0.05 * (z / 1.2) ** 2)
    band = turned([(1.262, 0.08), (1.237, 0.42)], 0.045)
    silk = Material(
        rgb("#1c1c22"),
        gloss=0.24,
        sharpness=12,
        sheen=0.5,
        bump=lambda p: 0.0012 * noise(p, 0.03, (1, 8, 1)),
    )
    satin = Material(
        rgb("#7a1424"),
        gloss=0.3,
        sharpness=16,
        sheen=0.3,
        bump=lambda p: 0.0006 * np.sin(seat.local(p)[1] * 420),
    )
    parts = [
        Part(seat(merged(crown, brim, 0.07)), silk),
        Part(seat(band), satin),
        head(),
    ]
    return Drawing(parts, Canvas(835, 734, (418, 691), 202), Look(exposure=1.15))


def wizard() -> Drawing:
    """A wizard's hat of midnight felt with golden stars, its tip bent over."""
    seat = Seat(pitch=10)
    cone = turned(
        [
            (1.27, -0.05),
            (1.12, 0.35),
            (0.9, 0.85),
            (0.62, 1.5),
            (0.36, 2.1),
            (0.13, 2.75),
            (0.03, 2.95),
        ],
        0.05,
    )

    def crumple(p: Floats) -> Floats:
        up = jnp.clip(p[1] - 0.5, 0)
        fold = 0.06 * jnp.sin(p[1] * 5.2 + 0.8) * jnp.clip(p[1] / 1.2, 0, 1)
        lean = 0.02 * up**3 - 0.07 * up + fold
        return jnp.stack(
            [p[0] - lean, p[1] + 0.04 * jnp.sin(3 * p[0] + p[1]), p[2] + 0.5 * fold]
        )

    brim = turned([(1.25, 0.0), (1.6, -0.06), (2.05, -0.1), (2.2, -0.08)], 0.04)
    brim = bent(
        brim,
        lambda x, z: (
            0.05 * x**2 - 0.02 * z**2 + 0.05 * jnp.sin(3.1 * x + 1.5) * jnp.abs(x) / 2
        ),
    )
    shape = merged(warped(cone, crumple, 0.7), brim, 0.1)
    band = turned([(1.24, 0.07), (1.145, 0.34)], 0.06)
    buckle = placed(box((0, 0, 0), (0.25, 0.2, 0.05), 0.02), (0, 0.21, 1.24), pitch=-18)
    hole = placed(box((0, 0, 0), (0.16, 0.115, 0.2), 0.01), (0, 0.21, 1.25), pitch=-18)

    def ring(p: Floats) -> Floats:
        return jnp.maximum(buckle(p), -hole(p))

    def stars(p: Floats) -> Floats:
        at = seat.local(p)
        gold = np.zeros(p.shape[1], np.float32)
        for x, y, size, turn in (
            (-0.55, 0.72, 0.17, 10),
            (0.38, 0.95, 0.2, -14),
            (-0.2, 1.35, 0.13, 24),
            (0.12, 1.85, 0.11, 5),
            (0.82, 0.56, 0.1, 40),
            (-0.86, 0.5, 0.09, 8),
            (0.0, 0.6, 0.07, 20),
            (-0.02, 2.25, 0.07, 0),
        ):
            dx, dy = at[0] - x, at[1] - y
            angle = np.arctan2(dx, dy) + np.deg2rad(turn)
            wedge = np.abs((angle / (2 * np.pi) * 5) % 1 - 0.5) * 2
            edge = size * (0.42 + 0.58 * wedge**1.5)
            gold = np.maximum(gold, ramp(edge - np.hypot(dx, dy), -0.004, 0.012))
        gold *= at[2] > 0
        felt = mixed(rgb("#221f4e"), rgb("#302b6b"), ramp(noise(p, 0.4), -1, 1))
        return felt + (np.array(rgb("#e9bb4a"))[:, None] - felt) * gold

    felt = Material(
        stars, gloss=0.04, sheen=0.7, bump=lambda p: 0.001 * noise(p, 0.022)
    )
    leather = Material(
        rgb("#4a2c18"), gloss=0.16, sharpness=18, bump=lambda p: 0.002 * noise(p, 0.05)
    )
    gold = Material(rgb("#d9a441"), metal=True)
    parts = [
        Part(seat(shape), felt),
        Part(seat(band), leather),
        Part(seat(ring), gold),
        head(),
    ]
    return Drawing(
        parts, Canvas(1000, 854, (500, 809), 200), Look(exposure=1.2), tones=56
    )


def sombrero() -> Drawing:
    """A sombrero of straw with coloured bands and a trimming of pompoms."""
    seat = Seat(pitch=12, lift=0.84)
    crown = turned(
        [
            (1.28, -0.05),
            (1.22, 0.3),
            (1.05, 0.75),
            (0.72, 1.2),
            (0.5, 1.36),
            (0.25, 1.42),
            (0, 1.44),
        ],
        0.04,
    )
    brim = turned(
        [
            (1.25, 0.0),
            (1.55, -0.08),
            (2.0, -0.08),
            (2.3, 0.06),
            (2.48, 0.26),
            (2.52, 0.36),
        ],
        0.04,
    )

    def lift(x: Floats, z: Floats) -> Floats:
        return 0.055 * x**2 - 0.025 * z**2

    brim = bent(brim, lift)
    balls = bent(around(sphere(0, 0.4, 2.53, 0.075), 44), lift)

    def straw(p: Floats) -> Floats:
        at = seat.local(p)
        wide = np.hypot(at[0], at[2])
        base = mixed(
            rgb("#d9b26a"), rgb("#eccd8c"), 0.5 + 0.5 * noise(p, 0.05, (4, 0.6, 4))
        )
        on_brim = wide > 1.42
        angle = np.arctan2(at[0], at[2])
        along = np.where(on_brim, wide, 10 + at[1])
        zigzag = np.abs((angle * 40 / (2 * np.pi)) % 1 - 0.5) * 2
        for low, high, colour in (
            (2.14, 2.2, "#a8231f"),
            (2.36, 2.4, "#1f6b46"),
            (10.06, 10.14, "#1f6b46"),
            (10.34, 10.42, "#1f6b46"),
        ):
            band = ramp(along, low, low + 0.015) * (1 - ramp(along, high - 0.015, high))
            base = base + (np.array(rgb(colour))[:, None] - base) * band
        for middle, half in ((2.28, 0.07), (10.24, 0.085)):
            edge = half * (0.25 + 0.75 * zigzag)
            inside = ramp(edge - np.abs(along - middle), -0.006, 0.012)
            base = base + (np.array(rgb("#b3261f"))[:, None] - base) * inside
        return base

    def weave(p: Floats) -> Floats:
        at = seat.local(p)
        wide = np.hypot(at[0], at[2])
        across = np.where(wide > 1.42, wide, at[1])
        angle = np.arctan2(at[0], at[2])
        return (
            0.004
            * np.sin(across * 105)
            * (0.7 + 0.3 * np.sin(angle * 150 + 3.14 * np.floor(across * 16.7)))
        )

    plait = Material(straw, gloss=0.08, sharpness=14, bump=weave, wrap=0.3)
    wool = Material(
        rgb("#c8322a"), gloss=0.0, sheen=0.8, bump=lambda p: 0.006 * noise(p, 0.014)
    )
    parts = [
        Part(seat(merged(crown, brim, 0.12)), plait),
        Part(seat(balls), wool),
        head(),
    ]
    return Drawing(
        parts, Canvas(1150, 580, (575, 530), 200), Look(exposure=1.0), tones=56
    )


def cowboy() -> Drawing:
    """A cowboy's hat of sandy felt with a braided band."""
    seat = Seat(pitch=10)
    crown = turned(
        [
            (1.28, -0.05),
            (1.22, 0.4),
            (1.12, 0.85),
            (0.98, 1.14),
            (0.8, 1.28),
            (0.4, 1.33),
            (0, 1.34),
        ],
        0.05,
    )

    def pinch(p: Floats) -> Floats:
        high = jnp.clip((p[1] - 0.45) / 0.8, 0, 1)
        crease = (
            0.34 * jnp.exp(-((p[0] / 0.26) ** 2)) * jnp.clip((p[1] - 0.75) / 0.5, 0, 1)
        )
        dent = (
            0.2
            * high
            * jnp.exp(-(((jnp.abs(p[0]) - 0.8) / 0.35) ** 2))
            * jnp.clip(p[2], 0, 1)
        )
        return jnp.stack([p[0] * (1 + 0.05 * high), p[1] + crease, p[2] + dent])

    brim = turned([(1.25, 0.0), (1.6, -0.03), (2.1, 0.0), (2.22, 0.02)], 0.035)
    brim = bent(brim, lambda x, z: 0.11 * jnp.abs(x) ** 2.4 - 0.08 * jnp.abs(z) ** 1.8)
    band = turned([(1.3, 0.1), (1.26, 0.26)], 0.06)
    felt = Material(
        lambda p: mixed(rgb("#a67a4d"), rgb("#ad8254"), ramp(noise(p, 0.2), -1, 1)),
        gloss=0.03,
        sheen=0.5,
        bump=lambda p: 0.0006 * noise(p, 0.016),
    )

    def braid(p: Floats) -> Floats:
        at = seat.local(p)
        turn = np.arctan2(at[0], at[2]) * 26
        return 0.012 * np.abs(np.sin(turn + 9 * np.abs(at[1] - 0.155)))

    leather = Material(rgb("#3f2413"), gloss=0.25, sharpness=20, bump=braid)
    star = around(
        placed(box((0, 0, 0), (0.1, 0.1, 0.03), 0.01), (0, 0.18, 1.34), roll=45), 9
    )
    silver = Material(rgb("#c9ccd2"), metal=True)
    parts = [
        Part(seat(merged(warped(crown, pinch, 0.75), brim, 0.1)), felt),
        Part(seat(band), leather),
        Part(seat(star), silver),
        head(),
    ]
    return Drawing(
        parts, Canvas(990, 587, (495, 540), 200), Look(exposure=1.05), tones=56
    )


if __name__ == "__main__":
    sys.exit(
        main(
            {
                "top-hat": top_hat,
                "wizard-hat": wizard,
                "sombrero": sombrero,
                "cowboy-hat": cowboy,
            }
        )
    )
