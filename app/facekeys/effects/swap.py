"""`swap`: people in view exchange their faces, or get that of a picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal, Self

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from facekeys.effects.area import Area
from facekeys.effects.operation import View
from facekeys.effects.outline import fifteen_of, unit_of
from facekeys.effects.picture import Picture
from facekeys.effects.spec import FaceEffectSpec, Strength
from facekeys.effects.transplant import Donor, transplant
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Face, Pixels
from facekeys.vocabulary.fields import Limits, Spot
from facekeys.vocabulary.values import Dial, value_of

_AROUND: Final = 1.0
"""How much is kept of what surrounds a donor's key-points, in eye distances."""
_SMALLEST_PX: Final = 32


class SwapSpec(FaceEffectSpec):
    """Puts the features of one face onto another."""

    operation: Literal["swap"]
    strength: Strength = Field(default=1.0, description="How opaque they are.")
    picture: str | None = Field(
        default=None,
        description="A file of the pack: everybody gets the face in it. Without it, "
        "people get each other's.",
    )
    match: Annotated[Dial, Limits(0, 1)] = Field(
        default=1.0,
        description="How much they take on the colours of the face that they cover.",
    )
    points: Mapping[str, Spot] | None = Field(
        default=None,
        description="Where the picture has the 15 key-points, by their names, in "
        "pixels.",
    )

    @model_validator(mode="after")
    def _picture_has_points(self) -> Self:
        if (self.picture is None) != (self.points is None):
            raise ValueError("picture and points: give both, or none of them")
        if self.points is not None and set(self.points) != set(KAGGLE15.names):
            raise ValueError("points: must have all 15 key-points, and no others")
        return self

    @property
    def people(self) -> int:
        """Two, unless there is a picture."""
        return 2 if self.picture is None else 1

    @property
    def pictures(self) -> tuple[str, ...]:
        """The picture's file, if there is one."""
        return () if self.picture is None else (self.picture,)


class SwapInView:
    """The operation between people: each gets the features of the one who came next."""

    whole = False

    def __init__(self, spec: SwapSpec) -> None:
        """Do as a manifest says."""
        self._strength, self._match = spec.strength, spec.match

    def apply(self, pixels: Pixels, view: View) -> None:
        """Swap the faces; one that is alone keeps its own."""
        faces = view.faces
        if len(faces) < 2:
            return
        strength = value_of(self._strength, view.values)
        match = value_of(self._match, view.values)
        donors = [_donor(pixels, face) for face in faces]  # before any is covered
        for number, face in enumerate(faces):
            following = (number + 1) % len(faces)
            opacity = strength * face.presence * faces[following].presence
            transplant(pixels, face, donors[following], opacity, match)


class SwapPicture:
    """The operation with a picture: everybody gets the face in it."""

    whole = False

    def __init__(
        self,
        spec: SwapSpec,
        picture: Picture,
        points: Mapping[str, tuple[float, float]],
    ) -> None:
        """Do as a manifest says.

        Args:
            spec: The manifest's table.
            picture: Holds the face.
            points: Its 15 key-points by name, in pixels.
        """
        self._picture = picture
        self._strength, self._match = spec.strength, spec.match
        self._points = np.array([points[name] for name in KAGGLE15.names], np.float64)
        self._levels: tuple[Donor, ...] = ()

    def apply(self, pixels: Pixels, view: View) -> None:
        """Put the face of the picture onto the others."""
        strength = value_of(self._strength, view.values)
        match = value_of(self._match, view.values)
        for face in view.faces:
            donor = self._donor_for(face)
            transplant(pixels, face, donor, strength * face.presence, match)

    def _donor_for(self, face: Face) -> Donor:
        """Return the picture, halved until warping it down leaves out no pixels."""
        if not self._levels:
            self._levels = tuple(_halves(Donor(self._picture.pixels, self._points)))
        size = _eye_distance(self._points) / unit_of(face)
        wanted = math.floor(math.log2(max(size, 1.0)))
        return self._levels[min(wanted, len(self._levels) - 1)]


def _halves(donor: Donor) -> Iterator[Donor]:
    """Yield a donor, and it again in ever smaller pictures."""
    while True:
        yield donor
        if min(donor.pixels.shape[:2]) < _SMALLEST_PX:
            return
        # Halving keeps pixel 0 at pixel 0.
        donor = Donor(np.asarray(cv2.pyrDown(donor.pixels), np.uint8), donor.points / 2)


def _eye_distance(points: NDArray[np.float64]) -> float:
    left, right = (KAGGLE15.index(f"{side}_eye_center") for side in ("left", "right"))
    return math.dist(points[left], points[right])


def _donor(pixels: Pixels, face: Face) -> Donor:
    """Return a face as it is now, with some of its surroundings."""
    points = fifteen_of(face)
    area = Area.around(points, _AROUND * unit_of(face)).within(pixels)
    return Donor(area.of(pixels).copy(), points - area.origin)


def make_swap(
    spec: SwapSpec, pictures: Mapping[str, Picture]
) -> SwapInView | SwapPicture:
    """Return the operation of the kind that a manifest asks for."""
    if spec.picture is None or spec.points is None:
        return SwapInView(spec)
    return SwapPicture(spec, pictures[spec.picture], spec.points)
