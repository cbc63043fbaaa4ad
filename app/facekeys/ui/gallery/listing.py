"""The filters as Qt's views know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from facekeys.overlays.filter import Filter
from facekeys.ui.words import filter_name, tr

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
    NUMBER = Qt.ItemDataRole.UserRole + 5
    """From 1 to 9; 0 for filters without one."""
    EDITABLE = Qt.ItemDataRole.UserRole + 6
    """Whether the editor can lay it elsewhere."""
    OWN = Qt.ItemDataRole.UserRole + 7
    """Whether it is the user's own, who may remove it."""


class FilterList(QObject):
    """What there is to show of all filters."""

    told = Signal(object)
    """Other things are to be shown of these filters: a collection of ids."""

    def __init__(
        self,
        want: Callable[[Filter], None],
        number: Callable[[str], int],
        parent: QObject,
    ) -> None:
        """Start without filters.

        Args:
            want: Has the picture of a filter made; `take_picture` is then called with
                it. It is asked for once, when a view first shows the filter.
            number: Tells the number of a filter by its id; 0 if it has none.
            parent: The object that owns the list.
        """
        super().__init__(parent)
        self._want = want
        self._filters: Mapping[str, Filter] = {}
        self._on: frozenset[str] = frozenset()
        self._favourites: frozenset[str] = frozenset()
        self._keys: Mapping[str, str] = {}
        self._pictures: dict[str, QPixmap | None] = {}
        self._readers: Mapping[int, Callable[[Filter], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda one: filter_name(one.manifest.name),
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: lambda one: filter_name(
                one.manifest.name
            ),
            Qt.ItemDataRole.AccessibleDescriptionRole: self._description,
            Qt.ItemDataRole.CheckStateRole: self._check_state,
            Role.ID: lambda one: one.id,
            Role.PICTURE: self._picture,
            Role.ON: lambda one: one.id in self._on,
            Role.FAVOURITE: lambda one: one.id in self._favourites,
            Role.KEY: self._key,
            Role.NUMBER: lambda one: number(one.id),
            Role.EDITABLE: _editable,
            Role.OWN: lambda one: one.own,
        }

    def offer(self, filters: Sequence[Filter]) -> None:
        """Have other filters; pictures are kept of those that are the same."""
        before, self._filters = self._filters, {one.id: one for one in filters}
        self._pictures = {
            one: picture
            for one, picture in self._pictures.items()
            if before[one] is self._filters.get(one)
        }
        self._keys = {}

    def show_on(self, ids: Iterable[str]) -> None:
        """Show these filters as being on, all others as off."""
        before, self._on = self._on, frozenset(ids)
        self.told.emit(before ^ self._on)

    def show_favourites(self, ids: Iterable[str]) -> None:
        """Show these filters with a star, if they are there, and no others."""
        before, self._favourites = self._favourites, frozenset(ids)
        self.told.emit(before ^ self._favourites)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show which keys toggle filters, by their ids; "" where none does."""
        self._keys = dict(keys)
        self.told.emit(self._filters.keys())

    def take_picture(self, one: Filter, image: QImage) -> None:
        """Show a picture of a filter, unless that is no longer there."""
        if self._filters.get(one.id) is one:
            self._pictures[one.id] = QPixmap.fromImage(image)
            self.told.emit([one.id])

    def forget_pictures(self) -> None:
        """Have all pictures made anew, when they are next shown."""
        self._pictures = {}
        self.told.emit(self._filters.keys())

    def read(self, one: str, role: int) -> Any:
        """Return what a view asks for of a filter; None where there is no such thing.

        Args:
            one: The filter's id; it must be there.
            role: Of Qt's, or of `Role`.
        """
        reader = self._readers.get(role)
        return None if reader is None else reader(self._filters[one])

    def _key(self, one: Filter) -> str:
        return self._keys.get(one.id, "")

    def _tool_tip(self, one: Filter) -> str:
        key = self._key(one)
        name = filter_name(one.manifest.name)
        return tr("{name} (key {key})", name=name, key=key) if key else name

    def _description(self, one: Filter) -> str:
        key = self._key(one)
        words = [
            tr("on") if one.id in self._on else tr("off"),
            tr("favourite") if one.id in self._favourites else "",
            tr("key {key}", key=key) if key else "",
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


def _editable(one: Filter) -> bool:
    from facekeys.sharing.remaking import can_be_laid  # rarely asked: for a menu

    return can_be_laid(one)


class Selection(QAbstractListModel):
    """Some of the filters, in an order of their own.

    Not a QSortFilterProxyModel: that asks Python about each filter over and over, which
    takes tens of milliseconds for 200 of them (benchmarks/gallery.py).
    """

    def __init__(self, source: FilterList, parent: QObject) -> None:
        """Start without any.

        Args:
            source: All of them.
            parent: The object that owns the selection.
        """
        super().__init__(parent)
        self._source = source
        self._ids: tuple[str, ...] = ()
        self._rows: Mapping[str, int] = {}
        source.told.connect(self._tell)

    @property
    def ids(self) -> tuple[str, ...]:
        """Which they are, in their order."""
        return self._ids

    def choose(self, ids: Iterable[str]) -> None:
        """Have these filters, in this order; a view keeps its place where it can."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        kept_ids = [self._ids[index.row()] for index in kept]
        self._ids = tuple(ids)
        self._rows = {one: row for row, one in enumerate(self._ids)}
        self.changePersistentIndexList(kept, [self.index_of(one) for one in kept_ids])
        self.layoutChanged.emit()

    def index_of(self, one: str) -> QModelIndex:
        """Return where a filter is, by its id; an invalid index if it is not there."""
        return self.index(self._rows[one]) if one in self._rows else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many filters there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a view asks for: see `Role`."""
        return self._source.read(self._ids[index.row()], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let filters be put on and taken off, like boxes to tick."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _tell(self, ids: Iterable[str]) -> None:
        for one in ids:
            if one in self._rows:
                index = self.index_of(one)
                self.dataChanged.emit(index, index)
