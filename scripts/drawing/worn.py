"""What the drawings of hats and characters share: where they sit, grain, and `main`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jax.numpy as jnp
import numpy as np
from light import Floats, Look, paint, save
from solid import Canvas, Field, Part, placed

OVERLAYS = Path(__file__).resolve().parents[2] / "overlays"
OVAL = (1.07, 1.0, 1.2)
MIDDLE = -1.35
"""Where the axis of a head lies, behind the eyes."""


@dataclass(frozen=True)
class Drawing:
    """One picture: what is on it, how large it is, how it is lit.

    Attributes:
        parts: Solids, with the wearer's head if it takes a shadow.
        canvas: The picture.
        mood: The light.
        finish: Paints more on it; None if nothing.
        tones: A channel of the file; fewer where the grain is fine, None for fur.
    """

    parts: Sequence[Part]
    canvas: Canvas
    mood: Look
    finish: Callable[[Floats, Canvas], Floats] | None = None
    tones: int | None = 72


@dataclass(frozen=True)
class Seat:
    """How a hat, whose band lies at y = 0 about the y axis, sits on the head.

    Attributes:
        pitch: How far it is drawn into the face, in degrees.
        lift: Height of the band's middle above the eyes.
        roll: How far it is askew, in degrees.
    """

    pitch: float = 9.0
    lift: float = 0.86
    roll: float = 0.0

    def __call__(self, field: Field) -> Field:
        """Return a shape of the hat, put on the head: longer than wide."""
        return placed(
            field,
            (0, self.lift, MIDDLE),
            pitch=self.pitch,
            roll=self.roll,
            stretch=OVAL,
        )

    def local(self, spots: Floats) -> Floats:
        """Return spots in the hat's own coordinates, (3, n)."""
        pitch, roll = np.deg2rad(self.pitch), -np.deg2rad(self.roll)
        out = spots - np.array([[0], [self.lift], [MIDDLE]], np.float32)
        x = np.cos(roll) * out[0] + np.sin(roll) * out[1]
        y = -np.sin(roll) * out[0] + np.cos(roll) * out[1]
        y, z = (
            np.cos(pitch) * y + np.sin(pitch) * out[2],
            -np.sin(pitch) * y + np.cos(pitch) * out[2],
        )
        return np.stack([x / OVAL[0], y, z / OVAL[2]])


def bent(field: Field, height: Callable[[Floats, Floats], Floats]) -> Field:
    """Return a shape that is lifted by a height over (x, z)."""

    def distance(spots: Floats) -> Floats:
        lifted = spots[1] - height(spots[0], spots[2])
        return field(jnp.stack([spots[0], lifted, spots[2]])) * 0.72

    return distance


def noise(spots: Floats, size: float, stretch: Sequence[float] = (1, 1, 1)) -> Floats:
    """Return smooth grain, from about -1 to 1, of some size."""
    x, y, z = spots / (size * np.array(stretch, np.float32)[:, None])
    total = np.sin(x * 1.7 + 2.1 * np.sin(y * 1.3 + z)) * np.sin(
        y * 2.3 + 1.7 * np.sin(z * 1.1 + x)
    )
    return 0.7 * total + 0.4 * np.sin(z * 3.1 + 2 * np.sin(x * 2.7)) * np.sin(
        x * 3.7 - y * 2.9
    )


def mixed(one: Sequence[float], other: Sequence[float], share: Floats) -> Floats:
    """Return (3, n) colours between two."""
    first, second = (np.array(colour, np.float32)[:, None] for colour in (one, other))
    return first + (second - first) * share


def ramp(value: Floats, start: float, end: float) -> Floats:
    """Return 0 below the start, 1 above the end, and smooth between."""
    share = np.clip((value - start) / (end - start), 0, 1)
    return share * share * (3 - 2 * share)


def feathered(picture: Floats) -> Floats:
    """Return a picture whose shadows end before its edges do."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[:height, :width]
    deep = np.minimum(
        np.minimum(rows, height - 1 - rows), np.minimum(columns, width - 1 - columns)
    )
    whole = ramp(deep, 0, 16)
    return np.dstack([picture[..., :3], picture[..., 3] * whole]).astype(np.float32)


def main(drawings: Mapping[str, Callable[[], Drawing]]) -> int:
    """Draw those that are named on the command line, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ids", nargs="*", help="/".join(drawings))
    parser.add_argument("--draft", action="store_true", help="quick and coarse")
    options = parser.parse_args()
    for name in options.ids or drawings:
        one = drawings[name]()
        samples = 0.6 if options.draft else 1.6
        picture = paint(one.parts, one.canvas, one.mood, samples=samples)
        if one.finish is not None:
            picture = one.finish(picture, one.canvas)
        picture = feathered(picture)
        folder, _, layer = name.partition("/")
        target = OVERLAYS / folder / f"{layer or 'artwork'}.png"
        save(picture, target, tones=one.tones)
    return 0
