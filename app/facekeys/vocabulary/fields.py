"""What the keys of a manifest are made of: see docs/filter-format.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import core_schema

from facekeys.vocabulary.choosing import MOST_FACES, RULES, FacesRule
from facekeys.vocabulary.values import Reference

MOST_LETTERS: Final = 60
"""Of a line that the user types."""
ID_PATTERN: Final = "^[a-z0-9-]{1,40}$"
"""What ids look like."""


class Table(BaseModel):
    """A table of the manifest: no unknown keys, no number in quotes, never changed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, allow_inf_nan=False
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a key is checked against, beside itself: pydantic's context.

    Attributes:
        folder: The pack.
        parameters: Least and greatest value of each parameter, by its id.
        texts: Ids of the lines that the user may type.
    """

    folder: Path
    parameters: Mapping[str, tuple[float, float]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    texts: frozenset[str] = frozenset()


def surroundings(info: ValidationInfo) -> Surroundings:
    """Return what a validator's key is checked against."""
    return cast("Surroundings", info.context)


def _printable(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of readable text")
    return text


def _named(id_: str) -> str:
    if not re.fullmatch(ID_PATTERN, id_):
        raise ValueError("must be 1 to 40 of a-z, 0-9 and -")
    return id_


def _slanted(ramp: tuple[float, float]) -> tuple[float, float]:
    if ramp[0] == ramp[1]:
        raise ValueError("must be two numbers that differ")
    return ramp


def _which_faces(rule: object) -> FacesRule:
    named = isinstance(rule, str) and rule in RULES
    numbered = isinstance(rule, int) and not isinstance(rule, bool)
    if named or (numbered and 1 <= cast("int", rule) <= MOST_FACES):
        return cast("FacesRule", rule)
    words = ", ".join(f'"{name}"' for name in RULES)
    message = f"must be {words} or a number from 1 to {MOST_FACES}"
    raise ValueError(message)


Text = Annotated[str, Field(max_length=100), AfterValidator(_printable)]
"""One line for people to read."""
Line = Annotated[str, Field(max_length=MOST_LETTERS), AfterValidator(_printable)]
"""What a user may type."""
Id = Annotated[
    str,
    AfterValidator(_named),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN}),
]
"""A name for programs."""
Number = Annotated[float, Field(ge=-100, le=100)]
"""A number that nothing sensible exceeds."""
Pixel = Annotated[float, Field(ge=-16384, le=16384)]
"""A place in a picture, or not far from it."""
Spot = Annotated[tuple[Pixel, Pixel], Field(strict=False)]
"""x, y in pixels of a picture."""
Ramp = Annotated[
    tuple[Annotated[float, Field(ge=0, le=180)], Annotated[float, Field(ge=0, le=180)]],
    Field(strict=False),
    AfterValidator(_slanted),
]
"""Where something is whole, and where it is gone."""
Order = Annotated[int, Field(ge=-1000, le=1000)]
"""When something is drawn: low before high."""
WhichFaces = Annotated[
    FacesRule,
    PlainValidator(_which_faces),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(RULES)},
                {"type": "integer", "minimum": 1, "maximum": MOST_FACES},
            ]
        }
    ),
]
"""See `facekeys.vocabulary.choosing`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Marks a `Dial`: a number between limits, or the id of a parameter within them."""

    least: float
    most: float

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        number = core_schema.float_schema(
            ge=self.least, le=self.most, strict=True, allow_inf_nan=False
        )
        return core_schema.with_info_wrap_validator_function(self._check, number)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        number = {"type": "number", "minimum": self.least, "maximum": self.most}
        return {"anyOf": [number, {"type": "string", "pattern": ID_PATTERN}]}

    def _check(
        self,
        value: object,
        number: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo,
    ) -> object:
        if not isinstance(value, str):
            return number(value)
        parameters = surroundings(info).parameters
        if value not in parameters:
            raise ValueError("must be a number, or the id of a parameter of this pack")
        least, most = parameters[value]
        if least < self.least or most > self.most:
            message = (
                f"takes {self.least:g} to {self.most:g}, but the parameter {value} "
                f"goes from {least:g} to {most:g}"
            )
            raise ValueError(message)
        return Reference(value)
