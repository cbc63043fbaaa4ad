"""The manifest of a filter pack, `filter.toml`: format 1.

docs/filter-format.md describes it to people who draw filters.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from facekeys.effects.registry import AnyEffectSpec
from facekeys.effects.spec import EffectSpec
from facekeys.faults import fault, faults_of, parse_toml
from facekeys.overlays.faults import PackError
from facekeys.overlays.frame_layers import AnyLayerSpec
from facekeys.overlays.layers import Image, Pictured, checked_image
from facekeys.overlays.png import read_bounded
from facekeys.vocabulary.fields import (
    Id,
    Surroundings,
    Table,
    Text,
    WhichFaces,
    surroundings,
)
from facekeys.vocabulary.parameters import (
    Parameter,
    TextField,
    declared_parameters,
    declared_texts,
)

FORMAT: Final = 1
"""The format that this FaceKeys reads."""
MANIFEST_NAME: Final = "filter.toml"
"""Name of the manifest in its pack."""
MAX_MANIFEST_BYTES: Final = 64_000
"""Largest size of a manifest."""

_WORDINGS: Final = MappingProxyType(
    {"dict_type": "must be the name of a key-point, or a table of weights"}
)


def _id(name: str, info: ValidationInfo) -> str:
    if name != surroundings(info).folder.resolve().name:
        raise ValueError("must be the name of the pack's folder")
    return name


def _effects(
    effects: tuple[EffectSpec, ...], info: ValidationInfo
) -> tuple[EffectSpec, ...]:
    """Look into their pictures as well, so that all faults are found in one go."""
    if not effects and info.data.get("layers") == ():
        raise ValueError("must have an entry, or there must be a layer")
    for one in effects:
        for name in one.pictures:
            checked_image(name, info)
    return effects


class Manifest(Table):
    """What a pack says about itself."""

    version: Literal[1] = Field(alias="schema", description="Format of the manifest.")
    id: Annotated[Id, AfterValidator(_id)] = Field(
        description="Name of the pack's folder, and of the filter in commands."
    )
    name: Text = Field(description="What people read.")
    authors: Annotated[
        tuple[Text, ...], Field(strict=False, min_length=1, max_length=20)
    ] = Field(description="Who drew it.")
    license: Text = Field(
        description='On what terms, as an SPDX expression such as "CC0-1.0".'
    )
    tags: Annotated[tuple[Text, ...], Field(strict=False, max_length=20)] = Field(
        default=(), description="Words to find it by."
    )
    preview: Image | None = Field(
        default=None,
        description="A picture of the pack that shows it in the gallery, in place of "
        "a portrait that wears it.",
    )
    faces: WhichFaces = Field(
        default="all", description="Which faces it is for, unless a layer says it."
    )
    parameters: Annotated[tuple[Parameter, ...], Field(strict=False, max_length=8)] = (
        Field(default=(), alias="parameter", description="What the user may slide.")
    )
    texts: Annotated[tuple[TextField, ...], Field(strict=False, max_length=4)] = Field(
        default=(), alias="text", description="What the user may type."
    )
    layers: Annotated[tuple[AnyLayerSpec, ...], Field(strict=False, max_length=16)] = (
        Field(default=(), alias="layer", description="Its pictures.")
    )
    effects: Annotated[
        tuple[AnyEffectSpec, ...],
        Field(strict=False, max_length=8),
        AfterValidator(_effects),
    ] = Field(
        default=(),
        alias="effect",
        validate_default=True,
        description="What it does to the picture.",
    )

    @property
    def orders(self) -> list[int]:
        """When its layers and effects are drawn."""
        layers = [one.order for one in self.layers]
        return layers + [one.order for one in self.effects]

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the pictures in the pack that it needs, each once."""
        names = {one.image for one in self.layers if isinstance(one, Pictured)}
        names.update(name for one in self.effects for name in one.pictures)
        names.update([self.preview] if self.preview else [])
        return tuple(sorted(names))

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [one.id for one in self.parameters] + [one.id for one in self.texts]
        twice = _twice(ids)
        if twice:
            message = f"parameter, text: there is more than one {twice}"
            raise ValueError(message)
        return self


def _twice(ids: Iterable[str]) -> str:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return ""


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest of a pack.

    The pictures that it names are looked at too, though not unpacked.

    Args:
        folder: The pack.

    Raises:
        PackError: Something is wrong; it lists everything that is.
    """
    file = folder / MANIFEST_NAME
    try:
        data = parse_toml(read_bounded(folder, MANIFEST_NAME, limit=MAX_MANIFEST_BYTES))
    except ValueError as error:
        raise PackError(folder, [fault(file, str(error))]) from error
    schema = data.get("schema")
    if isinstance(schema, int) and schema > FORMAT:
        # Its other keys may be right in that format: say nothing about them.
        what = f"is {schema}, but this FaceKeys reads up to {FORMAT}; update FaceKeys"
        raise PackError(folder, [fault(file, what, key="schema")])
    try:
        context = Surroundings(folder, declared_parameters(data), declared_texts(data))
        return Manifest.model_validate(data, context=context)
    except ValidationError as error:
        raise PackError(folder, list(faults_of(error, file, _WORDINGS))) from error
