"""A switch for the start of FaceKeys when the user logs in."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from facekeys import desktop_entry
from facekeys.errors import FaceKeysError
from facekeys.ui.words import marked, tr

OFFERED: Final = sys.platform.startswith("linux")
"""Whether FaceKeys knows how the system is told so."""
HELP: Final = marked("In the tray, with the camera off until somebody watches.")


class LoginSwitch(QCheckBox):
    """Shows what the desktop has been told, and tells it; it is no setting of ours."""

    failed = Signal(FaceKeysError)
    """Carries why it stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show how it is; other programs may change it: see `showEvent`."""
        super().__init__(tr("Start FaceKeys when I log in"), parent)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(tr(HELP))
        self.clicked.connect(lambda on: self._switch(on=on))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show how it is now."""
        self.setChecked(desktop_entry.starts_at_login())
        super().showEvent(event)

    def _switch(self, *, on: bool) -> None:
        try:
            desktop_entry.start_at_login(desktop_entry.command(), on=on)
        except FaceKeysError as error:
            self.failed.emit(error)
        self.setChecked(desktop_entry.starts_at_login())
