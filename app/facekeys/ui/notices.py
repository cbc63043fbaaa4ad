"""The one place where the window tells people what is wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError
from facekeys.ui.design import measures
from facekeys.ui.design.buttons import IconButton
from facekeys.ui.design.icons import Symbol
from facekeys.ui.sentences import said
from facekeys.ui.words import tr

_LOG: Final = logging.getLogger(__name__)

_NARROW_PX: Final = 400
_MOST: Final = 3
"""So many rows leave room for the preview on a small screen."""


class NoticeBar(QWidget):
    """Shows what is wrong, a row for each trouble; takes no room when all is well.

    Trouble is kept by topic: a repeated one shows once, one that is over goes. The
    newest are shown, and how many there are besides.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: dict[str, NoticeRow] = {}
        self._rest = QLabel()
        self._rest.setProperty("tone", "muted")
        self._elsewhere: frozenset[str] = frozenset()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(measures.TINY)
        self._layout.addWidget(self._rest)
        self._arrange()

    def texts(self) -> list[str]:
        """Return what is wrong, oldest first; empty while all is well."""
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
        self._arrange()

    def leave_out(self, topics: Iterable[str]) -> None:
        """Don't show trouble with these topics: something else says it better now."""
        self._elsewhere = frozenset(topics)
        self._arrange()

    def _remove(self, topic: str) -> None:
        row = self._rows.pop(topic, None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        here = [one for one in self._rows if one not in self._elsewhere]
        rest = max(0, len(here) - _MOST)
        for topic, row in self._rows.items():
            row.setVisible(topic in here[rest:])
        self._rest.setText(tr("And {rest} older.", rest=rest) if rest else "")
        self._rest.setVisible(rest > 0)
        self.setVisible(bool(here))


class NoticeRow(QFrame):
    """One trouble: a sentence, a hint that can be copied, and a way to dismiss it.

    Of a hint with several lines the first is shown, and the others when asked for;
    where it is narrow the sentence alone.
    """

    def __init__(self, error: FaceKeysError) -> None:
        """Show a trouble."""
        super().__init__()
        self._whole = said(f"{error.message}\n{error.hint}".strip())
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setProperty("copied", "true")
        self.more = IconButton("more", tr("More"), about=tr("Show all that is said"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show)
        self.dismissed = IconButton(
            "close", tr("Dismiss"), about=tr("Dismiss the message")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(
            measures.MEDIUM, measures.TINY, measures.TINY, measures.TINY
        )
        layout.setSpacing(measures.SMALL)
        layout.addWidget(Symbol("warning"), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        for button in (self.more, self.dismissed):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say as much as there is room for."""
        super().resizeEvent(event)
        # Not now: what a text needs is not asked for again while widgets are laid out.
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        lines = self._whole.splitlines()
        short = "\n".join(lines[: 1 if self.width() < _NARROW_PX else 2])
        self._text.setText(self._whole if self.more.isChecked() else short)
        self.more.setVisible(short != self._whole)

    def text(self) -> str:
        """Return all that it says."""
        return self._whole
