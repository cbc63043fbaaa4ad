"""Reading the pictures of a filter pack, still or moving, whoever made them.

A pack may come from anywhere, so its files are taken for hostile: everything is
checked that can be checked before a byte of picture is unpacked, and no more is
unpacked than all pictures of a pack may have together.
"""

from __future__ import annotations

import io
import re
import struct
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import cv2
import numpy as np

from facekeys.overlays.parts import check_gif_parts, check_png_parts
from facekeys.overlays.png import MAX_FILE_BYTES, check_png, check_size, read_bounded
from facekeys.overlays.svg import check_svg, draw_svg
from facekeys.types import Pixels

if TYPE_CHECKING:
    from PIL import Image

MAX_FRAMES: Final = 120
"""Most pictures in a moving one."""
MAX_PIXELS: Final = 7_500_000
"""Most pixels in all pictures of a pack together, every one of those that move."""
MAX_DRAWING_S: Final = 10.0
"""How long all drawings of a pack together may take to be drawn."""
ENDINGS: Final = ("png", "apng", "gif", "webp", "svg")
"""Of the names of pictures that a pack may have."""
NAME: Final = re.compile(rf"\w[\w.-]{{0,63}}\.({'|'.join(ENDINGS)})", re.ASCII)
"""What names of pictures look like."""

# As browsers do: what is meant to be shown for no time at all is shown for this long.
_USUAL_S: Final = 0.1
_SHORTEST_S: Final = 0.015
_LONGEST_S: Final = 10.0


class TooMuchError(ValueError):
    """There is more in a picture than a filter may have."""


class Allowance:
    """How many pixels the pictures of one pack may have, and which of them have some.

    A picture that is read again, because it was not sound before, counts once. What is
    drawn first has time besides.
    """

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._drew_s: dict[str, float] = {}

    def draw(self, name: str, content: bytes) -> bytes:
        """Draw an SVG: see `facekeys.overlays.svg.draw_svg`.

        Args:
            name: Its file.
            content: What is in that.

        Raises:
            ValueError: It can't be drawn, or the others have left it no time.
        """
        known = self._drew_s.copy()
        others_s = sum(took for other, took in known.items() if other != name)
        begun_s = time.monotonic()
        try:
            return draw_svg(content, max(0.0, MAX_DRAWING_S - others_s))
        finally:
            self._drew_s[name] = time.monotonic() - begun_s

    def grant(self, name: str, pixels: int) -> None:
        """Let a picture have so many pixels.

        Args:
            name: Its file.
            pixels: In all that it shows.

        Raises:
            TooMuchError: The others have left it less.
        """
        known = self._used.copy()  # in one go: several threads may read pictures
        others = sum(used for other, used in known.items() if other != name)
        if others + pixels > MAX_PIXELS:
            message = (
                f"makes too many pixels: at most {MAX_PIXELS:,} will do in all "
                "pictures of a pack"
            )
            raise TooMuchError(message)
        self._used[name] = pixels


class Cel(NamedTuple):
    """One picture of a moving one.

    Attributes:
        pixels: (h, w, 4) uint8 BGRA with straight alpha.
        shown_s: For how long.
    """

    pixels: Pixels
    shown_s: float


def check_picture(name: str, data: bytes) -> None:
    """Check what the first bytes of a picture promise, and that it is not in shreds.

    Args:
        name: Of the file; its ending says what it must be.
        data: All of the file.

    Raises:
        ValueError: It is no such picture, empty, too large, or of too many parts.
    """
    _format_of(name).check(data)


def read_picture(
    folder: Path, name: str, allowance: Allowance | None = None
) -> list[Cel]:
    """Read a picture of a pack.

    Args:
        folder: The pack.
        name: Of a PNG, APNG, GIF, WebP or SVG file in it.
        allowance: What it shares with the other pictures of the pack; none if None.

    Returns:
        The pictures that it shows one after the other; one if it stands still.

    Raises:
        ValueError: The file is missing, too large, or no sound picture.
    """
    from PIL import Image  # when the window is there

    data = read_bounded(folder, name, limit=MAX_FILE_BYTES)
    check_picture(name, data)
    allowance = allowance or Allowance()
    kind = _format_of(name).name
    if _format_of(name).drawn:
        data = allowance.draw(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Pillow only warns of is refused too
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                check_size(*picture.size)  # the first bytes might have lied
                return list(_cels(picture, name, allowance))
    except TooMuchError:
        raise
    except Exception as error:  # on hostile bytes a decoder may raise anything
        message = f"is a damaged {kind} picture"
        raise ValueError(message) from error


def _cels(picture: Image.Image, name: str, allowance: Allowance) -> Iterator[Cel]:
    first = 1 if picture.info.get("default_image") else 0  # which APNGs don't play
    for number in count():
        try:
            picture.seek(first + number)
        except EOFError:
            if not number:
                raise
            return
        if number >= MAX_FRAMES:
            message = f"has more than {MAX_FRAMES} pictures"
            raise TooMuchError(message)
        allowance.grant(name, (number + 1) * picture.width * picture.height)
        in_rgba = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        rgba = np.asarray(in_rgba, np.uint8)
        bgra = np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA), np.uint8)
        yield Cel(bgra, _shown_s(picture.info.get("duration", 0)))


def _shown_s(duration_ms: float) -> float:
    shown_s = float(duration_ms) / 1000
    return min(shown_s, _LONGEST_S) if shown_s >= _SHORTEST_S else _USUAL_S


class _Format(NamedTuple):
    """How a file is read.

    Attributes:
        name: Of what Pillow reads.
        check: Raises a ValueError for what is not sound.
        drawn: Whether that must be drawn first.
    """

    name: str
    check: Callable[[bytes], None]
    drawn: bool = False


def _check_png(data: bytes) -> None:
    check_png(data)
    check_png_parts(data)


def _check_gif(data: bytes) -> None:
    if len(data) < 10 or data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise ValueError("is not a GIF picture")
    check_size(*struct.unpack_from("<HH", data, 6))
    check_gif_parts(data)


def _check_webp(data: bytes) -> None:
    if len(data) < 30 or data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("is not a WebP picture")
    kind = data[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    check_size(width, height)


_FORMATS: Final[Mapping[str, _Format]] = MappingProxyType(
    {
        "png": _Format("PNG", _check_png),
        "apng": _Format("PNG", _check_png),
        "gif": _Format("GIF", _check_gif),
        "webp": _Format("WEBP", _check_webp),
        "svg": _Format("PNG", check_svg, drawn=True),
    }
)


def _format_of(name: str) -> _Format:
    return _FORMATS[name.rpartition(".")[2]]
