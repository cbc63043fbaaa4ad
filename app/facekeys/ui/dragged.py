"""What of the files that are dragged over the window it has a use for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from facekeys.overlays.pictures import ENDINGS
from facekeys.sharing.limits import ENDING

_OTHERS: Final = ("jpg", "jpeg", "bmp", "tif", "tiff", "avif", "heic", "ico")
"""Endings of pictures that no filter can have: whoever drops one is told so."""


def packs_in(dragged: QMimeData) -> list[Path]:
    """Return the packs in what is dragged: folders, and files that end like packs."""
    paths = _files(dragged)
    return [path for path in paths if path.suffix.lower() == ENDING or _is_folder(path)]


def picture_in(dragged: QMimeData) -> Path | None:
    """Return the first picture that is dragged, rather one of a kind that will do."""
    pictures = [(path.suffix.lower()[1:], path) for path in _files(dragged)]
    return next(
        (
            path
            for kinds in (ENDINGS, _OTHERS)
            for kind, path in pictures
            if kind in kinds
        ),
        None,
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it may not be looked at: to install it tells so
        return True


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
