"""Drives a tracker: faces at some places, frame by frame."""

from __future__ import annotations

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.tracking.claims import mismatch
from facekeys.tracking.track import Sighting
from facekeys.tracking.tracker import Tracker, TrackerOptions
from factories import make_transform

SIZE = (640, 480)
STEP_NS = 33_333_333
NOTHING = Sighting(apply(make_transform(), KAGGLE15.mean_face), 0.0)


def points_at(x, y=200.0, **options):
    return apply(make_transform(x, y, **options), KAGGLE15.mean_face)


class Scene:
    """A tracker that is told what is seen."""

    def __init__(self, **options):
        self.tracker = Tracker(KAGGLE15, TrackerOptions(**options))
        self.now_ns = 0

    def step(self, *, tracked=(), boxes=(), new=(), score=0.9, step_ns=STEP_NS):
        """Take a frame.

        Args:
            tracked: The points in the crops of the known faces, oldest first; where
                there are fewer than faces, the others' crops show no face.
            boxes: Face transforms that Viola-Jones found.
            new: The points in those of them that are not known yet.
            score: Of all points.
            step_ns: Since the last frame.
        """
        self.now_ns += step_ns
        known = len(self.tracker.expect(self.now_ns))
        fresh = self.tracker.newcomers(boxes)
        seen = [Sighting(points, score) for points in tracked[:known]]
        seen += [NOTHING] * (known - len(seen))
        seen += [Sighting(points, score) for points in new]
        return self.tracker.update(self.now_ns, seen, fresh, SIZE)

    def begin(self, *xs, **options):
        """Take a frame in which Viola-Jones finds a new face at each place."""
        return self.step(
            boxes=[make_transform(x, 200.0, **options) for x in xs],
            new=[points_at(x, **options) for x in xs],
        )

    def watch(self, visible, *, found=()):
        """Take a frame of a drawn world, in which crops see what is there.

        Args:
            visible: Face transforms of all who can be seen. A crop shows the one that
                is nearest to where it was cut, if it shows the better part of it.
            found: Those of them that Viola-Jones finds.
        """
        self.now_ns += STEP_NS
        expected = self.tracker.expect(self.now_ns)
        fresh = self.tracker.newcomers(found)
        seen = [_crop(place, visible) for place in (*expected, *fresh)]
        return self.tracker.update(self.now_ns, seen, fresh, SIZE)


def _crop(place, visible):
    nearest = min(visible, key=lambda face: mismatch(place, face), default=None)
    if nearest is None or mismatch(place, nearest) > 1.2:
        return NOTHING
    return Sighting(apply(nearest, KAGGLE15.mean_face), 0.9)
