"""MUCT as its authors give it: `jpg/` and `muct76-opencv.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from facekeys.errors import InputError
from facekeys.keypoints.detailed import MUCT76
from facekeys.training.labels import Label
from facekeys.training.readers.tables import read_table

TABLE: Final = "muct76-opencv.csv"

_COLUMNS: Final = [
    f"{axis}{number:02d}" for number in range(MUCT76.size) for axis in "xy"
]

# For instance i000qa-fn: subject 000, light q, camera a, a woman, no glasses.
_NAME: Final = re.compile(r"i(\d{3})([q-z])([a-e])-([mf])(\w)")
_GENDERS: Final = MappingProxyType({"m": "man", "f": "woman"})
_GLASSES: Final = MappingProxyType({"g": "yes", "n": "no"})


def read_muct_official(folder: Path) -> Iterator[Label]:
    """Read MUCT's official layout.

    The table may lie in the folder itself or in `muct-landmarks`, as in the authors'
    archive. Its zeros are missing points. The rows `ir...`, which describe mirrored
    pictures that are not in the archives, are left out.

    Raises:
        InputError: The table is missing or broken; the message names file and row.
    """
    inner = folder / "muct-landmarks" / TABLE
    path = inner if inner.exists() else folder / TABLE
    for row in read_table(path, ("name", *_COLUMNS)):
        name = row.text("name")
        if name.startswith("ir"):
            continue
        match = _NAME.fullmatch(name)
        if match is None:
            raise InputError(
                f"{row.where}: {name} is no name of MUCT's, such as i000qa-fn."
            )
        detail = row.points(_COLUMNS)
        detail[(detail == 0).all(axis=1)] = np.nan
        file = f"jpg/{name}.jpg"
        yield Label(
            picture=folder / file,
            file=file,
            group=f"s{match[1]}",
            points=MUCT76.to_fifteen(detail),
            where=row.where,
            source="muct",
            detail=detail,
            detail_scheme=MUCT76.name,
            attributes=name_attributes(file),
        )


def name_attributes(file: str) -> dict[str, str]:
    """Return what MUCT's name of a picture tells.

    Returns:
        "camera" from a to e, "light" from q to z, "gender" and "glasses". Nothing for
        names that are not MUCT's; no "glasses" for the few pictures whose name says
        neither yes nor no.
    """
    match = _NAME.fullmatch(Path(file).stem)
    if match is None:
        return {}
    _, light, camera, gender, glasses = match.groups()
    known = {"camera": camera, "light": light, "gender": _GENDERS[gender]}
    if glasses in _GLASSES:
        known["glasses"] = _GLASSES[glasses]
    return known
