"""The bar below the preview: the things that one does in a call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facekeys.ui.design import measures
from facekeys.ui.design.buttons import BarButton


class ActionBar(QWidget):
    """Buttons in the middle of a row; where it is narrow, icons without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._buttons: dict[BarButton, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(measures.TINY)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> tuple[BarButton, ...]:
        """The buttons, from the left."""
        return tuple(self._buttons)

    def add(self, button: BarButton, action_id: str = "") -> None:
        """Add a button at the right end.

        Args:
            button: What it does is the business of whoever adds it.
            action_id: The action whose key does the same, if there is one.
        """
        self._buttons[button] = action_id
        self._row.insertWidget(len(self._buttons), button)
        self._fold()

    def name_keys(self, key: Callable[[str], str]) -> None:
        """Name the keys in the tips of the buttons.

        Args:
            key: Returns the key of an action by its id; "" for none.
        """
        for button, action_id in self._buttons.items():
            button.name_key(key(action_id) if action_id else "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for all words; the height is the same without them."""
        height = max((one.height_with_word() for one in self._buttons), default=0)
        return QSize(self._width_with_words(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the icons alone."""
        icons = len(self._buttons) * (measures.ICON + 2 * measures.SMALL)
        return QSize(icons, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the words where there is room for all of them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        shown = self.width() >= self._width_with_words()
        for button in self._buttons:
            button.show_word(shown=shown)

    def _width_with_words(self) -> int:
        gaps = max(0, len(self._buttons) - 1) * self._row.spacing()
        return gaps + sum(button.width_with_word() for button in self._buttons)
