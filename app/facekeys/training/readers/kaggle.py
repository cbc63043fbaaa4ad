"""The `training.csv` of Kaggle's "facial keypoints detection"."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.readers.tables import kaggle_columns, read_table

SIDE: Final = 96
"""Width and height of Kaggle's pictures."""

_COLUMNS: Final = kaggle_columns()

# What the later part of the table is labelled with.
_FOUR: Final = [
    KAGGLE15.index(name)
    for name in (
        "left_eye_center",
        "right_eye_center",
        "nose_tip",
        "mouth_center_bottom_lip",
    )
]


def read_kaggle(folder: Path) -> Iterator[Label]:
    """Read Kaggle's training set.

    It was labelled in two parts, by different rules: rows with up to 15 points, source
    "kaggle-15", and rows with no other points than eye centres, nose tip and lower
    lip, source "kaggle-4". Rows with fewer than two points, of which no face can be
    framed, are left out. It names no persons; the same picture in several rows is one
    group.

    Raises:
        InputError: The table is missing or broken; the message names file and row.
    """
    for row in read_table(folder / "training.csv", (*_COLUMNS, "Image")):
        points = row.points(_COLUMNS)
        known = ~np.isnan(points).any(axis=1)
        if known.sum() < 2:
            continue
        picture = parse_image(row.cells["Image"], row.where)
        digest = hashlib.sha256(picture.tobytes()).hexdigest()[:16]
        others = np.delete(known, _FOUR).any()
        yield Label(
            picture=picture,
            file=f"row {row.number}",
            group=f"kaggle-{digest}",
            points=points,
            where=row.where,
            source="kaggle-15" if others else "kaggle-4",
        )


def parse_image(cell: str, where: str) -> NDArray[np.uint8]:
    """Parse a cell of the column `Image`.

    Args:
        cell: 96 * 96 grey values from 0 to 255 with spaces between, row by row.
        where: File and row, for messages.

    Returns:
        (96, 96) uint8.

    Raises:
        InputError: A value is no whole number from 0 to 255, or their number is wrong.
    """
    try:
        values = [int(word) for word in cell.split()]
    except ValueError as error:
        raise InputError(
            f"{where}: Image holds something else than whole numbers."
        ) from error
    if len(values) != SIDE * SIDE:
        raise InputError(
            f"{where}: Image has {len(values)} pixels, expected {SIDE} * {SIDE}."
        )
    if min(values) < 0 or max(values) > 255:
        raise InputError(f"{where}: Image has pixels that are not from 0 to 255.")
    return np.array(values, np.uint8).reshape(SIDE, SIDE)
