"""The choice of what to film with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from facekeys.camera.choose import DEMO, open_file
from facekeys.camera.devices import Camera, find_camera, labels, list_cameras
from facekeys.camera.webcam import Webcam
from facekeys.errors import InputError
from facekeys.ui.words import marked, tr

_PATTERN: Final = marked(
    "Videos and pictures (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg "
    "*.webp);;All files (*)"
)
_ID: Final = Qt.ItemDataRole.UserRole + 1
"""Of a row: the webcam's id; None for all else."""

CameraLister = Callable[[], list[Camera]]


class SourceChooser(QComboBox):
    """Webcams by name, the demo clip, and any file.

    Webcams come and go (`offer`). The one that is chosen stays chosen while it is away,
    and the engine opens it when it is back. One that was asked for at the start and not
    there is chosen when it comes, unless the user chose something meanwhile.
    """

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
            lister: Names the webcams; see `lister`.
            parent: The widget that holds the box.
        """
        super().__init__(parent)
        self.setAccessibleName(tr("Camera"))
        self.lister = lister
        """Names the webcams; fit to be called again, from any thread."""
        self._cameras: list[Camera] = []
        self._present: set[str] = set()
        self._mode: dict[str, Any] = {}
        self._wanted: str | None = None
        self._last = -1
        self.addItem(tr("Demo clip"), partial(open_file, DEMO))
        self.addItem(tr("Open a video or picture …"), None)
        self._list(lister())
        self.activated.connect(self._pick_by_hand)

    @property
    def has_camera(self) -> bool:
        """Whether a webcam is there."""
        return bool(self._present)

    @property
    def films(self) -> bool:
        """Whether a webcam is chosen, there or away."""
        return self.currentData(_ID) is not None

    def start(self, camera_id: str = "") -> bool:
        """Choose a webcam, or the demo clip where there is none.

        Args:
            camera_id: Which one, by its id; the first if it is not there.

        Returns:
            Whether it is there, or none was asked for.
        """
        ids = [camera.id for camera in self._cameras]
        found = camera_id in ids
        if not found and (camera_id or not ids):
            self._wanted = camera_id
        self._pick(ids.index(camera_id) if found else 0)
        return found or not camera_id

    def offer(self, cameras: Sequence[Camera]) -> None:
        """Offer these webcams from now on; the choice stays as it is.

        Args:
            cameras: All that are there.
        """
        chosen, place = self.currentData(_ID), self.currentIndex() - len(self._cameras)
        away = [
            one
            for one in self._cameras
            if one.id == chosen and chosen not in {camera.id for camera in cameras}
        ]
        self._list([*cameras, *away])
        self._present = {camera.id for camera in cameras}
        for row in range(len(cameras), len(self._cameras)):
            away_now = tr("{name} (not plugged in)", name=self.itemText(row))
            self.setItemText(row, away_now)
        ids = [camera.id for camera in self._cameras]
        self._last = ids.index(chosen) if chosen else place + len(ids)
        self.setCurrentIndex(self._last)
        self._return()

    def use_mode(self, size: tuple[int, int] | None, fps: float | None) -> None:
        """Open webcams like this from now on, also the one that is open.

        Args:
            size: Wanted width and height in pixels; None for the usual.
            fps: Wanted frames a second; None for the usual.
        """
        wishes = {"size": size, "fps": fps}
        mode = {name: wish for name, wish in wishes.items() if wish is not None}
        if mode == self._mode:
            return
        self._mode = mode
        for row, camera in enumerate(self._cameras):
            self.setItemData(row, self._opener(camera))
        if 0 <= self._last < len(self._cameras):
            self.chosen.emit(self.itemData(self._last))

    def _list(self, cameras: list[Camera]) -> None:
        """Put webcams in the place of those that stand at the top."""
        for _ in self._cameras:
            self.removeItem(0)
        for row, (camera, label) in enumerate(
            zip(cameras, labels(cameras), strict=True)
        ):
            self.insertItem(row, label, self._opener(camera))
            self.setItemData(row, camera.id, _ID)
            self.setItemData(row, camera.id, Qt.ItemDataRole.ToolTipRole)
        self._cameras = cameras
        self._present = {camera.id for camera in cameras}

    def _opener(self, camera: Camera) -> partial[Webcam]:
        return partial(_open_webcam, camera.id, **self._mode)

    def _return(self) -> None:
        """Choose what was asked for at the start, if it came; else any webcam."""
        ids = [camera.id for camera in self._cameras]
        if self._wanted is None:
            return
        if self._wanted in ids:
            row, self._wanted = ids.index(self._wanted), None
        elif ids and self.currentData(_ID) is None:
            row = 0
        else:
            return
        self._pick(row)

    def _pick(self, row: int) -> None:
        if self.itemData(row) is None:
            row = self._add_file()
        self.setCurrentIndex(row)
        if row != self._last:
            self._last = row
            self.chosen.emit(self.itemData(row))

    def _pick_by_hand(self, row: int) -> None:
        self._wanted = None
        self._pick(row)
        if row < len(self._cameras):
            self.picked.emit(self._cameras[row].id)

    def _add_file(self) -> int:
        """Ask for a file; returns its row, or that of the last choice."""
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Open a video or picture"), "", tr(_PATTERN)
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


def _open_webcam(camera_id: str, **mode: Any) -> Webcam:
    """Open a webcam wherever it is plugged in by now."""
    return Webcam(find_camera(camera_id), **mode)
