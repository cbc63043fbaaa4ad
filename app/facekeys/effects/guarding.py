"""Who is surely "me", from frame to frame: the memory of the privacy guard.

The only place where effects remember anything. It decides against whoever it is not
sure of: docs/adr says what that guarantees, and what it does not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from facekeys.effects.likeness import SAME, Album, Looks, looks_of
from facekeys.keypoints.framing import center_of, scale_of
from facekeys.types import Affine, Face, Pixels

_SETTLES_NS: Final = 500_000_000
"""After a face came that was not there before, everything stays covered for so long."""
_PROOFS: Final = 5
"""Frames in a row in which a face must look like me to be me again."""
_FARTHEST_STEP: Final = 0.6
"""A face that moves by more from one frame to the next may be another one; in eye
distances."""
_NEAREST: Final = 1.7
"""Faces nearer to each other than this may be taken for each other; likewise."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guard knows of one frame.

    Attributes:
        me: The face that is surely the user's; None if none surely is.
        strangers: Face transforms of all others that are seen or were a moment ago.
    """

    me: Face | None
    strangers: tuple[Affine, ...]


class Guard:
    """Follows one person. For the frames of one stream, in their order."""

    def __init__(self) -> None:
        """Know nobody: the largest face of the first frame with one is the user's."""
        self._album = Album()
        self._me: int | None = None
        self._sure = False
        self._known: set[int] | None = None
        self._settled_ns = 0
        self._last: tuple[Face, Looks] | None = None
        self._proofs: dict[int, int] = {}

    def forget_tracks(self) -> None:
        """Hear that tracks are numbered anew: the user must be known by looks again."""
        if self._me is not None:
            self._me = 0
        self._sure, self._last = False, None
        self._known = set()
        self._proofs.clear()

    def observe(
        self,
        pixels: Pixels,
        faces: Sequence[Face],
        places: Mapping[int, Affine],
        now_ns: int,
        pointed: tuple[float, float] | None = None,
    ) -> Guarded:
        """Take in a frame.

        Args:
            pixels: As the camera gave it.
            faces: Those in it.
            places: Where each track is expected by its id, also of faces not seen now.
            now_ns: The frame's time, in the tracker's clock.
            pointed: Where the user pointed to say "this is me", in frame pixels.
        """
        seen = [face for face in faces if face.seen]
        self._notice_newcomers(places, now_ns)
        chosen = self._choose(seen, pointed)
        if chosen is not None:
            self._trust(chosen, looks_of(pixels, chosen))
        elif self._me is not None:
            self._judge(pixels, seen, places)
        me = next((face for face in seen if face.track_id == self._me), None)
        said = chosen is not None and pointed is not None
        settled = said or now_ns >= self._settled_ns
        return Guarded(
            me=me if self._sure and settled else None,
            strangers=tuple(
                place for number, place in places.items() if number != self._me
            ),
        )

    def _notice_newcomers(self, places: Mapping[int, Affine], now_ns: int) -> None:
        if self._known is None:
            self._known = set(places)
        elif not self._known.issuperset(places):
            self._known.update(places)
            self._settled_ns = now_ns + _SETTLES_NS

    def _choose(
        self, seen: Sequence[Face], pointed: tuple[float, float] | None
    ) -> Face | None:
        """Return the face that becomes the user's now, because somebody said so."""
        if not seen or (pointed is None and self._me is not None):
            return None
        if pointed is None:
            return max(seen, key=lambda face: scale_of(face.transform))
        self._album = Album()
        return min(seen, key=lambda face: math.dist(face.box.center, pointed))

    def _trust(self, face: Face, looks: Looks) -> None:
        self._me, self._sure, self._last = face.track_id, True, (face, looks)
        self._album.add(looks)
        self._proofs.clear()

    def _judge(
        self, pixels: Pixels, seen: Sequence[Face], places: Mapping[int, Affine]
    ) -> None:
        """Find out whether the user is still, or again, surely known."""
        mine = next((face for face in seen if face.track_id == self._me), None)
        if self._sure:
            if mine is not None and _stands_apart(mine, places):
                looks = looks_of(pixels, mine)
                if self._goes_on(mine, looks):
                    self._trust(mine, looks)
                    return
            self._sure, self._last = False, None
        self._prove(pixels, [face for face in seen if _stands_apart(face, places)])

    def _prove(self, pixels: Pixels, candidates: Sequence[Face]) -> None:
        """Trust the one face that has looked like the user for some frames in a row."""
        alike = [
            (face, looks)
            for face in candidates
            if self._album.likeness(looks := looks_of(pixels, face)) >= SAME
        ]
        self._proofs = {
            face.track_id: self._proofs.get(face.track_id, 0) + 1 for face, _ in alike
        }
        if len(alike) == 1 and self._proofs[alike[0][0].track_id] >= _PROOFS:
            self._trust(*alike[0])

    def _goes_on(self, face: Face, looks: Looks) -> bool:
        """Tell whether a face can be the one of the frame before."""
        if self._last is None:
            return False
        before, looked = self._last
        step = math.dist(center_of(face.transform), center_of(before.transform))
        near = step <= _FARTHEST_STEP * scale_of(before.transform)
        return near and float(looks @ looked) >= SAME


def _stands_apart(face: Face, places: Mapping[int, Affine]) -> bool:
    """Tell whether no other face is so near that it may be taken for this one."""
    middle, size = center_of(face.transform), scale_of(face.transform)
    return all(
        number == face.track_id
        or math.dist(middle, center_of(place)) > _NEAREST * max(size, scale_of(place))
        for number, place in places.items()
    )
