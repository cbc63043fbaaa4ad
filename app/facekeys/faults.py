"""What is wrong with a file that a person wrote, in words for that person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

# What pydantic finds, by its own name for it; the braces are its context.
_WORDINGS: Final = MappingProxyType(
    {
        "missing": "is missing",
        "extra_forbidden": "is no key of this format",
        "literal_error": "must be {expected}",
        "string_type": "must be text",
        "string_too_long": "must have at most {max_length} characters",
        "string_pattern_mismatch": "is not of the form that is wanted here",
        "bool_type": "must be true or false",
        "bool_parsing": "must be true or false",
        "int_type": "must be a whole number",
        "int_parsing": "must be a whole number",
        "int_from_float": "must be a whole number",
        "float_type": "must be a number",
        "float_parsing": "must be a number",
        "finite_number": "must be a finite number",
        "greater_than_equal": "must be at least {ge:g}",
        "less_than_equal": "must be at most {le:g}",
        "tuple_type": "must be a list",
        "too_short": "must have {min_length} or more entries",
        "too_long": "must have no more than {max_length} entries",
        "model_type": "must be a table",
        "dict_type": "must be a table",
        "path_type": "must be the path of a folder",
        "union_tag_invalid": "must have {discriminator} of {expected_tags}",
        "union_tag_not_found": "must have {discriminator}",
        "value_error": "{error}",
    }
)


# A key of a key of a key ...: tomllib takes seconds for some thousands of them.
# Nothing is tried twice: neither within a word, nor from the middle of one.
_PART: Final = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP_KEY: Final = re.compile(rf"(?<![\w\\-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{16}}")
# Python can't write out numbers of some thousands of digits, and tomllib refuses only
# those that are decimal.
_LONG_NUMBER: Final = re.compile(r"0[xob][0-9a-fA-F_]{1000}")


def parse_toml(text: bytes) -> dict[str, Any]:
    """Read TOML, with the mark before it that some editors of Windows leave or without.

    Raises:
        ValueError: It is none; the text says why.
    """
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("is not UTF-8 text") from error
    if _DEEP_KEY.search(decoded):
        raise ValueError("is nested too deeply")
    if _LONG_NUMBER.search(decoded):
        raise ValueError("is not valid TOML: a number is too long")
    try:
        return tomllib.loads(decoded)
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        message = f"is not valid TOML: {error}"
        raise ValueError(message) from error


def fault(file: Path, what: str, *, key: str = "") -> str:
    """Return one line about one fault: file, key and what is wrong there."""
    return printable(": ".join(part for part in (file.as_posix(), key, what) if part))


def faults_of(
    error: ValidationError, file: Path, wordings: Mapping[str, str] = _WORDINGS
) -> Iterator[str]:
    """Say everything that pydantic found in a file, a line each.

    Args:
        error: What it found.
        file: The file, as it shall be called.
        wordings: Other words for some of pydantic's types of faults.
    """
    for place, what in places_and_faults(error, wordings):
        key = ".".join(str(part) for part in place if part != "[key]")
        yield fault(file, what, key=key)


def places_and_faults(
    error: ValidationError, wordings: Mapping[str, str] = _WORDINGS
) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield each thing that pydantic found: where, from the outside in, and what.

    Args:
        error: What it found.
        wordings: Other words for some of pydantic's types of faults.
    """
    wordings = {**_WORDINGS, **wordings}
    found_all = error.errors(include_url=False, include_input=False)
    for found in found_all:
        place = found["loc"]
        if found["type"] == "too_short" and any(
            other["loc"][: len(place)] == place and other["loc"] != place
            for other in found_all
        ):
            continue  # pydantic counts only the entries without faults
        wording = wordings.get(found["type"])
        what = wording.format_map(found.get("ctx", {})) if wording else found["msg"]
        yield place, what


def printable(text: str) -> str:
    """Return a text without what could steer a terminal.

    Names of files and keys come from strangers.
    """
    return "".join(letter if letter.isprintable() else "�" for letter in text)
