"""Where files lie: those that ship with FaceKeys, and the user's own."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from facekeys.errors import REINSTALL, ResourceError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_data", _PACKAGE.parent.parent)


def resource(relative: str) -> Path:
    """Return the path of a file or folder that ships with FaceKeys.

    Args:
        relative: Path below the project's root, such as "models/keypoints15.tflite".

    Raises:
        ResourceError: It is not there.
    """
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    raise ResourceError(
        f"FaceKeys' own file {relative} is missing.",
        hint=REINSTALL,
    )


def user_filters() -> Path:
    """Return the folder for the user's own filter packs; it may not exist yet."""
    return platformdirs.user_data_path("facekeys", appauthor=False) / "filters"


def log_file() -> Path:
    """Return where FaceKeys writes down unexpected faults; it may not exist yet."""
    return platformdirs.user_log_path("facekeys", appauthor=False) / "facekeys.log"
