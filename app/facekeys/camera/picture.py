"""Still pictures and animated ones (GIF, APNG, WebP), through Pillow."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from facekeys.errors import InputError
from facekeys.letterbox import letterbox
from facekeys.types import Frame, Pixels

MAX_SIDE: Final = 8192
"""Largest width or height of a picture that is read, in pixels."""

_STILL_FPS: Final = 10.0
_DEFAULT_DURATION_MS: Final = 100.0


_FORMATS: Final = ("BMP", "GIF", "JPEG", "PNG", "PPM", "TIFF", "WEBP")
# Others have several pictures, too: a phone's JPEG (MPO) has a small copy of itself.
_ANIMATED: Final = frozenset({"GIF", "PNG", "WEBP"})


class Picture:
    """A still picture (one frame) or an animated one (all its frames)."""

    live = False
    cut_short = False

    def __init__(self, path: Path) -> None:
        """Open a picture.

        Args:
            path: The file. Its EXIF orientation is obeyed; transparency is dropped.

        Raises:
            InputError: It is no picture that Pillow knows, is broken, or is larger
                than `MAX_SIDE`.
        """
        self._path = path
        self.name = path.name
        self._image = _open(path)
        self.length: int | None = 1
        if self._image.format in _ANIMATED:
            self.length = int(getattr(self._image, "n_frames", 1))
        self._index = 0
        self._time_ms = 0.0
        try:
            first = self._decode()
        except InputError:
            self.close()
            raise
        self.size = (int(first.shape[1]), int(first.shape[0]))
        self.fps = _STILL_FPS
        if self.length != 1:
            self.fps = min(100.0, 1000.0 / self._duration_ms())

    def read(self) -> Frame | None:
        """Return the next frame, None after the last."""
        if self.length is not None and self._index >= self.length:
            return None
        pixels = letterbox(self._decode(), *self.size)
        frame = Frame(pixels, self._index, round(self._time_ms * 1e6))
        self._time_ms += self._duration_ms()
        self._index += 1
        return frame

    def rewind(self) -> None:
        """Go back to the first frame."""
        self._index = 0
        self._time_ms = 0.0

    def close(self) -> None:
        """Close the file."""
        self._image.close()

    def _decode(self) -> Pixels:
        try:
            if self.length != 1:
                self._image.seek(self._index)
            upright = ImageOps.exif_transpose(self._image).convert("RGB")
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise _broken(self._path) from error
        return np.asarray(cv2.cvtColor(np.asarray(upright), cv2.COLOR_RGB2BGR))

    def _duration_ms(self) -> float:
        # Browsers, too, show frames that claim under 20 ms for 100 ms.
        duration = float(self._image.info.get("duration", 0))
        return duration if duration >= 20 else _DEFAULT_DURATION_MS


def is_picture(path: Path) -> bool:
    """Tell whether Pillow knows the file as a picture (by content, not by name)."""
    try:
        with _open(path):
            return True
    except UnidentifiedImageError:
        return False


def _open(path: Path) -> Image.Image:
    """Open the file; raises UnidentifiedImageError if it is none of our formats."""
    try:
        with warnings.catch_warnings():
            # Our own limit stands below; a bomb is never decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=_FORMATS)
    except (UnidentifiedImageError, PermissionError):
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(path) from error
    if max(image.size) > MAX_SIDE:
        image.close()
        raise _too_large(path)
    return image


def _broken(path: Path) -> InputError:
    return InputError(
        f"{path} is broken: its picture can't be decoded.",
        hint="Open it in an image editor and save it anew.",
    )


def _too_large(path: Path) -> InputError:
    return InputError(
        f"{path} is too large.",
        hint=f"Scale it down to at most {MAX_SIDE} pixels a side.",
    )
