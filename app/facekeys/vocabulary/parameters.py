"""What the user may change about a filter: sliders, and lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self

from pydantic import Field, model_validator

from facekeys.vocabulary.fields import MOST_LETTERS, Id, Line, Number, Table, Text
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


class TextField(Table):
    """A line of text that the user may type."""

    id: Id = Field(description="What stands in braces in the text of a layer.")
    name: Text = Field(description="What people read beside the line.")
    default: Line = Field(description="What stands there at first.")


def usual_values(
    parameters: Iterable[Parameter], texts: Iterable[TextField] = ()
) -> Values:
    """Return what all of them are at first."""
    values = {text.id: text.default for text in texts}
    return MappingProxyType(values | {one.id: one.default for one in parameters})


def adjusted_values(
    parameters: Iterable[Parameter],
    texts: Iterable[TextField],
    before: Values,
    changes: Values,
) -> Values:
    """Return values with some of them changed.

    Args:
        parameters: Of the filter.
        texts: Likewise.
        before: A value for each of them.
        changes: By id; numbers beyond the ends of their slider go to its end, texts
            are cut to one line of `MOST_LETTERS`, and what is of the wrong kind or of
            no parameter is left aside: it may have been kept from an older pack.
    """
    after = dict(before)
    for text in texts:
        typed = changes.get(text.id)
        if isinstance(typed, str):
            line = "".join(letter for letter in typed if letter.isprintable())
            after[text.id] = line[:MOST_LETTERS]
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


def declared_texts(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of the lines of text that a manifest declares; see above."""
    return frozenset(one["id"] for one in _tables(data, "text"))


def _bounded(number: float) -> float:
    return float(min(max(number, -101), 101))  # TOML's whole numbers may be endless


def _tables(data: Mapping[str, Any], key: str) -> Iterator[dict[str, Any]]:
    tables = data.get(key)
    for one in tables if isinstance(tables, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one
