"""Packs as folders, such as artists have them before they share them."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Final

from facekeys.faults import fault
from facekeys.overlays.png import MAX_FILE_BYTES, read_bounded
from facekeys.sharing.contents import Contents, gather
from facekeys.sharing.limits import MAX_FILES

_MOST_ENTRIES: Final = 16 * MAX_FILES


def read_folder(folder: Path) -> Contents:
    """Read a pack's folder, and note everything in it that is not fit to be shared.

    What programs leave behind, `.name` and `name~`, is passed over.
    """
    source = Path(os.path.normpath(folder))
    try:
        with os.scandir(folder) as found:
            entries = list(itertools.islice(found, _MOST_ENTRIES))
    except OSError as error:
        faults = [fault(source, "is no folder, and no file that can be read")]
        if isinstance(error, PermissionError):
            faults = [fault(source, "may not be read")]
        return Contents(folder, source.as_posix(), folder.name, {}, faults)
    faults = []
    sizes: dict[str, int] = {}
    for entry in sorted(entries, key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        try:
            what = _entry_fault(entry)
            sizes[entry.name] = entry.stat(follow_symlinks=False).st_size
        except OSError:  # the folder may be listed, but not looked into
            what = "may not be read"
        if what is not None:
            sizes.pop(entry.name, None)
            faults.append(fault(source / entry.name, what))
    files, rest = gather(
        sizes,
        lambda name: read_bounded(folder, name, limit=MAX_FILE_BYTES),
        lambda name, what: fault(source / name, what),
    )
    own = folder.resolve().name
    return Contents(folder, source.as_posix(), own, files, [*faults, *rest])


def _entry_fault(entry: os.DirEntry[str]) -> str | None:
    if entry.is_symlink():
        return "is a link"
    if entry.is_dir(follow_symlinks=False):
        return "is a folder inside of the pack"
    if not entry.is_file(follow_symlinks=False):
        return "is no plain file"
    return None
