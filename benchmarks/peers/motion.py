"""Portraits that move in a known way, and what a tracker's points make of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.demo import load_portrait
from facekeys.keypoints.framing import apply, invert, scale_of
from facekeys.types import Affine, Pixels

WIDTH: Final = 640
HEIGHT: Final = 480
FPS: Final = 30
FRAMES: Final = 6 * FPS
WARM_UP: Final = 2 * FPS
"""Frames at the start that do not count: the tracker finds the face in them, and its
filter settles. They are one period of each motion."""

NOISE: Final = 4.0
"""Standard deviation of the noise of the camera, in grey levels of each channel."""

_EYES_PX: Final = 64.0

# Lags that are tried, in frames: at first coarsely, then around the best of those.
_COARSE: Final = np.arange(-1.0, 6.25, 0.25)
_FINE: Final = np.arange(-0.24, 0.25, 0.02)


@dataclass(frozen=True)
class Sitter:
    """A portrait: its file in assets/demo, and the pupils, set by hand, in its pixels.

    They are right and left, as the person has them, and only give the unit: the
    distance of the eye centres.
    """

    file: str
    right: tuple[float, float]
    left: tuple[float, float]

    @property
    def eye_distance(self) -> float:
        """Distance of the pupils, in pixels of the portrait."""
        return math.dist(self.right, self.left)


SITTERS: Final = (
    Sitter("astronaut.png", (203.2, 101.2), (246.6, 103.3)),
    Sitter("grace_hopper.jpg", (222.5, 190.5), (306.5, 188.0)),
)


@dataclass(frozen=True)
class Motion:
    """A swing about the rest, of one period in two seconds.

    Attributes:
        pan_px: How far to the side, at most.
        zoom: By which factor it grows and shrinks at most.
        roll_deg: How far it turns in the picture plane, at most.
    """

    pan_px: float = 0.0
    zoom: float = 1.0
    roll_deg: float = 0.0

    def transform(self, sitter: Sitter, time: float) -> Affine:
        """Return the (2, 3) map from portrait to frame.

        Args:
            sitter: Whose portrait.
            time: In frames; may lie between two of them.
        """
        swing = math.sin(2 * math.pi * time / WARM_UP)
        scale = _EYES_PX / sitter.eye_distance * self.zoom**swing
        angle = math.radians(self.roll_deg * swing)
        cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
        turn = np.array([[cosine, -sine], [sine, cosine]])
        eyes = np.add(sitter.right, sitter.left) / 2
        place = np.array([WIDTH / 2 + self.pan_px * swing, 0.4 * HEIGHT])
        return np.column_stack([turn, place - turn @ eyes])


MOTIONS: Final[Mapping[str, Motion]] = MappingProxyType(
    {
        "still": Motion(),
        "pan": Motion(pan_px=96.0),
        "zoom": Motion(zoom=1.35),
        "roll": Motion(roll_deg=20.0),
    }
)
"""The fastest moments: panning, 4.7 eye distances a second; rolling, 63 degrees."""


def frames(sitter: Sitter, motion: Motion, seed: int = 0) -> Iterator[Pixels]:
    """Yield the frames, (480, 640, 3) uint8 BGR, each with noise of its own."""
    rng = np.random.default_rng(seed)
    portrait = load_portrait(sitter.file)
    for index in range(WARM_UP + FRAMES):
        moved = cv2.warpAffine(
            portrait,
            motion.transform(sitter, index),
            (WIDTH, HEIGHT),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        )
        noisy = moved + np.float32(NOISE) * rng.standard_normal(moved.shape, np.float32)
        yield np.asarray(np.clip(np.rint(noisy), 0, 255), np.uint8)


def jitter(track: Sequence[NDArray[np.float64]]) -> float:
    """Return the root mean square of the motion from frame to frame, of a still face.

    Args:
        track: For each frame (15, 2) points in frame pixels.

    Returns:
        Over frames and points; a share of the eye distance.
    """
    steps = np.diff(np.stack(track), axis=0)
    return float(np.sqrt((steps**2).sum(axis=-1).mean()) / _EYES_PX)


def error(
    track: Sequence[NDArray[np.float64]],
    sitter: Sitter,
    motion: Motion,
    *,
    lag: float = 0.0,
) -> float:
    """Return how far points are from where they belong.

    Where they belong is told by the tracker itself: the mean place of each point on the
    portrait. So what is wrong in every frame alike does not count.

    Args:
        track: For each frame after the warm-up (15, 2) points in frame pixels.
        sitter: Whose portrait it is.
        motion: How it moved.
        lag: By how many frames the truth is set back before they are compared.

    Returns:
        Mean over frames and points; a share of the eye distance.
    """
    maps = [
        motion.transform(sitter, WARM_UP + index - lag) for index in range(len(track))
    ]
    steady = np.mean(
        [apply(invert(one), points) for one, points in zip(maps, track, strict=True)],
        axis=0,
    )
    errors = [
        np.linalg.norm(points - apply(one, steady), axis=1).mean()
        / (scale_of(one) * sitter.eye_distance)
        for one, points in zip(maps, track, strict=True)
    ]
    return float(np.mean(errors))


def lag(track: Sequence[NDArray[np.float64]], sitter: Sitter, motion: Motion) -> float:
    """Return the frames by which the truth, set back, meets the track best.

    The motion is known between frames as well, so that lags of parts of a frame need no
    interpolation. They are told to 0.02 frames.

    Args:
        track: See `error`.
        sitter: See `error`.
        motion: See `error`.
    """

    def off(one: float) -> float:
        return error(track, sitter, motion, lag=one)

    middle = min(_COARSE, key=off)
    return float(min(middle + _FINE, key=off))
