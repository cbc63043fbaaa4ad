"""What all steps of the guide have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facekeys.engine.status import Status
from facekeys.ui.design import measures


class Step(QWidget):
    """One step: a few sentences, and what helps to take it."""

    changed = Signal()
    """It may need another height."""
    title: str
    """What it is about, in English; marked for translation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(parent)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.help = QPushButton()
        self.help.setSizePolicy(
            self.help.sizePolicy().Policy.Maximum, self.help.sizePolicy().Policy.Fixed
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(measures.SMALL)
        self.column.addWidget(self.words)
        self.column.addWidget(self.help)

    def say(self, words: str) -> None:
        """Say something in place of what was said."""
        if words != self.words.text():
            self.words.setText(words)
            self.changed.emit()

    def begin(self) -> None:
        """Be looked at from now on, until `leave`."""

    def leave(self) -> None:
        """Be looked at no longer."""

    def show_status(self, status: Status) -> None:
        """Say what is so now; called twice a second while it is looked at."""
        raise NotImplementedError

    def end(self) -> None:
        """Free what it holds."""
