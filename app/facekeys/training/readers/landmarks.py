"""Folders with `landmarks15.csv`: our form of MUCT and of 300-W, and any other set.

Its columns are `file`, `group` and `<name>_x`, `<name>_y` of the 15 points in Kaggle's
names. A second table, `landmarks76.csv` or `landmarks68.csv`, may hold the richer
points of the same pictures as `x0`, `y0`, `x1`, ...; without it there is no detail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.detailed import DETAILED
from facekeys.training.labels import Label
from facekeys.training.offsets import KNOWN_OFFSETS, apply_offsets
from facekeys.training.readers.groups_300w import group_of
from facekeys.training.readers.muct import name_attributes
from facekeys.training.readers.tables import kaggle_columns, read_table

_COLUMNS: Final = kaggle_columns()


def read_landmarks15(folder: Path) -> Iterator[Label]:
    """Read any set with `landmarks15.csv`, whose offsets nobody knows yet.

    Raises:
        InputError: The table is missing or broken; the message names file and row.
    """
    for row in read_table(folder / "landmarks15.csv", ("file", "group", *_COLUMNS)):
        file = row.text("file")
        yield Label(
            picture=folder / file,
            file=file,
            group=row.text("group"),
            points=row.points(_COLUMNS),
            where=row.where,
            source="landmarks15",
        )


def read_muct(folder: Path) -> Iterator[Label]:
    """Read MUCT: `landmarks15.csv`, the reference of the scheme, `landmarks76.csv`.

    Raises:
        InputError: A table is missing or broken; the message names file and row.
    """
    for label in _with_detail(folder, "landmarks76.csv", "muct76"):
        yield replace(label, source="muct", attributes=name_attributes(label.file))


def read_300w_train(folder: Path) -> Iterator[Label]:
    """Read our form of 300-W: `landmarks15.csv` and `landmarks68.csv`.

    The set names no persons, and its column `group` only whole collections: see
    `facekeys.training.readers.groups_300w` for what stands for persons.

    Raises:
        InputError: A table is missing or broken; the message names file and row.
    """
    for label in _with_detail(folder, "landmarks68.csv", "ibug68"):
        yield replace(
            label,
            source="ibug",
            group=group_of(Path(label.file).stem),
            points=apply_offsets(label.points, KNOWN_OFFSETS["ibug"]),
        )


def _with_detail(folder: Path, table: str, scheme: str) -> Iterator[Label]:
    path = folder / table
    details = _read_details(path, scheme) if path.exists() else None
    for label in read_landmarks15(folder):
        if details is None:
            yield label
        elif label.file in details:
            detail = details[label.file]
            yield replace(label, detail=detail, detail_scheme=scheme)
        else:
            raise InputError(f"{label.where}: {path} has no row for {label.file}.")


def _read_details(path: Path, scheme: str) -> dict[str, NDArray[np.float32]]:
    size = DETAILED[scheme].size
    columns = [f"{axis}{number}" for number in range(size) for axis in "xy"]
    rows = read_table(path, ("file", *columns))
    return {row.text("file"): row.points(columns) for row in rows}
