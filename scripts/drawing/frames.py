"""Draw what lies on the frame: a golden frame, an instant photo, a bar, a countdown.

`frames.py [NAME ...]` draws those, or all.
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from light import Floats, over, premultiplied, rgb, save
from numpy.typing import NDArray
from party import film
from PIL import Image, ImageDraw, ImageFont
from worn import OVERLAYS, ramp

LAMP = np.array([-0.45, -0.65, 0.62])  # here y is down


def distance_inwards(width: int, height: int) -> tuple[Floats, Floats]:
    """Return how far the nearest edge is, and (h, w, 2) the way inwards from it."""
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    gaps = np.stack([columns, rows, width - 1 - columns, height - 1 - rows])
    ways = np.float32([(1, 0), (0, 1), (-1, 0), (0, -1)])
    return gaps.min(axis=0), ways[gaps.argmin(axis=0)]


def golden() -> None:
    """A carved and gilded frame with leaves in its corners."""
    size, wide = 700, 104
    deep, ways = distance_inwards(size, size)
    share = np.clip(deep / wide, 0, 1)
    stations = (0, 0.03, 0.09, 0.15, 0.3, 0.5, 0.64, 0.68, 0.76, 0.84, 0.88, 0.95, 1.0)
    heights = (0, 16, 21, 13, 24, 34, 25, 13, 17, 13, 6, 7, 0)
    fine = np.linspace(0, 1, 400)
    profile = np.interp(fine, stations, heights)
    profile = np.convolve(
        np.pad(profile, 9, mode="edge"),
        np.hanning(21)[1:-1] / np.hanning(21).sum(),
        "valid",
    )
    relief = np.interp(share, np.linspace(0, 1, len(profile)), profile).astype(
        np.float32
    )
    relief += _leaves(size, wide)
    slope_y, slope_x = np.gradient(cv2.GaussianBlur(relief, (0, 0), 1.1))
    normals = np.dstack([-slope_x, -slope_y, np.full_like(relief, 0.9)])
    normals /= np.linalg.norm(normals, axis=2, keepdims=True)
    mirrored = 2 * normals[..., 2:] * normals - (0, 0, 1)
    facing = np.clip((normals * LAMP / np.linalg.norm(LAMP)).sum(axis=2), 0, 1)
    room = (
        0.3
        + 0.3 * np.clip(-mirrored[..., 1], -0.6, 1)
        + 0.15 * np.clip(-mirrored[..., 0], -1, 1)
    )
    glint = np.clip((mirrored * LAMP / np.linalg.norm(LAMP)).sum(axis=2), 0, 1) ** 9
    light = 0.02 + 0.62 * facing + 0.5 * room + 1.1 * glint
    cavity = np.clip((cv2.GaussianBlur(relief, (0, 0), 7) - relief) / 9, 0, 0.55)
    light *= 1 - cavity
    grain = np.random.default_rng(5).normal(size=(size, size)).astype(np.float32)
    light *= 1 + 0.02 * cv2.GaussianBlur(grain, (0, 0), 1.5) * 3
    gold = np.array(rgb("#bb8a33")) ** 2.2 * light[..., None] * 1.25
    gold += np.array([0.5, 0.38, 0.2]) * (glint[..., None] ** 2) * 0.5
    colour = np.clip(gold, 0, 1) ** (1 / 2.2)
    alpha = ramp(wide - deep, -0.8, 0.8) * ramp(deep, 5.0, 7.0)
    picture = np.dstack([colour, alpha]).astype(np.float32)
    inner = (deep > wide - 2).astype(np.float32)
    fall = 0.5 * np.exp(-np.clip(deep - wide, 0, None) / 11) * inner
    toward_light = np.clip(ways @ np.float32([0.45, 0.75]) + 0.25, 0.1, 1)
    shade = np.dstack([np.zeros((size, size, 3), np.float32), fall * toward_light])
    outer = np.dstack(
        [
            np.float32(np.broadcast_to(rgb("#1d1408"), (size, size, 3))),
            ramp(7.0 - deep, 0, 2),
        ]
    )
    picture = over(premultiplied(picture), premultiplied(shade.astype(np.float32)))
    picture = over(premultiplied(picture), premultiplied(outer.astype(np.float32)))
    save(picture, OVERLAYS / "golden-frame" / "frame.png", tones=48)


def _leaves(size: int, wide: int) -> Floats:
    """Return the relief of acanthus leaves in the corners."""
    quarter = np.zeros((size // 2, size // 2), np.float32)
    rows, columns = np.mgrid[: size // 2, : size // 2].astype(np.float32)
    middle, grown = wide * 0.5, wide / 115
    for turn, length, thick in (
        (45, 74, 26),
        (8, 100, 21),
        (82, 100, 21),
        (-12, 62, 17),
        (102, 62, 17),
        (26, 66, 17),
        (64, 66, 17),
    ):
        angle = np.deg2rad(turn)
        along = (columns - middle * 0.72) * np.cos(angle) + (
            rows - middle * 0.72
        ) * np.sin(angle)
        across = -(columns - middle * 0.72) * np.sin(angle) + (
            rows - middle * 0.72
        ) * np.cos(angle)
        share = along / (length * grown)
        half = (
            thick
            * grown
            * np.sqrt(np.clip(share, 0, 1))
            * np.clip(1 - share, 0, 1)
            * 1.7
        )
        half = half * (1 + 0.12 * np.sin(share * 34))
        inside = (
            np.clip(1 - np.abs(across) / np.maximum(half, 0.5), 0, 1)
            * (share > 0)
            * (share < 1)
        )
        vein = 1 - 0.35 * np.exp(-((across / 2.2) ** 2))
        quarter = np.maximum(quarter, 15 * np.sqrt(inside) * vein)
    knob = 1 - np.hypot(columns - middle * 0.75, rows - middle * 0.75) / 17
    quarter = np.maximum(quarter, 22 * np.sqrt(np.clip(knob, 0, 1)))
    quarter *= ramp(wide * 0.93 - np.minimum(columns, rows), 0, 6)
    top = np.hstack([quarter, quarter[:, ::-1]])
    return np.vstack([top, top[::-1]])


def instant_photo() -> None:
    """The white paper of an instant photograph; 170 pixels are its corners."""
    width, height, side, low = 900, 700, 40, 150
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    gap = np.minimum(
        np.minimum(columns - side, width - 1 - side - columns),
        np.minimum(rows - side, height - 1 - low - rows),
    )
    grain = np.random.default_rng(2).normal(size=(height, width)).astype(np.float32)
    paper = 0.955 + 0.02 * cv2.GaussianBlur(grain, (0, 0), 2.2) - 0.02 * rows / height
    bevel = 0.13 * np.exp(-((gap + 1.5) ** 2) / 4) * np.where(rows < side + 4, -1, 1)
    shade = np.clip(paper - bevel, 0, 1)[..., None] * np.array([1.0, 0.992, 0.97])
    alpha = ramp(-gap, -0.7, 0.7)
    lit = np.dstack([shade, alpha]).astype(np.float32)
    fall = 0.42 * np.exp(-np.clip(gap, 0, None) / 9) * (gap > -1)
    under = np.dstack([np.zeros((height, width, 3)), fall]).astype(np.float32)
    save(
        over(premultiplied(lit), premultiplied(under)),
        OVERLAYS / "instant-photo" / "frame.png",
        tones=64,
    )


def lower_third() -> None:
    """A bar of dark glass with a coloured edge, for two lines of text."""
    width, height = 1100, 220
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    x, y = columns - 24, rows - 24
    wide, high = width - 48, height - 52

    def rounded(left: float, right: float, radius: float) -> Floats:
        out_x = np.maximum(np.maximum(left + radius - x, x - (right - radius)), 0)
        out_y = np.maximum(np.maximum(radius - y, y - (high - radius)), 0)
        return ramp(radius - np.hypot(out_x, out_y), -0.8, 0.8)

    bar = rounded(0, wide, 20)
    accent = bar * ramp(18 - x, -0.6, 0.6)
    fade_out = 1 - 0.55 * ramp(x, wide * 0.55, wide)
    glass = np.dstack(
        [
            np.broadcast_to(rgb("#101a2c"), (height, width, 3))
            + (0.10 * (1 - y / high))[..., None],
            bar * 0.84 * fade_out,
        ]
    ).astype(np.float32)
    line = bar * np.exp(-(((y - 2) / 1.6) ** 2)) * 0.35 * fade_out
    shine = np.dstack([np.ones((height, width, 3)), line]).astype(np.float32)
    hue = np.array(rgb("#2bb8a6")) * (1.1 - 0.35 * y / high)[..., None]
    edge = np.dstack([np.clip(hue, 0, 1), accent]).astype(np.float32)
    shadow = (
        cv2.GaussianBlur(np.roll(bar, 5, axis=0).astype(np.float32), (0, 0), 7)
        * 0.4
        * fade_out
    )
    picture = np.dstack([np.zeros((height, width, 3)), shadow]).astype(np.float32)
    for layer in (glass, shine, edge):
        picture = over(premultiplied(layer), premultiplied(picture))
    save(picture, OVERLAYS / "lower-third" / "bar.png", tones=128)


def countdown() -> None:
    """Five seconds, as before an old film: a hand sweeps, numbers count down."""
    size, per_second = 360, 9
    font = _font(175)
    rows, columns = np.mgrid[:size, :size].astype(np.float32)
    x, y = columns - size / 2 + 0.5, rows - size / 2 + 0.5
    out = np.hypot(x, y)
    turn = np.arctan2(x, -y) / (2 * np.pi) % 1
    pictures = []
    for frame in range(5 * per_second):
        number, share = 5 - frame // per_second, frame % per_second / per_second
        disc = ramp(size * 0.45 - out, -1, 1)
        swept = np.where(turn < share, 0.30, 0.52)
        tone = swept + 0.10 * (1 - out / size)
        rings = sum(
            ramp(3 - np.abs(out - radius * size), -0.8, 0.8) for radius in (0.435, 0.36)
        )
        hand = ramp(2.5 - np.abs(_across(x, y, share)), -0.8, 0.8) * (
            out < size * 0.455
        )
        cross = ramp(1.5 - np.minimum(np.abs(x), np.abs(y)), -0.8, 0.8) * 0.5
        ink = np.clip(np.maximum(np.maximum(rings, hand), cross), 0, 1)
        colour = (tone + (0.93 - tone) * ink)[..., None] * np.array([1.0, 0.985, 0.95])
        digit = _digit(str(number), font, size)
        halo = (
            cv2.GaussianBlur(np.roll(digit, (5, 3), (0, 1)), (0, 0), 7)[..., None] * 0.6
        )
        colour = colour * (1 - halo)
        colour = colour + (np.array([1.0, 0.98, 0.93]) - colour) * digit[..., None]
        shadow = cv2.GaussianBlur(disc.astype(np.float32), (0, 0), 7) * 0.5
        flat = np.dstack([colour, disc * 0.86]).astype(np.float32)
        under = np.dstack([np.zeros((size, size, 3)), shadow * (1 - disc)]).astype(
            np.float32
        )
        pictures.append(over(premultiplied(flat), premultiplied(under)))
    blank = np.zeros((size, size, 4), np.float32)
    film(
        [*pictures, blank],
        "countdown/countdown.webp",
        frame_ms=1000 // per_second,
        quality=60,
    )


def _across(x: Floats, y: Floats, share: float) -> NDArray[np.float32]:
    """Return the distance from the hand of the clock; far on its other side."""
    angle = 2 * np.pi * share
    along = x * np.sin(angle) - y * np.cos(angle)
    return np.where(along > 0, x * np.cos(angle) + y * np.sin(angle), 999)


def _digit(text: str, font: ImageFont.FreeTypeFont, size: int) -> NDArray[np.float32]:
    page = Image.new("L", (size, size))
    ImageDraw.Draw(page).text((size / 2, size / 2), text, 255, font, anchor="mm")
    return np.asarray(page, np.float32) / 255


def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the bold letters that FaceKeys writes with."""
    found = sorted((OVERLAYS.parent / "assets").rglob("*Bold*.ttf"))
    return ImageFont.truetype(str(found[0]), size)


DRAWINGS = {
    "golden-frame": golden,
    "instant-photo": instant_photo,
    "lower-third": lower_third,
    "countdown": countdown,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or DRAWINGS:
        DRAWINGS[name]()
