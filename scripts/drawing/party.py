"""Draw what a party needs: confetti and hearts as films, balloons.

`party.py [NAME ...]` draws those, or all; `--draft` is quick and coarse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import cv2
import numpy as np
from fur import shadowed
from light import Floats, Look, Material, over, paint, premultiplied, rgb, save
from numpy.typing import NDArray
from PIL import Image
from solid import Canvas, Field, Part, ellipsoid, merged, placed, sheet
from worn import OVERLAYS

BRIGHT = ("#e8364a", "#f5a623", "#f8d648", "#3fb56b", "#2f8fe0", "#8f4fd0", "#f277b0")


def film(frames: Sequence[Floats], name: str, *, frame_ms: int, quality: int) -> None:
    """Write straight RGBA frames as a WebP that plays once, or for ever."""
    target = OVERLAYS / name
    target.parent.mkdir(parents=True, exist_ok=True)
    pictures = [
        Image.fromarray(np.rint(np.clip(one, 0, 1) * 255).astype(np.uint8), "RGBA")
        for one in frames
    ]
    pictures[0].save(
        target,
        save_all=True,
        append_images=pictures[1:],
        duration=frame_ms,
        loop=0,
        quality=quality,
        alpha_quality=80,
        method=4,
        minimize_size=True,
    )
    print(f"{name}: {target.stat().st_size / 1000:.0f} kB")


def confetti(_samples: float) -> None:
    """Confetti that rains over the frame, once."""
    generator = np.random.default_rng(12)
    width, height, count, frames = 500, 282, 76, 42
    x, speed = generator.uniform(0, width, count), generator.uniform(8.5, 15, count)
    start = generator.uniform(-260, -12, count)
    sway, phase = generator.uniform(4, 16, count), generator.uniform(0, 6.3, count)
    spin, turn = generator.uniform(0.12, 0.42, count), generator.uniform(0, 6.3, count)
    size = generator.uniform(4.5, 9, count)
    colours = [np.array(rgb(BRIGHT[n % len(BRIGHT)])) for n in range(count)]
    pictures = []
    for frame in range(frames):
        layer = np.zeros((height * 3, width * 3, 4), np.uint8)
        for n in np.argsort(size):
            y = start[n] + speed[n] * frame
            center = np.array([x[n] + sway[n] * np.sin(0.16 * frame + phase[n]), y])
            facing = np.sin(spin[n] * frame + turn[n])
            along = turn[n] + 0.5 * np.sin(0.1 * frame + phase[n])
            first = np.array([np.cos(along), np.sin(along)]) * size[n]
            second = np.array([-np.sin(along), np.cos(along)]) * size[n] * 0.62 * facing
            corners = center + np.array(
                [first + second, first - second, -first - second, second - first]
            )
            shine = 0.72 + 0.42 * abs(facing) ** 3
            tone = np.clip(colours[n] * shine + 0.16 * abs(facing) ** 8, 0, 1) * 255
            spots = [np.rint(corners * 3 * 16).astype(np.int32)]
            cv2.fillPoly(layer, spots, (*tone.tolist(), 255), cv2.LINE_AA, 4)
        small = cv2.resize(layer, (width, height), interpolation=cv2.INTER_AREA) / 255
        pictures.append(over(small.astype(np.float32), np.zeros_like(small)))
    film(pictures, "confetti/confetti.webp", frame_ms=40, quality=70)


def heart(yaw: float) -> Field:
    """Return a plump heart, turned about its axis."""
    turn = np.linspace(0, 2 * np.pi, 70, endpoint=False)
    x = 16 * np.sin(turn) ** 3 / 34
    y = (
        13 * np.cos(turn)
        - 5 * np.cos(2 * turn)
        - 2 * np.cos(3 * turn)
        - np.cos(4 * turn)
    ) / 34
    plate = sheet(list(zip(x.tolist(), y.tolist(), strict=True)), 0.17, 0.16)
    return placed(plate, (0, 0, 0), yaw=yaw)


def hearts(samples: float) -> None:
    """Hearts that circle above the head, for ever."""
    unit, frames, count = 118, 30, 6
    own = Canvas(128, 128, (64, 64), unit)
    satin = Material(rgb("#d81f45"), gloss=0.9, sharpness=45, sheen=0.5, wrap=0.4)
    sprites = [
        premultiplied(
            paint([Part(heart(yaw), satin)], own, Look(exposure=1.15), samples=samples)
        )
        for yaw in np.arange(-60, 61, 20)
    ]
    width, height = 560, 270
    pictures = []
    for frame in range(frames):
        picture = np.zeros((height, width, 4), np.float32)
        around = 2 * np.pi * (np.arange(count) + frame / frames) / count
        for angle in sorted(around, key=np.cos):
            near = np.cos(angle)  # 1 before the head, -1 behind it
            scale = 0.62 + 0.24 * near
            bob = 8 * np.sin(2 * angle)
            place = (width / 2 + 208 * np.sin(angle), height / 2 + 42 * near + bob)
            sprite = sprites[round((np.sin(angle) * 0.95 + 1) * 3)]
            move = np.float32(
                [[scale, 0, place[0] - 64 * scale], [0, scale, place[1] - 64 * scale]]
            )
            laid = cv2.warpAffine(sprite, move, (width, height), flags=cv2.INTER_AREA)
            laid[..., :3] *= 0.78 + 0.22 * near
            # Those behind the head are not seen: they fade where it begins.
            behind = np.clip((-near - 0.15) / 0.3, 0, 1)
            side = np.clip((abs(np.sin(angle)) - 0.55) / 0.25, 0, 1)
            laid *= 1 - behind * (1 - side)
            picture = laid + picture * (1 - laid[..., 3:])
        pictures.append(over(picture, np.zeros_like(picture)))
    film(pictures, "hearts/hearts.webp", frame_ms=66, quality=72)


def balloons(samples: float) -> None:
    """Two bunches of balloons, for the left and the right of the frame."""
    bunches = {
        "left": (
            (0.0, 0.1, 0, 0),
            (-0.62, 0.75, -0.5, 4),
            (0.5, 1.0, -0.7, 1),
            (-0.1, 1.75, -0.9, 5),
            (0.95, 0.2, -0.9, 2),
        ),
        "right": (
            (0.05, 0.25, 0, 3),
            (0.66, 0.9, -0.5, 6),
            (-0.55, 1.05, -0.7, 0),
            (0.2, 1.85, -0.9, 2),
            (-0.9, 0.3, -0.9, 4),
        ),
    }
    for name, bunch in bunches.items():
        canvas = Canvas(560, 860, (280, 400), 150)
        parts = []
        for x, y, z, colour in bunch:
            body = merged(
                ellipsoid((x, y, z), (0.52, 0.6, 0.52)),
                ellipsoid((x, y - 0.5, z), (0.14, 0.2, 0.14)),
                0.25,
            )
            knot = ellipsoid((x, y - 0.72, z), (0.075, 0.05, 0.075))
            rubber = Material(
                rgb(BRIGHT[colour]), gloss=1.0, sharpness=55, sheen=0.6, wrap=0.55
            )
            parts.append(Part(merged(body, knot, 0.04), rubber))
        picture = paint(parts, canvas, Look(exposure=1.1, crevice=0.3), samples=samples)
        picture = over(premultiplied(picture), premultiplied(_strings(bunch, canvas)))
        picture[..., 3] *= 0.97
        picture = shadowed(picture, canvas, drop=0.08, blur=0.09, strength=0.3)
        low = np.clip((canvas.height - 4 - np.arange(canvas.height)) / 90, 0, 1)[
            :, None
        ]
        picture[..., 3] *= low.astype(np.float32)
        save(picture, OVERLAYS / "balloons" / f"{name}.png", tones=64)


def _strings(
    bunch: Sequence[tuple[float, float, float, int]], canvas: Canvas
) -> NDArray[np.float32]:
    """Return the strings of balloons, that meet in one hand below."""
    layer = np.zeros((canvas.height * 3, canvas.width * 3, 4), np.uint8)
    share = np.linspace(0, 1, 40)
    for x, y, _, colour in bunch:
        line_x = x * (1 - share) ** 1.6 + 0.04 * np.sin(share * 9 + colour) * share * (
            1 - share
        )
        line_y = (y - 0.74) * (1 - share) - 3.2 * share
        pixels = canvas.pixel(np.stack([line_x, line_y])) * 3
        for shift, tone in ((2, (120, 110, 105, 255)), (0, (235, 230, 224, 255))):
            cv2.polylines(
                layer,
                [np.rint((pixels + shift) * 16).astype(np.int32)],
                isClosed=False,
                color=tone,
                thickness=4,
                lineType=cv2.LINE_AA,
                shift=4,
            )
    size = (canvas.width, canvas.height)
    small = (
        cv2.resize(layer, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    )
    return over(small, np.zeros_like(small))


DRAWINGS = {"confetti": confetti, "hearts": hearts, "balloons": balloons}


def main() -> int:
    """Draw those that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--draft", action="store_true", help="quick and coarse")
    options = parser.parse_args()
    for name in options.ids or DRAWINGS:
        DRAWINGS[name](0.6 if options.draft else 1.6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
