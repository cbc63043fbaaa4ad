"""Draw faces of characters: a robot, an alien, a clown's make-up.

`characters.py [ID/LAYER ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import sys

import cv2
import jax.numpy as jnp
import numpy as np
from animals import both
from fur import shadowed
from light import Floats, Look, Material, over, premultiplied, rgb
from solid import (
    Canvas,
    Field,
    Part,
    box,
    capsule,
    cut,
    ellipsoid,
    merged,
    placed,
    ring,
    sphere,
)
from worn import Drawing, main, mixed, noise, ramp

ROBOT = Canvas(720, 900, (360, 500), 190)

ALIEN = Canvas(700, 930, (350, 490), 190)
PAINT = Canvas(660, 640, (330, 235), 230)


def neck_shadow(picture: Floats, canvas: Canvas) -> Floats:
    """Lay the shadow of a mask on neck and shoulders."""
    return shadowed(picture, canvas, drop=0.12, blur=0.1, strength=0.5)


def robot() -> Drawing:
    """A robot's head of brushed steel, with glowing eyes and an antenna."""
    skull = box((0, -0.02, -0.95), (1.5, 1.9, 1.05), 0.55)
    grooves = 0.03

    def plate(p: Floats) -> Floats:
        lines = jnp.minimum(jnp.abs(p[1] - 0.62), jnp.abs(p[1] + 0.62))
        lines = jnp.minimum(lines, jnp.where(p[1] > 0.62, jnp.abs(p[0]), 9.0))
        return skull(p) + grooves * jnp.exp(-((lines / 0.022) ** 2))

    def facing(field: Field, x: float, y: float, z: float) -> Field:
        return both(placed(field, (x, y, z), pitch=90))

    sockets = facing(ring(0, 0.33, 0.075), 0.5, 0.0, 0.1)
    lenses = both(ellipsoid((0.5, 0.0, 0.02), (0.31, 0.31, 0.16)))
    mouth = box((0, -1.1, 0.08), (0.62, 0.23, 0.1), 0.09)
    ears = both(
        merged(
            ellipsoid((1.53, -0.05, -0.9), (0.14, 0.42, 0.42)),
            ellipsoid((1.65, -0.05, -0.9), (0.1, 0.2, 0.2)),
            0.05,
        )
    )
    rod = merged(
        capsule((0, 1.8, -0.95), (0, 2.25, -0.95), 0.05),
        ellipsoid((0, 1.86, -0.95), (0.24, 0.12, 0.24)),
        0.08,
    )
    rivets = both(
        lambda p: jnp.minimum(
            jnp.minimum(
                sphere(1.18, 1.42, -0.02, 0.07)(p), sphere(1.22, 0.35, 0.06, 0.06)(p)
            ),
            jnp.minimum(
                sphere(1.18, -1.45, -0.02, 0.07)(p), sphere(1.22, -0.4, 0.06, 0.06)(p)
            ),
        )
    )

    def brushed(p: Floats) -> Floats:
        return 0.0009 * np.sin(p[1] * 210 + 3 * np.sin(p[0] * 5)) + 0.0008 * noise(
            p, 0.3
        )

    def glow(p: Floats) -> Floats:
        out = np.hypot(np.abs(p[0]) - 0.5, p[1])
        rings = 0.75 + 0.25 * np.cos(out * 60)
        colour = mixed(rgb("#e8ffff"), rgb("#12a5c4"), ramp(out, 0.02, 0.26))
        return colour * np.where(out < 0.1, 1, rings)

    def slots(p: Floats) -> Floats:
        bars = np.abs((p[0] / 0.155) % 1 - 0.5) * 2
        return mixed(rgb("#15181c"), rgb("#5b646e"), ramp(bars, 0.62, 0.75))

    steel = Material(rgb("#b4bfc9"), metal=True, bump=brushed)
    dark = Material(rgb("#5f6a75"), metal=True)
    light = Material(glow, gloss=0.6, sharpness=60, wrap=1.0, sheen=1.0)
    grill = Material(slots, gloss=0.3, sharpness=30)
    bulb = Material(rgb("#e01f2d"), gloss=0.9, sharpness=60, wrap=0.6)
    parts = [
        Part(plate, steel),
        Part(sockets, dark),
        Part(lenses, light),
        Part(mouth, grill),
        Part(ears, dark),
        Part(rod, steel),
        Part(sphere(0, 2.36, -0.95, 0.16), bulb),
        Part(rivets, dark),
    ]
    return Drawing(parts, ROBOT, Look(exposure=1.1, crevice=0.25), neck_shadow)


