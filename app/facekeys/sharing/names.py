"""Names that files of a pack may have, on every system that FaceKeys runs on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_FILE: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")
_FOLDER: Final = re.compile(r"[a-z0-9-]{1,40}")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

_Rule = tuple[Callable[[str], object], str]

# The first one that holds says what is wrong with a path.
_OF_PATHS: Final[tuple[_Rule, ...]] = (
    (lambda path: not path, "has no name"),
    (lambda path: not path.isprintable(), "has control characters in its name"),
    (lambda path: "\\" in path, "has a backslash in its name"),
    (lambda path: path.startswith("/"), "is an absolute path"),
    (_DRIVE.match, "begins with the letter of a drive"),
    (lambda path: ".." in path.split("/"), "leads out of the pack"),
    (
        lambda path: "/" not in path,
        "lies beside the folder of the pack: put the folder itself into the file",
    ),
    (lambda path: path.count("/") > 1, "lies in a folder inside of the pack"),
)
_OF_FILES: Final[tuple[_Rule, ...]] = (
    (_DEVICE.fullmatch, "has a name that Windows keeps for devices"),
    (lambda name: name.endswith("."), "has a name that ends with a dot"),
    (
        lambda name: not _FILE.fullmatch(name),
        "has an odd name: 1 to 64 of A-Z, a-z, 0-9, _, - and . will do",
    ),
)
_OF_FOLDERS: Final[tuple[_Rule, ...]] = (
    (_DEVICE.fullmatch, "has a name that Windows keeps for devices"),
    (
        lambda name: not _FOLDER.fullmatch(name),
        "must be named as the filter's id: 1 to 40 of a-z, 0-9 and -",
    ),
)


def path_fault(path: str) -> str | None:
    """Return what is wrong with the path of a file in a pack's file, if anything.

    It must be that of a file directly in a folder; the names of both are left aside.
    """
    return _first(_OF_PATHS, path)


def file_fault(name: str) -> str | None:
    """Return what is wrong with the name of a file in a pack, if anything."""
    return _first(_OF_FILES, name)


def folder_fault(name: str) -> str | None:
    """Return what is wrong with the name of a pack's folder, if anything."""
    return _first(_OF_FOLDERS, name)


def _first(rules: tuple[_Rule, ...], text: str) -> str | None:
    return next((what for holds, what in rules if holds(text)), None)
