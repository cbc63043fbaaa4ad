"""Draw hair-styles, strand by strand, and the clown's wig.

`hairstyles.py [ID ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import sys

import jax.numpy as jnp
import numpy as np
from animals import both
from fur import Coat, brush, fade, shadowed
from hair import Spots
from light import Floats, Look, Material, rgb
from solid import Canvas, Field, Part, capsule, ellipsoid, head, merged
from worn import Drawing, main, mixed, noise, ramp


def opened(
    field: Field, middle: tuple[float, float], radii: tuple[float, float]
) -> Field:
    """Return hair that leaves an oval of the face free, from front to back."""

    def distance(p: Floats) -> Floats:
        out = jnp.hypot((p[0] - middle[0]) / radii[0], (p[1] - middle[1]) / radii[1])
        hole = (out - 1) * min(radii)
        return -merged(lambda _: -field(p), lambda _: hole, 0.12)(p)

    return distance


def lumpy(field: Field, size: float, height: float) -> Field:
    """Return a shape with tufts, so that light plays on it."""

    def distance(p: Floats) -> Floats:
        x, y, z = p / size
        bulge = jnp.sin(x + 1.3 * jnp.sin(0.8 * y)) * jnp.sin(y + jnp.sin(1.1 * z))
        return (field(p) - height * bulge * jnp.sin(z + 0.7 * jnp.sin(x))) * 0.7

    return distance


def afro() -> Drawing:
    """A large afro: thousands of curls."""
    ball = merged(
        ellipsoid((0, 0.85, -1.3), (1.95, 1.5, 1.5)),
        both(ellipsoid((1.3, -0.1, -1.2), (0.62, 0.75, 0.8))),
        0.4,
    )
    shape = opened(lumpy(ball, 0.1, 0.05), (0, -0.42), (1.06, 1.22))
    dark = Material(
        lambda p: mixed(rgb("#2a1a12"), rgb("#4a3020"), ramp(noise(p, 0.07), -1, 1)),
        gloss=0.0,
        sheen=0.5,
        wrap=0.4,
    )

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        def outwards(spots: Spots) -> np.ndarray:
            return np.rad2deg(np.arctan2(spots[:, 1] - 0.4, spots[:, 0]))

        under = Coat(
            outwards, 14000, 0.15, 0.015, 70, 0.45, curl=190, clump=0.05, steps=9
        )
        picture = brush(picture, canvas, under)
        return shadowed(picture, canvas, drop=0.06, blur=0.06, strength=0.45)

    canvas = Canvas(860, 720, (430, 500), 195)
    return Drawing(
        [Part(shape, dark), head()],
        canvas,
        Look(exposure=1.25, crevice=0.2),
        finish,
        tones=None,
    )


def long_wavy() -> Drawing:
    """Long auburn hair, parted in the middle, in waves down to the chest."""

    def lock(p: Floats) -> Floats:
        wave = 0.1 * jnp.sin(p[1] * 3.4 + 0.6)
        at = jnp.stack([p[0] - wave * jnp.clip(0.5 - p[1], 0, 1), p[1], p[2]])
        upper = capsule((1.3, 0.5, -0.9), (1.44, -0.9, -0.75), 0.42, 0.42)
        lower = capsule((1.44, -0.9, -0.75), (1.16, -2.35, -0.5), 0.42, 0.18)
        return merged(upper, lower, 0.15)(at) * 0.85

    cap = ellipsoid((0, 0.6, -1.3), (1.58, 1.34, 1.45))

    def parted(p: Floats) -> Floats:
        groove = 0.07 * jnp.exp(-((p[0] / 0.05) ** 2)) * jnp.clip(p[1] - 0.6, 0, 1)
        return cap(p) + groove

    whole = merged(parted, both(lock), 0.25)

    def face_free(p: Floats) -> Floats:
        # A curtain: from the parting it falls in a bow beside the temples.
        wide = 1.13 * jnp.clip((0.9 - p[1]) / 0.9, 0, 1) ** 0.5
        low = jnp.clip((-1.0 - p[1]) / 1.2, 0, 1)
        hole = (jnp.abs(p[0]) - wide + 0.3 * low) * 0.55
        return -merged(lambda _: -whole(p), lambda _: hole, 0.14)(p)

    def along(spots: Spots) -> np.ndarray:
        x, y = spots.T
        side = np.where(x < 0, -1.0, 1.0)
        out = np.abs(x)
        # Over the skull it runs round it, below the eyes it falls in waves.
        steep = np.rad2deg(
            np.arctan2(-(0.3 + out * 1.3), np.clip(y - 0.05, 0.05, None))
        )
        fall = -90 + 22 * np.sin(y * 3.4 + 0.6 + 0.3 * out)
        share = ramp(y, 0.0, 0.9)
        angle = steep * share + fall * (1 - share)
        return np.where(side > 0, angle, 180 - angle)

    def streaks(p: Floats) -> Floats:
        x = np.abs(p[0]) + 0.1 * np.sin(p[1] * 3.4 + 0.6)
        bands = np.sin(x * 19 + 1.5 * np.sin(p[1] * 1.3)) * 0.5 + 0.5
        return mixed(rgb("#4a2010"), rgb("#8f4c27"), bands * 0.75)

    hair = Material(streaks, gloss=0.1, sharpness=9, sheen=0.15, wrap=0.4)

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        coat = Coat(
            along, 6500, 0.9, 0.011, 2, 0.2, curl=4, tip=0.03, clump=0.3, steps=20
        )
        picture = brush(picture, canvas, coat)
        fine = Coat(
            along, 1500, 0.6, 0.006, 4, 0.35, curl=10, tip=0.05, clump=0.2, steps=14
        )
        picture = brush(picture, canvas, fine, seed=11)
        picture = fade(picture, canvas, lambda spots: ramp(spots[:, 1], -2.75, -2.5))
        return shadowed(picture, canvas, drop=0.05, blur=0.06, strength=0.45)

    canvas = Canvas(760, 900, (380, 390), 175)
    return Drawing(
        [Part(face_free, hair), head()],
        canvas,
        Look(exposure=1.2, crevice=0.25),
        finish,
        tones=None,
    )


def mohawk() -> Drawing:
    """A mohawk of spikes, magenta with violet roots."""
    spikes, generator = [], np.random.default_rng(3)
    for turn in np.linspace(-34, 34, 7):
        for back in (0.0, -0.55, -1.1):
            lean = np.deg2rad(turn + generator.normal(0, 3))
            root = (
                0.42 * np.sin(lean) * 1.6,
                1.42 - 0.2 * abs(np.sin(lean)),
                -0.75 + back,
            )
            reach = (1.45 - 0.25 * abs(turn) / 34) * (1 + 0.15 * back / -1.1)
            tip = (
                root[0] + reach * np.sin(lean),
                root[1] + reach * np.cos(lean),
                root[2] + 0.12,
            )
            spikes.append(capsule(root, tip, 0.25, 0.015))

    def fan(p: Floats) -> Floats:
        nearest = spikes[0](p)
        for spike in spikes[1:]:
            nearest = merged(lambda _, n=nearest: n, spike, 0.05)(p)
        return (
            merged(
                lambda _: nearest, ellipsoid((0, 1.3, -1.0), (0.52, 0.32, 0.75)), 0.12
            )(p)
            * 0.9
        )

    def dye(p: Floats) -> Floats:
        return mixed(
            rgb("#5a1a86"), rgb("#ee2f8e"), ramp(p[1] - 0.15 * np.abs(p[0]), 1.35, 2.15)
        )

    hair = Material(dye, gloss=0.06, sharpness=10, sheen=0.5, wrap=0.4)

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        def up(spots: Spots) -> np.ndarray:
            return np.rad2deg(np.arctan2(spots[:, 1] + 0.35 - 0.0, spots[:, 0] * 0.85))

        coat = Coat(up, 6500, 0.34, 0.011, 4, 0.4, curl=8, tip=0.2, clump=0.1)
        picture = brush(picture, canvas, coat)

        def low(spots: Spots) -> np.ndarray:
            return 1 - ramp(spots[:, 1], 1.15, 1.3)

        stubble = Coat(up, 1500, 0.2, 0.009, 25, 0.4, curl=20)
        picture = brush(picture, canvas, stubble, where=low, seed=5)

        def rooted(spots: Spots) -> np.ndarray:
            x, y = spots.T
            return ramp(y + 0.05 * np.sin(45 * x) + 0.03 * np.sin(17 * x), 1.0, 1.22)

        picture = fade(picture, canvas, rooted)
        return shadowed(picture, canvas, drop=0.06, blur=0.06, strength=0.5)

    canvas = Canvas(700, 640, (350, 760), 215)
    return Drawing(
        [Part(fan, hair)], canvas, Look(exposure=1.2, crevice=0.2), finish, tones=None
    )


def clown_wig() -> Drawing:
    """A clown's wig: curls to the left and right, and a tuft above."""
    puffs = merged(
        both(
            merged(
                ellipsoid((1.55, 0.62, -1.2), (0.72, 0.78, 0.7)),
                ellipsoid((1.35, -0.1, -1.2), (0.45, 0.5, 0.5)),
                0.3,
            )
        ),
        ellipsoid((0, 1.2, -1.1), (1.3, 0.72, 1.0)),
        0.45,
    )
    shape = opened(lumpy(puffs, 0.12, 0.06), (0, -0.45), (1.04, 1.16))
    red = Material(
        lambda p: mixed(rgb("#b5281a"), rgb("#f06a20"), ramp(noise(p, 0.1), -1, 1)),
        gloss=0.0,
        sheen=0.6,
        wrap=0.5,
    )

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        def outwards(spots: Spots) -> np.ndarray:
            return np.rad2deg(np.arctan2(spots[:, 1] - 0.45, spots[:, 0]))

        curls = Coat(
            outwards,
            9000,
            0.24,
            0.02,
            60,
            0.4,
            curl=260,
            tip=0.25,
            clump=0.07,
            steps=11,
        )
        picture = brush(picture, canvas, curls)
        return shadowed(picture, canvas, drop=0.06, blur=0.06, strength=0.45)

    canvas = Canvas(1000, 620, (500, 450), 185)
    return Drawing(
        [Part(shape, red), head()],
        canvas,
        Look(exposure=1.15, crevice=0.2),
        finish,
        tones=None,
    )


if __name__ == "__main__":
    sys.exit(
        main(
            {
                "afro": afro,
                "long-hair": long_wavy,
                "mohawk": mohawk,
                "clown/wig": clown_wig,
            }
        )
    )
