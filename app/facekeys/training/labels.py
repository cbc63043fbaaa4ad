"""Readers of the label files: each gives faces with 15 points in the scheme of MUCT."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15

# Vertices of the FaceMesh topology whose mean stands for each of the 15 points.
_MESH_VERTICES: Final = (
    (263, 387, 385, 362, 380, 373),
    (33, 160, 158, 133, 153, 144),
    *((vertex,) for vertex in (362, 263, 133, 33, 336, 300, 107, 70)),
    *((vertex,) for vertex in (4, 291, 61, 0, 17)),
)

# Where the mesh's points lie, seen from MUCT's; from the README of the data.
_MESH_OFFSETS: Final = np.array(
    [
        (0.007, 0.017), (-0.004, 0.022), (-0.031, 0.010), (0.031, -0.006),
        (0.043, 0.006), (-0.033, -0.005), (0.028, -0.092), (0.039, 0.005),
        (0.009, -0.090), (-0.035, -0.008), (0.022, -0.033), (0.016, -0.004),
        (-0.003, -0.006), (0.008, -0.009), (0.006, 0.018),
    ]
)  # fmt: skip

# The same for 300-W's points: the median difference to the points that the shipped
# network, which never saw 300-W, finds on HELEN; made symmetrical.
_IBUG_OFFSETS: Final = np.array(
    [
        (0.005, 0.015), (-0.005, 0.015), (-0.017, 0.010), (0.028, -0.004),
        (0.017, 0.010), (-0.028, -0.004), (-0.033, -0.054), (0.077, 0.039),
        (0.033, -0.054), (-0.077, 0.039), (0.000, -0.034), (0.021, -0.017),
        (-0.021, -0.017), (0.000, -0.001), (0.000, -0.006),
    ]
)  # fmt: skip

# And for the points that were set by hand on the web faces: the median difference to
# the mesh's points, once those are moved, on the 5979 faces of the training part.
_WEB_OFFSETS: Final = MappingProxyType(
    {
        "left_eye_center": (0.008, -0.007),
        "right_eye_center": (-0.008, -0.001),
        "nose_tip": (0.020, -0.008),
        "mouth_left_corner": (0.025, -0.010),
        "mouth_right_corner": (-0.022, -0.015),
    }
)

# What NumPy raises for archives that are missing, cut short, or none at all.
_BROKEN_ARCHIVE: Final = (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile)

_MAX_MESH_DISAGREEMENT: Final = 0.08
_MAX_FLIP_DISAGREEMENT: Final = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """One labelled face.

    Attributes:
        file: Its picture, relative to the folder of the set.
        group: Its person, or its source where persons are not known.
        points: (15, 2) float32 picture pixels in MUCT's scheme, NaN where unknown.
        where: File and row that it was read from, for messages.
    """

    file: str
    group: str
    points: NDArray[np.float32]
    where: str


def to_muct(
    points: NDArray[np.float32], offsets: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Move points of another scheme to where MUCT has them.

    Args:
        points: (15, 2) picture pixels; both eye centres must be known.
        offsets: (15, 2) what to subtract, in the eye frame.
    """
    along = (points[0] - points[1]).astype(np.float64)
    across = np.array([-along[1], along[0]])
    return np.asarray(points - offsets @ np.stack([along, across]), np.float32)


def read_muct(folder: Path) -> Iterator[Label]:
    """Read MUCT: `landmarks15.csv`, the reference of the scheme."""
    yield from _read_landmarks(folder, np.zeros((15, 2)))


def read_300w(folder: Path) -> Iterator[Label]:
    """Read 300-W: `landmarks15.csv`."""
    yield from _read_landmarks(folder, _IBUG_OFFSETS)


def read_web_faces(folder: Path) -> Iterator[Label]:
    """Read the web faces: the mesh, where the five points set by hand agree with it.

    Faces cut from one photograph share their group.
    """
    meshes = _Meshes(folder)
    for row, where in _rows(folder / "points5.csv", ("file", "mesh_disagreement")):
        disagreement = _number(row["mesh_disagreement"], where)
        if disagreement < _MAX_MESH_DISAGREEMENT:
            file = row["file"]
            yield Label(file, _photograph(file), meshes.points(file, where), where)


