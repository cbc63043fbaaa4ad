"""The field to search in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facekeys.ui.words import tr


class SearchField(QLineEdit):
    """Takes what is typed for itself, before it does anything as a key of the window.

    Escape empties and leaves it, so that keys are those of the window again.
    """

    left = Signal()
    """The user is done with it, or goes down to what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setPlaceholderText(tr("Search filters"))
        self.setAccessibleName(tr("Search filters"))
        self.setAccessibleDescription(
            tr("By name or by tag; Escape empties the field.")
        )
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._empties(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Empty the field, or leave it; else type."""
        if self._empties(event):
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _empties(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Escape and plain and bool(self.text())