def robot_voice() -> Drawing:
    """The light in the robot's mouth while it speaks."""

    def finish(_: Floats, canvas: Canvas) -> Floats:
        rows, columns = np.mgrid[: canvas.height, : canvas.width]
        x = (columns - canvas.origin[0]) / canvas.unit
        y = (canvas.origin[1] - rows) / canvas.unit + 1.1
        bars = ramp(1 - np.abs((x / 0.155) % 1 - 0.5) * 2, 0.3, 0.5)
        high = 0.16 * (
            0.35 + 0.65 * np.abs(np.cos(x * 7.5)) * np.exp(-((x / 0.5) ** 2))
        )
        inside = ramp(high - np.abs(y), -0.01, 0.02) * ramp(0.55 - np.abs(x), 0, 0.03)
        core = (bars * inside).astype(np.float32)
        halo = cv2.GaussianBlur(core, (0, 0), 0.08 * canvas.unit)
        alpha = np.clip(core + 0.9 * halo, 0, 1)
        colour = mixed(rgb("#ff7a1a"), rgb("#fff0c0"), core.ravel())
        return np.dstack([colour.T.reshape(*core.shape, 3), alpha]).astype(np.float32)

    nothing = sphere(0, 9, 0, 0.1)
    return Drawing([Part(nothing, Material(rgb("#000000")))], ROBOT, Look(), finish)


def alien() -> Drawing:
    """An alien: a large skull, black eyes, hardly a nose."""
    skull = merged(
        ellipsoid((0, 0.85, -1.1), (1.62, 1.4, 1.25)),
        ellipsoid((0, -0.7, -0.78), (1.26, 1.22, 0.95)),
        0.7,
    )
    brow = both(
        placed(ellipsoid((0, 0, 0), (0.6, 0.16, 0.2)), (0.58, 0.3, 0.0), roll=-20)
    )
    cheek = both(ellipsoid((0.62, -0.62, -0.08), (0.34, 0.26, 0.24)))
    lips = ellipsoid((0, -1.06, 0.02), (0.36, 0.12, 0.16))
    nose = capsule((0, -0.2, 0.06), (0, -0.55, 0.17), 0.06, 0.1)
    shape = merged(
        merged(skull, brow, 0.15), merged(cheek, merged(lips, nose, 0.1), 0.1), 0.2
    )
    slit = ellipsoid((0, -1.06, 0.2), (0.28, 0.022, 0.2))
    nostrils = both(
        placed(ellipsoid((0, 0, 0), (0.03, 0.055, 0.1)), (0.07, -0.56, 0.25), roll=20)
    )
    shape = cut(cut(shape, slit, 0.03), nostrils, 0.02)
    eyes = both(
        placed(ellipsoid((0, 0, 0), (0.5, 0.3, 0.24)), (0.56, 0.0, 0.07), roll=-24)
    )

    def skin(p: Floats) -> Floats:
        base = mixed(rgb("#6f8f66"), rgb("#86a578"), ramp(noise(p, 0.22), -1, 1))
        spots = ramp(noise(p + 3, 0.09), 0.45, 0.9) * ramp(p[1], 0.5, 1.4)
        dark = np.array(rgb("#4f7450"))[:, None]
        low = (
            ramp(-np.abs(p[1] + 0.05), -0.5, 0.0) * ramp(np.abs(p[0]), 0.2, 0.7) * 0.35
        )
        base = base + (dark - base) * spots * 0.6
        return base + (dark - base) * low

    flesh = Material(
        skin,
        gloss=0.16,
        sharpness=22,
        sheen=0.3,
        wrap=0.5,
        bump=lambda p: 0.002 * noise(p, 0.035) + 0.003 * noise(p, 0.15),
    )
    glass = Material(rgb("#050608"), gloss=0.3, sharpness=40)
    return Drawing(
        [Part(shape, flesh), Part(eyes, glass)],
        ALIEN,
        Look(exposure=1.0, crevice=0.4),
        neck_shadow,
        tones=None,
    )


