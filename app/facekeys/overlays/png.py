"""Reading the pictures of a filter pack, whoever made them.

A pack may come from anywhere, so its files are taken for hostile: everything is
checked that can be checked before a byte of picture is unpacked.
"""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys.types import Pixels

MAX_SIDE: Final = 4096
"""Largest width and height of a picture, in pixels."""
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
        ValueError: It is no PNG, larger than 4096x4096 pixels, empty, or has more
            than 8 bits a channel.
    """
    if len(data) < _HEADER.size:
        raise ValueError("is not a PNG picture")
    signature, _, kind, width, height, depth = _HEADER.unpack_from(data)
    if signature != _SIGNATURE or kind != b"IHDR":
        raise ValueError("is not a PNG picture")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"is {width}x{height} pixels, at most {MAX_SIDE}x{MAX_SIDE} will do"
        raise ValueError(message)
    if depth > 8:
        message = f"has {depth} bits a channel, at most 8 will do"
        raise ValueError(message)


def read_png(folder: Path, name: str) -> Pixels:
    """Read a picture of a pack.

    Args:
        folder: The pack.
        name: Name of the PNG file in it.

    Returns:
        (h, w, 4) uint8 BGRA with straight alpha; opaque if the file has no alpha.

    Raises:
        ValueError: The file is missing, too large, or no sound PNG.
    """
    from PIL import Image  # when the window is there

    data = read_bounded(folder, name, limit=MAX_FILE_BYTES)
    check_png(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Pillow only warns of is refused too
            with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
                rgba = np.asarray(picture.convert("RGBA"), np.uint8)
    except Exception as error:  # on hostile bytes a decoder may raise anything
        raise ValueError("is a damaged PNG picture") from error
    return np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA), np.uint8)
