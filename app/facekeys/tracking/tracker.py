"""Follows faces: who is who, where to look next, and when a face is gone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from facekeys.keypoints.framing import face_box, fit_face
from facekeys.tracking.claims import Claim, mismatch, on_any, settle
from facekeys.tracking.plausibility import moved_plausibly, plausible_shape
from facekeys.tracking.smoothing import (
    FaceSmoother,
    SmoothingOptions,
)
from facekeys.tracking.track import Sighting, Track, face_of
from facekeys.types import Affine, Face, Keypoints, KeypointScheme

_STALL_NS: Final = 500_000_000
"""After a gap between frames as long as this nobody knows how fast a face is."""

_RETURN_WITHIN: Final = 1.4
_RETURN_SPEED: Final = 6.0
"""A face that is lost comes back at most so far from where it is expected, in eye
distances, and so many more for each second that it was not seen."""


@dataclass(frozen=True, slots=True)
class TrackerOptions:
    """When to believe and when to give up.

    Attributes:
        smoothing: How faces are smoothed; not at all if None.
        newcomer_score: A new face must score so much, for nothing is known of it yet;
            likewise one that is not shown any more.
        score: Points that score so much show that the face is there.
        doubt: Points that score less are not even followed.
        hold_s: A face that is not seen to be there is shown for so long.
        fade_s: For so long effects fade in, or fade out before the hold ends. 0 for
            single pictures.
        remember_s: A face that is not seen is expected back for so long.
    """

    smoothing: SmoothingOptions | None = field(default_factory=SmoothingOptions)
    newcomer_score: float = 0.7
    score: float = 0.5
    doubt: float = 0.25
    hold_s: float = 0.25
    fade_s: float = 0.15
    remember_s: float = 1.0


class Tracker:
    """The faces of one scene. Time comes from the caller alone, and must go forward.

    For each frame `expect`, then `newcomers` if faces were found, then `update`.
    """

    def __init__(
        self, scheme: KeypointScheme, options: TrackerOptions | None = None
    ) -> None:
        """Start with no face.

        Args:
            scheme: The key-points that `update` is given.
            options: The defaults if None.
        """
        self._scheme = scheme
        self._options = options or TrackerOptions()
        self._tracks: list[Track] = []
        self._next_id = 1
        self._now_ns: int | None = None

    @property
    def seen(self) -> list[Affine]:
        """Where those faces should be that were seen in the last frame."""
        return [one.expected for one in self._tracks if one.seen_ns == self._now_ns]

    @property
    def places(self) -> dict[int, Affine]:
        """Where each known face should be, by the id of its track, seen or not."""
        return {one.face.track_id: one.expected for one in self._tracks}

    @property
    def any_missing(self) -> bool:
        """Whether a face may be there that is not seen; true without any face."""
        return not self._tracks or len(self.seen) < len(self._tracks)

    def expect(self, now_ns: int) -> list[Affine]:
        """Return where to look for each known face in a frame, oldest first.

        Args:
            now_ns: The frame's time; later than that of the frame before.
        """
        last_ns = now_ns if self._now_ns is None else self._now_ns
        stalled = now_ns - last_ns >= _STALL_NS
        for track in self._tracks:
            if stalled:
                track.stop()
            track.expect(now_ns)
        return [track.expected for track in self._tracks]

    def newcomers(self, found: Sequence[Affine]) -> list[Affine]:
        """Return those of some faces found in the frame that are not followed yet.

        A known face that is not seen now is not in their way, for they may be it.
        """
        fresh: list[Affine] = []
        for transform in found:
            if not on_any(transform, (*self.seen, *fresh)):
                fresh.append(transform)
        return fresh

    def update(
        self,
        now_ns: int,
        sightings: Sequence[Sighting],
        newcomers: Sequence[Affine],
        size: tuple[int, int],
    ) -> tuple[Face, ...]:
        """Take what was seen in a frame.

        Args:
            now_ns: The frame's time, as `expect` was told.
            sightings: One for each known face, then one for each newcomer.
            newcomers: The face transforms that their crops were cut by.
            size: Width and height of the frame.

        Returns:
            The faces of the frame, oldest first.
        """
        known = len(self._tracks)
        held = settle(self._claims(now_ns, sightings[:known], size))
        for number, track in enumerate(self._tracks):
            if number in held:
                track.follow(held[number], sightings[number], now_ns)
                if sightings[number].score >= self._options.score:
                    track.seen_ns = now_ns
            else:
                track.coast()
        for newcomer, seen in zip(newcomers, sightings[known:], strict=True):
            place = self._place(newcomer, seen, self._options.newcomer_score, size)
            if place is not None and not on_any(place, held.values()):
                held[self._welcome(place, seen, held, now_ns)] = place
        shown = tuple(self._fade(held, now_ns))
        remember_ns = self._options.remember_s * 1e9
        self._tracks = [t for t in self._tracks if now_ns - t.seen_ns <= remember_ns]
        self._now_ns = now_ns
        return shown

    def _claims(
        self, now_ns: int, sightings: Sequence[Sighting], size: tuple[int, int]
    ) -> Iterator[Claim]:
        """Yield what the known faces say about where they are."""
        options = self._options
        for number, seen in enumerate(sightings):
            track = self._tracks[number]
            unseen_ns = now_ns - track.seen_ns
            shown = unseen_ns <= options.hold_s * 1e9
            least = options.doubt if shown else options.newcomer_score
            place = self._place(track.expected, seen, least, size)
            if place is not None:
                yield Claim(number, track.expected, place, unseen_ns)

    def _place(
        self, before: Affine, seen: Sighting, least: float, size: tuple[int, int]
    ) -> Affine | None:
        """Return where a sighting says that a face is; None if it can't be true."""
        if seen.score < least or not np.isfinite(seen.points).all():
            return None
        after = fit_face(seen.points, self._scheme)
        if not moved_plausibly(before, after, size):
            return None
        if not plausible_shape(seen.points, after, self._scheme):
            return None
        return after

    def _welcome(
        self, place: Affine, seen: Sighting, held: Container[int], now_ns: int
    ) -> int:
        """Take in a face that no track led to; return the number of its track."""
        number = self._back(place, held, now_ns)
        if number is None:
            number = len(self._tracks)
            face = Face(
                track_id=self._next_id,
                box=face_box(place),
                keypoints=Keypoints(seen.points.astype(np.float32), self._scheme),
                transform=place,
                score=seen.score,
                presence=0.0,
            )
            self._next_id += 1
        else:
            face = face_of(self._tracks[number].face, seen.points, place, seen.score)
        smoothing = self._options.smoothing
        smoother = FaceSmoother(smoothing) if smoothing else None
        track = Track(face, place, now_ns, smoother=smoother)
        self._tracks[number : number + 1] = [track]
        return number

    def _back(self, place: Affine, held: Container[int], now_ns: int) -> int | None:
        """Return the number of the lost face that is back in a place, if one is."""
        near: dict[int, float] = {}
        for number, track in enumerate(self._tracks):
            apart = mismatch(track.expected, place)
            unseen_s = (now_ns - track.seen_ns) / 1e9
            if number not in held and apart < _RETURN_WITHIN + _RETURN_SPEED * unseen_s:
                near[number] = apart
        return min(near, key=near.__getitem__, default=None)

    def _fade(self, held: Mapping[int, Affine], now_ns: int) -> Iterator[Face]:
        """Set how much of each face's effects shows, and yield those that are shown."""
        options = self._options
        step = 1.0  # whoever is there when the scene begins was there before
        if self._now_ns is not None and options.fade_s > 0:
            step = (now_ns - self._now_ns) / 1e9 / options.fade_s
        for number, track in enumerate(self._tracks):
            # A face that is not found where another one is has gone behind it.
            hidden = number not in held and on_any(track.expected, held.values())
            unseen_s = (now_ns - track.seen_ns) / 1e9
            sign = 1 if unseen_s <= max(0.0, options.hold_s - options.fade_s) else -1
            presence = min(max(track.face.presence + sign * step, 0.0), 1.0)
            seen = track.seen_ns == now_ns
            track.show(0.0 if hidden else presence, seen=seen)
            if not hidden and unseen_s <= options.hold_s:
                yield track.face
