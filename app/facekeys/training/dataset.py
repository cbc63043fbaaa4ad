"""All labelled faces that there are, and what lies around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facekeys.errors import InputError
from facekeys.training.non_faces import NonFaces, cut_non_faces
from facekeys.training.samples import (
    Part,
    Samples,
    cut_samples,
    read_labels,
    set_folders,
)

Tell = Callable[[str], None]
"""Takes a line that says what is being done."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Sets of faces.

    Attributes:
        sets: The sets, each with at least one face.
        non_faces: What lies around the faces.
    """

    sets: tuple[Samples, ...]
    non_faces: NonFaces

    def part(self, part: Part) -> Dataset:
        """Return what belongs to one part of the split; empty sets are left out."""
        parts = (faces.part(part) for faces in self.sets)
        return Dataset(
            tuple(faces for faces in parts if len(faces)), self.non_faces.part(part)
        )

    def facts(self) -> list[dict[str, Any]]:
        """Return how many faces of how many people each set has, for a card."""
        return [
            {"set": one.name, "faces": len(one), "groups": len(set(one.groups))}
            for one in self.sets
        ]


def read_dataset(
    data: Path, names: Iterable[str] = (), *, tell: Tell = lambda _line: None
) -> Dataset:
    """Read sets of labelled faces.

    Args:
        data: The folder of the sets.
        names: Their folders; all that are there if none is named.
        tell: Hears what is being read.

    Raises:
        InputError: A set is missing or broken, or too few people are there to hold some
            back.
    """
    sets: list[Samples] = []
    around: list[NonFaces] = []
    for folder in set_folders(data, names):
        tell(f"Reading the faces in {folder}.")
        labels = read_labels(folder)
        sets.append(cut_samples(folder.name, labels))
        around.append(cut_non_faces(labels))
    dataset = Dataset(tuple(sets), NonFaces.of_all(around))
    if not all(dataset.part(part).sets for part in ("train", "validation", "test")):
        raise InputError(
            f"The faces in {data} are too few to hold some people back.",
            hint="At least some dozens of people are needed.",
        )
    return dataset
