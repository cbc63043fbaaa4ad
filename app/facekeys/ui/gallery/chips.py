"""The filters that are on, as chips."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSizePolicy, QWidget

from facekeys.ui.gallery.painting import GAP_PX, ChipPainter, chip_height, cross_area
from facekeys.ui.gallery.view import FilterView
from facekeys.ui.words import tr

_TAKES_OFF: Final = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
)
_MOVES: Final = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})


class Chips(FilterView):
    """Chips in one row. They are moved by dragging them, and by Ctrl and an arrow."""

    moved = Signal(str, int)
    """A filter is wanted in another place of the row: its id, and the place from 0."""

    def __init__(
        self, model: QAbstractItemModel, parent: QWidget | None = None
    ) -> None:
        """Show the filters of a model.

        Args:
            model: Which gives what `Role` says.
            parent: The widget that holds the chips.
        """
        super().__init__(model, parent)
        self._start = QPoint()
        self._dragged = False
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ChipPainter(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Filters that are on"))
        self.setAccessibleDescription(
            tr(
                "In the order in which they are drawn. Enter takes one off, Ctrl+Left "
                "and Ctrl+Right move it."
            )
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row, whether there are chips or not."""
        return QSize(super().sizeHint().width(), chip_height(self.fontMetrics()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row, with room for a chip."""
        height = chip_height(self.fontMetrics())
        return QSize(2 * height, height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the chips; where there are none, say so."""
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            area = self.viewport().rect().adjusted(GAP_PX, 0, 0, 0)
            words = tr("No filter is on")
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take off or move the filter with the focus; else move the focus."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.current and control and event.key() in _MOVES:
            place = self.currentIndex().row() + _MOVES[Qt.Key(event.key())]
            self.moved.emit(self.current, place)
        elif self.current and event.key() in _TAKES_OFF:
            if not event.isAutoRepeat():
                self.toggled.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Notice which chip is pressed."""
        spot = event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self.id_at(spot) if left else ""
        self._start, self._dragged = spot, False
        if self._pressed:
            self.setCurrentIndex(self.indexAt(spot))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the second of two quick clicks for a click."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let a chip that is dragged change places with those that it passes."""
        super().mouseMoveEvent(event)
        spot = event.position().toPoint()
        far = (spot - self._start).manhattanLength()
        if not self._pressed or far < QApplication.startDragDistance():
            return
        self._dragged = True
        row = self.currentIndex().row()
        under = self.indexAt(QPoint(spot.x(), self.height() // 2))
        middle = self.visualRect(under).center().x()
        # Only past its middle, lest chips of unequal width change places for ever.
        passed = spot.x() > middle if under.row() > row else spot.x() < middle
        if under.isValid() and under.row() != row and passed:
            self.moved.emit(self._pressed, under.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a filter off by its cross."""
        spot = event.position().toPoint()
        pressed, self._pressed = self._pressed, ""
        if pressed and pressed == self.id_at(spot) and not self._dragged:
            chip = self.visualRect(self.indexAt(spot))
            if all(cross_area(chip).contains(one) for one in (self._start, spot)):
                self.toggled.emit(pressed)
