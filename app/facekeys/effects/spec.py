"""What the tables `[[effect]]` of a manifest have in common."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from facekeys.vocabulary.fields import Limits, Order, Table, WhichFaces
from facekeys.vocabulary.values import Dial

Strength = Annotated[Dial, Limits(0, 1)]
"""0 changes nothing, 1 is all that the operation can do."""


class EffectSpec(Table):
    """One effect of a filter: an operation, and how it is to be done."""

    guards: ClassVar[bool] = False
    """Whether it comes before all else, whatever its order."""

    operation: str
    order: Order = Field(
        default=0,
        description="When it is done, among all layers and effects that are on.",
    )

    @property
    def people(self) -> int:
        """How many people it takes until something of it is seen."""
        return 1

    @property
    def pictures(self) -> tuple[str, ...]:
        """Names of the files in the pack that it needs."""
        return ()


class FaceEffectSpec(EffectSpec):
    """An effect on faces."""

    faces: WhichFaces | None = Field(
        default=None,
        description="Which faces it is for; if not given, those that the filter is "
        "for.",
    )
