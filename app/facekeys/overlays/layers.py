"""The layers of a filter, and how they follow the face, as the manifest says it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Final, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from facekeys.overlays.anchors import Anchor
from facekeys.overlays.physics import Spring
from facekeys.overlays.pictures import NAME, check_picture
from facekeys.overlays.pins import Pins
from facekeys.overlays.png import MAX_FILE_BYTES, read_bounded
from facekeys.overlays.triggers import Trigger
from facekeys.vocabulary.fields import (
    Limits,
    Order,
    Ramp,
    Spot,
    Table,
    WhichFaces,
    surroundings,
)
from facekeys.vocabulary.values import Dial

_TINT: Final = "^#[0-9a-fA-F]{6}$"


def checked_image(name: str, info: ValidationInfo) -> str:
    """Look into the file as well, so that all faults are found in one go."""
    if not NAME.fullmatch(name):
        raise ValueError('must be the name of a file in the pack, such as "hat.png"')
    try:
        data = read_bounded(surroundings(info).folder, name, limit=MAX_FILE_BYTES)
        check_picture(name, data)
    except ValueError as error:
        message = f"{name} {error}"
        raise ValueError(message) from error
    return name


Image = Annotated[str, AfterValidator(checked_image)]
"""The name of a picture in the pack."""


def _tint(color: str) -> str:
    if not re.fullmatch(_TINT, color):
        raise ValueError('must be a colour such as "#ff8800"')
    return color


Tint = Annotated[
    str, AfterValidator(_tint), WithJsonSchema({"type": "string", "pattern": _TINT})
]
"""#rrggbb."""


class Pictured(Table):
    """A layer that shows a file."""

    image: Image = Field(
        description="Name of the picture in the pack: a PNG, GIF or WebP file, still "
        "or moving, or an SVG file."
    )
    tint: Tint = Field(
        default="#ffffff",
        description="#rrggbb: its colours are multiplied by this one, as if it were "
        "seen through coloured glass.",
    )

    @property
    def gain(self) -> tuple[float, float, float]:
        """What the tint leaves of blue, green and red, from 0 to 1."""
        red, green, blue = bytes.fromhex(self.tint[1:])
        return blue / 255, green / 255, red / 255


class LayerSpec(Table):
    """Anything that is laid over the frame: what all layers have in common."""

    opacity: Annotated[Dial, Limits(0, 1)] = Field(
        default=1.0,
        description="From 0 (not to be seen) to 1 (as the picture is); or the id of a "
        "parameter.",
    )
    blend: Literal["normal", "multiply", "screen", "add"] = Field(
        default="normal",
        description='How it is laid over the picture below: "normal" covers, '
        '"multiply" darkens like coloured glass, "screen" and "add" lighten.',
    )
    order: Order = Field(
        default=0,
        description="Layers of all active filters are drawn from low to high.",
    )
    faces: WhichFaces | None = Field(
        default=None,
        description="Which faces it is drawn on, or its trigger looks at; if not "
        "given, those that the filter is for.",
    )
    trigger: Trigger | None = Field(
        default=None, description="When it is to be seen; always, if not given."
    )
    loop: bool = Field(
        default=True,
        description="Whether a moving picture begins anew when it ends; else its last "
        "picture stays.",
    )

    @property
    def loops(self) -> bool:
        """Whether its film begins anew when it ends."""
        return self.loop and (self.trigger is None or self.trigger.do != "play")


class FaceLayerSpec(LayerSpec, Pictured):
    """A picture that follows a face."""

    size: Annotated[Dial, Limits(0.1, 10)] = Field(
        default=1.0,
        description="So many times as large as the anchors say; or the id of a "
        "parameter.",
    )
    pivot: Spot | None = Field(
        default=None,
        description="x, y in pixels of the picture: the spot that stays where it is "
        "when the size changes or the layer swings; the middle of the anchors if it "
        "is not given.",
    )
    light: Annotated[Dial, Limits(0, 1)] = Field(
        default=0.0,
        description="How much it takes on the light on the face: at 0 it is as bright "
        "as it was drawn, at 1 as dark as the face; or the id of a parameter.",
    )
    spring: Spring | None = Field(
        default=None, description="How it swings about its pivot; not, if not given."
    )
    fade_turn: Ramp | None = Field(
        default=None,
        description="How far the head looks past the camera, in degrees: up to the "
        "first the layer is whole, at the second it is gone. The second may be the "
        "smaller one.",
    )
    fade_size: Ramp | None = Field(
        default=None,
        description="How high the face is, in heights of the frame: at the first the "
        "layer is whole, at the second it is gone.",
    )
    hide_behind_head: bool = Field(
        default=False,
        description="Whether what lies behind the head, by its depth, is not drawn.",
    )
    fit: Literal["similarity", "affine", "mesh"] = Field(
        description='What the anchors may do to the picture: "similarity" moves, turns '
        'and scales it, "affine" also narrows and shears it, "mesh" bends it so that '
        "each spot lies where its anchor says."
    )
    anchors: Annotated[
        tuple[Anchor, ...], Field(strict=False, min_length=2, max_length=32)
    ] = Field(
        alias="anchor",
        description="At least two for a similarity, three for an affine fit, four for "
        "a mesh; a similarity or affine fit of more is the least-squares one.",
    )

    @cached_property
    def pins(self) -> Pins:
        """Its anchors as arrays."""
        return Pins.of(self.anchors)

    @cached_property
    def in_space(self) -> bool:
        """Whether it matters to it how the head is turned in space."""
        return self.hide_behind_head or any(anchor.depth for anchor in self.anchors)

    @model_validator(mode="after")
    def _hangs_somewhere(self) -> Self:
        if self.spring and self.pivot is None:
            raise ValueError("spring: needs a pivot to swing about")
        if self.spring and self.fit == "mesh":
            raise ValueError("spring: what is bent over a face does not swing")
        return self

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
        if self.fit == "mesh":
            self._mesh_suffices(spots, spread[1])
        return self

    @staticmethod
    def _mesh_suffices(spots: NDArray[np.float64], spread: float) -> None:
        if len(spots) < 4 or spread < 1:
            raise ValueError('anchor: fit = "mesh" needs four that are not in one line')
        apart = np.linalg.norm(spots[:, np.newaxis] - spots, axis=2)
        if apart[np.triu_indices(len(spots), 1)].min() < 1:
            raise ValueError("anchor: two lie on one spot of the artwork")
