"""Making a pack of one picture that somebody laid on a face."""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli_w

from facekeys.errors import InputError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.pictures import NAME, Cel, check_picture, read_picture
from facekeys.overlays.png import MAX_FILE_BYTES, read_bounded
from facekeys.resources import user_filters
from facekeys.sharing.checking import bring
from facekeys.sharing.comments import commented
from facekeys.sharing.contents import Contents
from facekeys.sharing.installing import Installed, put, workshop
from facekeys.sharing.names import folder_fault

_USUAL_ID: Final = "my-filter"
_LONGEST_ID: Final = 32
NOBODY: Final = "Anonymous"
"""Who made what nobody in particular made."""
_NO_LICENCE: Final = "LicenseRef-All-rights-reserved"


@dataclass(frozen=True, slots=True, eq=False)
class OwnPicture:
    """A picture of the user's own, to make a filter of.

    Attributes:
        source: Its file.
        name: What it is called in a pack.
        data: All of the file.
        first: What it shows, or what it begins with.
    """

    source: Path
    name: str
    data: bytes
    first: Cel


def open_picture(path: Path) -> OwnPicture:
    """Read a picture and check that a filter may have it.

    Raises:
        InputError: It may not, or can't be read.
    """
    name = f"artwork{path.suffix.lower()}"
    try:
        if not NAME.fullmatch(name):
            raise ValueError("is no picture that a filter can have")  # noqa: TRY301
        real = path.resolve()
        data = read_bounded(real.parent, real.name, limit=MAX_FILE_BYTES)
        check_picture(name, data)
        first = _first(name, data)
    except ValueError as error:
        raise InputError(
            f"{path.name} {error}.",
            hint="PNG, WebP, GIF and SVG pictures will do; "
            "1000 pixels across are plenty.",
        ) from error
    return OwnPicture(path, name, data, first)


def make(
    picture: OwnPicture, layer: Mapping[str, Any], *, name: str, author: str = ""
) -> Installed:
    """Put a filter of one picture among the user's own.

    Args:
        picture: What it shows.
        layer: The keys of its layer but for the picture, as `pin` gives them.
        name: What people read; its id is made from it.
        author: Who made it; nobody in particular if empty.

    Raises:
        PackError: What came out is no sound pack: the name, for instance, is empty.
        OutputError: The user's folder can't be written to.
    """
    id_ = _free_id(name)
    manifest = {
        "schema": 1,
        "id": id_,
        "name": name,
        "authors": [author or NOBODY],
        "license": _NO_LICENCE,
        "layer": [{"image": picture.name, **layer}],
    }
    text = commented(tomli_w.dumps(manifest))
    files = {MANIFEST_NAME: text.encode(), picture.name: picture.data}
    contents = Contents(picture.source, picture.source.name, id_, files, ())
    with workshop() as folder:
        return put(bring(contents, folder), folder)


def _first(name: str, data: bytes) -> Cel:
    with workshop() as folder:
        (folder / name).write_bytes(data)
        return read_picture(folder, name)[0]


def _free_id(name: str) -> str:
    """Return an id that is made of a name, and that no filter has yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_LONGEST_ID].strip("-")
    if folder_fault(stem):
        stem = _USUAL_ID
    ids = itertools.chain([stem], (f"{stem}-{count}" for count in itertools.count(2)))
    return next(id_ for id_ in ids if not _is_taken(id_))


def _is_taken(id_: str) -> bool:
    folders = (builtin_folder(), user_filters())
    return any(os.path.lexists(folder / id_) for folder in folders)
