"""Follows faces: who is who, where to look next, and when a face is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import face_box, fit_face, frame_box, scale_of
from facekeys.tracking.one_euro import OneEuroFilter, OneEuroOptions
from facekeys.tracking.plausibility import moved_plausibly, plausible_shape
from facekeys.types import Affine, Box, Face, Keypoints, KeypointScheme

_SAME_FACE: Final = 0.5
"""Two boxes are one face if their middles are nearer than this share of a side."""


@dataclass(frozen=True, slots=True)
class TrackerOptions:
    """When to look, to believe and to give up.

    Attributes:
        smooth: Whether the points are smoothed.
        one_euro: How they are.
        look_around_s: While a face is followed, newcomers are looked for so often.
        newcomer_score: A new face must score so much, for nothing is known of it yet.
        score: Points that score so much show that the face is there.
        doubt: Points that score less are not even followed.
        hold_s: A face that is not seen to be there stays for so long.
    """

    smooth: bool = True
    one_euro: OneEuroOptions = field(default_factory=OneEuroOptions)
    look_around_s: float = 0.5
    newcomer_score: float = 0.7
    score: float = 0.5
    doubt: float = 0.25
    hold_s: float = 0.25


class Sighting(NamedTuple):
    """What the network said about one crop.

    Attributes:
        points: (n, 2) float64 frame pixels.
        score: How sure it is that there is a face, with these points; in [0, 1].
    """

    points: NDArray[np.float64]
    score: float


@dataclass(slots=True)
class Track:
    """What is known of one face.

    Attributes:
        track_id: From 1, never used twice.
        transform: Where its face was last, not smoothed; the next crop is cut there.
        face: How it was last shown.
        seen_ns: When it was last seen to be there.
        smoother: Its own filter.
    """

    track_id: int
    transform: Affine
    face: Face
    seen_ns: int
    smoother: OneEuroFilter


class Tracker:
    """The faces of one stream of frames. Time comes from the frames alone."""

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
        self._looked_ns: int | None = None
        self._now_ns = 0

    @property
    def tracks(self) -> Sequence[Track]:
        """The faces followed now, oldest first."""
        return self._tracks

    def wants_faces(self, now_ns: int) -> bool:
        """Tell whether it is time to look for faces."""
        if self._looked_ns is None or not self._tracks:
            return True
        if any(track.seen_ns < self._now_ns for track in self._tracks):
            return True  # one of them may have gone, and come back elsewhere
        return now_ns - self._looked_ns >= self._options.look_around_s * 1e9

    def looked(self, now_ns: int) -> None:
        """Note that faces were looked for."""
        self._looked_ns = now_ns

    def newcomers(self, boxes: Sequence[Box]) -> list[Affine]:
        """Return the face transforms of those boxes that hold no known face."""
        taken = [track.face.box for track in self._tracks]
        fresh: list[Affine] = []
        for box in boxes:
            if not any(_same(box, other) for other in taken):
                taken.append(box)
                fresh.append(frame_box(box))
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
            now_ns: The frame's time.
            sightings: One for each of `tracks`, then one for each newcomer.
            newcomers: The face transforms that their crops were cut by.
            size: Width and height of the frame.

        Returns:
            The faces of the frame, oldest first.
        """
        known, options = len(self._tracks), self._options
        self._now_ns = now_ns
        for track, seen in zip(self._tracks, sightings[:known], strict=True):
            place = self._place(track.transform, seen, options.doubt, size)
            if place is not None:
                track.transform = place
                track.face = self._face(track, seen, now_ns)
                if seen.score >= options.score:
                    track.seen_ns = now_ns
        for newcomer, seen in zip(newcomers, sightings[known:], strict=True):
            place = self._place(newcomer, seen, options.newcomer_score, size)
            if place is not None:
                self._add(place, seen, now_ns)
        self._drop(now_ns)
        return tuple(track.face for track in self._tracks)

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

    def _add(self, transform: Affine, seen: Sighting, now_ns: int) -> None:
        track = Track(
            track_id=self._next_id,
            transform=transform,
            face=self._shown(self._next_id, seen),
            seen_ns=now_ns,
            smoother=OneEuroFilter(self._options.one_euro),
        )
        self._next_id += 1
        track.face = self._face(track, seen, now_ns)
        self._tracks.append(track)

    def _face(self, track: Track, seen: Sighting, now_ns: int) -> Face:
        if self._options.smooth:
            unit = scale_of(track.transform)
            smooth = track.smoother(seen.points, time_ns=now_ns, unit=unit)
            seen = Sighting(smooth, seen.score)
        return self._shown(track.track_id, seen)

    def _shown(self, track_id: int, seen: Sighting) -> Face:
        transform = fit_face(seen.points, self._scheme)
        return Face(
            track_id=track_id,
            box=face_box(transform),
            keypoints=Keypoints(seen.points.astype(np.float32), self._scheme),
            transform=transform,
            score=seen.score,
        )

    def _drop(self, now_ns: int) -> None:
        """Forget faces that are gone, or followed twice."""
        kept: list[Track] = []
        for track in self._tracks:
            lost = now_ns - track.seen_ns > self._options.hold_s * 1e9
            twice = any(_same(track.face.box, other.face.box) for other in kept)
            if not (lost or twice):
                kept.append(track)
        self._tracks = kept


def _same(one: Box, other: Box) -> bool:
    (x, y), (other_x, other_y) = one.center, other.center
    near = _SAME_FACE * max(one.width, other.width)
    return float(np.hypot(x - other_x, y - other_y)) < near
