"""The two portraits of the demo, moved in a known way before a camera with noise.

For tests and benchmarks: where every key-point is, is known in every frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from facekeys.keypoints.framing import apply, compose, invert
from facekeys.types import Affine, Frame
from factories import make_transform
from portraits import load_portrait

WIDTH, HEIGHT = 640, 480
FPS = 30
NOISE = 4.0
"""Standard deviation of the noise of the camera, in grey levels."""


@dataclass(frozen=True)
class Place:
    """Where a face is: the middle of its eyes, in pixels; its size, roll and yaw."""

    x: float = 320.0
    y: float = 200.0
    eye_distance: float = 60.0
    roll_deg: float = 0.0
    yaw_deg: float = 0.0

    @property
    def transform(self) -> Affine:
        """The face transform, if the face does not turn."""
        return make_transform(
            self.x, self.y, eye_distance=self.eye_distance, roll_deg=self.roll_deg
        )


Motion = Callable[[float], Place]
"""Where a face is at a time in seconds."""


def still(time_s: float) -> Place:
    """Stay where it is."""
    return Place()


def panning(speed: float) -> Motion:
    """Left and right, at up to `speed` eye distances a second."""
    return lambda t: Place(x=320 + 120 * math.sin(speed * 60 / 120 * t))


def zooming(speed: float) -> Motion:
    """Nearer and farther, growing by up to a share of `speed` a second."""
    return lambda t: Place(eye_distance=60 * math.exp(0.4 * math.sin(speed / 0.4 * t)))


def rolling(speed_deg: float, largest_deg: float = 45.0) -> Motion:
    """Tilt from side to side, by up to `speed_deg` a second."""
    return lambda t: Place(roll_deg=largest_deg * math.sin(speed_deg / largest_deg * t))


def turning(speed_deg: float, largest_deg: float = 40.0) -> Motion:
    """Turn the flat picture left and right, by up to `speed_deg` a second."""
    return lambda t: Place(yaw_deg=largest_deg * math.sin(speed_deg / largest_deg * t))


class MovingPortrait:
    """One portrait, drawn at any place."""

    def __init__(self, name: str) -> None:
        """Load a portrait of `portraits.PORTRAITS`."""
        self.pixels, self.face = load_portrait(name)
        self._to_face = np.vstack([invert(self.face.transform), [0.0, 0.0, 1.0]])

    def points(self, place: Place) -> np.ndarray:
        """Return where its labelled points are, if the face does not turn."""
        to_frame = compose(place.transform, invert(self.face.transform))
        return apply(to_frame, self.face.keypoints.points)

    def draw(self, place: Place) -> np.ndarray:
        """Return (h, w, 3) uint8 without noise; the picture repeats at its border."""
        to_frame = np.vstack([place.transform, [0.0, 0.0, 1.0]])
        return cv2.warpPerspective(
            self.pixels,
            to_frame @ _turned(place.yaw_deg) @ self._to_face,
            (WIDTH, HEIGHT),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )


def film(
    portrait: MovingPortrait,
    motion: Motion,
    *,
    frames: int,
    noise: float = NOISE,
    seed: int = 0,
) -> Iterator[tuple[Frame, Place]]:
    """Yield frames, at 30 a second, and where the face is in them."""
    rng = np.random.default_rng(seed)
    for index in range(frames):
        place = motion(index / FPS)
        pixels = with_noise(portrait.draw(place), rng, noise)
        yield Frame(pixels, index, index * 1_000_000_000 // FPS), place


def with_noise(
    pixels: np.ndarray, rng: np.random.Generator, noise: float = NOISE
) -> np.ndarray:
    """Return a picture with camera noise, the same in all colours."""
    height, width = pixels.shape[:2]
    grain = rng.standard_normal((height, width), np.float32) * np.float32(noise)
    return cv2.add(pixels.astype(np.float32), cv2.merge([grain] * 3), dtype=cv2.CV_8U)


def _turned(yaw_deg: float, distance: float = 12.0) -> np.ndarray:
    """Return the homography of a flat face that turns, seen from some eye distances."""
    cosine, sine = math.cos(math.radians(yaw_deg)), math.sin(math.radians(yaw_deg))
    return np.array([[cosine, 0, 0], [0, 1, 0], [-sine / distance, 0, 1]])
