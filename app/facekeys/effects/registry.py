"""All operations, by the name that a manifest calls them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

from pydantic import Field

from facekeys.effects.blur import Blur, BlurSpec
from facekeys.effects.cartoon import Cartoon, CartoonSpec
from facekeys.effects.grade import Grade, GradeSpec
from facekeys.effects.guard import GuardOperation, GuardSpec
from facekeys.effects.mask import Mask, MaskSpec
from facekeys.effects.operation import Effect, Operation
from facekeys.effects.picture import Picture
from facekeys.effects.pixelate import Pixelate, PixelateSpec
from facekeys.effects.spec import EffectSpec, FaceEffectSpec
from facekeys.effects.swap import SwapSpec, make_swap
from facekeys.effects.warp import WarpSpec, make_warp
from facekeys.effects.warps import NamedWarpSpec, make_named_warp
from facekeys.vocabulary.choosing import FacesRule


@dataclass(frozen=True, slots=True)
class Kind:
    """One operation, or some that are told apart by their name alone.

    Attributes:
        spec: What its table in a manifest has.
        make: Makes it ready, from its table and its pictures by name.
    """

    spec: type[EffectSpec]
    make: Callable[[Any, Mapping[str, Picture]], Operation]


_KINDS: Final = (
    Kind(BlurSpec, lambda spec, _: Blur(spec)),
    Kind(CartoonSpec, lambda spec, _: Cartoon(spec)),
    Kind(GradeSpec, lambda spec, _: Grade(spec)),
    Kind(GuardSpec, lambda spec, _: GuardOperation(spec)),
    Kind(MaskSpec, lambda spec, _: Mask(spec)),
    Kind(NamedWarpSpec, lambda spec, _: make_named_warp(spec)),
    Kind(PixelateSpec, lambda spec, _: Pixelate(spec)),
    Kind(SwapSpec, make_swap),
    Kind(WarpSpec, lambda spec, _: make_warp(spec)),
)

OPERATIONS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        name: kind
        for kind in _KINDS
        for name in get_args(kind.spec.model_fields["operation"].annotation)
    }
)
"""What there is, by name."""

if TYPE_CHECKING:
    AnyEffectSpec = EffectSpec
else:
    AnyEffectSpec = Annotated[
        reduce(operator.or_, (kind.spec for kind in _KINDS)),
        Field(discriminator="operation"),
    ]
"""A table `[[effect]]` of whichever operation."""


def make_effect(
    spec: EffectSpec, pictures: Mapping[str, Picture], faces: FacesRule
) -> Effect:
    """Make an effect ready.

    Args:
        spec: Its table in a manifest that was found sound.
        pictures: Those that it needs, by name.
        faces: Which faces its filter is for, unless the table says it.
    """
    own = spec.faces if isinstance(spec, FaceEffectSpec) else None
    return Effect(
        spec=spec,
        operation=OPERATIONS[spec.operation].make(spec, pictures),
        faces=own or faces,
        pictures=tuple(pictures[name] for name in spec.pictures),
    )
