"""Takes photos of the newest filtered picture, beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from facekeys.errors import FaceKeysError
from facekeys.recording.photos import take_photo
from facekeys.resources import pictures_folder
from facekeys.settings.model import PhotoSettings
from facekeys.types import Frame

_MOST_WAITING: Final = 8


class Photographer(QObject):
    """Writes photos one after the other in a thread of its own."""

    taken = Signal(Path)
    """A photo lies there."""
    failed = Signal(FaceKeysError)
    """A photo could not be written."""
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; the thread starts with the first photo."""
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys photos")
        self._waiting = 0
        self._ended.connect(self._tell)

    def take(
        self, frame: Frame | None, filters: Sequence[str], settings: PhotoSettings
    ) -> Future[Path]:
        """Write a photo; does not wait for it.

        Args:
            frame: The filtered picture, as others see it.
            filters: Ids of the filters in it.
            settings: Where to, and under what name.

        Returns:
            Its file, in the end; or the OutputError that keeps it from being written.

        Raises:
            FaceKeysError: There is no picture, or too many wait to be written.
        """
        if frame is None:
            raise FaceKeysError(
                "There is no picture to take a photo of.",
                hint="Wait until the camera sends one.",
            )
        if self._waiting >= _MOST_WAITING:
            raise FaceKeysError(
                "The photos before this one are still being written.",
                hint="Wait a moment, then try again.",
            )
        self._waiting += 1
        work = partial(
            take_photo,
            frame.pixels,
            settings.folder or pictures_folder(),
            pattern=settings.name,
            ending=f".{settings.format}",
            filters=filters,
        )
        photo = self._thread.submit(work)
        photo.add_done_callback(self._ended.emit)
        return photo

    def close(self) -> None:
        """Write what waits, then end the thread."""
        self._thread.shutdown()

    @Slot(object)
    def _tell(self, photo: Future[Path]) -> None:
        self._waiting -= 1
        try:
            self.taken.emit(photo.result())
        except FaceKeysError as error:
            self.failed.emit(error)
