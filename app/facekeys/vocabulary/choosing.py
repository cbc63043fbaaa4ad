"""Which of the faces in view something is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from facekeys.keypoints.framing import scale_of
from facekeys.types import Face

MOST_FACES: Final = 8
"""Highest number that a face can be called by."""

_CLEARLY: Final = 1.15  # larger

FacesRule = str | int
"""One of `RULES`, or from 1 to `MOST_FACES` the place of one face, the oldest first."""


def _largest(faces: Sequence[Face]) -> Sequence[Face]:
    """Choose the largest; of those about as large the oldest, lest it hop about."""
    best, size = faces[:1], 0.0
    for face in faces:
        scale = scale_of(face.transform)
        if scale > size * _CLEARLY:
            best, size = (face,), scale
    return best


RULES: Final[Mapping[str, Callable[[Sequence[Face]], Sequence[Face]]]] = (
    MappingProxyType(
        {
            "all": lambda faces: faces,
            "largest": _largest,
            "odd": lambda faces: [face for face in faces if face.track_id % 2 == 1],
            "even": lambda faces: [face for face in faces if face.track_id % 2 == 0],
        }
    )
)
"""What chooses, by its name in a manifest.

"odd" and "even" go by the number of the track, so nobody changes sides while followed.
"""


def chosen(faces: Sequence[Face], rule: FacesRule) -> Sequence[Face]:
    """Choose among the faces in view.

    Args:
        faces: The oldest track first.
        rule: Of a manifest that was found sound.

    Returns:
        Those that it is for, in the same order; maybe none.
    """
    if isinstance(rule, int):
        return faces[rule - 1 : rule]
    return RULES[rule](faces)
