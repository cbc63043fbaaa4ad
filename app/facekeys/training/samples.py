"""Labelled faces from the data folders, in one form: upright patches with key-points.

Every face has the 15 points in the scheme of MUCT, whose points the model gives, as far
as they are labelled. The richer points that some sets have besides lie side by side in
one row of *details*: a set fills its own columns, and leaves NaN in the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError, UsageError
from facekeys.keypoints.crops import cut_crop
from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.framing import apply, crop_transform, fit_face, invert
from facekeys.keypoints.model import KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.offsets import calibrate
from facekeys.training.readers import reader_of
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


def _columns_of_details() -> Iterator[tuple[str, slice]]:
    first = 0
    for scheme in DETAILED.values():
        yield scheme.name, slice(first, first + scheme.size)
        first += scheme.size


DETAIL_COLUMNS: Final[Mapping[str, slice]] = MappingProxyType(
    dict(_columns_of_details())
)
"""Where the points of each detailed scheme lie in a row of details."""

DETAILS: Final = sum(scheme.size for scheme in DETAILED.values())
"""Number of points in a row of details."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Faces of one set, ready for augmentation.

    Attributes:
        name: The set.
        patches: (n, PATCH_SIZE, PATCH_SIZE) uint8 grey, upright in the face frame.
        points: (n, 15, 2) float32 in patch pixels, NaN where there is no label.
        details: (n, DETAILS, 2) float32 likewise; see `DETAIL_COLUMNS`.
        sources: For each face where its label comes from, as `Label` names it.
        groups: For each face its person, or its source where persons are not known.
        files: For each face its picture, relative to the folder of the set.
        attributes: For each face what else is known, such as `glasses`: `yes`.
    """

    name: str
    patches: NDArray[np.uint8]
    points: NDArray[np.float32]
    details: NDArray[np.float32]
    sources: tuple[str, ...]
    groups: tuple[str, ...]
    files: tuple[str, ...]
    attributes: tuple[Mapping[str, str], ...]

    def __len__(self) -> int:
        return len(self.groups)

    def part(self, part: Part) -> Samples:
        """Return the faces whose group belongs to one part of the split."""
        return self._take(i for i, g in enumerate(self.groups) if part_of(g) == part)

    def with_both_eyes(self) -> Samples:
        """Return the faces whose errors can be told: both eye centres are labelled."""
        return self._take(np.flatnonzero(np.isfinite(self.points[:, :2]).all((1, 2))))

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
            details=self.details[keep],
            sources=tuple(self.sources[i] for i in keep),
            groups=tuple(self.groups[i] for i in keep),
            files=tuple(self.files[i] for i in keep),
            attributes=tuple(self.attributes[i] for i in keep),
        )


def part_of(group: str) -> Part:
    """Return the part of the split that a person or source belongs to.

    It hangs on the name alone, so that it stays the same when sets grow: a fifth of the
    groups tests, a twentieth validates, the others train.
    """
    number = int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % 20
    return _PARTS.get(number, "train")


# Out of twenty. The last digits 8 and 9 have always been kept out of the training.
_PARTS: Final[Mapping[int, Part]] = MappingProxyType(
    {7: "validation", 8: "test", 9: "test", 18: "test", 19: "test"}
)


def read_labels(folder: Path) -> list[Label]:
    """Read a set of labelled faces of any known kind, all in the scheme of MUCT.

    Raises:
        InputError: The folder holds no known set, or a file is missing or broken; the
            message names it and the row.
    """
    return list(calibrate(reader_of(folder)(folder), KeypointModel()))


def set_folders(data: Path, names: Iterable[str] = ()) -> list[Path]:
    """Return the folders of sets, each once: the named ones, or all that there are.

    Args:
        data: The folder that they are in.
        names: Which ones.

    Raises:
        InputError: There is no such folder, or none in it.
        UsageError: A named one is not there.
    """
    if not data.is_dir():
        raise InputError(f"There is no folder {data}.")
    there = sorted(folder.name for folder in data.iterdir() if folder.is_dir())
    if not there:
        raise InputError(
            f"No labelled faces were found in {data}.",
            hint="Each set wants a folder of its own in there.",
        )
    wanted = list(dict.fromkeys(names)) or there
    for name in wanted:
        if name not in there:
            raise UsageError(
                f"There is no set {name} in {data}.",
                hint=f"There are: {', '.join(there)}.",
            )
    return [data / name for name in wanted]


def cut_samples(name: str, labels: Iterable[Label]) -> Samples:
    """Cut the patch of every labelled face.

    Args:
        name: What to call the set.
        labels: The faces.

    Raises:
        InputError: A picture can't be read, a face has fewer than two points, or there
            is no face.
    """
    kept: list[Label] = []
    patches: list[NDArray[np.uint8]] = []
    points: list[NDArray[np.float32]] = []
    details: list[NDArray[np.float32]] = []
    for label in labels:
        try:
            face = fit_face(label.points, KAGGLE15)
        except ValueError as error:
            raise InputError(f"{label.where}: {error}") from error
        to_picture = crop_transform(face, size=PATCH_SIZE, margin=PATCH_MARGIN)
        to_patch = invert(to_picture)
        kept.append(label)
        patches.append(cut_crop(label.grey(), to_picture, PATCH_SIZE))
        points.append(apply(to_patch, label.points).astype(np.float32))
        details.append(apply(to_patch, _details(label)).astype(np.float32))
    if not kept:
        raise InputError(f"The set {name} has no labelled face.")
    return Samples(
        name=name,
        patches=np.stack(patches),
        points=np.stack(points),
        details=np.stack(details),
        sources=tuple(label.source for label in kept),
        groups=tuple(label.group for label in kept),
        files=tuple(label.file for label in kept),
        attributes=tuple(label.attributes for label in kept),
    )


def _details(label: Label) -> NDArray[np.float32]:
    row = np.full((DETAILS, 2), np.nan, np.float32)
    if label.detail is not None and label.detail_scheme is not None:
        row[DETAIL_COLUMNS[label.detail_scheme]] = label.detail
    return row
