"""Where the files that ship with FaceKeys lie: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from facekeys.errors import ResourceError

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
        hint="Install FaceKeys again: `pip install --force-reinstall facekeys`.",
    )
