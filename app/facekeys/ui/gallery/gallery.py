"""The gallery as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from facekeys.overlays.filter import Filter
from facekeys.overlays.stacking import in_drawing_order, moved, put_on
from facekeys.resources import pictures_cache
from facekeys.settings.kinds import NUMBERS
from facekeys.ui.gallery.adjusting import Adjuster, usual
from facekeys.ui.gallery.chips import Chips
from facekeys.ui.gallery.headings import Headings
from facekeys.ui.gallery.listing import FilterList, Selection
from facekeys.ui.gallery.numbers import Numbers
from facekeys.ui.gallery.picture_cache import PictureCache
from facekeys.ui.gallery.pictures import PictureMaker
from facekeys.ui.gallery.search import SearchField
from facekeys.ui.gallery.shelves import ALL, Catalogue, in_order
from facekeys.ui.gallery.tiles import Tiles
from facekeys.ui.words import filter_name, tr

_RECENTS: Final = 12
_SPACING_PX: Final = 4


class Gallery(QWidget):
    """Filters to choose from, by heading and by search; and those that are on.

    Their pictures are made in a thread, when they are first seen; `end` ends it.
    """

    changed = Signal()
    """Filters were switched on or off, or their order is another."""
    offered = Signal()
    """There are other filters to choose from."""
    favourites_changed = Signal()
    """Other filters are favourites."""
    adjusted = Signal(str)
    """A filter has other values: its id."""
    recents_changed = Signal()
    """Other filters are the ones used lately."""

    def __init__(
        self, filters: Sequence[Filter], parent: QWidget | None = None
    ) -> None:
        """Show filters, all off.

        Args:
            filters: See `offer`.
            parent: The widget that holds the gallery.
        """
        super().__init__(parent)
        self._filters: tuple[Filter, ...] = ()
        self._active: tuple[Filter, ...] = ()
        self._favourites: tuple[str, ...] = ()
        self._recents: tuple[str, ...] = ()
        self._catalogue = Catalogue(())
        self._keys: tuple[str, ...] = ()
        self.numbers = Numbers(self)
        self._maker = PictureMaker(PictureCache(pictures_cache()), self)
        self._list = FilterList(self._want_picture, self.numbers.of, self)
        self._found = Selection(self._list, self)
        self._worn = Selection(self._list, self)
        self.search = SearchField()
        self.headings = Headings()
        self.tiles = Tiles(self._found, self.numbered_names)
        self.nothing = QLabel()
        self._pages = QStackedWidget()
        self.chips = Chips(self._worn)
        self.adjuster = Adjuster()
        self._lay_out()
        self._connect()
        self.offer(filters)

    def offer(self, filters: Sequence[Filter]) -> None:
        """Show other filters instead, all off.

        Args:
            filters: In any order.
        """
        self.clear()
        self._maker.forget()
        self._found.choose(())
        self._take(filters)
        self._find()

    def renew(self, filters: Sequence[Filter]) -> None:
        """Show other filters instead, and keep on those that are there still.

        A guard that is on stays on and is offered still, even if its pack is gone.

        Args:
            filters: As in `offer`; another version of a filter takes its place, with
                the values that the user gave to the one before.
        """
        before = {one.id: one for one in self._filters}
        kept = [_renewed(before.get(one.id), one) for one in filters]
        offered = {one.id: one for one in kept}
        for one in self._active:
            if one.guards and one.id not in offered:
                kept.append(one)
                offered[one.id] = one
        natural = list(self._active) == in_drawing_order(self._active)
        self.wear([one for one in self._active if one.id in offered])
        self._found.choose([one for one in self._found.ids if one in offered])
        self._take(kept)
        self._show_found()
        stack = [offered[one.id] for one in self._active]
        self.wear(in_drawing_order(stack) if natural else stack)

    def lead_to(self, one: str) -> None:
        """Bring a filter into view, by its id, whatever was searched for."""
        self.search.clear()
        self.headings.choose(ALL)
        self.tiles.setCurrentIndex(self._found.index_of(one))
        self.tiles.scrollTo(self._found.index_of(one))

    def show_keys(self, keys: Iterable[str]) -> None:
        """Name the keys of the numbers, from 1; "" where none toggles a filter."""
        self._keys = tuple(keys)
        self._show_keys()

    def start_search(self) -> None:
        """Let the user type what to search for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def end(self) -> None:
        """End the thread that makes the pictures."""
        self._maker.close()

    @property
    def filters(self) -> Sequence[Filter]:
        """What there is to choose from: that with numbers first, then by heading."""
        return self._filters

    def numbered(self, number: int) -> Filter | None:
        """Return the filter of a number, from 1; None if it is not there."""
        wanted = self.numbers.ids[number - 1]
        return next((one for one in self._filters if one.id == wanted), None)

    def numbered_names(self) -> Sequence[str]:
        """Return the names of the filters 1 to 9, as people read them; "" for none."""
        numbered = map(self.numbered, range(1, NUMBERS + 1))
        return [filter_name(one.manifest.name) if one else "" for one in numbered]

    @property
    def active(self) -> Sequence[Filter]:
        """The filters that are on, in the order of drawing: the last one on top."""
        return self._active

    @property
    def favourites(self) -> tuple[str, ...]:
        """Ids of the user's favourites; also of filters that are not there now."""
        return self._favourites

    @favourites.setter
    def favourites(self, ids: Iterable[str]) -> None:
        before, self._favourites = self._favourites, tuple(ids)
        if self._favourites != before:
            self._list.show_favourites(self._favourites)
            self._show_headings()
            self.favourites_changed.emit()

    @property
    def recents(self) -> tuple[str, ...]:
        """Ids of the filters put on last, the newest first, at most twelve."""
        return self._recents

    @recents.setter
    def recents(self, ids: Iterable[str]) -> None:
        before, self._recents = self._recents, tuple(ids)[:_RECENTS]
        if self._recents != before:
            self._show_headings()
            self.recents_changed.emit()

    def toggle_id(self, one: str) -> bool:
        """Switch a filter on or off by its id.

        Returns:
            Whether it is on now.

        Raises:
            ValueError: It is not offered.
        """
        chosen = self._filters[[offered.id for offered in self._filters].index(one)]
        others = tuple(active for active in self._active if active is not chosen)
        on = others == self._active
        self.wear(put_on(others, [chosen]) if on else others)
        return on

    def adjust(self, one: str, changes: Mapping[str, float | str]) -> None:
        """Give a filter other values; on or off, it stays so.

        Args:
            one: Its id; one that is not offered is left aside.
            changes: By the ids of its parameters and texts: see `Filter.adjusted`.
        """
        before = next((each for each in self._filters if each.id == one), None)
        after = before and before.adjusted(changes)
        if before is None or after is None or after.values == before.values:
            return
        self._filters = tuple(after if f is before else f for f in self._filters)
        self.wear(self._active)
        self._show_adjuster()
        self.adjusted.emit(one)

    def changed_values(self, one: str) -> dict[str, float | str]:
        """Return the values of a filter that are not its first ones, by its id."""
        chosen = next(each for each in self._filters if each.id == one)
        first = usual(chosen)
        return {id_: now for id_, now in chosen.values.items() if now != first[id_]}

    def clear(self) -> None:
        """Switch every filter off, with one `changed`."""
        self.wear(())

    def wear(self, filters: Sequence[Filter]) -> None:
        """Switch on these filters, the last one on top, and all others off.

        There is one `changed`, and none if they are on already.
        """
        now = {one.id: one for one in self._filters}  # with the values of now
        before, self._active = self._active, tuple(now.get(f.id, f) for f in filters)
        if self._active == before:
            return
        self.changed.emit()  # first of all: others are to see it at once
        self._show_active()
        known = {one.id for one in before}
        fresh = [one.id for one in reversed(self._active) if one.id not in known]
        if fresh:
            self.chips.setCurrentIndex(self._worn.index_of(fresh[0]))
        self._show_adjuster()
        self.recents = dict.fromkeys([*fresh, *self._recents])

    def event(self, event: QEvent) -> bool:
        """Have pictures made anew for a screen with other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._list.forget_pictures()
        return super().event(event)

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._pages.addWidget(self.tiles)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING_PX)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.headings)
        column.addLayout(above)
        column.addWidget(self._pages, 1)
        column.addWidget(self.chips)
        column.addWidget(self.adjuster)
        self.setFocusProxy(self.tiles)

    def _connect(self) -> None:
        self._maker.made.connect(self._list.take_picture)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.tiles.setFocus)
        self.search.returnPressed.connect(self._toggle_found)
        self.headings.currentIndexChanged.connect(self._turn)
        self.tiles.toggled.connect(self.toggle_id)
        self.tiles.starred.connect(self._star)
        self.tiles.numbered.connect(self.numbers.give)
        self.numbers.changed.connect(self._renumber)
        self.chips.toggled.connect(self.toggle_id)
        self.chips.moved.connect(self._move)
        self.chips.selectionModel().currentChanged.connect(self._show_adjuster)
        self.adjuster.adjusted.connect(self.adjust)

    def _want_picture(self, one: Filter) -> None:
        self._maker.want(one, self.devicePixelRatioF())

    def _take(self, filters: Sequence[Filter]) -> None:
        self._filters = in_order(filters, self.numbers.of)
        self._catalogue = Catalogue(filters)
        self._list.offer(filters)
        self._show_keys()
        self._show_headings()
        self._show_active()
        self.offered.emit()

    def _search(self) -> None:
        """Search everything, until the user chooses a heading."""
        if self.search.text() and self.headings.current != ALL:
            self.headings.choose(ALL)  # which finds
        else:
            self._find()

    def _turn(self) -> None:
        """Show what stands under another heading."""
        self._find()
        self._show_headings()  # the one before may have nothing under it any more

    def _find(self) -> None:
        """Show what stands under the heading, and has the words; from the first on."""
        self._show_found()
        self.tiles.scrollToTop()
        self.tiles.setCurrentIndex(self._found.index(0, 0))

    def _show_found(self) -> None:
        """Show what is found now; the view keeps its place where it can."""
        shelf = self._shelves().get(self.headings.current, ())
        words = self.search.text()
        found = self._catalogue.find(words)
        shown = [one for one in shelf if one in found]
        self._found.choose(shown)
        self.nothing.setText(tr("No filter is found by “{words}”.", words=words))
        searched_in_vain = bool(words) and not shown
        page = self.nothing if searched_in_vain else self.tiles
        self._pages.setCurrentWidget(page)

    def _toggle_found(self) -> None:
        if self.search.text() and self.tiles.current:
            self.toggle_id(self.tiles.current)

    def _shelves(self) -> Mapping[str, Sequence[str]]:
        order = [one.id for one in self._filters]
        return self._catalogue.shelves(order, self._favourites, self._recents)

    def _show_headings(self) -> None:
        self.headings.show_headings(list(self._shelves()))

    def _show_active(self) -> None:
        self._list.show_on(one.id for one in self._active)
        order = [one.id for one in self._active]
        row = self.chips.currentIndex().row()
        self._worn.choose(order)
        if not self.chips.current:  # it went: its neighbour is the next to be taken
            row = max(0, min(row, len(order) - 1))
            self.chips.setCurrentIndex(self._worn.index(row, 0))
        if self.chips.hasFocus() and not order:
            self.tiles.setFocus()
        self.chips.setEnabled(bool(order))

    @Slot()
    def _show_adjuster(self) -> None:
        """Show what can be changed of the filter that has the focus among those on."""
        current = self.chips.current
        one = next((each for each in self._active if each.id == current), None)
        self.adjuster.show_filter(one)

    def _renumber(self) -> None:
        """Show other numbers; what is being looked at stays where it is meanwhile."""
        self._filters = in_order(self._filters, self.numbers.of)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = dict(zip(self.numbers.ids, self._keys, strict=False))
        self._list.show_keys(keys)

    def _star(self, one: str) -> None:
        """Make a filter a favourite, the last of them; or none any longer."""
        others = tuple(kept for kept in self._favourites if kept != one)
        self.favourites = others if others != self._favourites else (*others, one)

    def _move(self, one: str, place: int) -> None:
        """Have a filter drawn earlier or later."""
        if 0 <= place < len(self._active):
            chosen = next(active for active in self._active if active.id == one)
            self.wear(moved(self._active, chosen, place))


def _renewed(before: Filter | None, after: Filter) -> Filter:
    """Return another version of a filter as the user had it; itself if it is none."""
    if before is not None and before.manifest is after.manifest:
        return before  # both come from one reading of the pack
    slid = before is not None and before.values != after.values
    return after.adjusted(before.values) if before and slid else after
