"""Who is who: which track a face belongs to that was seen in a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from facekeys.tracking.pose import pose_of, units_of, unwound
from facekeys.types import Affine

_SAME_FACE: Final = 1.4
"""Two faces are one if their middles are nearer than this, in eye distances of the
larger one: half the side of its box."""


class Claim(NamedTuple):
    """One track says that a face is its own.

    Attributes:
        number: Of the track in the list of tracks.
        transform: Where the face was seen.
        mismatch: How far from where the track expected its face; see `mismatch`.
        unseen_ns: For how long the track had not seen its face before.
    """

    number: int
    transform: Affine
    mismatch: float
    unseen_ns: int


def mismatch(expected: Affine, seen: Affine) -> float:
    """Return how far a face is from where it was expected.

    Returns:
        The length of the difference of the poses, in eye distances: a change of size
        or a roll counts by how far it moves a spot one eye distance from the middle.
    """
    before = pose_of(expected)
    apart = (unwound(pose_of(seen), before) - before) / units_of(before)
    return float(np.linalg.norm(apart))


def same_face(one: Affine, other: Affine) -> bool:
    """Tell whether two face transforms are so near that they must be one face."""
    first, second = pose_of(one), pose_of(other)
    near = _SAME_FACE * float(np.exp(max(first[2], second[2])))
    return float(np.hypot(*(first[:2] - second[:2]))) < near


def on_any(transform: Affine, others: Iterable[Affine]) -> bool:
    """Tell whether a face is one of some others."""
    return any(same_face(transform, other) for other in others)


def settle(claims: Iterable[Claim]) -> dict[int, Affine]:
    """Give each face to one track.

    Where two claim the same face, it belongs to the one that saw its own last: the
    other's face went behind it, and what it sees now is what hides it. If both did,
    the one whose face was expected nearer.

    Returns:
        The transforms of the claims that hold, by the number of their track.
    """
    held: dict[int, Affine] = {}
    for claim in sorted(claims, key=lambda c: (c.unseen_ns, c.mismatch, c.number)):
        if not on_any(claim.transform, held.values()):
            held[claim.number] = claim.transform
    return held
