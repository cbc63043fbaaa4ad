"""The one place where the window tells people what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError


class NoticeBar(QFrame):
    """Shows the newest trouble as a sentence and a hint; hides when all is well.

    Trouble is kept by topic: a repeated one shows once, one that is over goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._troubles: dict[str, FaceKeysError] = {}
        self.setObjectName("noticeBar")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        dismiss = QToolButton()
        dismiss.setText("✕")
        dismiss.setToolTip("Dismiss")
        dismiss.setAccessibleName("Dismiss the message")
        dismiss.setAutoRaise(True)
        dismiss.clicked.connect(self._dismiss)
        layout = QHBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """Return what is shown; empty while all is well."""
        return self._text.text()

    def take(self, notice: Notice) -> None:
        """Show a trouble, or forget the one that is over."""
        self._troubles.pop(notice.topic, None)
        if notice.error is not None:
            self._troubles[notice.topic] = notice.error
        self._refresh()

    def _dismiss(self) -> None:
        if self._troubles:
            self._troubles.popitem()
        self._refresh()

    def _refresh(self) -> None:
        newest = next(reversed(self._troubles.values()), None)
        text = "" if newest is None else f"{newest.message}\n{newest.hint}".strip()
        self._text.setText(text)
        self.setVisible(newest is not None)
