"""Spots of a picture, and the spots of a face that they are pinned to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from facekeys.vocabulary.fields import Number, Spot, Table
from facekeys.vocabulary.weights import Weights


class Anchor(Table):
    """A spot of the artwork, and the spot of the face that it is pinned to."""

    artwork: Spot = Field(
        description="x, y in pixels of the picture; (0, 0) is the centre of the top "
        "left pixel."
    )
    at: Weights = Field(
        description="A key-point, or weights of key-points; they sum to 1 and may be "
        "negative."
    )
    offset: Annotated[tuple[Number, Number], Field(strict=False)] = Field(
        default=(0.0, 0.0),
        description="Added to that, in eye distances: along the face's eye line to the "
        "right of an unmirrored picture, and down across it.",
    )
    depth: Number = Field(
        default=0.0,
        description="How far that lies behind the face, in eye distances, negative "
        "before it: so much of the head's turning moves it aside, up or down.",
    )
