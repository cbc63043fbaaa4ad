"""The kinds of values that settings have, and what is asked of each."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from facekeys.recording.names import checked_pattern

NUMBERS: Final = 9
"""So many filters have numbers, from 1."""
_LONGEST_TEXT: Final = 1000
_MOST_NAMES: Final = 1000


def _line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be one line of readable text")
    return text


def _filter_id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,40}", text):
        raise ValueError("must be the id of a filter: 1 to 40 of a-z, 0-9 and -")
    return text


def _absolute(path: Path | None) -> Path | None:
    if path is None:
        return None
    if not path.is_absolute():
        raise ValueError("must be a whole path, or begin with ~")
    if len(_line(str(path))) > _LONGEST_TEXT:
        message = f"must have at most {_LONGEST_TEXT} characters"
        raise ValueError(message)
    return path


def _expanded(path: object) -> object:
    """Let ~ stand for the home folder, and an empty text for None."""
    if not isinstance(path, str):
        return path
    try:
        return Path(path).expanduser() if path else None
    except RuntimeError as error:  # there is no such user
        raise ValueError("names a home folder that is not there") from error


def _table(value: object) -> object:
    """Let a table be written as JSON, as commands have it."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value or "{}")
    except (ValueError, RecursionError) as error:
        raise ValueError("must be a table in JSON") from error


def _split(names: object) -> object:
    """Let a list be written as a text with commas, as commands have it."""
    if not isinstance(names, str):
        return names
    return [name.strip() for name in names.split(",") if name.strip()]


def _places(names: object) -> object:
    """Let places be written as a text with commas; between two of them is an empty one.

    Empty ones at the end are left out: they are empty anyway.
    """
    places = names.split(",") if isinstance(names, str) else names
    if not isinstance(places, list | tuple):
        return names
    told = [one.strip() if isinstance(one, str) else one for one in places]
    while told and told[-1] == "":
        told.pop()
    return told


def _filter_id_or_none(text: str) -> str:
    return _filter_id(text) if text else text


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name and names.count(name) > 1:
            message = f"has {name} in two places"
            raise ValueError(message)
    return names


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _without_clashes(keys: dict[str, str]) -> dict[str, str]:
    """Refuse one key for two actions; one action may have it in two places."""
    taken: dict[str, str] = {}
    for place, key in keys.items():
        action = place.rpartition(".")[2]
        if key and taken.get(key, action) != action:
            message = f"gives {key} to {taken[key]} and to {action}"
            raise ValueError(message)
        taken[key] = action
    return keys


Line = Annotated[str, Field(max_length=_LONGEST_TEXT), AfterValidator(_line)]
"""One line of text."""
FilterId = Annotated[str, AfterValidator(_filter_id)]
"""The id of a filter, or of a part of it."""
FilterIds = Annotated[
    tuple[FilterId, ...],
    Field(max_length=_MOST_NAMES),
    BeforeValidator(_split),
    AfterValidator(_without_repeats),
]
"""Filters by their ids, each once, in an order that counts."""
Numbered = Annotated[
    tuple[Annotated[str, AfterValidator(_filter_id_or_none)], ...],
    Field(max_length=NUMBERS),
    BeforeValidator(_places),
    AfterValidator(_each_once),
]
"""Filters by their ids, in the places that the keys 1 to 9 stand for; "" for none."""
FilterValues = Annotated[
    dict[FilterId, Annotated[dict[FilterId, float | Line], Field(max_length=20)]],
    Field(max_length=_MOST_NAMES),
    BeforeValidator(_table),
]
"""What was changed of filters, by their ids and by those of their parameters."""
Folder = Annotated[Path | None, BeforeValidator(_expanded), AfterValidator(_absolute)]
"""The whole path of a folder, which may not exist yet; None for the usual one."""
NamePattern = Annotated[str, AfterValidator(checked_pattern)]
"""A pattern for names of files; see `facekeys.recording.names`."""
Hotkeys = Annotated[
    dict[Annotated[Line, Field(min_length=1)], Line],
    BeforeValidator(_table),
    AfterValidator(_without_clashes),
]
"""The key of each action that has another one than usual; "" for none."""
