"""What makes one labelled face many crops: framing as at run time, and bad pictures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np

from facekeys.keypoints.framing import (
    BOX_CENTER,
    CROP_SIZE,
    apply,
    compose,
    crop_transform,
    invert,
)
from facekeys.training.samples import FACE_TO_PATCH
from facekeys.types import Affine, Pixels, Points

_MIRROR: Final = np.array([[-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """How far crops are off the face, as standard deviations.

    Attributes:
        roll_deg: Of the angle between crop and face.
        scale: Of the logarithm of the side.
        shift: Of the middle along each axis, in eye distances.
    """

    roll_deg: float
    scale: float
    shift: float

    def draw(self, rng: np.random.Generator) -> Affine:
        """Return a face transform, in the face frame, that is off by chance.

        The crop turns and grows about its own middle.
        """
        angle = math.radians(self.roll_deg) * _bounded(rng)
        scale = math.exp(self.scale * _bounded(rng))
        linear = _turn(angle, scale)
        middle = np.array(BOX_CENTER)
        shift = self.shift * np.array([_bounded(rng), _bounded(rng)])
        return np.column_stack([linear, middle + shift - linear @ middle])


FRAMINGS: Final[Mapping[str, Framing]] = MappingProxyType(
    {
        # A box of Viola-Jones: upright although the head is tilted. Sides spread by
        # 7 %, middles by 0.045 eye distances on MUCT.
        "box": Framing(roll_deg=7.0, scale=0.08, shift=0.06),
        # A crop predicted from key-points, here or one frame ago.
        "track": Framing(roll_deg=6.0, scale=0.06, shift=0.05),
        # So that a bad crop still leads back to the face.
        "wide": Framing(roll_deg=13.0, scale=0.11, shift=0.11),
    }
)
"""The kinds of crops that the network meets."""

_SHARES: Final = MappingProxyType({"box": 0.45, "track": 0.35, "wide": 0.20})


def draw_framing(rng: np.random.Generator) -> Framing:
    """Return one of `FRAMINGS`, as often as training wants it."""
    return FRAMINGS[str(rng.choice(list(_SHARES), p=list(_SHARES.values())))]


def reframe(
    patch: Pixels, points: Points, face: Affine, *, mirror: bool = False
) -> tuple[Pixels, Points]:
    """Cut the crop of a patch.

    Args:
        patch: (h, w) uint8, as in `Samples`.
        points: (k, 2) float32 patch pixels, NaN where unknown.
        face: (2, 3) where the crop takes the face to be, in the (mirrored) face frame.
        mirror: Look at the face in a mirror. The points keep their order: it is for
            the caller to let them change places with their twins.

    Returns:
        The crop, (96, 96) uint8, and the points in crop pixels.
    """
    to_face = crop_transform(face)
    if mirror:
        to_face = compose(_MIRROR, to_face)
    to_patch = compose(FACE_TO_PATCH, to_face)
    crop = cv2.warpAffine(
        patch,
        to_patch,
        (CROP_SIZE, CROP_SIZE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    moved = apply(invert(to_patch), points).astype(np.float32)
    return np.asarray(crop, np.uint8), moved


def ruin(patch: Pixels, rng: np.random.Generator) -> Pixels:
    """Make a crop of a patch that is no longer framed around a face.

    Args:
        patch: (h, w) uint8, as in `Samples`.
        rng: Where chance comes from.

    Returns:
        The crop, (96, 96) uint8: a detail of the face, the face turned away in the
        picture plane, or its pieces in disorder.
    """
    way = rng.integers(3)
    angle = rng.uniform(60, 300) if way == 0 else rng.uniform(-20, 20)
    scale = rng.uniform(0.18, 0.42) if way == 1 else rng.uniform(0.9, 1.2)
    middle = np.array(BOX_CENTER) + (rng.uniform(-0.8, 0.8, 2) if way == 1 else 0.0)
    linear = _turn(math.radians(angle), scale)
    place = middle - linear @ np.array(BOX_CENTER)
    crop, _ = reframe(
        patch, np.empty((0, 2), np.float32), np.column_stack([linear, place])
    )
    return _shuffle(crop, rng) if way == 2 else crop


def spoil(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Make a crop look as if a worse camera had taken it in worse light.

    Args:
        crop: (h, w) uint8. It is not changed.
        rng: Where chance comes from.
    """
    for chance, step in _SPOILERS:
        if rng.random() < chance:
            crop = step(crop, rng)
    return crop


def _bounded(rng: np.random.Generator) -> float:
    """Return a normal number that is never wilder than 2.5 standard deviations."""
    return float(np.clip(rng.standard_normal(), -2.5, 2.5))


def _turn(angle: float, scale: float) -> Affine:
    cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
    return np.array([[cosine, -sine], [sine, cosine]])


