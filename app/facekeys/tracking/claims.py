"""Who is who: which track a face belongs to that was seen in a frame."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

from facekeys.keypoints.framing import center_of, scale_of
from facekeys.tracking.pose import pose_of
from facekeys.types import Affine

_SAME_FACE: Final = 1.4
"""Two faces are one if their middles are nearer than this, in eye distances of the
larger one: half the side of its box."""


class Claim(NamedTuple):
    """One track says that a face is its own.

    Attributes:
        number: Of the track in the list of tracks.
        expected: Where the track expected its face.
        transform: Where the face was seen.
        unseen_ns: For how long the track had not seen its face before.
    """

    number: int
    expected: Affine
    transform: Affine
    unseen_ns: int

    @property
    def weakness(self) -> tuple[int, float, int]:
        """What comes first in order has the better right to a face."""
        return self.unseen_ns, mismatch(self.expected, self.transform), self.number


def mismatch(expected: Affine, seen: Affine) -> float:
    """Return how far a face is from where it was expected.

    Returns:
        The length of the difference of the poses, in eye distances: a change of size
        or a roll counts by how far it moves a spot one eye distance from the middle.
    """
    before = pose_of(expected)
    after = pose_of(seen).unwound(before)
    return math.hypot(
        (after.x - before.x) / before.scale,
        (after.y - before.y) / before.scale,
        after.log_scale - before.log_scale,
        after.roll - before.roll,
    )


def same_face(one: Affine, other: Affine) -> bool:
    """Tell whether two face transforms are so near that they must be one face."""
    near = _SAME_FACE * max(scale_of(one), scale_of(other))
    return math.dist(center_of(one), center_of(other)) < near


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
    claims = list(claims)
    if len(claims) > 1:
        claims.sort(key=lambda claim: claim.weakness)
    held: dict[int, Affine] = {}
    for claim in claims:
        if not on_any(claim.transform, held.values()):
            held[claim.number] = claim.transform
    return held
