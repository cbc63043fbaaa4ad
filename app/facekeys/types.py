"""The values that travel between the stages: frozen, and safe to share by threads.

Coordinates: x to the right, y down, (0, 0) is the centre of the top left pixel.
"left" and "right" are the subject's own, as in the names of the key-points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""A picture: (h, w, 3) BGR or (h, w) grey, uint8."""
Points = NDArray[np.float32]
"""(n, 2) x, y."""
Affine = NDArray[np.float64]
"""(2, 3) matrix that maps (x, y, 1) to (x, y)."""


class Box(NamedTuple):
    """An upright bounding box in frame pixels; may reach beyond the frame."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the box, in frame pixels."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture from a source.

    Attributes:
        pixels: (h, w, 3) uint8 BGR; made read-only here, so that a frame can be
            handed to several threads.
        index: Number of the picture in its source, from 0.
        captured_ns: When it was taken: `time.monotonic_ns` for live sources, the
            presentation time for files.
        stream: Number of the source it came from; a face is not followed from one
            stream to another.

    Raises:
        ValueError: The array is not (h, w, 3) uint8, or is empty.
    """

    pixels: Pixels
    index: int
    captured_ns: int
    stream: int = 0

    def __post_init__(self) -> None:
        shape, dtype = self.pixels.shape, self.pixels.dtype
        if len(shape) != 3 or shape[2] != 3 or dtype != np.uint8 or 0 in shape:
            message = f"A frame must be (h, w, 3) uint8, got {shape} {dtype}."
            raise ValueError(message)
        view = self.pixels.view()
        view.flags.writeable = False
        object.__setattr__(self, "pixels", view)

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class KeypointScheme:
    """Which key-points a model gives, and in what order.

    Attributes:
        name: Identifier, as written in model files.
        names: One name per point.
        flip: For each point, the index of its mirror twin.
        mean_face: (n, 2) float64 points of the mean frontal face, in the face frame:
            the origin lies between the eye centres, one unit is the distance
            of the eye centres, x runs to the subject's left, y down.
        rigid: (n,) float64 weights of the points in fits of the whole face; low for
            points that expressions move.
        fifteen: For each of Kaggle's 15 points, in their order, the indices of the
            points whose mean stands for it.
    """

    name: str
    names: tuple[str, ...]
    flip: tuple[int, ...]
    mean_face: NDArray[np.float64]
    rigid: NDArray[np.float64]
    fifteen: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """Number of points."""
        return len(self.names)

    def index(self, name: str) -> int:
        """Return the position of a named point. Raises ValueError if unknown."""
        return self.names.index(name)

    def to_fifteen(self, points: NDArray[np.floating]) -> Points:
        """Return Kaggle's 15 points, where this scheme has them.

        Args:
            points: (..., n, 2) points of this scheme, NaN where unknown.

        Returns:
            (..., 15, 2) float32 in the same frame. Schemes put "the same" point in
            slightly different places.
        """
        if all(len(one) == 1 for one in self.fifteen):  # the usual, and quicker
            return points[..., [one for (one,) in self.fifteen], :].astype(np.float32)
        means = [points[..., list(one), :].mean(axis=-2) for one in self.fifteen]
        return np.stack(means, axis=-2).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Keypoints:
    """Key-points of one face.

    Attributes:
        points: (n, 2) float32, frame pixels, in the order of the scheme.
        scheme: What the points are.
    """

    points: Points
    scheme: KeypointScheme


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one frame.

    Attributes:
        track_id: Stays the same while the face is followed; from 1.
        box: The upright square that Viola-Jones would draw around this face.
        keypoints: Where its points are.
        transform: (2, 3) similarity from the face frame (see `KeypointScheme`) to
            frame pixels; its scale holds when the head turns sideways.
        score: From 0 to 1, how sure it is that this is a face.
        presence: From 0 to 1, how much of an effect on it shows: a face that comes or
            goes fades its effects in or out.
        seen: Whether it was found in this frame; if not, it is where it is expected.
    """

    track_id: int
    box: Box
    keypoints: Keypoints
    transform: Affine
    score: float
    presence: float = 1.0
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What the pipeline made of one frame.

    Attributes:
        frame: The filtered picture; the incoming one itself where nothing was drawn.
        faces: The faces in it, oldest track first.
        timings: Milliseconds by name of the stage.
        bare: The incoming picture; None where `frame` is it.
    """

    frame: Frame
    faces: tuple[Face, ...]
    timings: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    bare: Frame | None = None
