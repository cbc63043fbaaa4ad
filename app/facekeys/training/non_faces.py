"""What a detector shows the network that is no face, or not a whole one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.viola_jones import load_cascade
from facekeys.keypoints.crops import cut_crop
from facekeys.keypoints.framing import (
    CROP_SIZE,
    crop_transform,
    face_box,
    fit_face,
    frame_box,
)
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.samples import Part, part_of
from facekeys.types import Box, Pixels

# The sources whose pictures show one face each, and enough besides.
_WITH_SURROUNDINGS: Final = frozenset({"muct", "ibug"})

_PER_PICTURE: Final = 3
_TRIES: Final = 12

# A box shows another thing than the face when it shares less than this with the face's
# own (intersection over union).
_MAX_OVERLAP: Final = 0.25

# And no more than this part of it may lie outside the picture.
_MIN_INSIDE: Final = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class NonFaces:
    """Crops of which none is framed around a face.

    Attributes:
        crops: (n, 96, 96) uint8 grey.
        groups: For each crop the person in whose picture it was found.
    """

    crops: NDArray[np.uint8]
    groups: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.groups)

    def part(self, part: Part) -> NonFaces:
        """Return the crops whose person belongs to one part of the split."""
        keep = [i for i, group in enumerate(self.groups) if part_of(group) == part]
        return NonFaces(self.crops[keep], tuple(self.groups[i] for i in keep))

    @staticmethod
    def of_all(several: Sequence[NonFaces]) -> NonFaces:
        """Return the crops of several sets as one."""
        none = np.empty((0, CROP_SIZE, CROP_SIZE), np.uint8)
        crops = np.concatenate([none, *(one.crops for one in several)])
        return NonFaces(crops, tuple(group for one in several for group in one.groups))


def cut_non_faces(labels: Iterable[Label], *, seed: int = 0) -> NonFaces:
    """Cut what lies around faces: by chance, and where Viola-Jones errs.

    Args:
        labels: Faces; those of sources without surroundings are left out.
        seed: Decides where to cut.
    """
    rng = np.random.default_rng(seed)
    detector = load_cascade()
    crops: list[NDArray[np.uint8]] = []
    groups: list[str] = []
    for label in labels:
        if label.source not in _WITH_SURROUNDINGS:
            continue
        grey = label.grey()
        face = face_box(fit_face(label.points, KAGGLE15))
        boxes = [*_by_chance(grey, face, rng), *_false_alarms(grey, face, detector)]
        for box in boxes:
            crops.append(cut_crop(grey, crop_transform(frame_box(box))))
            groups.append(label.group)
    stack = np.stack(crops) if crops else np.empty((0, CROP_SIZE, CROP_SIZE), np.uint8)
    return NonFaces(stack, tuple(groups))


def _by_chance(grey: Pixels, face: Box, rng: np.random.Generator) -> Iterator[Box]:
    height, width = grey.shape
    found = 0
    for _ in range(_TRIES):
        side = face.width * float(np.exp(rng.uniform(np.log(0.35), np.log(1.6))))
        x, y = rng.uniform((0, 0), (max(width - side, 1), max(height - side, 1)))
        box = Box(float(x), float(y), side, side)
        if overlap(box, face) < _MAX_OVERLAP and _inside(box, grey) > _MIN_INSIDE:
            yield box
            found += 1
            if found == _PER_PICTURE:
                return


def _false_alarms(
    grey: Pixels, face: Box, detector: cv2.CascadeClassifier
) -> Iterator[Box]:
    """Find what the cascade takes for a face when it is easily convinced."""
    smallest = round(face.width * 0.4)
    found = detector.detectMultiScale(grey, 1.3, 1, minSize=(smallest, smallest))
    boxes = (Box(*map(float, sides)) for sides in found)
    yield from (box for box in boxes if overlap(box, face) < _MAX_OVERLAP)


def overlap(one: Box, other: Box) -> float:
    """Return the intersection of two boxes over their union."""
    shared = _shared(one, other)
    return shared / (one.width * one.height + other.width * other.height - shared)


def _inside(box: Box, grey: Pixels) -> float:
    height, width = grey.shape
    picture = Box(0.0, 0.0, float(width), float(height))
    return _shared(box, picture) / (box.width * box.height)


def _shared(one: Box, other: Box) -> float:
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(width, 0.0) * max(height, 0.0)
