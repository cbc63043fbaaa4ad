"""What every effect is to those who draw: something that changes the pixels of a frame.

No pydantic here, for the window draws before a manifest is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from facekeys.effects.picture import Picture
from facekeys.types import Affine, Face, Pixels
from facekeys.vocabulary.choosing import FacesRule
from facekeys.vocabulary.values import Values

if TYPE_CHECKING:
    from facekeys.effects.spec import EffectSpec


@dataclass(frozen=True, slots=True)
class View:
    """What an operation may know of a frame besides its pixels.

    It never gets the frame as it came: what was covered before it stays covered.

    Attributes:
        faces: Those that the effect is for, the oldest track first.
        values: What the user set the filter's parameters to.
        me: The face that surely is the user's; None if none is, or nobody asked.
        strangers: Face transforms of all others that are seen or were a moment ago.
    """

    faces: Sequence[Face]
    values: Values = field(default_factory=lambda: MappingProxyType({}))
    me: Face | None = None
    strangers: Sequence[Affine] = ()


class Operation(Protocol):
    """An effect made ready: once for each effect of a pack, used for every frame.

    It keeps nothing from frame to frame: the same pixels and view give the same
    picture. Called by one thread at a time.

    Attributes:
        whole: Whether it changes a frame without any face in it, too.
    """

    whole: bool

    def apply(self, pixels: Pixels, view: View) -> None:
        """Change a frame.

        Args:
            pixels: (h, w, 3) uint8 BGR, writable: what was drawn until now; changed in
                place, and only where the operation has a say.
            view: Where the faces are. Faces may lie across or beyond the border.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """One effect of a filter.

    Attributes:
        spec: What the manifest says of it.
        operation: Does it.
        faces: Which faces it is for.
        pictures: What must be read before it can be done.
    """

    spec: EffectSpec
    operation: Operation
    faces: FacesRule = "all"
    pictures: tuple[Picture, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether its pictures were read."""
        return all(picture.ready for picture in self.pictures)

    @property
    def people(self) -> int:
        """How many people it takes until something of it is seen."""
        return self.spec.people

    @property
    def guards(self) -> bool:
        """Whether it hides people, so that it must never be left out nor come late."""
        return self.spec.guards
