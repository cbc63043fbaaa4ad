"""The first step: a camera is chosen, and one sees oneself."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from facekeys.engine.status import Status
from facekeys.ui.guide.step import Step
from facekeys.ui.sources import SourceChooser
from facekeys.ui.words import marked, tr

_PATIENCE: Final = 6
"""So often a camera may be found without a picture before it is said; 3 s."""


class SeeYourself(Step):
    """Says whom one sees, or why nobody; leads to the choice of camera."""

    title = marked("See yourself")

    def __init__(self, sources: SourceChooser, parent: QWidget | None = None) -> None:
        """Begin to wait for a picture.

        Args:
            sources: The choice of cameras.
            parent: The widget that holds the step.
        """
        super().__init__(parent)
        self._sources = sources
        self._without = 0
        self.help.setText(tr("Choose a camera …"))
        self.help.clicked.connect(self._choose)
        self.say(tr("Waiting for the camera …"))

    def show_status(self, status: Status) -> None:
        """Say what is seen."""
        self._without = 0 if status.statistics.fps > 0 else self._without + 1
        if self._without in range(1, _PATIENCE):
            return  # it starts, or stumbles
        name = self._sources.currentText()
        if self._without:
            self.say(
                tr(
                    "No picture comes from {name}. Plug it in, close other programs "
                    "that use it, or choose another camera.",
                    name=name,
                )
            )
        elif self._sources.films:
            self.say(
                tr(
                    "This is you. Only you see yourself as in a mirror; others see you "
                    "as you are."
                )
            )
        elif self._sources.has_camera:
            self.say(
                tr("You see “{name}”. Choose your camera to see yourself.", name=name)
            )
        else:
            self.say(
                tr(
                    "No webcam was found. Plug one in: it is taken by itself. Until "
                    "then you see “{name}”.",
                    name=name,
                )
            )

    def _choose(self) -> None:
        self._sources.setFocus()
        self._sources.showPopup()
