"""The choice of what to film with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from facekeys.camera.choose import DEMO, open_file
from facekeys.camera.devices import Camera, find_camera, list_cameras
from facekeys.camera.webcam import Webcam
from facekeys.engine.capture import SourceOpener

_PATTERN: Final = (
    "Videos and pictures (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg "
    "*.webp);;All files (*)"
)

CameraLister = Callable[[], list[Camera]]


class SourceChooser(QComboBox):
    """Webcams by name, the demo clip, and any file."""

    chosen = Signal(object)
    """Carries a `SourceOpener`."""

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
        self._last = 0
        self.activated.connect(self._pick)

    @property
    def has_camera(self) -> bool:
        """Whether a webcam was found."""
        return bool(self._cameras)

    def start(self) -> None:
        """Choose the first webcam, or the demo clip where there is none."""
        self._pick(0)

    def _pick(self, row: int) -> None:
        opener: SourceOpener | None = self.itemData(row)
        if opener is None:
            opener = self._ask()
        if opener is None:
            self.setCurrentIndex(self._last)
            return
        self._last = self.currentIndex()
        self.chosen.emit(opener)

    def _ask(self) -> SourceOpener | None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Open a video or picture", "", _PATTERN
        )
        return partial(open_file, path) if path else None


def _open_webcam(camera_id: str) -> Webcam:
    """Open a webcam wherever it is plugged in by now."""
    return Webcam(find_camera(camera_id))
