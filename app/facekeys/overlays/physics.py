"""How a layer swings, as the manifest says it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from facekeys.vocabulary.fields import Table


class Spring(Table):
    """A layer swings about its pivot."""

    hz: Annotated[float, Field(ge=0.3, le=8)] = Field(
        default=2.0,
        description="How often a second it would swing; what is long swings slowly.",
    )
    damping: Annotated[float, Field(ge=0.02, le=2)] = Field(
        default=0.2,
        description="How soon it comes to rest: near 0 it swings for long, at 1 it "
        "does not swing over.",
    )
    gravity: bool = Field(
        default=True,
        description="Whether it hangs straight down however the head leans; else it "
        "springs back to where its anchors have it.",
    )
    most_deg: Annotated[float, Field(ge=1, le=120)] = Field(
        default=60.0, description="How far it swings from its rest, in degrees."
    )
