"""Readers of labelled faces: one for each form that a folder of them may have.

All of them give the same kind of `Label`, face by face, in the order of their files.
The points are already in the scheme of MUCT where the offsets of the source are known;
`facekeys.training.offsets.calibrate` brings the others there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.errors import InputError
from facekeys.training.labels import Label
from facekeys.training.readers.kaggle import read_kaggle
from facekeys.training.readers.landmarks import (
    read_300w_train,
    read_landmarks15,
    read_muct,
)
from facekeys.training.readers.lfw import read_lfw
from facekeys.training.readers.muct import read_muct_official
from facekeys.training.readers.pts import read_300w
from facekeys.training.readers.web_faces import read_web_faces, read_web_hand

__all__ = ["READERS", "Reader", "read_web_hand", "reader_of"]

Reader = Callable[[Path], Iterator[Label]]
"""Reads a folder. Raises InputError, naming file and row, for whatever is broken."""

READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "muct": read_muct,
        "muct-official": read_muct_official,
        "kaggle": read_kaggle,
        "300w": read_300w,
        "300w-train": read_300w_train,
        "landmarks15": read_landmarks15,
        "web-faces": read_web_faces,
        "lfw": read_lfw,
    }
)
"""The reader of each form."""

# What must lie in a folder, and the form that it then has. The first that fits counts:
# every folder with landmarks76.csv has landmarks15.csv too.
_MARKS: Final = (
    (("landmarks15.csv", "landmarks76.csv"), "muct"),
    (("landmarks15.csv", "landmarks68.csv"), "300w-train"),
    (("landmarks15.csv",), "landmarks15"),
    (("muct76-opencv.csv",), "muct-official"),
    (("muct-landmarks/muct76-opencv.csv",), "muct-official"),
    (("training.csv",), "kaggle"),
    (("points5.csv", "mesh478.npz"), "web-faces"),
    (("index.csv", "mesh478.npz"), "lfw"),
    (("**/*.pts",), "300w"),
)


def reader_of(folder: Path) -> Reader:
    """Return the reader of a folder, told by what lies in it and not by its name.

    Raises:
        InputError: It is no folder, or nothing in it is known.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.")
    for patterns, form in _MARKS:
        if all(any(folder.glob(pattern)) for pattern in patterns):
            return READERS[form]
    wanted = dict.fromkeys(" with ".join(patterns) for patterns, _ in _MARKS)
    raise InputError(
        f"{folder} holds no labelled faces in a form that FaceKeys knows.",
        hint=f"Looked for {', '.join(wanted)}.",
    )