def clown_face() -> Drawing:
    """A clown's make-up, the skin still to be seen under it."""

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        rows, columns = np.mgrid[: canvas.height, : canvas.width]
        x = (columns - canvas.origin[0]) / canvas.unit
        y = (canvas.origin[1] - rows) / canvas.unit
        side = np.abs(x)

        def oval(a: float, b: float, wide: float, high: float, soft: float) -> Floats:
            out = np.hypot((side - a) / wide, (y - b) / high)
            return ramp(1 - out, -soft, soft)

        grain = 1 + 0.06 * noise(np.stack([x, y, 0 * x]).reshape(3, -1), 0.03).reshape(
            x.shape
        )
        mouth = ramp(
            1 - np.hypot(x / 0.86, (y + 1.06 - 0.22 * x**2) / 0.42), -0.06, 0.06
        )
        lips = ramp(1 - np.hypot(x / 0.62, (y + 1.05 - 0.3 * x**2) / 0.2), -0.07, 0.07)
        inside = ramp(
            1 - np.hypot(x / 0.42, (y + 1.05 - 0.3 * x**2) / 0.09), -0.25, 0.25
        )
        eye = oval(0.52, 0.2, 0.38, 0.52, 0.08)
        free = oval(0.5, 0.0, 0.27, 0.13, 0.25)
        tall = ramp(0.13 - np.abs(side - 0.5) * 1.1 - np.abs(y - 0.02) * 0.14, 0, 0.03)
        drop = tall * ramp(0.75 - np.abs(y - 0.02), 0, 0.05)
        cheek = np.exp(-(((side - 0.92) / 0.22) ** 2) - ((y + 0.62) / 0.2) ** 2)
        layers = (
            ("#f7f3ee", np.maximum(mouth, eye) * 0.86),
            ("#2f62c4", drop * 0.85),
            ("#e0323a", cheek * 0.75),
            ("#c5121f", lips * 0.9),
        )
        picture = np.zeros((*x.shape, 4), np.float32)
        for colour, alpha in layers:
            tone = np.clip(np.array(rgb(colour)) * grain[..., None], 0, 1)
            flat = np.dstack([tone * alpha[..., None], alpha])
            picture = premultiplied(over(flat.astype(np.float32), picture))
        return over(
            picture * ((1 - free) * (1 - inside))[..., None].astype(np.float32),
            picture * 0,
        )

    nothing = sphere(0, 9, 0, 0.1)
    return Drawing([Part(nothing, Material(rgb("#000000")))], PAINT, Look(), finish, 48)


def clown_nose() -> Drawing:
    """A clown's nose of red foam; its origin is the tip of the nose."""
    foam = Material(
        rgb("#d3121f"),
        gloss=0.5,
        sharpness=35,
        wrap=0.4,
        bump=lambda p: 0.004 * noise(p, 0.02),
    )

    def finish(picture: Floats, canvas: Canvas) -> Floats:
        return shadowed(picture, canvas, drop=0.05, blur=0.05, strength=0.55)

    canvas = Canvas(520, 520, (260, 245), 560)
    return Drawing(
        [Part(sphere(0, 0, 0, 0.33), foam)], canvas, Look(exposure=1.1), finish, 48
    )


if __name__ == "__main__":
    sys.exit(
        main(
            {
                "robot": robot,
                "robot/voice": robot_voice,
                "alien": alien,
                "clown/face": clown_face,
                "clown/nose": clown_nose,
            }
        )
    )
