"""Follows faces: who is who, where to look next, and when a face is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import face_box, fit_face, frame_box, scale_of
from facekeys.tracking.one_euro import OneEuroFilter, OneEuroOptions
from facekeys.tracking.plausibility import (
    moved_plausibly,
    plausible_shape,
    same_place,
)
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
        confirm_s: A followed face is shown to Viola-Jones so often.
        probation_s: A new face that Viola-Jones does not confirm is dropped so soon.
        show_doubtful: Whether a face shows that Viola-Jones has not confirmed yet.
        trust_s: A face that Viola-Jones has not confirmed for so long is dropped.
        hold_s: A face whose points make no sense stays where it was for so long.
    """

    smooth: bool = True
    one_euro: OneEuroOptions = field(default_factory=OneEuroOptions)
    look_around_s: float = 0.5
    confirm_s: float = 0.25
    probation_s: float = 0.4
    show_doubtful: bool = False
    trust_s: float = 1.5
    hold_s: float = 0.25


class Newcomer(NamedTuple):
    """A face that may be one.

    Attributes:
        transform: Where its crop is cut.
        confirmed: Whether Viola-Jones saw it a second time, in an upright crop.
    """

    transform: Affine
    confirmed: bool


@dataclass(slots=True)
class Track:
    """What is known of one face.

    Attributes:
        track_id: From 1, never used twice.
        transform: Where its face was last, not smoothed; the next crop is cut there.
        face: How it was last shown.
        seen_ns: When its points last made sense.
        trusted: Whether Viola-Jones ever confirmed it.
        checked_ns: When Viola-Jones last looked at it.
        confirmed_ns: When Viola-Jones last agreed.
        smoother: Its own filter.
    """

    track_id: int
    transform: Affine
    face: Face
    seen_ns: int
    trusted: bool
    checked_ns: int
    confirmed_ns: int
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

    @property
    def tracks(self) -> Sequence[Track]:
        """The faces followed now, oldest first."""
        return self._tracks

    def wants_faces(self, now_ns: int) -> bool:
        """Tell whether it is time to look for faces."""
        if self._looked_ns is None or not self._tracks:
            return True
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

    def to_confirm(self, now_ns: int) -> list[Track]:
        """Return the tracks that Viola-Jones should look at again."""
        pause = self._options.confirm_s * 1e9
        return [track for track in self._tracks if now_ns - track.checked_ns >= pause]

    def confirm(self, track: Track, now_ns: int, found: Affine | None) -> None:
        """Note what Viola-Jones sees where a face is followed.

        Points that drift off a face take their next crop with them. So a face that is
        seen elsewhere than it was thought to be is looked for there.

        Args:
            track: The face.
            now_ns: The frame's time.
            found: The face transform of what was seen; None if nothing was.
        """
        track.checked_ns = now_ns
        if found is None:
            return
        if same_place(track.transform, found):
            track.confirmed_ns = now_ns
            track.trusted = True
        else:
            track.transform = found

    def update(
        self,
        now_ns: int,
        points: Sequence[NDArray[np.float64]],
        newcomers: Sequence[Newcomer],
        size: tuple[int, int],
    ) -> tuple[Face, ...]:
        """Take the points found in a frame.

        Args:
            now_ns: The frame's time.
            points: (n, 2) frame pixels: one for each of `tracks`, then one for each
                newcomer.
            newcomers: The newcomers, as their crops were cut.
            size: Width and height of the frame.

        Returns:
            The faces of the frame, oldest first.
        """
        known = len(self._tracks)
        for track, found in zip(self._tracks, points[:known], strict=True):
            transform = fit_face(found, self._scheme)
            if self._believes(track.transform, transform, found, size):
                track.transform = transform
                track.seen_ns = now_ns
                track.face = self._face(track, found, now_ns)
        for newcomer, found in zip(newcomers, points[known:], strict=True):
            transform = fit_face(found, self._scheme)
            if self._believes(newcomer.transform, transform, found, size):
                self._add(transform, found, now_ns, confirmed=newcomer.confirmed)
        self._drop(now_ns)
        everyone = self._options.show_doubtful
        return tuple(track.face for track in self._tracks if track.trusted or everyone)

    def _believes(
        self,
        before: Affine,
        after: Affine,
        points: NDArray[np.float64],
        size: tuple[int, int],
    ) -> bool:
        return moved_plausibly(before, after, size) and plausible_shape(
            points, after, self._scheme
        )

    def _add(
        self,
        transform: Affine,
        points: NDArray[np.float64],
        now_ns: int,
        *,
        confirmed: bool,
    ) -> None:
        options = self._options
        overdue_s = 0.0 if confirmed else options.trust_s - options.probation_s
        track = Track(
            track_id=self._next_id,
            transform=transform,
            face=self._shown(self._next_id, points, 1.0),
            seen_ns=now_ns,
            trusted=confirmed,
            checked_ns=now_ns,
            confirmed_ns=now_ns - round(overdue_s * 1e9),
            smoother=OneEuroFilter(options.one_euro),
        )
        self._next_id += 1
        track.face = self._face(track, points, now_ns)
        self._tracks.append(track)

    def _face(self, track: Track, points: NDArray[np.float64], now_ns: int) -> Face:
        if self._options.smooth:
            unit = scale_of(track.transform)
            points = track.smoother(points, time_ns=now_ns, unit=unit)
        unsure = (now_ns - track.confirmed_ns) / (self._options.trust_s * 1e9)
        return self._shown(track.track_id, points, min(1.0, max(0.0, 1.0 - unsure)))

    def _shown(self, track_id: int, points: NDArray[np.float64], score: float) -> Face:
        transform = fit_face(points, self._scheme)
        return Face(
            track_id=track_id,
            box=face_box(transform),
            keypoints=Keypoints(points.astype(np.float32), self._scheme),
            transform=transform,
            score=score,
        )

    def _drop(self, now_ns: int) -> None:
        """Forget faces that are gone, doubtful, or followed twice."""
        kept: list[Track] = []
        for track in self._tracks:
            lost = now_ns - track.seen_ns > self._options.hold_s * 1e9
            doubtful = now_ns - track.confirmed_ns > self._options.trust_s * 1e9
            twice = any(_same(track.face.box, other.face.box) for other in kept)
            if not (lost or doubtful or twice):
                kept.append(track)
        self._tracks = kept


def _same(one: Box, other: Box) -> bool:
    (x, y), (other_x, other_y) = one.center, other.center
    near = _SAME_FACE * max(one.width, other.width)
    return float(np.hypot(x - other_x, y - other_y)) < near
