"""Layers that lie on the frame and not on a face, as the manifest says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)

from facekeys.overlays.layers import FaceLayerSpec, LayerSpec, Pictured
from facekeys.overlays.lettering import PLACEHOLDER
from facekeys.vocabulary.fields import Limits, Table, Text, surroundings
from facekeys.vocabulary.values import Dial

_COLOR: Final = "^#([0-9a-fA-F]{2}){3,4}$"
_INNER_KEYS: Final = {"height", "width", "margin"}


def _color(text: str) -> str:
    if not re.fullmatch(_COLOR, text):
        raise ValueError('must be a colour such as "#ff8800", or "#ff880080"')
    return text


def _known_fields(text: str, info: ValidationInfo) -> str:
    for id_ in PLACEHOLDER.findall(text):
        if id_ not in surroundings(info).texts:
            message = f"there is no text {id_} in this pack"
            raise ValueError(message)
    return text


Color = Annotated[
    str,
    AfterValidator(_color),
    WithJsonSchema({"type": "string", "pattern": _COLOR}),
]
"""#rrggbb, or #rrggbbaa."""
Share = Annotated[float, Field(ge=0, le=0.5)]
"""In heights of the frame."""


class OnFrame(Table):
    """Where on the frame a layer lies."""

    at: Literal[
        "top-left",
        "top",
        "top-right",
        "left",
        "middle",
        "right",
        "bottom-left",
        "bottom",
        "bottom-right",
        "whole",
    ] = Field(
        description='A corner, an edge or the middle; "whole" is stretched over all.'
    )
    height: Annotated[Dial, Limits(0.01, 1)] = Field(
        default=0.2,
        description="Of the picture, or of the text with its box, in heights of the "
        "frame; or the id of a parameter. Not for the whole frame.",
    )
    width: Annotated[float, Field(ge=0.01, le=4)] | None = Field(
        default=None,
        description="At most so wide, in heights of the frame: what would be wider is "
        "made smaller, such as a long name on a bar. Not for the whole frame.",
    )
    margin: Annotated[tuple[Share, Share], Field(strict=False)] = Field(
        default=(0.04, 0.04),
        description="How far it stays from the frame's left or right, and from its top "
        "or bottom, in heights of the frame. Not for the whole frame.",
    )
    slice: Annotated[int, Field(ge=0, le=2048)] = Field(
        default=0,
        description="So many pixels of each edge of the picture keep their shape when "
        "it is stretched over the whole frame: for borders.",
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.at == "whole":
            if extra := sorted(_INNER_KEYS & self.model_fields_set):
                message = f"{extra[0]}: the whole frame has none"
                raise ValueError(message)
        elif self.slice:
            raise ValueError('slice: is only for at = "whole"')
        return self


class FrameLayerSpec(LayerSpec, Pictured):
    """A picture that lies on the frame."""

    frame: OnFrame = Field(description="Where.")


class TextLayerSpec(LayerSpec):
    """A line of text that lies on the frame."""

    text: Annotated[Text, AfterValidator(_known_fields)] = Field(
        description="What it says; {id} stands for what the user types."
    )
    color: Color = Field(default="#ffffff", description="Of the letters.")
    bold: bool = Field(default=False, description="Whether the letters are.")
    box: Color | None = Field(
        default=None, description="Of a rounded box behind them; none if not given."
    )
    frame: OnFrame = Field(description="Where.")

    @property
    def gain(self) -> tuple[float, float, float]:
        """Its colours are as they were chosen."""
        return 1.0, 1.0, 1.0

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.frame.at == "whole":
            raise ValueError("frame: text can't be stretched over the whole frame")
        return self


def _by_its_keys(
    data: object, _handler: ValidatorFunctionWrapHandler, info: ValidationInfo
) -> LayerSpec:
    keys: Mapping[str, Any] = data if isinstance(data, dict) else {}
    kind: type[LayerSpec] = FaceLayerSpec
    if "text" in keys:
        kind = TextLayerSpec
    elif "frame" in keys:
        kind = FrameLayerSpec
    return kind.model_validate(data, context=info.context)


AnyLayerSpec = Annotated[
    FaceLayerSpec | FrameLayerSpec | TextLayerSpec, WrapValidator(_by_its_keys)
]
"""Text where it has `text`, on the frame where it has `frame`, else on a face."""
