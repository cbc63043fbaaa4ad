"""Files under names that no file has, on disks that have room for them."""

from __future__ import annotations

import itertools
import shutil
from contextlib import suppress
from pathlib import Path


def reserve(folder: Path, name: str, ending: str) -> Path:
    """Make an empty file under the first name that is free, and return its path.

    Args:
        folder: Where to; it is there.
        name: Of the file; " (2)" and so on follow where it is taken.
        ending: Of the file, with its dot.

    Raises:
        OSError: No file can be made there.
    """
    for number in itertools.count(1):
        suffix = f" ({number})" if number > 1 else ""
        path = folder / f"{name}{suffix}{ending}"
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError  # there are always more numbers


def has_room(folder: Path, spare_bytes: int) -> bool:
    """Tell whether the disk of a folder has so much left.

    Raises:
        OSError: The folder is not there any more.
    """
    return shutil.disk_usage(folder).free >= spare_bytes
