"""Writing still pictures."""

from __future__ import annotations

from pathlib import Path

import cv2

from facekeys.errors import OutputError
from facekeys.recording.replacing import replacing
from facekeys.types import Pixels


def write_picture(path: Path, pixels: Pixels) -> None:
    """Write a picture.

    Args:
        path: The file; its ending, one of `PICTURE_ENDINGS`, chooses the format.
        pixels: (h, w, 3) uint8 BGR.

    Raises:
        OutputError: It can't be written there, or the disk is full.
    """
    with replacing(path) as temporary:
        done, encoded = cv2.imencode(path.suffix.lower(), pixels)
        if not done:
            raise OutputError(f"{path} can't be written as {path.suffix}.")
        temporary.write_bytes(encoded.tobytes())
