"""Layers that come, go or play when a face does something: as the manifest says it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from facekeys.vocabulary.fields import Table

Seconds = Annotated[float, Field(ge=0, le=60)]
"""A time that somebody would wait."""


class Trigger(Table):
    """When a layer is to be seen."""

    when: Literal[
        "mouth-open", "brows-raised", "smile", "head-tilted", "face-enters"
    ] = Field(description="What the face does.")
    do: Literal["show", "hide", "play"] = Field(
        description="Whether the layer shows meanwhile, hides meanwhile, or is played "
        "once from its beginning."
    )
    level: Annotated[float, Field(ge=0.01, le=90)] | None = Field(
        default=None,
        description="How much of it is enough: degrees for head-tilted, eye distances "
        "more than at rest for the others.",
    )
    for_s: Annotated[float, Field(ge=0.05, le=60)] = Field(
        default=1.0,
        description="How many seconds a picture that does not move is played, and how "
        "long a face enters.",
    )
    fade_s: Seconds = Field(
        default=0.1, description="How many seconds it takes to come and to go."
    )

    @model_validator(mode="after")
    def _entering_has_no_level(self) -> Self:
        if self.when == "face-enters" and self.level is not None:
            raise ValueError("level: a face that enters has none")
        return self
