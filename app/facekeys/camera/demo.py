"""The demo clip: two public-domain portraits that move, computed frame by frame.

It is what FaceKeys shows where there is no webcam, and what its tests run on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.warping import Warper
from facekeys.errors import REINSTALL, ResourceError
from facekeys.resources import resource
from facekeys.types import Frame, Pixels

WIDTH: Final = 1280
HEIGHT: Final = 720
FPS: Final = 30
LENGTH: Final = 20 * FPS

_FIRST: Final = 60  # of the swings: both people look ahead and are found at once
_GAP_PX: Final = 4
_FOCAL_PX: Final = 1600.0
HEADROOM_PX: Final = 140
"""Rows that `with_headroom` adds."""
_TOP_ROWS: Final = 12
_MARGIN_PX: Final = 120
"""So much of the portraits is mirrored beside and below them once and for all, so that
it need not be done in every frame."""
_CROWD_SHARE: Final = 0.6  # of the shorter side of a tile, for the side of a face's box


@dataclass(frozen=True, slots=True)
class Swing:
    """A value that swings about a middle and comes back after every loop."""

    middle: float
    amplitude: float
    cycles: int
    phase: float = 0.0

    def at(self, index: int) -> float:
        """Return the value in a frame."""
        turns = self.cycles * index / LENGTH + self.phase
        return self.middle + self.amplitude * math.sin(2 * math.pi * turns)

    def scaled(self, factor: float, *, middle: float | None = None) -> Swing:
        """Return it larger by a factor; about another middle if one is given."""
        if middle is None:
            middle = factor * self.middle
        return replace(self, middle=middle, amplitude=factor * self.amplitude)


@dataclass(frozen=True, slots=True)
class Portrait:
    """One moving portrait.

    Attributes:
        file: Name in assets/demo.
        face: The middle of the face in the portrait, in its pixels; what it turns on.
        side: Side of the upright square around the face, in pixels of the portrait.
        x: Where the face goes in its tile, in pixels; likewise y.
        y: See x.
        zoom: Pixels of the tile per pixel of the portrait.
        roll: Turn in the picture plane, in degrees; pitch and yaw tilt the plane.
        pitch: See roll.
        yaw: See roll.
    """

    file: str
    face: tuple[float, float]
    side: float
    x: Swing
    y: Swing
    zoom: Swing
    roll: Swing
    pitch: Swing
    yaw: Swing

    def homography(self, index: int) -> NDArray[np.float64]:
        """Return the (3, 3) map from portrait pixels to tile pixels in a frame."""
        roll, pitch, yaw = (
            math.radians(swing.at(index)) for swing in (self.roll, self.pitch, self.yaw)
        )
        turn = _about(2, roll) @ _about(0, pitch) @ _about(1, yaw)
        zoom = self.zoom.at(index)
        plane = np.column_stack(
            [zoom * turn[:, 0], zoom * turn[:, 1], [0.0, 0.0, _FOCAL_PX]]
        )
        camera = np.array(
            [
                [_FOCAL_PX, 0.0, self.x.at(index)],
                [0.0, _FOCAL_PX, self.y.at(index)],
                [0.0, 0.0, 1.0],
            ]
        )
        to_face = np.eye(3)
        to_face[:2, 2] = -self.face[0], -self.face[1]
        return np.asarray(camera @ plane @ to_face)

    def fitted(self, width: int, height: int) -> Portrait:
        """Return it as it fills another tile, the face in the middle."""
        side = _CROWD_SHARE * min(width, height)
        scale = side / (self.side * self.zoom.middle)
        return replace(
            self,
            x=self.x.scaled(scale, middle=width / 2),
            y=self.y.scaled(scale, middle=height / 2),
            zoom=self.zoom.scaled(scale),
        )


PORTRAITS: Final = (
    Portrait(
        file="astronaut.png",
        face=(223.0, 118.0),
        side=120.0,
        x=Swing(320, 46, 2),
        y=Swing(270, 26, 3, 0.25),
        zoom=Swing(1.62, 0.2, 1, 0.75),
        roll=Swing(0, 8, 3),
        pitch=Swing(0, 9, 2, 0.4),
        yaw=Swing(0, 16, 4, 0.1),
    ),
    Portrait(
        file="grace_hopper.jpg",
        face=(267.0, 222.0),
        side=230.0,
        x=Swing(320, 36, 3, 0.5),
        y=Swing(330, 22, 2),
        zoom=Swing(1.42, 0.12, 1, 0.25),
        roll=Swing(0, 7, 2, 0.3),
        pitch=Swing(0, 8, 3, 0.1),
        yaw=Swing(0, 14, 3, 0.6),
    ),
)


def load_portrait(file: str) -> Pixels:
    """Read a portrait of the demo as (h, w, 3) uint8 BGR.

    Raises:
        ResourceError: It is missing or broken.
    """
    # Decoded from memory: on Windows OpenCV opens no path with letters beyond ASCII.
    content = np.frombuffer(resource(f"assets/demo/{file}").read_bytes(), np.uint8)
    pixels = cv2.imdecode(content, cv2.IMREAD_COLOR)
    if pixels is None:
        raise ResourceError(
            f"FaceKeys' own picture {file} is broken.",
            hint=REINSTALL,
        )
    return np.asarray(pixels, np.uint8)


class DemoClip:
    """The demo clip as a source: 1280x720, 30 fps, 20 s, always the same pixels."""

    live = False
    name = "Demo clip"
    fps = float(FPS)
    size = (WIDTH, HEIGHT)
    length: int | None = LENGTH
    cut_short = False

    def __init__(
        self,
        portraits: Sequence[Portrait] = PORTRAITS,
        *,
        columns: int = len(PORTRAITS),
        size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        """Load the portraits.

        Args:
            portraits: Who is seen, row by row.
            columns: How many of them stand in a row.
            size: Width and height of the frames.

        Raises:
            ResourceError: A portrait is missing.
        """
        self.size = size
        self._index = 0
        self._columns = columns
        self._portraits = portraits
        self._warpers: dict[tuple[int, int], Warper] = {}
        self._pixels = {
            file: _with_margins(with_headroom(load_portrait(file)))
            for file in {one.file for one in portraits}
        }

    @classmethod
    def of_crowd(cls, faces: int, size: tuple[int, int]) -> DemoClip:
        """Return a clip of any number of people, for measurements.

        Args:
            faces: How many; both portraits take turns. At least one.
            size: Width and height of the frames.

        Raises:
            ResourceError: A portrait is missing.
        """
        columns, rows = _grid(faces, size)
        fitted = [one.fitted(size[0] // columns, size[1] // rows) for one in PORTRAITS]
        people = [fitted[number % len(fitted)] for number in range(faces)]
        return cls(people, columns=columns, size=size)

    def read(self) -> Frame | None:
        """Return the next frame, None after the last."""
        if self._index >= LENGTH:
            return None
        self._index += 1
        return self.frame(self._index - 1)

    def frame(self, index: int) -> Frame:
        """Return any frame of the clip; numbers beyond its end begin anew."""
        pixels = self._draw((index + _FIRST) % LENGTH)
        return Frame(pixels, index, index * 1_000_000_000 // FPS)

    def rewind(self) -> None:
        """Go back to the first frame."""
        self._index = 0

    def close(self) -> None:
        """There is nothing to free."""

    def _draw(self, index: int) -> Pixels:
        whole = np.zeros((self.size[1], self.size[0], 3), np.uint8)
        lift = np.array([[1.0, 0, -_MARGIN_PX], [0, 1, -HEADROOM_PX], [0, 0, 1]])
        rows = math.ceil(len(self._portraits) / self._columns)
        for number, portrait in enumerate(self._portraits):
            row, column = divmod(number, self._columns)
            tile = whole[
                _part(row, rows, self.size[1]),
                _part(column, self._columns, self.size[0]),
            ]
            size = tile.shape[1], tile.shape[0]
            if size not in self._warpers:
                self._warpers[size] = Warper(*size)
            self._warpers[size].draw(
                self._pixels[portrait.file], portrait.homography(index) @ lift, tile
            )
        return whole


def _grid(faces: int, size: tuple[int, int]) -> tuple[int, int]:
    """Return the columns and rows that leave each face the largest shorter side."""

    def shorter_side(columns: int) -> float:
        return min(size[0] / columns, size[1] / math.ceil(faces / columns))

    columns = max(range(1, faces + 1), key=shorter_side)
    return columns, math.ceil(faces / columns)


def _part(number: int, count: int, side: int) -> slice:
    """Return one of some equal parts of a side; between them there is a gap."""
    start, end = number * side // count, (number + 1) * side // count
    first, last = number == 0, number + 1 == count
    return slice(
        start + (0 if first else _GAP_PX // 2), end - (0 if last else _GAP_PX // 2)
    )


def _about(axis: int, angle: float) -> NDArray[np.float64]:
    """Return the rotation by an angle in radians about axis 0, 1 or 2."""
    first, second = ((1, 2), (2, 0), (0, 1))[axis]
    turn = np.eye(3)
    turn[first, first] = turn[second, second] = math.cos(angle)
    turn[first, second], turn[second, first] = -math.sin(angle), math.sin(angle)
    return turn


def with_headroom(pixels: Pixels) -> Pixels:
    """Stretch the uppermost rows upwards, so that hats have room."""
    sky = cv2.resize(
        cv2.GaussianBlur(pixels[:_TOP_ROWS], (0, 0), 3),
        (pixels.shape[1], HEADROOM_PX + _TOP_ROWS),
        interpolation=cv2.INTER_CUBIC,
    )
    blend = np.vstack([sky, pixels[_TOP_ROWS:]])
    return np.asarray(blend, np.uint8)


def _with_margins(pixels: Pixels) -> Pixels:
    margins = (0, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
    return np.asarray(
        cv2.copyMakeBorder(pixels, *margins, cv2.BORDER_REFLECT_101), np.uint8
    )
