"""The filters to choose from, as tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from facekeys.settings.kinds import NUMBERS
from facekeys.ui.gallery.listing import Role
from facekeys.ui.gallery.painting import TilePainter, star_area, tile_size
from facekeys.ui.gallery.view import FilterView
from facekeys.ui.words import tr

_LEAST_COLUMNS: Final = 2
_MOST_COLUMNS: Final = 4
_LEAST_WIDTH_PX: Final = 118
_TOGGLES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STARS: Final = "Ctrl+D"


class Tiles(FilterView):
    """Tiles in two to four columns, as many as have room."""

    starred = Signal(str)
    """A filter is to become a favourite, or none any longer: its id."""
    numbered = Signal(str, int)
    """A filter is to have a number: its id, and 1 to 9, or 0 for none."""
    edited = Signal(str)
    """The user wants to lay a filter of their own elsewhere: its id."""
    unwanted = Signal(str)
    """The user wants to remove a filter of their own: its id."""

    def __init__(
        self,
        model: QAbstractItemModel,
        owners: Callable[[], Iterable[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Show the filters of a model.

        Args:
            model: Which gives what `Role` says.
            owners: Tells the names of the filters 1 to 9; "" where there is none.
            parent: The widget that holds the tiles.
        """
        super().__init__(model, parent)
        self._on_star = False
        self._owners = owners
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes would move the tiles.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setItemDelegate(TilePainter(self))
        self.setAccessibleName(tr("Filters"))
        self.setAccessibleDescription(
            tr(
                "Enter puts one on or takes it off, {key} makes it a favourite, Ctrl "
                "and a number gives it that key, Ctrl+0 none.",
                key=_shown(_STARS),
            )
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the upper part of a tile at least: the face and what is on."""
        return QSize(_LEAST_COLUMNS * _LEAST_WIDTH_PX // 2, _LEAST_WIDTH_PX * 2 // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the width."""
        width = self.viewport().width() - 1  # Qt wraps a row that fills it whole
        fitting = width // _LEAST_WIDTH_PX
        columns = max(_LEAST_COLUMNS, min(fitting, _MOST_COLUMNS))
        self.setGridSize(tile_size(width // columns, self.fontMetrics()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Toggle, star or number the filter with the focus; else move it."""
        star = QKeySequence(event.keyCombination()) == QKeySequence(_STARS)
        number = _number(event)
        if not self.current or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif star:
            self.starred.emit(self.current)
        elif number is not None:
            self.numbered.emit(self.current, number)
        elif event.key() in _TOGGLES:
            self.toggled.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Notice what is pressed: a star, or the rest of a tile."""
        spot = event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self.id_at(spot) if left else ""
        self._on_star = self._is_star(spot)
        if self._pressed:
            self.setCurrentIndex(self.indexAt(spot))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the second of two quick clicks for a click."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Do what was pressed, unless the mouse has left it."""
        spot = event.position().toPoint()
        pressed, self._pressed = self._pressed, ""
        if not pressed or pressed != self.id_at(spot):
            return
        if self._on_star and self._is_star(spot):
            self.starred.emit(pressed)
        elif not self._on_star:
            self.toggled.emit(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with a filter."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, index)
        place = self.visualRect(index).center() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def _fill(self, menu: QMenu, index: QModelIndex) -> None:
        one = index.data(Role.ID)
        toggle = menu.addAction(tr("Take off") if index.data(Role.ON) else tr("Put on"))
        toggle.triggered.connect(lambda: self.toggled.emit(one))
        star = menu.addAction(f"{tr('Favourite')}\t{_shown(_STARS)}")
        star.setCheckable(True)
        star.setChecked(bool(index.data(Role.FAVOURITE)))
        star.triggered.connect(lambda: self.starred.emit(one))
        numbers = menu.addMenu(tr("Number"))
        for number, owner in enumerate((tr("None"), *self._owners())):
            plain = owner.replace("&", "&&")
            name = f"&{number}  {plain}" if number else plain
            given = numbers.addAction(f"{name}\t{_shown(f'Ctrl+{number}')}")
            given.setCheckable(True)
            given.setChecked(index.data(Role.NUMBER) == number)
            given.triggered.connect(partial(self.numbered.emit, one, number))
        if index.data(Role.EDITABLE):
            edit = menu.addAction(tr("Edit …"))
            edit.triggered.connect(lambda: self.edited.emit(one))
        if index.data(Role.OWN):
            remove = menu.addAction(tr("Remove …"))
            remove.triggered.connect(lambda: self.unwanted.emit(one))

    def _is_star(self, spot: QPoint) -> bool:
        return star_area(self.visualRect(self.indexAt(spot))).contains(spot)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _number(event: QKeyEvent) -> int | None:
    """Return which number a key gives to a filter; None for other keys."""
    digit = event.key() - Qt.Key.Key_0
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    gives = plain == Qt.KeyboardModifier.ControlModifier and 0 <= digit <= NUMBERS
    return digit if gives else None
