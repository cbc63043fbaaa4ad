"""A filter as it is used: its manifest, and its pictures ready for drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from facekeys.effects.operation import Effect
from facekeys.effects.picture import Picture
from facekeys.overlays.film import Film
from facekeys.resources import user_filters
from facekeys.vocabulary.choosing import FacesRule
from facekeys.vocabulary.values import Values

if TYPE_CHECKING:  # pydantic's models take their time, and a window needs none yet
    from facekeys.overlays.frame_layers import AnyLayerSpec
    from facekeys.overlays.manifest import Manifest


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One picture of a filter.

    Attributes:
        spec: Where it lies, and when.
        film: The picture, still or moving.
        faces: Which faces it is drawn on: what it says itself, or else the filter.
    """

    spec: AnyLayerSpec
    film: Film
    faces: FacesRule = "all"

    @property
    def on_frame(self) -> bool:
        """Whether it lies on the frame, and not on faces."""
        return hasattr(self.spec, "frame")

    @property
    def takes_light(self) -> bool:
        """Whether it must know how its face is lit."""
        return getattr(self.spec, "light", 0) != 0


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """A filter pack, read and found sound.

    Attributes:
        folder: Where it lies.
        manifest: What it says about itself.
        layers: Its pictures, in the order of the manifest.
        effects: What it does to the picture, likewise.
        values: What its parameters stand at, by their ids.
        preview: What shows it in the gallery, if it brings that itself.
        lift: What the `order` of each layer and effect is raised by, so that it lies
            over others: see `facekeys.overlays.stacking`.
    """

    folder: Path
    manifest: Manifest
    layers: tuple[Layer, ...]
    values: Values
    effects: tuple[Effect, ...] = ()
    preview: Picture | None = None
    lift: int = 0

    @property
    def id(self) -> str:
        """Name of the filter in commands and settings."""
        return self.manifest.id

    @property
    def own(self) -> bool:
        """Whether it is one of the user's own, and none that ships with FaceKeys."""
        return self.folder.parent == user_filters()

    @property
    def guards(self) -> bool:
        """Whether it hides people, so that nothing may be shown without it."""
        return any(effect.guards for effect in self.effects)

    @property
    def waits(self) -> bool:
        """Whether some of it is seen only when somebody does something."""
        return any(layer.spec.trigger for layer in self.layers)

    @property
    def people(self) -> int:
        """How many people it takes until something of it is seen."""
        return max((effect.people for effect in self.effects), default=1)

    @property
    def ready(self) -> bool:
        """Whether its pictures were read: see `facekeys.overlays.packs.prepare`."""
        films = all(layer.film.ready for layer in self.layers)
        return films and all(effect.ready for effect in self.effects)

    def adjusted(self, changes: Values) -> Filter:
        """Return the same filter, its pictures included, with other values.

        Args:
            changes: By id of the parameter; the others stay as they are. Numbers
                beyond the end of a slider go to the end, unknown ids are left aside.
        """
        from facekeys.vocabulary.parameters import adjusted_values

        manifest = self.manifest
        values = adjusted_values(
            manifest.parameters, manifest.texts, self.values, changes
        )
        layers = tuple(_rewritten(layer, self.values, values) for layer in self.layers)
        return replace(self, values=values, layers=layers)


def _rewritten(layer: Layer, before: Values, after: Values) -> Layer:
    """Return a layer whose text, if it has one, says what the user typed.

    It is ready if it was: a filter that is on stays on while somebody types.
    """
    from facekeys.overlays.frame_layers import TextLayerSpec
    from facekeys.overlays.lettering import filled_in, text_film

    spec = layer.spec
    if not isinstance(spec, TextLayerSpec):
        return layer
    text = filled_in(spec.text, after)
    if text == filled_in(spec.text, before):
        return layer
    film = text_film(spec, text)
    if layer.film.ready:
        film.prepare()
    return replace(layer, film=film)
