"""The manifest of a filter pack, `filter.toml`: format 1.

docs/filter-format.md describes it to people who draw filters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self, cast

import numpy as np
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from facekeys.faults import fault, faults_of, parse_toml
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.faults import PackError
from facekeys.overlays.png import MAX_FILE_BYTES, check_png, read_bounded

FORMAT: Final = 1
"""The format that this FaceKeys reads."""
MANIFEST_NAME: Final = "filter.toml"
"""Name of the manifest in its pack."""
MAX_MANIFEST_BYTES: Final = 64_000
"""Largest size of a manifest."""

_WORDINGS: Final = MappingProxyType(
    {"dict_type": "must be the name of a key-point, or a table of weights"}
)


def _printable(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of readable text")
    return text


def _keypoint(name: str) -> str:
    if name not in KAGGLE15.names:
        raise ValueError("is not the name of a key-point")
    return name


def _one_is_all(at: object) -> object:
    """Let a bare name stand for that key-point alone."""
    return {at: 1.0} if isinstance(at, str) else at


def _whole(weights: Mapping[str, float]) -> Mapping[str, float]:
    total = math.fsum(weights.values())
    if abs(total - 1.0) > 1e-6:
        message = f"weights must sum to 1, these sum to {total:g}"
        raise ValueError(message)
    return MappingProxyType(dict(weights))


def _image(name: str, info: ValidationInfo) -> str:
    """Look into the file as well, so that all faults are found in one go."""
    folder = cast("Path", info.context)
    if not re.fullmatch(r"\w[\w.-]{0,63}\.png", name, re.ASCII):
        raise ValueError('must be the name of a file in the pack, such as "hat.png"')
    try:
        check_png(read_bounded(folder, name, limit=MAX_FILE_BYTES))
    except ValueError as error:
        message = f"{name} {error}"
        raise ValueError(message) from error
    return name


def _id(name: str, info: ValidationInfo) -> str:
    folder = cast("Path", info.context)
    if not re.fullmatch(r"[a-z0-9-]{1,40}", name):
        raise ValueError("must be 1 to 40 of a-z, 0-9 and -")
    if name != folder.resolve().name:
        raise ValueError("must be the name of the pack's folder")
    return name


_Text = Annotated[str, Field(max_length=100), AfterValidator(_printable)]
_Id = Annotated[str, AfterValidator(_id)]
_Image = Annotated[str, AfterValidator(_image)]
_Keypoint = Annotated[str, AfterValidator(_keypoint)]
_Number = Annotated[float, Field(ge=-100, le=100)]
_Pixel = Annotated[float, Field(ge=-16384, le=16384)]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False
    )


class Anchor(_Table):
    """A spot of the artwork, and the spot of the face that it is pinned to.

    Attributes:
        artwork: x, y in pixels of the picture; (0, 0) is the centre of the top left
            pixel.
        at: Weights of key-points by name; they sum to 1 and may be negative.
        offset: Added to that, in eye distances: along the face's eye line to the
            right of an unmirrored picture, and down across it.
    """

    artwork: Annotated[tuple[_Pixel, _Pixel], Field(strict=False)]
    at: Annotated[
        Mapping[_Keypoint, _Number],
        BeforeValidator(_one_is_all),
        AfterValidator(_whole),
    ]
    offset: Annotated[tuple[_Number, _Number], Field(strict=False)] = (0.0, 0.0)


class LayerSpec(_Table):
    """One picture of a filter, and how it follows the face.

    Attributes:
        image: Name of the PNG file in the pack.
        opacity: From 0 (not to be seen) to 1 (as the picture is).
        order: Layers of all active filters are drawn from low to high.
        fit: What the anchors may do to the picture: "similarity" moves, turns and
            scales it, "affine" also narrows and shears it.
        anchors: At least two for a similarity, three for an affine fit; with more,
            the fit is the least-squares one.
    """

    image: _Image
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    order: Annotated[int, Field(ge=-1000, le=1000)] = 0
    fit: Literal["similarity", "affine"]
    anchors: Annotated[
        tuple[Anchor, ...],
        Field(alias="anchor", strict=False, min_length=2, max_length=32),
    ]

    @model_validator(mode="after")
    def _anchors_suffice(self) -> Self:
        spots = np.array([anchor.artwork for anchor in self.anchors])
        spread = np.linalg.svd(spots - spots.mean(axis=0), compute_uv=False)
        if spread[0] < 1:
            raise ValueError("anchor: all lie on one spot of the artwork")
        if self.fit == "affine" and (len(spots) < 3 or spread[1] < 1):
            raise ValueError(
                'anchor: fit = "affine" needs three that are not in one line'
            )
        return self


class Manifest(_Table):
    """What a pack says about itself.

    Attributes:
        version: Format of the manifest; `schema` in the file.
        id: Name of the pack's folder, and of the filter in commands.
        name: What people read.
        authors: Who drew it.
        license: On what terms, as an SPDX expression such as "CC0-1.0".
        tags: Words to find it by.
        layers: Its pictures; `layer` in the file.
    """

    version: Annotated[Literal[1], Field(alias="schema")]
    id: _Id
    name: _Text
    authors: Annotated[
        tuple[_Text, ...], Field(strict=False, min_length=1, max_length=20)
    ]
    license: _Text
    tags: Annotated[tuple[_Text, ...], Field(strict=False, max_length=20)] = ()
    layers: Annotated[
        tuple[LayerSpec, ...],
        Field(alias="layer", strict=False, min_length=1, max_length=16),
    ]


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
        return Manifest.model_validate(data, context=folder)
    except ValidationError as error:
        raise PackError(folder, list(faults_of(error, file, _WORDINGS))) from error
