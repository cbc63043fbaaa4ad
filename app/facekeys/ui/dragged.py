"""What of the files that are dragged over the window it has a use for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from facekeys.overlays.pictures import ENDINGS
from facekeys.sharing.limits import ENDING


def packs_in(dragged: QMimeData) -> list[Path]:
    """Return the packs in what is dragged: folders, and files that end like packs."""
    paths = _files(dragged)
    return [path for path in paths if path.suffix.lower() == ENDING or _is_folder(path)]


def picture_in(dragged: QMimeData) -> Path | None:
    """Return the first picture in what is dragged that a filter may be made of."""
    paths = _files(dragged)
    return next((path for path in paths if path.suffix.lower()[1:] in ENDINGS), None)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it may not be looked at: to install it tells so
        return True


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
