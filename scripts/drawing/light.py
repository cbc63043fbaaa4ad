"""Light for solid drawings: a room with a large lamp to the upper left of the viewer.

`paint` draws parts of `solid.py` and returns a picture with straight alpha: what they
look like, and, where the wearer's head is seen, the soft shadow that they throw on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from solid import Canvas, Floats, Part, Sight, in_tiles, look, nearest, openness, sunlit

Colour = tuple[float, float, float]
LAMP = np.array([-0.5, 0.72, 0.62], np.float32)
LAMP /= np.linalg.norm(LAMP)
_FILL = np.array([0.75, 0.1, 0.65], np.float32)
_FILL /= np.linalg.norm(_FILL)
_VIEWER = np.array([0, 0, 1], np.float32)
_SHADOW = (0.06, 0.03, 0.02)


@dataclass(frozen=True)
class Material:
    """What a surface is made of.

    Attributes:
        colour: sRGB from 0 to 1, or a function of (3, n) spots that returns (3, n).
        gloss: Strength of the highlight; 0 is felt, 1 is lacquer.
        sharpness: Of the highlight; 10 is wide, 200 is a mirror.
        sheen: Light along the rim, as on velvet and felt.
        metal: Whether it mirrors the room in its own colour.
        bump: Height of its grain by (3, n) spots, in eye distances.
        wrap: How far light reaches round, as in cloth and skin; 0 to 1.
    """

    colour: Colour | Callable[[Floats], Floats]
    gloss: float = 0.05
    sharpness: float = 20.0
    sheen: float = 0.0
    metal: bool = False
    bump: Callable[[Floats], Floats] | None = None
    wrap: float = 0.25


@dataclass(frozen=True)
class Look:
    """How a drawing is lit.

    Attributes:
        shadow: Strength of the shadow on the head.
        blur: How soft it is, in eye distances.
        exposure: Overall brightness.
        crevice: How far corners darken, in eye distances.
    """

    shadow: float = 0.8
    blur: float = 0.045
    exposure: float = 1.0
    crevice: float = 0.35
    lamp: Floats = field(default_factory=lambda: LAMP)


def linear(colour: NDArray[np.floating]) -> Floats:
    """Return light from sRGB."""
    return np.asarray(colour, np.float32) ** 2.2


def rgb(text: str) -> Colour:
    """Return a colour from "#rrggbb"."""
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def paint(
    parts: Sequence[Part], canvas: Canvas, mood: Look, *, samples: float = 2.0
) -> Floats:
    """Draw parts; returns (h, w, 4) float32 RGBA, straight, from 0 to 1."""
    fine = canvas.scaled(samples)
    sight = look(parts, fine)
    field_of_all = nearest([part for part in parts if part.material is not None])
    lit, opacity = _shade(parts, sight, field_of_all, mood)
    things = np.zeros((fine.height * fine.width, 4), np.float32)
    shade = np.zeros(fine.height * fine.width, np.float32)
    on_head = np.isin(
        sight.part, [n for n, part in enumerate(parts) if part.material is None]
    )
    things[sight.pixels[~on_head], :3] = lit.T[~on_head]
    things[sight.pixels[~on_head], 3] = 1
    shade[sight.pixels[on_head]] = opacity[on_head]
    size = (canvas.width, canvas.height)
    things = _smaller(things.reshape(fine.height, fine.width, 4), size)
    solid = things[..., 3:]
    shade = _smaller(shade.reshape(fine.height, fine.width), size)
    # The shadow goes on under the thing's edge, or a light seam would show.
    near = np.maximum(shade, cv2.dilate(shade, np.ones((9, 9))) * (solid[..., 0] > 0.5))
    soft = cv2.GaussianBlur(near, (0, 0), mood.blur * canvas.unit)
    return over(
        things, np.dstack([np.full((*soft.shape, 3), _SHADOW) * soft[..., None], soft])
    )


def over(upper: Floats, lower: Floats) -> Floats:
    """Lay one premultiplied picture on another; returns straight alpha."""
    mixed = upper + lower * (1 - upper[..., 3:])
    alpha = np.maximum(mixed[..., 3:], 1e-6)
    return np.dstack([np.clip(mixed[..., :3] / alpha, 0, 1), mixed[..., 3]]).astype(
        np.float32
    )


def premultiplied(picture: Floats) -> Floats:
    """Return a picture whose colours are multiplied by its alpha."""
    return np.dstack([picture[..., :3] * picture[..., 3:], picture[..., 3]])


def save(picture: Floats, target: Path, *, tones: int | None) -> None:
    """Write a PNG.

    Args:
        picture: Straight RGBA, 0 to 1.
        target: The file.
        tones: A channel; fewer make a smaller file. None takes the 256 colours that
            suit best: less than half the size, but only fur hides the steps.
    """
    whole = np.clip(picture, 0, 1)
    whole[..., :3] *= whole[..., 3:] > 0.5 / 255
    target.parent.mkdir(parents=True, exist_ok=True)
    if tones is None:
        _in_palette(whole).save(target, optimize=True)
    else:
        steps = tones - 1
        levels = np.rint(np.rint(whole[..., :3] * steps) * 255 / steps)
        data = np.dstack([levels, np.rint(whole[..., 3:] * 255)]).astype(np.uint8)
        Image.fromarray(data, "RGBA").save(target, optimize=True)
    print(f"{target.parent.name}/{target.name}: {target.stat().st_size / 1000:.0f} kB")


def _in_palette(picture: Floats) -> Image.Image:
    """Return a picture of 256 colours: those of k clusters of its pixels."""
    seen = picture * np.array([0.7, 0.9, 0.5, 1.0], np.float32)  # as an eye weighs them
    pixels = seen.reshape(-1, 4)
    some = pixels[pixels[:, 3] > 0]
    some = some[np.random.default_rng(1).integers(0, len(some), 20_000)]
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_MAX_ITER, 12, 0)
    _, _, centers = cv2.kmeans(some, 255, None, stop, 1, cv2.KMEANS_PP_CENTERS)
    centers = np.vstack([np.zeros((1, 4), np.float32), centers])
    nearest_to = np.empty(len(pixels), np.uint8)
    for start in range(0, len(pixels), 20_000):
        part = pixels[start : start + 20_000]
        away = (centers**2).sum(axis=1) - 2 * part @ centers.T
        nearest_to[start : start + 20_000] = away.argmin(axis=1)
    nearest_to[pixels[:, 3] < 0.5 / 255] = 0
    colours = (
        np.rint(centers / (0.7, 0.9, 0.5, 1.0) * 255).clip(0, 255).astype(np.uint8)
    )
    indexed = Image.fromarray(nearest_to.reshape(picture.shape[:2]), "P")
    indexed.putpalette(colours[:, :3].tobytes())
    indexed.info["transparency"] = colours[:, 3].tobytes()
    return indexed


def _smaller(picture: Floats, size: tuple[int, int]) -> Floats:
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def _shade(
    parts: Sequence[Part], sight: Sight, solid: Callable[[Floats], Floats], mood: Look
) -> tuple[Floats, Floats]:
    """Return the light (3, n) sRGB of everything, and how dark a head would be (n,)."""
    spots, normals = sight.spots, sight.normals
    sun = in_tiles(
        lambda some: sunlit(solid, some, mood.lamp, 0.32), spots + normals * 0.01
    )
    everything = nearest(parts)
    sky = in_tiles(
        lambda some, out: openness(everything, some, out, mood.crevice), spots, normals
    )
    colours = np.zeros_like(spots)
    opacity = np.zeros(spots.shape[1], np.float32)
    for number, part in enumerate(parts):
        here = sight.part == number
        if not here.any():
            continue
        if part.material is None:
            hidden = in_tiles(
                lambda some, out: openness(solid, some, out, 0.7),
                spots[:, here],
                normals[:, here],
            )
            dark = 1 - np.minimum(hidden, 0.35 + 0.65 * sun[here])
            facing = np.clip((normals[2, here] - 0.12) / 0.5, 0, 1)
            # It ends above the cheeks: nobody's head is quite like this one.
            high = np.clip((spots[1, here] + 0.12) / 0.6, 0, 1)
            opacity[here] = mood.shadow * dark * facing * high * high * (3 - 2 * high)
            continue
        lit = _lit(
            part.material, spots[:, here], normals[:, here], sun[here], sky[here], mood
        )
        colours[:, here] = lit
    return colours, opacity


def _lit(
    material: Material,
    spots: Floats,
    normals: Floats,
    sun: Floats,
    sky: Floats,
    mood: Look,
) -> Floats:
    colour = material.colour
    base = colour(spots) if callable(colour) else np.array(colour, np.float32)[:, None]
    base = linear(base) * np.ones_like(spots)
    if material.bump is not None:
        normals = _grained(material.bump, spots, normals)
    lamp = mood.lamp[:, None]
    wrap = material.wrap
    facing = (normals * lamp).sum(axis=0)
    key = np.clip((facing + wrap) / (1 + wrap), 0, None) * sun
    fill = np.clip((normals * _FILL[:, None]).sum(axis=0) * 0.7 + 0.3, 0, None) * sky
    above = 0.5 + 0.5 * normals[1]
    dome = (0.22 + 0.3 * above) * sky
    warm = np.array([1.0, 0.97, 0.92], np.float32)[:, None]
    cool = np.array([0.93, 0.97, 1.0], np.float32)[:, None]
    light = warm * key * 1.0 + cool * fill * 0.2 + dome
    mirrored = 2 * normals[2] * normals - _VIEWER[:, None]
    rim = np.clip(1 - normals[2], 0, 1)
    if material.metal:
        room = _room(mirrored) * (0.3 + 0.7 * np.minimum(sky, 0.4 + 0.6 * sun))
        light = base * (room * 1.25 + 0.18 * light)
    else:
        light = base * light
        light += material.sheen * base**0.6 * (rim**2.2 * sky * 0.5)
        half = lamp + _VIEWER[:, None]
        half /= np.linalg.norm(half)
        glint = np.clip((normals * half).sum(axis=0), 0, 1) ** material.sharpness
        fresnel = 0.35 + 0.65 * rim**4
        light += material.gloss * (
            glint * sun * 0.9 + _room(mirrored) * fresnel * 0.3 * sky
        )
    light = light * mood.exposure
    return np.clip(_film(light), 0, 1) ** (1 / 2.2)


def _film(light: Floats) -> Floats:
    """Keep middle tones and roll highlights off."""
    return np.where(light < 0.6, light, 0.6 + 0.4 * (1 - np.exp(-(light - 0.6) / 0.4)))


def _room(ways: Floats) -> Floats:
    """Return the light (n,) of a room with windows, seen along (3, n) ways."""
    x, y = ways[:2]
    wall = 0.16 + 0.34 * np.clip(y + 0.2, 0, 1)
    lamp = np.exp(-(((x + 0.5) / 0.34) ** 2) - ((y - 0.62) / 0.3) ** 2)
    window = np.exp(-(((x - 0.72) / 0.2) ** 2) - ((y - 0.1) / 0.5) ** 2)
    floor = np.exp(-(((y + 0.75) / 0.3) ** 2)) * 0.35
    horizon = np.exp(-(((y + 0.12) / 0.16) ** 2)) * 0.16
    return np.clip(wall + 1.5 * lamp + 0.6 * window + floor - horizon, 0.03, None)


def _grained(
    bump: Callable[[Floats], Floats], spots: Floats, normals: Floats
) -> Floats:
    reach, here = 0.004, bump(spots)
    slope = np.stack(
        [
            bump(spots + np.eye(3, dtype=np.float32)[axis][:, None] * reach) - here
            for axis in range(3)
        ]
    )
    slope /= reach
    slope -= normals * (slope * normals).sum(axis=0)
    tilted = normals - slope
    return tilted / np.linalg.norm(tilted, axis=0)
