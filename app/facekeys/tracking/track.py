"""One followed face: where it is expected, and how it is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import apply, compose, face_box, invert
from facekeys.tracking.motion import Motion
from facekeys.tracking.smoothing import FaceSmoother
from facekeys.types import Affine, Face, Keypoints


class Sighting(NamedTuple):
    """What the network said about one crop.

    Attributes:
        points: (n, 2) float64 frame pixels.
        score: How sure it is that there is a face, with these points; in [0, 1].
    """

    points: NDArray[np.float64]
    score: float


class Track:
    """What is known of one face.

    Attributes:
        expected: Where it should be in the frame at hand, not smoothed.
        seen_ns: When it was last seen to be there.
        face: How it is shown.
    """

    def __init__(
        self,
        face: Face,
        place: Affine,
        now_ns: int,
        *,
        smoother: FaceSmoother | None,
    ) -> None:
        """Begin with a face that was seen.

        Args:
            face: Its points as the network gave them.
            place: What `fit_face` gave for them.
            now_ns: When it was seen.
            smoother: A fresh one of its own; None if its points are not smoothed.
        """
        self.face = face
        self.expected = self._before = place
        self.seen_ns = now_ns
        self._motion = Motion(place, now_ns)
        self._followed_ns = now_ns
        self._smoother = smoother
        if smoother is not None:  # which passes the first points as they are
            smoother(face.keypoints.points.astype(np.float64), place, 1.0)

    def expect(self, now_ns: int) -> None:
        """Carry `expected` forward to the time of the next frame."""
        self._before, self.expected = self.expected, self._motion.predict(now_ns)

    def stop(self) -> None:
        """Forget how fast the face was."""
        self._motion.stop()

    def follow(self, place: Affine, seen: Sighting, now_ns: int) -> None:
        """Go where the face was found.

        Args:
            place: What `fit_face` gave for its points.
            seen: What the network said.
            now_ns: When; later than the last time.
        """
        points, transform = seen.points, place
        if self._smoother is not None:
            elapsed_s = (now_ns - self._followed_ns) / 1e9
            points, transform = self._smoother(points, place, elapsed_s)
        self._motion.correct(place, now_ns)
        self._followed_ns = now_ns
        self.expected = place
        self.face = face_of(self.face, points, transform, seen.score)

    def coast(self) -> None:
        """Carry the face along to where it is expected, for it was not found."""
        step = compose(self.expected, invert(self._before))
        points = apply(step, self.face.keypoints.points)
        transform = compose(step, self.face.transform)
        self.face = face_of(self.face, points, transform, self.face.score)

    def show(self, presence: float, *, seen: bool) -> None:
        """Set how the face is shown.

        Args:
            presence: How much of an effect on it shows, from 0 to 1.
            seen: Whether it was found in this frame.
        """
        if (presence, seen) != (self.face.presence, self.face.seen):
            self.face = replace(self.face, presence=presence, seen=seen)


def face_of(
    face: Face, points: NDArray[np.float64], transform: Affine, score: float
) -> Face:
    """Return the same face elsewhere.

    Args:
        face: How it was shown before.
        points: (n, 2), frame pixels.
        transform: Where they lie.
        score: Of the points.
    """
    return replace(
        face,
        box=face_box(transform),
        keypoints=Keypoints(points.astype(np.float32), face.keypoints.scheme),
        transform=transform,
        score=score,
    )
