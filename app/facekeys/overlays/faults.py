"""What is wrong with a filter pack, in words that its author understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from facekeys.errors import ResourceError

# What pydantic finds, by its own name for it; the braces are its context.
_WORDINGS: Final = MappingProxyType(
    {
        "missing": "is missing",
        "extra_forbidden": "is no key of this format",
        "literal_error": "must be {expected}",
        "string_type": "must be text",
        "string_too_long": "must have at most {max_length} characters",
        "int_type": "must be a whole number",
        "float_type": "must be a number",
        "finite_number": "must be a finite number",
        "greater_than_equal": "must be at least {ge:g}",
        "less_than_equal": "must be at most {le:g}",
        "tuple_type": "must be a list",
        "too_short": "must have {min_length} or more entries",
        "too_long": "must have no more than {max_length} entries",
        "model_type": "must be a table",
        "dict_type": "must be the name of a key-point, or a table of weights",
        "value_error": "{error}",
    }
)


class PackError(ResourceError):
    """A filter pack is broken.

    Attributes:
        folder: The pack.
        faults: Everything that is wrong with it, a line each: file, key, what.
    """

    def __init__(self, folder: Path, faults: Sequence[str]) -> None:
        """Make one message of all the faults.

        Args:
            folder: The pack.
            faults: A line each; see `fault`.
        """
        title = f"The filter {printable(folder.absolute().name)} is broken:"
        super().__init__(
            "\n  ".join((title, *faults)), hint="Mend it, or remove its folder."
        )
        self.folder = folder
        self.faults = tuple(faults)


def fault(file: Path, what: str, *, key: str = "") -> str:
    """Return one line about one fault: file, key and what is wrong there."""
    return printable(": ".join(part for part in (file.as_posix(), key, what) if part))


def faults_of(error: ValidationError, file: Path) -> Iterator[str]:
    """Say everything that pydantic found in a file, a line each."""
    found_all = error.errors(include_url=False, include_input=False)
    for found in found_all:
        place = found["loc"]
        if found["type"] == "too_short" and any(
            other["loc"][: len(place)] == place and other["loc"] != place
            for other in found_all
        ):
            continue  # pydantic counts only the entries without faults
        wording = _WORDINGS.get(found["type"], found["msg"])
        key = ".".join(str(part) for part in place if part != "[key]")
        yield fault(file, wording.format_map(found.get("ctx", {})), key=key)


def printable(text: str) -> str:
    """Return a text without what could steer a terminal.

    Names of files and keys come from strangers.
    """
    return "".join(letter if letter.isprintable() else "�" for letter in text)