def _shuffle(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Cut a crop into squares and lay them down in another order."""
    count = int(rng.integers(2, 5))
    side = len(crop) // count
    squares = [
        crop[y * side : (y + 1) * side, x * side : (x + 1) * side]
        for y in range(count)
        for x in range(count)
    ]
    circle = rng.permutation(count * count)
    order = np.empty_like(circle)
    order[circle] = np.roll(circle, 1)  # so that no square stays where it was
    rows = [np.hstack([squares[i] for i in row]) for row in order.reshape(count, count)]
    shuffled = cv2.resize(np.vstack(rows), crop.shape[::-1])
    return np.asarray(shuffled, np.uint8)


def _occlude(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Lay a hand's, a bar's or a bang's worth of something over the face."""
    size = len(crop)
    middle = rng.uniform(0, size, 2)
    sides = (rng.uniform(4, 0.45 * size), rng.uniform(3, 0.3 * size))
    angle = float(rng.uniform(0, 180))
    mask = np.zeros_like(crop)
    if rng.random() < 0.5:
        box = cv2.boxPoints((middle.tolist(), sides, angle))
        cv2.fillConvexPoly(mask, box.astype(np.int32), 255, cv2.LINE_AA)
    else:
        cv2.ellipse(mask, (middle.tolist(), sides, angle), 255, -1, cv2.LINE_AA)
    return _lay_over(crop, _stuff(crop, rng), mask)


def _frame_eyes(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Draw something like glasses, clear or dark, about where the eyes are."""
    size = len(crop)
    middle = np.array([0.5, 0.39]) * size + rng.normal(0, 0.02 * size, 2)
    half = size * rng.uniform(0.15, 0.21)
    sides = size * rng.uniform((0.18, 0.12), (0.30, 0.24))
    angle = float(rng.normal(0, 5))
    along = half * np.array(
        [math.cos(math.radians(angle)), math.sin(math.radians(angle))]
    )
    thickness = -1 if rng.random() < 0.4 else int(rng.integers(1, 4))
    mask = np.zeros_like(crop)
    for eye in (middle - along, middle + along):
        ellipse = (eye.tolist(), sides.tolist(), angle)
        cv2.ellipse(mask, ellipse, 255, thickness, cv2.LINE_AA)
    start, end = np.rint([middle - 0.35 * along, middle + 0.35 * along]).astype(int)
    thickness = int(rng.integers(1, 4))
    cv2.line(mask, start.tolist(), end.tolist(), 255, thickness, cv2.LINE_AA)
    glass = np.full_like(crop, int(rng.integers(0, 90)))
    strength = rng.uniform(0.5, 1.0)
    return _lay_over(crop, glass, np.asarray(mask * strength, np.uint8))


def _stuff(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Return what something in front of a face is made of: plain, or as if of skin."""
    if rng.random() < 0.5:
        return np.full_like(crop, int(rng.integers(256)))
    way = (slice(None, None, -1), slice(None, None, int(rng.choice([-1, 1]))))
    return np.roll(crop[way], rng.integers(0, len(crop), 2), axis=(0, 1))


def _lay_over(under: Pixels, over: Pixels, mask: Pixels) -> Pixels:
    share = mask.astype(np.float32) / 255
    mixed = under + (over.astype(np.float32) - under) * share
    return np.asarray(mixed, np.uint8)


def _light(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Let light fall from one side."""
    size = len(crop)
    angle = rng.uniform(0, 2 * math.pi)
    ramp = np.linspace(-1, 1, size, dtype=np.float32)
    strength = np.float32(rng.uniform(0.1, 0.6))
    gain = strength * (
        np.float32(math.cos(angle)) * ramp[None]
        + np.float32(math.sin(angle)) * ramp[:, None]
    )
    return np.asarray(np.clip(crop * (1 + gain), 0, 255), np.uint8)


def _tone(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Change gamma, contrast and brightness, in one table."""
    gamma, contrast = np.exp(rng.normal(0, (0.35, 0.25)))
    levels = 255 * (np.arange(256) / 255) ** gamma
    levels = (levels - 128) * contrast + 128 + rng.normal(0, 25)
    return np.asarray(cv2.LUT(crop, np.clip(levels, 0, 255).astype(np.uint8)), np.uint8)


def _blur(crop: Pixels, rng: np.random.Generator) -> Pixels:
    sigmas = rng.uniform(0.3, 1.6, 2)
    blurred = cv2.GaussianBlur(crop, (0, 0), float(sigmas[0]), sigmaY=float(sigmas[1]))
    return np.asarray(blurred, np.uint8)


def _smear(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Blur along one direction, as a moving head does."""
    length = int(rng.integers(3, 10))
    line = np.zeros((length, length), np.float32)
    reach = length / 2 * rng.uniform(-1, 1, 2)
    middle = (length - 1) / 2
    start, end = np.rint([middle - reach, middle + reach]).astype(int)
    cv2.line(line, start.tolist(), end.tolist(), 1.0)
    return np.asarray(cv2.filter2D(crop, -1, line / line.sum()), np.uint8)


def _compress(crop: Pixels, rng: np.random.Generator) -> Pixels:
    quality = int(rng.integers(15, 70))
    _, packed = cv2.imencode(".jpg", crop, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _coarsen(crop: Pixels, rng: np.random.Generator) -> Pixels:
    """Take the resolution of a small face."""
    side = int(len(crop) * rng.uniform(0.3, 0.8))
    small = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, crop.shape[::-1]), np.uint8)


def _noise(crop: Pixels, rng: np.random.Generator) -> Pixels:
    noise = rng.standard_normal(crop.shape, np.float32)
    noise *= np.float32(rng.uniform(2, 14))
    return np.asarray(np.clip(crop + noise, 0, 255), np.uint8)


# In the order in which they happen to a picture: scene, light, lens, sensor, codec.
_SPOILERS: Final = (
    (0.08, _frame_eyes),
    (0.20, _occlude),
    (0.25, _light),
    (0.70, _tone),
    (0.15, _blur),
    (0.10, _smear),
    (0.15, _coarsen),
    (0.20, _noise),
    (0.10, _compress),
)
