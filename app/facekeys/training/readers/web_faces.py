"""The web faces: five points set by hand, and a teacher's mesh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from facekeys.keypoints.detailed import MESH
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.offsets import KNOWN_OFFSETS, apply_offsets
from facekeys.training.readers.meshes import Meshes
from facekeys.training.readers.tables import Row, kaggle_columns, read_table

_FIVE: Final = (
    "left_eye_center",
    "right_eye_center",
    "nose_tip",
    "mouth_left_corner",
    "mouth_right_corner",
)
_COLUMNS: Final = kaggle_columns(_FIVE)
_PLACES: Final = [KAGGLE15.index(name) for name in _FIVE]

# Mean distance of the hand's points and the mesh's, over the eye distance.
_MAX_MESH_DISAGREEMENT: Final = 0.08

_YES_NO: Final = MappingProxyType({"1": "yes", "2": "no"})
_CODES: Final = MappingProxyType(
    {
        "gender": MappingProxyType({"1": "man", "2": "woman"}),
        "smile": _YES_NO,
        "glasses": _YES_NO,
        "pose": MappingProxyType(
            {
                "1": "left profile",
                "2": "left",
                "3": "frontal",
                "4": "right",
                "5": "right profile",
            }
        ),
    }
)


def read_web_faces(folder: Path) -> Iterator[Label]:
    """Read the web faces: the mesh where it agrees with the hand, else the hand alone.

    Where both agree the five points are the mean of both, and the source is "mesh";
    otherwise only the five are known, and the source is "web-hand". Faces cut from one
    photograph share their group.

    Raises:
        InputError: A file is missing or broken; the message names file and row.
    """
    meshes = Meshes(folder)
    for row in _rows(folder):
        hand = _hand_label(folder, row)
        disagreement = row.number_in("mesh_disagreement", empty=np.inf)
        agrees = disagreement < _MAX_MESH_DISAGREEMENT
        yield _joined(hand, meshes) if agrees else hand


def read_web_hand(folder: Path) -> Iterator[Label]:
    """Read the web faces: the five points set by hand, whatever the mesh says.

    Raises:
        InputError: The table is missing or broken; the message names file and row.
    """
    for row in _rows(folder):
        yield _hand_label(folder, row)


def _rows(folder: Path) -> Iterator[Row]:
    return read_table(folder / "points5.csv", ("file", *_COLUMNS, "mesh_disagreement"))


def _hand_label(folder: Path, row: Row) -> Label:
    file = row.text("file")
    points = np.full((15, 2), np.nan, np.float32)
    points[_PLACES] = row.points(_COLUMNS)
    attributes: dict[str, str] = {}
    for column, meanings in _CODES.items():
        attributes |= row.one_of(column, meanings)
    return Label(
        picture=folder / file,
        file=file,
        group=_photograph(file),
        points=apply_offsets(points, KNOWN_OFFSETS["web-hand"]),
        where=row.where,
        source="web-hand",
        attributes=attributes,
    )


def _joined(hand: Label, meshes: Meshes) -> Label:
    """Return the face with its mesh, and the mean of both where there are both."""
    detail = meshes.detail(hand.file, hand.where)
    mesh = apply_offsets(MESH.to_fifteen(detail), KNOWN_OFFSETS["mesh"])
    points = np.where(np.isnan(hand.points), mesh, (hand.points + mesh) / 2)
    return replace(
        hand, points=points, source="mesh", detail=detail, detail_scheme=MESH.name
    )


def _photograph(file: str) -> str:
    """Return what the names of faces cut from one photograph have in common."""
    stem = re.sub(r"_\d+$", "", Path(file).stem)
    return "web-" + re.sub(r"^(\d+)_\d+$", r"\1", stem)
