"""Files of a filter pack, as bytes, and what the first bytes of a PNG promise."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

MAX_SIDE: Final = 4096
"""Largest width and height of a picture, in pixels."""
MAX_PICTURE_PIXELS: Final = 2048 * 2048
"""Most pixels of a picture: some decoders need much more room than it takes itself."""
MAX_FILE_BYTES: Final = 16_000_000
"""Largest size of a picture's file."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">8sI4sIIB")


def read_bounded(folder: Path, name: str, *, limit: int) -> bytes:
    """Read a file that lies directly in a folder.

    Args:
        folder: The pack.
        name: Name of the file.
        limit: Most bytes the file may have.

    Raises:
        ValueError: It is missing, no plain file, a link out of the folder, too large
            or can't be read. The text says which.
    """
    path = folder / name
    try:
        if path.resolve().parent != folder.resolve():
            raise ValueError("lies outside the pack")
        if not path.exists():
            raise ValueError("is missing")
        if not path.is_file():
            raise ValueError("is not a plain file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise ValueError("can't be read") from error
    if len(data) > limit:
        message = f"is larger than {limit:,} bytes"
        raise ValueError(message)
    return data


def check_png(data: bytes) -> None:
    """Check what the first bytes of a PNG file promise.

    Raises:
        ValueError: It is no PNG, too large, empty, or has more than 8 bits a channel.
    """
    if len(data) < _HEADER.size:
        raise ValueError("is not a PNG picture")
    signature, _, kind, width, height, depth = _HEADER.unpack_from(data)
    if signature != _SIGNATURE or kind != b"IHDR":
        raise ValueError("is not a PNG picture")
    check_size(width, height)
    if depth > 8:
        message = f"has {depth} bits a channel, at most 8 will do"
        raise ValueError(message)


def check_size(width: int, height: int) -> None:
    """Check how large a picture is; one that moves, each of what it shows.

    Raises:
        ValueError: It is empty, or too large.
    """
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"is {width}x{height} pixels, at most {MAX_SIDE}x{MAX_SIDE} will do"
        raise ValueError(message)
    if width * height > MAX_PICTURE_PIXELS:
        message = f"is {width}x{height} pixels, as many as 2048x2048 have will do"
        raise ValueError(message)
