"""The kinds of files that a pack may hold, and what they must look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from facekeys.overlays.manifest import MANIFEST_NAME, MAX_MANIFEST_BYTES
from facekeys.overlays.png import MAX_FILE_BYTES
from facekeys.overlays.svg import svg_faults
from facekeys.sharing.limits import MAX_TEXT_BYTES

_CONTROLS: Final = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        limit: Most bytes that a file of it may have.
        faults: Says what is wrong with a content, if anything.
    """

    limit: int
    faults: Callable[[bytes], Iterable[str]]


def kind_fault(name: str, size: int) -> str | None:
    """Return what is wrong with a file as far as name and size tell, if anything."""
    kind = _kind_of(name)
    if kind is None:
        return f"is of no kind that a pack may hold: {MANIFEST_NAME}, {_ENDINGS}"
    if size > kind.limit:
        return f"has {size:,} bytes, at most {kind.limit:,} will do"
    return None


def content_faults(name: str, content: bytes) -> Iterable[str]:
    """Say what is wrong with the content of a file of a known kind."""
    kind = _kind_of(name)
    return () if kind is None else kind.faults(content)


def _kind_of(name: str) -> Kind | None:
    if name in _NAMES:
        return _NAMES[name]
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def _begins(pattern: bytes, what: str) -> Callable[[bytes], Iterable[str]]:
    compiled = re.compile(pattern, re.DOTALL)
    return lambda content: () if compiled.match(content) else (what,)


def _text_faults(content: bytes) -> Iterable[str]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ("is not UTF-8 text",)
    return ("has control characters in it",) if _CONTROLS.search(text) else ()


_TEXT: Final = Kind(MAX_TEXT_BYTES, _text_faults)
_PNG: Final = Kind(
    MAX_FILE_BYTES, _begins(rb"\x89PNG\r\n\x1a\n", "is not a PNG picture")
)
_NAMES: Final[Mapping[str, Kind]] = MappingProxyType(
    # What is wrong with the manifest is said by those who read it.
    {MANIFEST_NAME: Kind(MAX_MANIFEST_BYTES, lambda _: ()), "LICENSE": _TEXT}
)
_SUFFIXES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        ".png": _PNG,
        ".apng": _PNG,
        ".gif": Kind(MAX_FILE_BYTES, _begins(rb"GIF8[79]a", "is not a GIF picture")),
        ".webp": Kind(
            MAX_FILE_BYTES, _begins(rb"RIFF....WEBP", "is not a WebP picture")
        ),
        ".svg": Kind(MAX_TEXT_BYTES, svg_faults),
        ".txt": _TEXT,
        ".md": _TEXT,
    }
)
_ENDINGS: Final = ", ".join(("LICENSE", *_SUFFIXES))
