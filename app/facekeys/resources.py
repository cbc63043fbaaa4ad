"""Where files lie: those that ship with FaceKeys, and the user's own."""

from __future__ import annotations

import getpass
import os
import re
import stat
import sys
import tempfile
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


def settings_file() -> Path:
    """Return the file with the user's settings; it may not exist yet."""
    return platformdirs.user_config_path("facekeys", appauthor=False) / "settings.toml"


def pictures_folder() -> Path:
    """Return the usual folder for photos; it may not exist yet."""
    return platformdirs.user_pictures_path() / "FaceKeys"


def videos_folder() -> Path:
    """Return the usual folder for recordings; it may not exist yet."""
    return platformdirs.user_videos_path() / "FaceKeys"


def pictures_cache() -> Path:
    """Return the folder for pictures of filters; it may not exist yet, or be removed.

    What lies in it is made anew where it is missing.
    """
    return platformdirs.user_cache_path("facekeys", appauthor=False) / "gallery"


def log_file() -> Path:
    """Return where FaceKeys writes down unexpected faults; it may not exist yet."""
    return platformdirs.user_log_path("facekeys", appauthor=False) / "facekeys.log"


def doctor_journal() -> Path:
    """Return where `facekeys doctor --fix` notes what it did; it may not exist yet."""
    return platformdirs.user_state_path("facekeys", appauthor=False) / "doctor.json"


def control_address() -> str:
    """Return where the running app listens: a socket's path, or a pipe's name.

    The folder of the socket is made if need be, for the user alone. (On Windows the
    pipe itself is open to its user only.)

    Raises:
        OSError: There is no folder that is the user's alone.
    """
    if sys.platform == "win32":
        return f"facekeys-{re.sub(r'[^A-Za-z0-9]', '_', getpass.getuser())}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(tempfile.gettempdir(), f"facekeys-{os.getuid()}")
    if runtime:
        folder = Path(runtime, "facekeys")
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    foreign = found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077
    if not stat.S_ISDIR(found.st_mode) or foreign:
        message = f"{folder} is open to other users"
        raise PermissionError(message)
    return str(folder / "control")
