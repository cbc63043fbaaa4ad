"""Checking packs as a whole, before they come to lie where FaceKeys reads them."""

from __future__ import annotations

import tempfile
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

from facekeys.errors import OutputError
from facekeys.faults import fault, printable
from facekeys.overlays.faults import NoPackError, PackError
from facekeys.overlays.filter import Filter
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.packs import load_filter
from facekeys.overlays.pictures import NAME, Allowance, read_picture
from facekeys.sharing.archive import read_archive
from facekeys.sharing.contents import Contents
from facekeys.sharing.folder import read_folder
from facekeys.sharing.names import folder_fault

_HINT: Final = "Mend it: docs/filter-format.md says what a pack may be."
_PLACEHOLDER: Final = "pack"


def read_pack(path: Path) -> Contents:
    """Read a pack from its folder, its manifest or its file.

    Raises:
        NoPackError: There is nothing of this name.
        PackError: It may not be looked at.
    """
    if path.name == MANIFEST_NAME:
        path = path.parent
    try:
        there, is_folder = path.exists(), path.is_dir()
    except OSError as error:  # it lies in a folder that may not be looked into
        raise PackError(path, [fault(path, "may not be read")], hint=_HINT) from error
    if not there:
        raise NoPackError(path)
    return read_folder(path) if is_folder else read_archive(path)


def bring(contents: Contents, into: Path) -> Filter:
    """Write a pack into a folder of packs, and check all of it there.

    Args:
        contents: The pack.
        into: A folder that nobody else reads, for a faulty pack is written as well.

    Returns:
        The pack that was written.

    Raises:
        PackError: It has faults; the error lists all of them.
        OutputError: It can't be written.
    """
    sound_name = folder_fault(contents.id) is None
    folder = into / (contents.id if sound_name else _PLACEHOLDER)
    try:
        contents.write(folder)
    except OSError as error:
        raise OutputError(
            f"{into} can't be written to: {error.strerror}.",
            hint="Is the disk full?",
        ) from error
    found: Filter | None = None
    faults = list(contents.faults)
    if MANIFEST_NAME in contents.files or not faults:
        try:
            found = load_filter(folder)
        except PackError as error:
            faults += error.faults
    said = "\n".join(faults)
    layers = found.layers if found else ()
    sound = {getattr(layer.spec, "image", None) for layer in layers}
    faults += [
        fault(folder / name, what)
        for name, what in _picture_faults(folder, sound)
        if f"{name} {what}" not in said and f"{name}: {what}" not in said
    ]
    if faults or found is None:
        label = printable(contents.label)
        shown = [one.replace(folder.as_posix(), label, 1) for one in faults]
        raise PackError(contents.source, shown, hint=_HINT)
    return found


def checked(path: Path) -> Filter:
    """Check a pack, and return it; its own files may be gone by then, but it is ready.

    Raises:
        PackError: It has faults; the error lists all of them.
        OutputError: There is no room for a copy of it.
    """
    contents = read_pack(path)
    with tempfile.TemporaryDirectory(prefix="facekeys-") as folder:
        return bring(contents, Path(folder))


def _picture_faults(
    folder: Path, sound: Container[str | None]
) -> Iterator[tuple[str, str]]:
    """Decode the pictures that are not known to be sound, named or not.

    Drawings that a manifest does not name are never drawn: as files they were checked
    already, and those that it names were drawn to load the pack.
    """
    allowance = Allowance()
    for file in sorted(folder.iterdir()):
        decoded = NAME.fullmatch(file.name) and file.suffix != ".svg"
        if decoded and file.name not in sound:
            try:
                read_picture(folder, file.name, allowance)
            except ValueError as error:
                yield file.name, str(error)
