"""Buttons with icons: small ones, and those of the bar with a word below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QCheckBox, QToolButton, QToolTip, QWidget

from facekeys.ui.design import measures
from facekeys.ui.design.icons import Inks, inks_of, tinted_icon

_TOLD_MS: Final = 2000
_BESIDE_PX: Final = 20
"""Room beside the word: padding and edge, on both sides."""
_NARROW_PX: Final = 68
_ABOVE_PX: Final = 20
"""Room above the icon, below the word, and between them."""


class Switch(QCheckBox):
    """A box that looks like a switch: its place and a tick say whether it is on."""


class IconButton(QToolButton):
    """A button that shows an icon; what it does stands in its tip and its name."""

    def __init__(
        self, icon: str, title: str, *, about: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a button.

        Args:
            icon: Name of a file in assets/icons, without the ending.
            title: What it does, in a few words, for its tip and for screen readers.
            about: The same in a sentence; the title if empty.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._icon = icon
        self._about = about or title
        self._key = self._note = ""
        self._inks: Inks | None = None
        self.setIconSize(QSize(measures.ICON, measures.ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)
        self._tell_about()
        self._tint()

    def name_key(self, key: str) -> None:
        """Name the key that does the same, in the tip; "" for none."""
        self._key = key
        self._tell_about()

    def note(self, text: str) -> None:
        """Have another line in the tip, below what the button does; "" for none."""
        self._note = text
        self._tell_about()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the colours of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tell_about(self) -> None:
        about = f"{self._about} ({self._key})" if self._key else self._about
        self.setToolTip(f"{about}\n{self._note}" if self._note else about)
        self.setAccessibleDescription(self.toolTip())

    def _tint(self) -> None:
        inks = inks_of(self.palette())
        if inks != self._inks:
            self._inks = inks
            self.setIcon(tinted_icon(self._icon, inks))


class BarButton(IconButton):
    """An icon with a word below; as wide as its widest word, so that nothing jumps."""

    def __init__(self, icon: str, word: str, *, about: str, widest: str = "") -> None:
        """Make a button.

        Args:
            icon: Name of a file in assets/icons, without the ending.
            word: What stands below.
            about: What it does, in a sentence.
            widest: The widest word that `say` or `tell` will ever put there.
        """
        super().__init__(icon, word, about=about)
        self._word = word
        self._widest = max(word, widest, key=len)
        self.setText(word)
        self.show_word(shown=True)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_MS)
        self._telling.timeout.connect(self.say)

    def lead_to(self, action: QAction) -> None:
        """Do what an action does, and show its state."""
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.toggled.connect(self.setChecked)

    def show_word(self, *, shown: bool) -> None:
        """Show the word below the icon, or the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextUnderIcon if shown else style.ToolButtonIconOnly
        )

    def width_with_word(self) -> int:
        """Return how wide it is with its word, in pixels."""
        word = self.fontMetrics().horizontalAdvance(self._widest)
        return max(_NARROW_PX, word + _BESIDE_PX)

    def height_with_word(self) -> int:
        """Return how high it is with its word, in pixels."""
        return measures.ICON + self.fontMetrics().height() + _ABOVE_PX

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Keep to the width of the widest word while the word is shown."""
        if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return super().sizeHint()
        return QSize(self.width_with_word(), self.height_with_word())

    def say(self, word: str = "") -> None:
        """Say something in place of the word until further notice; "" for the word."""
        self._telling.stop()
        self.setText(word or self._word)

    def tell(self, word: str) -> None:
        """Say something in place of the word, for a moment; or above the icon alone."""
        self.say(word)
        self._telling.start()
        if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            above = self.mapToGlobal(QPoint(0, -self.height()))
            QToolTip.showText(above, word, self, self.rect(), _TOLD_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Say no more what nobody sees."""
        super().hideEvent(event)
        if self._telling.isActive():
            self.say()
