"""What a call needs: which camera films, and whether others can see it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.design import measures
from facekeys.ui.design.buttons import Switch
from facekeys.ui.design.icons import Symbol, set_tone
from facekeys.ui.output_state import OutputKind
from facekeys.ui.sources import SourceChooser
from facekeys.ui.words import tr

_STATE_LINES: Final = 2


class Card(QFrame):
    """A surface on which things that belong together stand."""


class CallCard(Card):
    """The choice of camera, the switch of the virtual camera, and its state."""

    def __init__(self, sources: SourceChooser, parent: QWidget | None = None) -> None:
        """Lay it out.

        Args:
            sources: The choice of cameras.
            parent: The widget that holds the card.
        """
        super().__init__(parent)
        self.sources = sources
        self.sources.setAccessibleDescription(tr("What FaceKeys films with"))
        self.sources.setToolTip(tr("What FaceKeys films with (Alt+C)"))
        self.sources.setMinimumContentsLength(8)
        self.output = Switch(tr("&Virtual camera"))
        self.output.setAccessibleDescription(tr("Others see you as FaceKeys Cam"))
        self.output.setToolTip(tr("Others see you as FaceKeys Cam (Alt+V)"))
        self.state = StateLine()
        self.get_ready = QPushButton(tr("&Get it ready …"))
        self.get_ready.setAccessibleDescription(
            tr("What keeps FaceKeys Cam from calls, and what to do")
        )
        self.get_ready.setToolTip(
            tr("What keeps FaceKeys Cam from calls, and what to do (Alt+G)")
        )
        label = QLabel(tr("&Camera"))
        label.setBuddy(self.sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.MEDIUM] * 4)
        column.setSpacing(measures.SMALL)
        column.addWidget(label)
        column.addWidget(self.sources)
        column.addSpacing(measures.TINY)
        column.addWidget(self.output)
        column.addWidget(self.state)
        column.addWidget(self.get_ready)


class StateLine(QWidget):
    """A symbol and words, with room for two lines of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(parent)
        self._symbol = Symbol()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(  # an address is there to be copied
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setProperty("copied", "true")
        self._words.setIndent(0)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setAccessibleDescription(tr("State of the virtual camera"))
        set_tone(self._words, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures.TINY)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """Return the words."""
        return self._words.text()

    def show_state(self, kind: OutputKind, words: str) -> None:
        """Show a state of the virtual camera."""
        self._symbol.show_icon(*kind.value)
        self._words.setText(words)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep room for all of the words."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        metrics = self._words.fontMetrics()
        room = QRect(0, 0, self._words.width() - measures.TINY, 0)
        flags = Qt.TextFlag.TextWordWrap
        needed = metrics.boundingRect(room, flags, self._words.text()).height()
        height = max(needed, _STATE_LINES * metrics.lineSpacing())
        self._words.setFixedHeight(height + measures.TINY)  # for the edge
