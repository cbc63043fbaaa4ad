"""Laying the picture of a filter of the user's own elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import tomli_w

from facekeys.faults import parse_toml
from facekeys.overlays.filter import Filter
from facekeys.overlays.layers import FaceLayerSpec
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.packs import load_filter
from facekeys.sharing.checking import bring
from facekeys.sharing.comments import commented
from facekeys.sharing.folder import read_folder
from facekeys.sharing.installing import Installed, put, workshop
from facekeys.sharing.making import NOBODY, OwnPicture, open_picture


@dataclass(frozen=True, slots=True, eq=False)
class OwnFilter:
    """A filter that `can_be_laid`.

    Attributes:
        filter: As it is now.
        spec: Of its only layer: where that lies.
        picture: What the layer shows.
    """

    filter: Filter
    spec: FaceLayerSpec
    picture: OwnPicture

    @property
    def author(self) -> str:
        """Who made it; empty if that is not said."""
        authors = ", ".join(self.filter.manifest.authors)
        return "" if authors == NOBODY else authors


def can_be_laid(one: Filter) -> bool:
    """Tell whether a filter is one picture of the user's own, as the editor lays it."""
    if not one.own or one.effects or len(one.layers) != 1:
        return False
    spec = one.layers[0].spec
    return (
        isinstance(spec, FaceLayerSpec)
        and spec.fit != "mesh"
        and spec.size == 1
        and not spec.in_space
    )


def open_own(one: Filter) -> OwnFilter:
    """Read a filter that `can_be_laid`, as its files are now, and its picture.

    Raises:
        PackError: It is gone, or broken.
    """
    one = load_filter(one.folder)
    spec = one.layers[0].spec
    assert isinstance(spec, FaceLayerSpec)  # noqa: S101 - see `can_be_laid`
    return OwnFilter(one, spec, open_picture(one.folder / spec.image))


def remake(
    own: OwnFilter, layer: Mapping[str, Any], *, name: str, author: str = ""
) -> Installed:
    """Write a filter anew in its place; its id and its other keys stay.

    Args:
        own: The filter as it was.
        layer: The keys of its layer that are others now, as `pin` gives them.
        name: What people read.
        author: Who made it; nobody in particular if empty.

    Raises:
        PackError: What came out is no sound pack.
        OutputError: The user's folder can't be written to.
    """
    contents = read_folder(own.filter.folder)
    manifest = parse_toml(contents.files[MANIFEST_NAME])
    manifest["name"] = name
    if author != own.author:
        manifest["authors"] = [author or NOBODY]
    manifest["layer"][0].update(layer)
    text = commented(tomli_w.dumps(manifest))
    files = {**contents.files, MANIFEST_NAME: text.encode()}
    with workshop() as folder:
        return put(bring(replace(contents, files=files), folder), folder, replace=True)
