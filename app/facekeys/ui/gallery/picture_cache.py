"""Pictures of filters, kept on disk from one start of the app to the next. No Qt."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys import __version__
from facekeys.errors import OutputError
from facekeys.overlays.filter import Filter
from facekeys.overlays.png import MAX_FILE_BYTES, read_bounded
from facekeys.recording.replacing import replacing
from facekeys.types import Pixels

_ENDING: Final = ".picture"
_MOST_BYTES: Final = 16_000_000
_LARGEST_BYTES: Final = 1_000_000
_JPEG_QUALITY: Final = 92


class PictureCache:
    """A folder of pictures by key; what can't be read or written there is no trouble.

    A file is the SHA-256 of a JPEG, and then the JPEG: what was damaged, or written by
    something else, is never decoded. For one thread at a time; other processes may use
    the same folder.
    """

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        """Use a folder.

        Args:
            folder: It need not exist yet. What is used least goes when it gets full.
            most_bytes: Of all files together.
        """
        self._folder = folder
        self._most_bytes = most_bytes

    def read(self, key: str) -> Pixels | None:
        """Return a picture as (h, w, 3) uint8 BGR; None where there is no sound one."""
        path = self._path(key)
        try:
            content = read_bounded(self._folder, path.name, limit=_LARGEST_BYTES)
        except ValueError:
            return None
        digest, jpeg = content[:32], content[32:]
        if digest != hashlib.sha256(jpeg).digest():
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # so that it is not the next to go
        pixels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        return None if pixels is None else np.asarray(pixels, np.uint8)

    def write(self, key: str, pixels: Pixels) -> None:
        """Keep a picture, (h, w, 3) uint8 BGR, as well as JPEG can."""
        _, encoded = cv2.imencode(
            ".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
        )
        jpeg = encoded.tobytes()
        with contextlib.suppress(OSError, OutputError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._path(key)) as temporary:
                temporary.write_bytes(hashlib.sha256(jpeg).digest() + jpeg)
            self._trim()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _trim(self) -> None:
        """Remove what was not used for longest, until the rest has room."""
        files = []
        for path in self._folder.glob(f"*{_ENDING}"):
            found = path.stat()
            files.append((found.st_mtime_ns, found.st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self._most_bytes:
                return
            path.unlink(missing_ok=True)
            total -= size


def key_of(one: Filter) -> str:
    """Return a name for a filter's picture, of letters and digits.

    It is another one when a file of the pack changes, and for each version of FaceKeys,
    which may draw it in another way.

    Raises:
        ValueError: A file of the pack can't be read any more.
    """
    from facekeys.overlays.manifest import MANIFEST_NAME, MAX_MANIFEST_BYTES

    whole = hashlib.sha256(__version__.encode())
    whole.update(read_bounded(one.folder, MANIFEST_NAME, limit=MAX_MANIFEST_BYTES))
    for name in one.manifest.pictures:
        content = read_bounded(one.folder, name, limit=MAX_FILE_BYTES)
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()
