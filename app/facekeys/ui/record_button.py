"""The button that starts and stops recordings, and says how far they are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from facekeys.engine.recording import RecordingState

_IDLE: Final = "Record"
_TOLD_MS: Final = 2000


class RecordButton(QPushButton):
    """Reads "Record", or "● 00:12" while something is recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start idle."""
        super().__init__(_IDLE, parent)
        self.setObjectName("record")
        self.setCheckable(True)
        self.setAccessibleName(_IDLE)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_MS)
        self._told.timeout.connect(lambda: self.setText(_IDLE))

    def show_state(self, state: RecordingState | None) -> None:
        """Show how far a recording is; None: nothing is recorded."""
        self._told.stop()
        self.setChecked(state is not None)
        self.setText(_IDLE if state is None else f"● {clock(state.seconds)}")
        self.setAccessibleName(_IDLE if state is None else "Stop recording")

    def tell(self, path: str) -> None:
        """Say, for a moment, that a recording is done, and where it is."""
        self.setText("Recorded")
        self.setToolTip(f"The last one: {path}")
        self._told.start()


def clock(seconds: float) -> str:
    """Return a duration as it is read: "00:12", "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
