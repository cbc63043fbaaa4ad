"""The choice of what to film with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from facekeys.camera.choose import DEMO, open_file
from facekeys.camera.devices import Camera, find_camera, list_cameras
from facekeys.camera.webcam import Webcam
from facekeys.errors import InputError

_PATTERN: Final = (
    "Videos and pictures (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg "
    "*.webp);;All files (*)"
)

CameraLister = Callable[[], list[Camera]]


class SourceChooser(QComboBox):
    """Webcams by name, the demo clip, and any file."""

    chosen = Signal(object)
    """Carries a `facekeys.engine.capture.SourceOpener`."""
    picked = Signal(str)
    """The user chose this webcam: its id."""
    refused = Signal(InputError)
    """A file was picked that can't be opened; the last choice stands."""

    def __init__(
        self, lister: CameraLister = list_cameras, parent: QWidget | None = None
    ) -> None:
        """List what is there.

        Args:
            lister: Names the webcams.
            parent: The widget that holds the box.
        """
        super().__init__(parent)
        self.setAccessibleName("Camera")
        self._cameras = lister()
        for camera in self._cameras:
            self.addItem(camera.name, partial(_open_webcam, camera.id))
        self.addItem("Demo clip", partial(open_file, DEMO))
        self.addItem("Open a video or picture …", None)
        self._last = -1
        self.activated.connect(self._pick)
        self.activated.connect(self._tell_picked)

    @property
    def has_camera(self) -> bool:
        """Whether a webcam was found."""
        return bool(self._cameras)

    def start(self, camera_id: str = "") -> bool:
        """Choose a webcam, or the demo clip where there is none.

        Args:
            camera_id: Which one, by its id; the first if it is not there.

        Returns:
            Whether it is there, or none was asked for.
        """
        ids = [camera.id for camera in self._cameras]
        found = camera_id in ids
        self._pick(ids.index(camera_id) if found else 0)
        return found or not camera_id

    def _pick(self, row: int) -> None:
        if self.itemData(row) is None:
            row = self._add_file()
        self.setCurrentIndex(row)
        if row != self._last:
            self._last = row
            self.chosen.emit(self.itemData(row))

    def _tell_picked(self, row: int) -> None:
        if row < len(self._cameras):
            self.picked.emit(self._cameras[row].id)

    def _add_file(self) -> int:
        """Ask for a file; returns its row, or that of the last choice."""
        path, _ = QFileDialog.getOpenFileName(
            self, "Open a video or picture", "", _PATTERN
        )
        if not path:
            return self._last
        opener = partial(open_file, path)
        try:
            opener().close()  # before the picture that runs is given up for it
        except InputError as error:
            self.refused.emit(error)
            return self._last
        row = self.count() - 1
        self.insertItem(row, Path(path).name, opener)
        return row


def _open_webcam(camera_id: str) -> Webcam:
    """Open a webcam wherever it is plugged in by now."""
    return Webcam(find_camera(camera_id))
