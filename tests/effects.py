"""Effects for tests, made from the tables that a manifest would have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from facekeys.effects.operation import Operation, View
from facekeys.effects.picture import Picture
from facekeys.effects.registry import AnyEffectSpec, make_effect
from facekeys.vocabulary.fields import Surroundings

_SPECS: TypeAdapter[Any] = TypeAdapter(AnyEffectSpec)


def spec_of(operation: str, **keys: Any):
    """Return a table `[[effect]]`, checked."""
    surroundings = Surroundings(Path())
    return _SPECS.validate_python(
        {"operation": operation, **keys}, context=surroundings
    )


def make(
    operation: str, *, picture_of: np.ndarray | None = None, **keys: Any
) -> Operation:
    """Return an operation, made ready."""
    spec = spec_of(operation, **keys)
    pictures = {name: Picture(name, picture_of.copy) for name in spec.pictures}
    return make_effect(spec, pictures, "all").operation


def applied(operation: Operation, pixels: np.ndarray, *faces, **view) -> np.ndarray:
    """Return what an operation makes of a picture."""
    drawn = pixels.copy()
    operation.apply(drawn, View(faces, **view))
    return drawn
