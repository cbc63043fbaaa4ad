"""Labelled faces from the data folders, in one form: upright patches with 15 points.

Every set is brought to the point scheme of MUCT, whose points the model gives. The sets
put "the same" point in different places; these differences are per-point offsets in
the eye frame (x along the eye line to the subject's left, y down, one unit is the
distance of the eye centres), and are subtracted here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.crops import GreyPyramid, cut_crop
from facekeys.keypoints.framing import apply, crop_transform, fit_face, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import READERS, Label
from facekeys.types import Affine

Part = Literal["train", "validation", "test"]

PATCH_SIZE: Final = 176
"""Side of the stored patches in pixels: as fine as the crops, for the margin below."""

PATCH_MARGIN: Final = 1.8
"""Side of the patches in units of the crop: room for jitter of roll and place."""

FACE_TO_PATCH: Final[Affine] = invert(
    crop_transform(np.eye(2, 3), size=PATCH_SIZE, margin=PATCH_MARGIN)
)
"""(2, 3) map from the face frame to patch pixels; the same for every face."""

# 300-W names no persons: its groups are whole collections, and one of them is kept for
# the test, so that nobody can stand on both sides.
_PART_OF_SOURCE: Final[Mapping[str, Part]] = MappingProxyType(
    {"helen_trainset": "train", "lfpw_trainset": "test"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Faces of one set, ready for augmentation.

    Attributes:
        name: The set.
        patches: (n, PATCH_SIZE, PATCH_SIZE) uint8 grey, upright in the face frame.
        points: (n, 15, 2) float32 in patch pixels, NaN where there is no label.
        groups: For each face its person or source.
        files: For each face its picture, relative to the folder of the set.
    """

    name: str
    patches: NDArray[np.uint8]
    points: NDArray[np.float32]
    groups: tuple[str, ...]
    files: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.groups)

    def part(self, part: Part) -> Samples:
        """Return the faces whose group belongs to one part of the split."""
        return self._take(i for i, g in enumerate(self.groups) if part_of(g) == part)

    def spread(self, count: int) -> Samples:
        """Return at most `count` faces, evenly spread over the set."""
        chosen = np.linspace(0, len(self) - 1, min(count, len(self)))
        return self._take(int(i) for i in chosen)

    def _take(self, rows: Iterable[int]) -> Samples:
        keep = list(rows)
        return replace(
            self,
            patches=self.patches[keep],
            points=self.points[keep],
            groups=tuple(self.groups[i] for i in keep),
            files=tuple(self.files[i] for i in keep),
        )


def part_of(group: str) -> Part:
    """Return the part of the split that a person or source belongs to.

    It hangs on the name alone (8 in 10 train, 1 validates, 1 tests), so that it stays
    the same when sets grow.
    """
    if group in _PART_OF_SOURCE:
        return _PART_OF_SOURCE[group]
    digit = int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % 10
    return "train" if digit < 8 else "validation" if digit == 8 else "test"


def load_samples(name: str, folder: Path) -> Samples:
    """Read one set of labelled faces.

    Args:
        name: A key of `facekeys.training.labels.READERS`.
        folder: Where the set lies.

    Raises:
        InputError: A file is missing or broken; the message names it and the row.
    """
    return cut_samples(name, READERS[name](folder), folder)


def load_all(data: Path, names: Iterable[str] = tuple(READERS)) -> list[Samples]:
    """Read every known set that has a folder below `data`.

    Raises:
        InputError: None is there, or one of them is broken.
    """
    found = [
        load_samples(name, data / name) for name in names if (data / name).is_dir()
    ]
    if not found:
        raise InputError(
            f"No labelled faces were found in {data}.",
            hint=f"Expected at least one of the folders {', '.join(names)}.",
        )
    return found


def cut_samples(name: str, labels: Iterable[Label], folder: Path) -> Samples:
    """Cut the patch of every labelled face.

    Args:
        name: What to call the set.
        labels: The faces; their files are relative to `folder`.
        folder: Where the pictures lie.

    Raises:
        InputError: A picture can't be read, or a face has fewer than two points.
    """
    kept: list[Label] = []
    patches: list[NDArray[np.uint8]] = []
    points: list[NDArray[np.float32]] = []
    for label, grey in _with_pictures(labels, folder):
        try:
            face = fit_face(label.points, KAGGLE15)
        except ValueError as error:
            raise InputError(f"{label.where}: {error}") from error
        to_picture = crop_transform(face, size=PATCH_SIZE, margin=PATCH_MARGIN)
        kept.append(label)
        patches.append(cut_crop(GreyPyramid(grey), to_picture, PATCH_SIZE))
        points.append(apply(invert(to_picture), label.points).astype(np.float32))
    if not kept:
        raise InputError(f"{folder} has no labelled face.")
    return Samples(
        name=name,
        patches=np.stack(patches),
        points=np.stack(points),
        groups=tuple(label.group for label in kept),
        files=tuple(label.file for label in kept),
    )


def _with_pictures(
    labels: Iterable[Label], folder: Path
) -> Iterator[tuple[Label, NDArray[np.uint8]]]:
    for label in labels:
        grey = cv2.imread(str(folder / label.file), cv2.IMREAD_GRAYSCALE)
        if grey is None:
            raise InputError(f"{label.where}: {folder / label.file} can't be read.")
        yield label, np.asarray(grey, np.uint8)
