"""Making one file of a pack, to pass it on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from facekeys.overlays.filter import Filter
from facekeys.recording.replacing import replacing
from facekeys.sharing.archive import write_archive
from facekeys.sharing.checking import bring
from facekeys.sharing.folder import read_folder


def export(folder: Path, target: Path) -> Filter:
    """Write the file of a pack, if it is one that others can install.

    Args:
        folder: The pack.
        target: The file to make or replace.

    Raises:
        PackError: The pack has faults; the error lists all of them.
        OutputError: The file can't be written.
    """
    contents = read_folder(folder)
    with tempfile.TemporaryDirectory(prefix="facekeys-") as workshop:
        one = bring(contents, Path(workshop))
    with replacing(target) as temporary:
        write_archive(contents, temporary)
    return one
