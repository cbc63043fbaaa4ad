"""A filter as it is used: its manifest, and its pictures ready for drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from facekeys.overlays.film import Film
from facekeys.vocabulary.choosing import FacesRule
from facekeys.vocabulary.values import Values

if TYPE_CHECKING:  # pydantic's models take their time, and a window needs none yet
    from facekeys.overlays.layers import LayerSpec
    from facekeys.overlays.manifest import Manifest


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One picture of a filter.

    Attributes:
        spec: How it follows the face.
        film: The picture, still or moving.
        faces: Which faces it is drawn on: what it says itself, or else the filter.
    """

    spec: LayerSpec
    film: Film
    faces: FacesRule = "all"


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """A filter pack, read and found sound.

    Attributes:
        folder: Where it lies.
        manifest: What it says about itself.
        layers: Its pictures, in the order of the manifest.
        values: What its parameters stand at, by their ids.
    """

    folder: Path
    manifest: Manifest
    layers: tuple[Layer, ...]
    values: Values

    @property
    def id(self) -> str:
        """Name of the filter in commands and settings."""
        return self.manifest.id

    @property
    def ready(self) -> bool:
        """Whether its pictures were read: see `facekeys.overlays.packs.prepare`."""
        return all(layer.film.ready for layer in self.layers)

    def adjusted(self, changes: Values) -> Filter:
        """Return the same filter, its pictures included, with other values.

        Args:
            changes: By id of the parameter; the others stay as they are. Numbers
                beyond the end of a slider go to the end, unknown ids are left aside.
        """
        from facekeys.vocabulary.parameters import adjusted_values

        values = adjusted_values(self.manifest.parameters, self.values, changes)
        return replace(self, values=values)
