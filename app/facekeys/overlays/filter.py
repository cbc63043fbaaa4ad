"""A filter as it is used: its manifest, and its pictures ready for drawing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facekeys.overlays.artwork import Artwork

if TYPE_CHECKING:  # pydantic's models take their time, and a window needs none yet
    from facekeys.overlays.manifest import LayerSpec, Manifest


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One picture of a filter.

    Attributes:
        spec: How it follows the face.
        artwork: The picture.
    """

    spec: LayerSpec
    artwork: Artwork


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """A filter pack, read and found sound.

    Attributes:
        folder: Where it lies.
        manifest: What it says about itself.
        layers: Its pictures, in the order of the manifest.
    """

    folder: Path
    manifest: Manifest
    layers: tuple[Layer, ...]

    @property
    def id(self) -> str:
        """Name of the filter in commands and settings."""
        return self.manifest.id

    @property
    def ready(self) -> bool:
        """Whether its pictures were read: see `facekeys.overlays.packs.prepare`."""
        return all(layer.artwork.ready for layer in self.layers)
