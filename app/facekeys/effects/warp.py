"""`warp`: spots of the face that grow, shrink or move, and draw what is around along.

Each push changes the picture in an ellipse only, and nothing at its edge. It never
folds the picture over: see `MOST_GROWTH` and `FARTHEST`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from facekeys.effects.area import Area, resized, taken_from
from facekeys.effects.operation import View
from facekeys.effects.outline import fifteen_of, unit_of
from facekeys.effects.spec import FaceEffectSpec, Strength
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Face, Pixels
from facekeys.vocabulary.fields import Table
from facekeys.vocabulary.values import Dial, value_of
from facekeys.vocabulary.weights import Weights

_CELLS: Final = 65
_STEP_PX: Final = 4  # of the grid on which a push is computed, at most
_STEPS: Final = 10  # from its middle to its edge, at least

MOST_GROWTH: Final = 0.85
MOST_SHRINKING: Final = 1.2
"""With (1 - r^2)^2 as the share of a push, places keep their order to 1 and -1.25."""
FARTHEST: Final = 0.6
"""How far a push may move its middle, in radii; up to 0.65 nothing folds over."""


@dataclass(frozen=True, slots=True)
class Push:
    """What happens to one spot of a face, at full strength.

    Attributes:
        at: Weights of key-points by name; they sum to 1.
        radius: Half axes of the ellipse, along and across the eye line, in eye
            distances.
        offset: Added to the spot, to the right and down, in eye distances.
        grow: How much of the way to the middle a pixel of the middle takes its colour
            from nearer: 0.5 doubles the spot, -1 halves it.
        shift: How far away the middle takes its colour from, in eye distances: so it
            moves to the right and down, by a little less.
    """

    at: Mapping[str, float]
    radius: tuple[float, float]
    offset: tuple[float, float] = (0.0, 0.0)
    grow: float = 0.0
    shift: tuple[float, float] = field(default=(0.0, 0.0))

    def __post_init__(self) -> None:
        farthest = FARTHEST * min(self.radius)
        if not -MOST_SHRINKING <= self.grow <= MOST_GROWTH:
            raise ValueError("grow: so much of it folds the face")
        if math.hypot(*self.shift) > farthest:
            message = "shift: more than 0.6 of the smaller radius folds the face"
            raise ValueError(message)
        object.__setattr__(self, "at", MappingProxyType(dict(self.at)))

    def middle(
        self, points: NDArray[np.float64], linear: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return its spot in frame pixels.

        Args:
            points: (15, 2) frame pixels.
            linear: (2, 2) map from the face frame to frame pixels.
        """
        spot = linear @ self.offset
        for name, weight in self.at.items():
            spot = spot + weight * points[KAGGLE15.index(name)]
        return np.asarray(spot, np.float64)


_Part = Annotated[float, Field(ge=-2, le=2)]
_Radius = Annotated[float, Field(ge=0.1, le=3)]


class PushSpec(Table):
    """What happens to one spot of a face, at full strength; see `Push`."""

    at: Weights = Field(
        description="The spot: a key-point, or weights of key-points that sum to 1."
    )
    offset: Annotated[tuple[_Part, _Part], Field(strict=False)] = Field(
        default=(0.0, 0.0),
        description="Added to that, in eye distances: to the right, and down.",
    )
    radius: Annotated[tuple[_Radius, _Radius], Field(strict=False)] = Field(
        description="How far it is felt along and across the eye line, in eye "
        "distances."
    )
    grow: Annotated[float, Field(ge=-MOST_SHRINKING, le=MOST_GROWTH)] = Field(
        default=0.0,
        description="0.5 makes the spot twice as large, -1 half as large.",
    )
    shift: Annotated[tuple[_Part, _Part], Field(strict=False)] = Field(
        default=(0.0, 0.0),
        description="How far the spot moves, in eye distances: to the right, and down; "
        "at most 0.6 of the smaller radius.",
    )

    @model_validator(mode="after")
    def _folds_nothing(self) -> Self:
        self.push()
        return self

    def push(self) -> Push:
        """Return it as it is done.

        Raises:
            ValueError: It would fold the face.
        """
        return Push(self.at, self.radius, self.offset, self.grow, self.shift)


class WarpSpec(FaceEffectSpec):
    """Pushes spots of the face."""

    operation: Literal["warp"]
    strength: Strength = Field(default=1.0, description="How much of it.")
    pushes: Annotated[
        tuple[PushSpec, ...], Field(strict=False, min_length=1, max_length=8)
    ] = Field(alias="push", description="Done one after the other.")


class Warp:
    """The operation: pushes, one after the other."""

    whole = False

    def __init__(self, pushes: Sequence[Push], strength: Dial) -> None:
        """Warp each face.

        Args:
            pushes: What is done to it.
            strength: How much of that, from 0 to 1.
        """
        self._pushes = tuple(pushes)
        self._strength = strength

    def apply(self, pixels: Pixels, view: View) -> None:
        """Warp the faces; those that come or go by a part of it."""
        strength = value_of(self._strength, view.values)
        for face in view.faces:
            points = fifteen_of(face)
            for push in self._pushes:
                _push(pixels, face, points, push, strength * face.presence)


def make_warp(spec: WarpSpec) -> Warp:
    """Return the operation that a manifest asks for."""
    return Warp([one.push() for one in spec.pushes], spec.strength)


def _push(
    pixels: Pixels,
    face: Face,
    points: NDArray[np.float64],
    push: Push,
    strength: float,
) -> None:
    """Do one push in the rectangle around its ellipse."""
    linear = face.transform[:, :2]
    middle = push.middle(points, linear)
    axes = linear * push.radius  # (2, 2), the half axes as columns
    reach = np.hypot(axes[:, 0], axes[:, 1])
    area = Area.around(np.array([middle - reach, middle + reach])).within(pixels)
    if not area or strength <= 0:
        return
    step = max(1, min(_STEP_PX, int(min(push.radius) * unit_of(face) / _STEPS)))
    columns, rows = (math.ceil(side / step) for side in area.size)
    # From the grid's cells to the ellipse as a unit circle, to the cells of `_SHARES`.
    to_circle = np.linalg.inv(axes)
    half = (_CELLS - 1) / 2
    start = area.origin + (step - 1) / 2 - middle
    to_cells = np.column_stack(
        [half * step * to_circle, half * (to_circle @ start + 1)]
    )
    shares = cv2.warpAffine(
        _SHARES,
        to_cells,
        (columns, rows),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
    )
    moves = -strength * np.column_stack([linear @ push.shift, push.grow * axes])
    sources = np.asarray(cv2.transform(shares, moves), np.float32)
    if step > 1:
        size = (columns * step, rows * step)
        sources = resized(sources, size)[: area.height, : area.width]
    sources[..., 0] += np.arange(area.width, dtype=np.float32)
    sources[..., 1] += np.arange(area.height, dtype=np.float32)[:, None]
    part = area.of(pixels)
    part[:] = taken_from(part, sources)


def _shares() -> NDArray[np.float32]:
    """Return, over the square around the unit circle, the share of a push.

    Returns:
        (_CELLS, _CELLS, 3): the share itself, 1 in the middle and 0 from the circle on,
        and the share times the place, x and y.
    """
    line = np.linspace(-1, 1, _CELLS)
    x, y = np.meshgrid(line, line)
    share = np.maximum(0.0, 1 - x * x - y * y) ** 2
    return np.dstack([share, share * x, share * y]).astype(np.float32)


_SHARES: Final = _shares()
