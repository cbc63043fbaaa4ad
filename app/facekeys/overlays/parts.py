"""How many parts the file of a picture is made of.

Pillow reads the chunks of a PNG and the blocks of a GIF one by one, in Python. A file
of the size that a pack may have holds millions of empty ones, which take it seconds.
"""

from __future__ import annotations

from typing import Final

MAX_PARTS: Final = 80_000
"""Most chunks or blocks; the largest GIF, of full ones, needs 63,000."""

_TRAILER, _EXTENSION, _IMAGE = b";!,"
_COMMENT: Final = b"\xfe"


def check_png_parts(data: bytes) -> None:
    """Raise ValueError if a PNG has too many chunks, whatever is in them."""
    at = 8
    for _ in range(MAX_PARTS):
        if at >= len(data):
            return
        at += 12 + int.from_bytes(data[at : at + 4])
    raise _too_many()


def check_gif_parts(data: bytes) -> None:
    """Check how a GIF is put together, as far as Pillow would go through it.

    Raises:
        ValueError: It has too many blocks; or an extension that is none, after which
            Pillow takes for blocks what is none either.
    """
    at = 13 + _colours_bytes(data[10:11])
    parts = 0
    while at < len(data) and parts < MAX_PARTS:
        kind = data[at]
        parts += 1
        if kind == _TRAILER:
            return
        if kind == _EXTENSION:
            label, first = data[at + 1 : at + 2], data[at + 2 : at + 3]
            if label != _COMMENT and first == b"\0":
                raise ValueError("is a damaged GIF picture")
            at += 2
        elif kind == _IMAGE:
            at += 11 + _colours_bytes(data[at + 9 : at + 10])
        else:  # Pillow passes over it
            at += 1
            continue
        while at < len(data) and data[at] and parts < MAX_PARTS:
            at += 1 + data[at]
            parts += 1
        at += 1
    if parts >= MAX_PARTS:
        raise _too_many()


def _too_many() -> ValueError:
    message = f"is made of more than {MAX_PARTS:,} parts"
    return ValueError(message)


def _colours_bytes(flags: bytes) -> int:
    """Return how long the table of colours is that one byte of flags tells of."""
    return 3 << (1 + (flags[0] & 7)) if flags and flags[0] & 0x80 else 0
