"""Checking drawings: whoever opens one must see a picture, and nothing must happen.

FaceKeys itself draws no SVG. But the drawing of a picture goes with its pack, and
browsers open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

_MOST_ELEMENTS: Final = 20_000
_DEEPEST: Final = 64
_ACTIVE: Final = frozenset(
    {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object"}
)
_ANIMATING: Final = frozenset({"animate", "set", "animatemotion", "animatetransform"})
_INSIDE: Final = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);)", re.IGNORECASE)
_URL: Final = re.compile(r"url\((?!\s*+['\"]?\s*+#)|image-set\(", re.IGNORECASE)
_IMPORT: Final = re.compile(r"@import|\\", re.IGNORECASE)
"""In styles; with a backslash anything can be written in another way."""
_HTML: Final = "http://www.w3.org/1999/xhtml"


def svg_faults(content: bytes) -> Iterable[str]:
    """Say everything that is wrong with a drawing; each thing once."""
    return _Reader().read(content)


class _Reader:
    """Reads one drawing; entities are never expanded, for none may be declared."""

    def __init__(self) -> None:
        self._faults: dict[str, None] = {}
        self._elements = 0
        self._path: list[str] = []
        self._style: list[str] = []

    def read(self, content: bytes) -> Iterable[str]:
        """Return what is wrong."""
        # What the file says of its encoding does not count: others might believe it.
        parser = expat.ParserCreate("utf-8")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declaration
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        try:
            content.decode()
            parser.Parse(content, True)
        except UnicodeDecodeError:
            self._say("is not UTF-8 text")
        except expat.ExpatError:
            self._say("is not valid XML")
        except _TooMuchError as error:
            self._say(str(error))
        return tuple(self._faults)

    def _say(self, what: str) -> None:
        self._faults[what] = None

    def _declaration(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._say("is not UTF-8 text")

    def _doctype(self, *_: object) -> None:
        raise _TooMuchError("has a DOCTYPE, in which entities could be declared")

    def _instruction(self, *_: object) -> None:
        self._say("has a processing instruction")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2].lower()
        self._elements += 1
        self._path.append(name)
        if self._elements > _MOST_ELEMENTS:
            message = f"has more than {_MOST_ELEMENTS:,} elements"
            raise _TooMuchError(message)
        if len(self._path) > _DEEPEST:
            raise _TooMuchError("is nested too deeply")
        if self._elements == 1 and name != "svg":
            self._say("is not an SVG drawing")
        if name in _ACTIVE:
            self._say(f"has <{name}> in it, which can run code")
        for key, value in attributes.items():
            self._check(name, key.rpartition(":")[2].lower(), value)
            if ":" not in key and "\\" in value and "(" in value:
                # Attributes of SVG's own are styles, too: see `_IMPORT`.
                self._say("refers to something outside of itself")
            if value.strip() == _HTML:
                self._say("has HTML in it, which can refer and run in many ways")

    def _check(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on"):
            self._say(f"has {key}= in it, which can run code")
        if key in ("href", "src") and not _INSIDE.match(value):
            self._say("refers to something outside of itself")
        if tag in _ANIMATING and key == "attributename" and "href" in value.lower():
            self._say("changes what it refers to")
        self._check_style(value)

    def _check_style(self, text: str) -> None:
        if _URL.search(text):
            self._say("refers to something outside of itself")

    def _end(self, _tag: str) -> None:
        if self._path.pop() != "style":
            return
        text = "".join(self._style)
        self._style.clear()
        self._check_style(text)
        if _IMPORT.search(text):
            self._say("refers to something outside of itself")

    def _text(self, text: str) -> None:
        # It comes in pieces, at lines, comments and CDATA: a word may be in two.
        if self._path and self._path[-1] == "style":
            self._style.append(text)


class _TooMuchError(Exception):
    """There is no use in reading on."""
