"""What the actions do to the gallery, the engine and the preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from facekeys.engine.engine import Engine
from facekeys.overlays.filter import Filter
from facekeys.overlays.stacking import in_drawing_order, put_on
from facekeys.ui.gallery import Gallery
from facekeys.ui.words import filter_name


class Deeds(QObject):
    """Does what keys, menus and the tray ask for, whether a window is seen or not."""

    changed = Signal()
    """What the properties and `wears` say may be another thing now."""
    photo_wanted = Signal()
    """A photo is to be taken; or none, if one is about to be."""
    recording_wanted = Signal()
    """What is seen is to be recorded; or no longer, if it is."""
    folder_wanted = Signal()
    """The folder with the last photo or recording is to be opened."""
    panicked = Signal()
    """All filters were taken off: nothing shall follow from what was asked before."""

    def __init__(
        self, gallery: Gallery, engine: Engine, mirror: QAbstractButton
    ) -> None:
        """Start with nothing done.

        Args:
            gallery: Where filters are switched; the deeds become its child.
            engine: What freezes the picture.
            mirror: The switch for the mirrored preview.
        """
        super().__init__(gallery)
        self._gallery = gallery
        self._engine = engine
        self._mirror = mirror
        self._frozen = False
        self._comparing = False
        self._recording = False
        self._last: tuple[Filter, ...] = ()
        self._before_push: tuple[Filter, ...] | None = None
        gallery.changed.connect(self._note)
        gallery.offered.connect(self._forget)
        gallery.numbers.changed.connect(self.changed)
        mirror.toggled.connect(self.changed)

    def toggle(self, number: int) -> None:
        """Switch the filter of a number, from 1, on or off; if it is not there, no."""
        one = self._gallery.numbered(number)
        if one is not None:
            self._gallery.toggle_id(one.id)

    def wears(self, number: int) -> bool:
        """Tell whether the filter of a number is on; False for one without."""
        return self._gallery.numbered(number) in self._gallery.active

    def panic(self) -> None:
        """Take all filters off, also those that a held key put on."""
        self._before_push = None
        self._gallery.clear()
        self.panicked.emit()

    def step(self, by: int) -> None:
        """Wear only the filter that many places after the one that was put on last.

        After the last comes the first. With none on it begins at that end of the
        gallery at which the way in this direction begins. Guards are no costumes: they
        are not come by, and one that is on stays on.
        """
        filters = [one for one in self._gallery.filters if not one.guards]
        if not filters:
            return
        worn = {one.id: one for one in self._gallery.active if not one.guards}
        newest = next((worn[one] for one in self._gallery.recents if one in worn), None)
        start = min(-by, 0) if newest is None else filters.index(newest)
        guards = (one for one in self._gallery.active if one.guards)
        self._gallery.wear((*guards, filters[(start + by) % len(filters)]))

    @property
    def chosen(self) -> Sequence[Filter]:
        """The favourites; else the filters worn last; else the first there is."""
        there = {one.id: one for one in self._gallery.filters}
        favourites = [there[one] for one in self._gallery.favourites if one in there]
        favourites = in_drawing_order(favourites)
        return tuple(favourites) or self._last or tuple(there.values())[:1]

    @property
    def wears_favourites(self) -> bool:
        """Whether exactly the chosen filters are on, whatever guard is on besides."""
        chosen = {one.id for one in self.chosen}
        besides = {one.id for one in self._guards_besides()}
        worn = {one.id for one in self._gallery.active} - besides
        return bool(worn) and worn == chosen

    def toggle_favourites(self) -> None:
        """Wear exactly the chosen filters; take them off if they are on.

        A guard that is none of them stays on.
        """
        guards = self._guards_besides()
        chosen = () if self.wears_favourites else self.chosen
        self._gallery.wear((*guards, *chosen))

    def _guards_besides(self) -> list[Filter]:
        """Return the guards that are on and not among the chosen filters."""
        chosen = {one.id for one in self.chosen}
        active = self._gallery.active
        return [one for one in active if one.guards and one.id not in chosen]

    def find(self) -> None:
        """Let the user type which filter to search for."""
        self._gallery.start_search()

    def begin_push(self) -> None:
        """Wear the chosen filters besides those that are on, until `end_push`."""
        if self._before_push is not None:
            return
        active = tuple(self._gallery.active)
        self._before_push = active
        worn = {one.id for one in active}  # maybe with other values by now
        more = (one for one in self.chosen if one.id not in worn)
        self._gallery.wear(put_on(active, more))

    def end_push(self) -> None:
        """Wear what was on before; after a panic nothing comes back."""
        before, self._before_push = self._before_push, None
        if before is not None:
            self._gallery.wear(before)

    @property
    def frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._frozen

    def toggle_freeze(self) -> None:
        """Let the picture stand still, for the preview and for others, or go on."""
        self._frozen = not self._frozen
        self._engine.freeze(self._frozen)
        self.changed.emit()

    @property
    def mirrored(self) -> bool:
        """Whether the preview is mirrored."""
        return self._mirror.isChecked()

    def toggle_mirror(self) -> None:
        """Mirror the preview, or don't."""
        self._mirror.toggle()

    @property
    def comparing(self) -> bool:
        """Whether the preview shows the picture as it came. Others never see that."""
        return self._comparing

    def compare(self, on: bool) -> None:  # noqa: FBT001 - the two ways of one key
        """Let the preview show the picture as it came, or as others see it."""
        self._comparing = on
        self.changed.emit()

    @property
    def recording(self) -> bool:
        """Whether what others see is recorded."""
        return self._recording

    def show_recording(self, on: bool) -> None:  # noqa: FBT001 - a state
        """Note whether what others see is recorded."""
        self._recording = on
        self.changed.emit()

    @property
    def worn(self) -> Sequence[str]:
        """Names of the filters that are on, as people read them."""
        return [filter_name(one.manifest.name) for one in self._gallery.active]

    def _note(self) -> None:
        """Remember what is worn, so that it can be put on again."""
        active = tuple(self._gallery.active)
        if active and self._before_push is None:
            self._last = active
        self.changed.emit()

    def _forget(self) -> None:
        """Drop filters that are no longer offered."""
        self._last = ()
        self._before_push = None
        self.changed.emit()
