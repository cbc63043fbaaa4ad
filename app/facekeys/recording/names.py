"""Names for the pictures that people take, made from a pattern of theirs."""

from __future__ import annotations

import string
from collections.abc import Sequence
from datetime import datetime
from typing import Final

PATTERN: Final = "FaceKeys {date} {time}"
"""The usual pattern."""
FIELDS: Final = ("date", "time", "filters")
"""What may stand in braces in a pattern."""

_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
"""No file of Windows may have these in its name, none of Linux the slash."""
_LONGEST: Final = 100


def checked_pattern(pattern: str) -> str:
    """Return a pattern for names of files if it is one.

    Args:
        pattern: The name without its ending; `FIELDS` in braces are filled in.

    Raises:
        ValueError: It is none; the text says why.
    """
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise ValueError("has a brace without its other half") from error
    for literal, field, spec, conversion in parts:
        if any(one in _FORBIDDEN or not one.isprintable() for one in literal):
            message = f"must have none of {' '.join(sorted(_FORBIDDEN))}"
            raise ValueError(message)
        if field is not None and (field not in FIELDS or spec or conversion):
            known = ", ".join(f"{{{one}}}" for one in FIELDS)
            message = f"may have {known} in braces, and nothing else"
            raise ValueError(message)
    if not pattern.strip() or len(pattern) > _LONGEST:
        message = f"must have 1 to {_LONGEST} characters"
        raise ValueError(message)
    if pattern[0] in ". " or pattern[-1] in ". ":
        raise ValueError("must not begin or end with a dot or a space")
    return pattern


def filled(pattern: str, moment: datetime, filters: Sequence[str]) -> str:
    """Return the name of a file, without its ending.

    Args:
        pattern: A checked one.
        moment: When the picture was taken, in local time.
        filters: Ids of the filters in it.
    """
    name = pattern.format(
        date=f"{moment:%Y-%m-%d}",
        time=f"{moment:%H-%M-%S}",
        filters=" ".join(filters) or "plain",
    )
    return name[:_LONGEST].rstrip(". ")
