"""What the user may change about a filter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self

from pydantic import Field, model_validator

from facekeys.vocabulary.fields import Id, Number, Table, Text
from facekeys.vocabulary.values import Values


class Parameter(Table):
    """A number that the user may slide."""

    id: Id = Field(description="What keys name in place of a number.")
    name: Text = Field(description="What people read beside the slider.")
    default: Number = Field(description="Where the slider stands at first.")
    least: Number = Field(alias="min", description="Its left end.")
    most: Number = Field(alias="max", description="Its right end.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least >= self.most:
            raise ValueError("min: must be less than max")
        if not self.least <= self.default <= self.most:
            raise ValueError("default: must lie between min and max")
        return self


def usual_values(parameters: Iterable[Parameter]) -> Values:
    """Return what all of them are at first."""
    return MappingProxyType({one.id: one.default for one in parameters})


def adjusted_values(
    parameters: Iterable[Parameter], before: Values, changes: Values
) -> Values:
    """Return values with some of them changed.

    Args:
        parameters: Of the filter.
        before: A value for each of them.
        changes: By id; numbers beyond the ends of their slider go to its end, and what
            is of the wrong kind or of no parameter is left aside: it may have been
            kept from an older pack.
    """
    after = dict(before)
    for one in parameters:
        value = changes.get(one.id)
        if isinstance(value, int | float) and not math.isnan(value):
            after[one.id] = min(max(float(value), one.least), one.most)
    return MappingProxyType(after)


def declared_parameters(data: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Return the limits of the parameters that a manifest declares soundly enough.

    So that keys that name them can be checked together with all others.

    Args:
        data: The manifest as it was written, not checked yet.
    """
    return {
        one["id"]: (_bounded(one["min"]), _bounded(one["max"]))
        for one in _tables(data, "parameter")
        if isinstance(one.get("min"), int | float)
        and isinstance(one.get("max"), int | float)
    }


def _bounded(number: float) -> float:
    return float(min(max(number, -101), 101))  # TOML's whole numbers may be endless


def _tables(data: Mapping[str, Any], key: str) -> Iterator[dict[str, Any]]:
    tables = data.get(key)
    for one in tables if isinstance(tables, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one
