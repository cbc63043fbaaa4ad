"""The filters as Qt's views know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap

from facekeys.overlays.filter import Filter

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()


class Role(IntEnum):
    """What a view may ask of a filter, besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    PICTURE = Qt.ItemDataRole.UserRole + 1
    """A QPixmap; None while there is none. To ask for it has it made."""
    ON = Qt.ItemDataRole.UserRole + 2
    FAVOURITE = Qt.ItemDataRole.UserRole + 3
    KEY = Qt.ItemDataRole.UserRole + 4


class FilterList(QAbstractListModel):
    """All filters, in the order of their keys."""

    def __init__(self, want: Callable[[Filter], None], parent: QObject) -> None:
        """Start without filters.

        Args:
            want: Has the picture of a filter made; `take_picture` is then called with
                it. It is asked for once, when a view first shows the filter.
            parent: The object that owns the list.
        """
        super().__init__(parent)
        self._want = want
        self._filters: tuple[Filter, ...] = ()
        self._rows: Mapping[str, int] = {}
        self._on: frozenset[str] = frozenset()
        self._favourites: frozenset[str] = frozenset()
        self._keys: tuple[str, ...] = ()
        self._pictures: dict[str, QPixmap | None] = {}
        self._readers: Mapping[int, Callable[[Filter], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda one: one.manifest.name,
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: lambda one: one.manifest.name,
            Qt.ItemDataRole.AccessibleDescriptionRole: self._description,
            Qt.ItemDataRole.CheckStateRole: self._check_state,
            Role.ID: lambda one: one.id,
            Role.PICTURE: self._picture,
            Role.ON: lambda one: one.id in self._on,
            Role.FAVOURITE: lambda one: one.id in self._favourites,
            Role.KEY: self._key,
        }

    def offer(self, filters: Sequence[Filter]) -> None:
        """Have other filters."""
        self.beginResetModel()
        self._filters = tuple(filters)
        self._rows = {one.id: row for row, one in enumerate(filters)}
        self._pictures = {}
        self.endResetModel()

    def show_on(self, ids: Iterable[str]) -> None:
        """Show these filters as being on, all others as off."""
        before, self._on = self._on, frozenset(ids)
        self._tell(before ^ self._on)

    def show_favourites(self, ids: Iterable[str]) -> None:
        """Show these filters with a star, if they are there, and no others."""
        before, self._favourites = self._favourites, frozenset(ids)
        self._tell(before ^ self._favourites)

    def show_keys(self, keys: Iterable[str]) -> None:
        """Show which keys toggle the filters, in their order; "" where none does."""
        self._keys = tuple(keys)
        self._tell(self._rows)

    def take_picture(self, one: Filter, image: QImage) -> None:
        """Show a picture of a filter, unless that is no longer there."""
        row = self._rows.get(one.id)
        if row is not None and self._filters[row] is one:
            self._pictures[one.id] = QPixmap.fromImage(image)
            self._tell([one.id])

    def forget_pictures(self) -> None:
        """Have all pictures made anew, when they are next shown."""
        self._pictures = {}
        self._tell(self._rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many filters there are."""
        return 0 if parent.isValid() else len(self._filters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view asks for: see `Role`."""
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self._filters[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let filters be put on and taken off, like boxes to tick."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _tell(self, ids: Iterable[str]) -> None:
        for one in ids:
            if one in self._rows:
                index = self.index(self._rows[one])
                self.dataChanged.emit(index, index)

    def _key(self, one: Filter) -> str:
        row = self._rows[one.id]
        return self._keys[row] if row < len(self._keys) else ""

    def _tool_tip(self, one: Filter) -> str:
        key = self._key(one)
        return f"{one.manifest.name} (key {key})" if key else one.manifest.name

    def _description(self, one: Filter) -> str:
        key = self._key(one)
        words = [
            "on" if one.id in self._on else "off",
            "favourite" if one.id in self._favourites else "",
            f"key {key}" if key else "",
        ]
        return ", ".join(word for word in words if word)

    def _check_state(self, one: Filter) -> int:
        on = one.id in self._on
        # A number, for those who read the screen aloud don't take it otherwise.
        return int((Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value)

    def _picture(self, one: Filter) -> QPixmap | None:
        if one.id not in self._pictures:
            self._pictures[one.id] = None
            self._want(one)
        return self._pictures[one.id]


class Selection(QSortFilterProxyModel):
    """Some of the filters, in an order of their own."""

    def __init__(self, source: QAbstractItemModel, parent: QObject) -> None:
        """Start without any.

        Args:
            source: All of them.
            parent: The object that owns the selection.
        """
        super().__init__(parent)
        self._places: Mapping[str, int] = {}
        self.setDynamicSortFilter(False)
        self.setSourceModel(source)
        self.sort(0)

    def choose(self, ids: Sequence[str]) -> None:
        """Have these filters, in this order."""
        self._places = {one: place for place, one in enumerate(ids)}
        self.invalidate()
        self.sort(0)

    def row_of(self, one: str) -> QModelIndex:
        """Return where a filter is, by its id; an invalid index if it is not there."""
        row = self._places.get(one, -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802
        """Accept what was chosen."""
        return self._place(self.sourceModel().index(row, 0, parent)) is not None

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        """Keep the order of what was chosen."""
        return (self._place(left) or 0) < (self._place(right) or 0)

    def _place(self, index: Index) -> int | None:
        return self._places.get(index.data(Role.ID))
