"""300-W as iBUG gives it: a file `.pts` with 68 points beside each picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.detailed import IBUG68
from facekeys.training.labels import Label
from facekeys.training.offsets import KNOWN_OFFSETS, apply_offsets
from facekeys.training.readers.groups_300w import group_of
from facekeys.training.readers.tables import parse_coordinate

_SUFFIXES: Final = (".jpg", ".png", ".jpeg", ".bmp")


def read_300w(folder: Path) -> Iterator[Label]:
    """Read 300-W from its `.pts` files, in whatever sub-folders they lie.

    The set names no persons: see `facekeys.training.readers.groups_300w` for what
    stands for them.

    Raises:
        InputError: There are no such files, one of them is broken, or has no picture
            beside it; the message names the file and the row.
    """
    paths = sorted(p for p in folder.rglob("*.pts") if not p.name.startswith("."))
    if not paths:
        raise InputError(f"{folder} has no .pts file.")
    for path in paths:
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path} can't be read: {error}") from error
        detail = parse_pts(text, str(path))
        points = IBUG68.to_fifteen(detail)
        picture = _picture_beside(path)
        yield Label(
            picture=picture,
            file=picture.relative_to(folder).as_posix(),
            group=group_of(path.relative_to(folder).with_suffix("").as_posix()),
            points=apply_offsets(points, KNOWN_OFFSETS["ibug"]),
            where=str(path),
            source="ibug",
            detail=detail,
            detail_scheme=IBUG68.name,
        )


def parse_pts(text: str, where: str) -> NDArray[np.float32]:
    """Parse the content of a `.pts` file.

    Args:
        text: `version: 1`, `n_points: 68`, and in braces a line of x and y for each
            point, in pixels counted from 1.
        where: The file, for messages.

    Returns:
        (68, 2) float32 picture pixels counted from 0.

    Raises:
        InputError: It is something else; the message names the row.
    """
    lines = text.splitlines()
    rows = [(n, line.split()) for n, line in enumerate(lines, 1) if line.strip()]
    words = [row for _, row in rows]
    header = [["version:", "1"], ["n_points:", str(IBUG68.size)], ["{"]]
    if words[:3] != header or words[-1] != ["}"]:
        raise InputError(
            f"{where} is no list of {IBUG68.size} points.",
            hint=f'Expected "version: 1", "n_points: {IBUG68.size}", and the points '
            "in braces.",
        )
    inner = rows[3:-1]
    if len(inner) != IBUG68.size:
        raise InputError(
            f"{where} has {len(inner)} points, and not {IBUG68.size} as it says."
        )
    points = [_point(row, f"{where}, row {number}") for number, row in inner]
    return np.array(points, np.float32) - np.float32(1)


def _point(words: list[str], where: str) -> list[float]:
    if len(words) != 2:
        raise InputError(f"{where}: expected x and y, got {len(words)} words.")
    return [parse_coordinate(word, where) for word in words]


def _picture_beside(path: Path) -> Path:
    for suffix in (*_SUFFIXES, *map(str.upper, _SUFFIXES)):
        picture = path.with_suffix(suffix)
        if picture.is_file():
            return picture
    raise InputError(
        f"{path} has no picture beside it.",
        hint=f"Looked for {path.stem} with one of {', '.join(_SUFFIXES)}.",
    )
