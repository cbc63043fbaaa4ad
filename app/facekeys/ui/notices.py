"""The one place where the window tells people what is wrong."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError

_LOG: Final = logging.getLogger(__name__)


class NoticeBar(QWidget):
    """Shows what is wrong, a row for each trouble; takes no room when all is well.

    Trouble is kept by topic: a repeated one shows once, one that is over goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: dict[str, NoticeRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def texts(self) -> list[str]:
        """Return what is shown, oldest first; empty while all is well."""
        return [row.text() for row in self._rows.values()]

    def take(self, notice: Notice) -> None:
        """Show a trouble, or forget the one that is over."""
        self._remove(notice.topic)
        if notice.error is not None:
            _LOG.warning("%s: %s", notice.topic, notice.error)
            row = NoticeRow(notice.error)
            row.dismissed.clicked.connect(lambda: self._remove(notice.topic))
            self._rows[notice.topic] = row
            self._layout.addWidget(row)
        self.setVisible(bool(self._rows))

    def _remove(self, topic: str) -> None:
        row = self._rows.pop(topic, None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self._rows))


class NoticeRow(QFrame):
    """One trouble: a sentence, a hint that can be copied, and a way to dismiss it."""

    def __init__(self, error: FaceKeysError) -> None:
        """Show a trouble."""
        super().__init__()
        self._text = QLabel(f"{error.message}\n{error.hint}".strip())
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.dismissed = QToolButton()
        self.dismissed.setText("✕")
        self.dismissed.setToolTip("Dismiss")
        self.dismissed.setAccessibleName("Dismiss the message")
        self.dismissed.setAutoRaise(True)
        layout = QHBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.dismissed, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """Return what it says."""
        return self._text.text()
