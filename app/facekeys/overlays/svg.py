"""Drawings of packs: checked, and then drawn by a process that can do nothing else.

Whoever opens one must see a picture, and nothing must happen: browsers open the drawing
that goes with a picture of a pack, too.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final
from xml.parsers import expat

from facekeys.overlays.png import MAX_FILE_BYTES, check_png, check_size

MAX_SVG_BYTES: Final = 2_000_000
"""Largest size of a drawing's file."""

_DRAWER: Final = Path(__file__).with_name("svg_drawer.py")
_PIXELS: Final = re.compile(r"\s*([0-9]{1,9}(\.[0-9]{1,9})?)(px)?\s*", re.ASCII)
_SIDES: Final = ("width", "height")
_TEXT: Final = frozenset({"text", "tspan", "textpath", "tref"})

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


def check_svg(content: bytes) -> None:
    """Check that a drawing may be a layer.

    Raises:
        ValueError: It may not go with a pack, names no size, is too large, or has text
            in it, which comes out in another way on each computer.
    """
    if len(content) > MAX_SVG_BYTES:
        message = f"is larger than {MAX_SVG_BYTES:,} bytes"
        raise ValueError(message)
    for fault in svg_faults(content):
        raise ValueError(fault)
    elements = _elements(content)
    sides = [_PIXELS.fullmatch(elements[0][1].get(key, "")) for key in _SIDES]
    if not all(sides):
        raise ValueError("must say its width and height, in pixels")
    check_size(*(math.ceil(float(side[1])) for side in sides if side))
    if any(tag in _TEXT for tag, _ in elements):
        raise ValueError("has text in it: turn that into paths, for fonts differ")


def draw_svg(content: bytes, patience_s: float) -> bytes:
    """Draw a drawing that was checked, in a process of its own.

    That has no files and little memory: what attacks the renderer ends there.

    Args:
        content: The drawing.
        patience_s: How long it may take.

    Returns:
        A PNG; to be taken for as hostile as the drawing.

    Raises:
        ValueError: It can't be drawn, or takes too much.
    """
    # Into a file, for its size can be limited, and that of what comes by a pipe not.
    with TemporaryFile() as drawn:
        try:
            subprocess.run(  # noqa: S603 - our own program, on what was checked
                [sys.executable or "python3", "-I", str(_DRAWER)],
                input=content,
                stdout=drawn,
                stderr=subprocess.DEVNULL,
                timeout=patience_s,
                check=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
            )
        except (OSError, subprocess.SubprocessError) as error:
            message = (
                "can't be drawn, or takes too much time or memory: large blurs do; "
                "give a PNG instead"
            )
            raise ValueError(message) from error
        drawn.seek(0)
        png = drawn.read(MAX_FILE_BYTES)
    check_png(png)
    return png


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return the names and attributes of all elements of sound XML, in their order."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda tag, attributes: found.append(
        (tag.rpartition(":")[2].lower(), attributes)
    )
    parser.Parse(content, True)
    return found


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
