"""Beginning a pack of one's own from one that is there."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from facekeys.errors import UsageError
from facekeys.overlays.filter import Filter
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.resources import user_filters
from facekeys.sharing.checking import bring
from facekeys.sharing.comments import commented
from facekeys.sharing.folder import read_folder
from facekeys.sharing.installing import Installed, put, refuse_builtin, workshop
from facekeys.sharing.names import folder_fault

_ABOUT: Final = """\
# {id}: begun as a copy of the filter {source}.
#
# Save this file, or a picture of the pack: a running FaceKeys shows the change within a
# second. On people:               facekeys filters preview {id}
# To find out what is wrong with it:    facekeys filters check {id}
# To make a file to pass on:            facekeys filters export {id}
# All keys: docs/filter-format.md of FaceKeys.

"""


def begin(id_: str, source: Filter) -> Installed:
    """Put a copy of a filter among the user's own, its manifest explained.

    Args:
        id_: Of the new filter; its name is made from it.
        source: The filter to begin from.

    Raises:
        UsageError: The id is no good, or taken.
        PackError: The filter has files that no pack may have.
        OutputError: The user's folder can't be written to.
    """
    what = folder_fault(id_)
    if what is not None:
        raise UsageError(f"{id_!r} {what}.", hint="Such as my-hat.")
    refuse_builtin(id_)
    if os.path.lexists(user_filters() / id_):
        raise UsageError(f"You have a filter {id_} already.", hint="Choose another id.")
    contents = read_folder(source.folder)
    files = {**contents.files, MANIFEST_NAME: _manifest(id_, contents.files, source)}
    with workshop() as folder:
        return put(bring(replace(contents, id=id_, files=files), folder), folder)


def _manifest(id_: str, files: Mapping[str, bytes], source: Filter) -> bytes:
    text = files[MANIFEST_NAME].decode("utf-8-sig")
    for key, value in {"id": id_, "name": _name(id_)}.items():
        line = re.compile(rf"^{key}\s*=.*$", re.MULTILINE)
        text = line.sub(f'{key} = "{value}"', text, count=1)
    return (_ABOUT.format(id=id_, source=source.id) + commented(text)).encode()


def _name(id_: str) -> str:
    """Return an id as people would write it: "My hat"."""
    return id_.replace("-", " ").strip().capitalize() or id_