def read_web_hand(folder: Path) -> Iterator[Label]:
    """Read the web faces: the five points set by hand, whatever the mesh says."""
    columns = [f"{name}_{axis}" for name in _WEB_OFFSETS for axis in "xy"]
    rows = [KAGGLE15.index(name) for name in _WEB_OFFSETS]
    offsets = np.zeros((15, 2))
    offsets[rows] = list(_WEB_OFFSETS.values())
    for row, where in _rows(folder / "points5.csv", ("file", *columns)):
        points = np.full((15, 2), np.nan, np.float32)
        values = [_number(row[name], where) for name in columns]
        points[rows] = np.reshape(values, (5, 2))
        moved = to_muct(points, offsets)
        yield Label(row["file"], _photograph(row["file"]), moved, where)


def read_lfw(folder: Path) -> Iterator[Label]:
    """Read LFW: the mesh, where it found the same on the mirrored picture."""
    meshes = _Meshes(folder)
    for row, where in _rows(
        folder / "index.csv", ("file", "group", "flip_disagreement")
    ):
        disagreement = _number(row["flip_disagreement"], where)
        if disagreement < _MAX_FLIP_DISAGREEMENT:
            file = row["file"]
            yield Label(file, row["group"], meshes.points(file, where), where)


READERS: Final[Mapping[str, Callable[[Path], Iterator[Label]]]] = MappingProxyType(
    {
        "muct": read_muct,
        "300w-train": read_300w,
        "web-faces": read_web_faces,
        "lfw": read_lfw,
    }
)
"""The reader of each set, by the name of its folder."""


class _Meshes:
    """The teacher's meshes of one set, as 15 points."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "mesh478.npz"
        try:
            with self._path.open("rb") as file, np.load(file) as archive:
                files, mesh = archive["files"], archive["points"][..., :2]
        except _BROKEN_ARCHIVE as error:
            raise InputError(f"{self._path} can't be read: {error}") from error
        if mesh.shape != (len(files), 478, 2):
            raise InputError(
                f"{self._path}: expected points ({len(files)}, 478, 2 or 3), "
                f"got {mesh.shape}."
            )
        self._rows = {str(file): row for row, file in enumerate(files)}
        self._points = np.stack(
            [
                mesh[:, list(vertices)].astype(np.float32).mean(axis=1)
                for vertices in _MESH_VERTICES
            ],
            axis=1,
        )

    def points(self, file: str, where: str) -> NDArray[np.float32]:
        if file not in self._rows:
            raise InputError(f"{where}: {self._path} has no mesh of {file}.")
        points = self._points[self._rows[file]]
        if np.isnan(points).any():
            raise InputError(f"{where}: the mesh of {file} in {self._path} is empty.")
        return to_muct(points, _MESH_OFFSETS)


def _read_landmarks(folder: Path, offsets: NDArray[np.float64]) -> Iterator[Label]:
    columns = [f"{name}_{axis}" for name in KAGGLE15.names for axis in "xy"]
    for row, where in _rows(folder / "landmarks15.csv", ("file", "group", *columns)):
        values = [_number(row[name], where, empty=np.nan) for name in columns]
        points = np.array(values, np.float32).reshape(15, 2)
        moved = to_muct(points, offsets) if offsets.any() else points
        yield Label(row["file"], row["group"], moved, where)


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the rows of a table, each with its place in words."""
    try:
        with path.open(newline="", encoding="utf-8") as file:
            table = csv.DictReader(file)
            missing = [name for name in columns if name not in (table.fieldnames or ())]
            if missing:
                raise InputError(f"{path} lacks the columns {', '.join(missing)}.")
            for row in table:
                where = f"{path}, row {table.line_num}"
                if None in row or None in row.values():
                    raise InputError(f"{where}: the number of cells is wrong.")
                yield row, where
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {error}") from error


def _photograph(file: str) -> str:
    """Return what the names of faces cut from one photograph have in common."""
    stem = re.sub(r"_\d+$", "", Path(file).stem)
    return "web-" + re.sub(r"^(\d+)_\d+$", r"\1", stem)


def _number(cell: str, where: str, *, empty: float = np.inf) -> float:
    try:
        return float(cell) if cell.strip() else empty
    except ValueError as error:
        raise InputError(f"{where}: {cell!r} is no number.") from error
