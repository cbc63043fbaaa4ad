"""Which filters have the numbers 1 to 9, under which keys put them on. No widgets."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from facekeys.settings.kinds import NUMBERS


class Numbers(QObject):
    """A filter, or none, for each number; whether it is there now does not matter.

    So a filter has its number again when it comes back, and another does not get it
    because of where it happens to stand in the gallery.
    """

    changed = Signal()
    """A number means another filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with none."""
        super().__init__(parent)
        self._ids: tuple[str, ...] = ("",) * NUMBERS

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the filters 1 to 9; "" for a number without one."""
        return self._ids

    @ids.setter
    def ids(self, ids: Iterable[str]) -> None:
        given = tuple(ids)[:NUMBERS]
        before, self._ids = self._ids, (*given, *[""] * (NUMBERS - len(given)))
        if self._ids != before:
            self.changed.emit()

    def of(self, one: str) -> int:
        """Return the number of a filter by its id; 0 if it has none."""
        return self._ids.index(one) + 1 if one in self._ids else 0

    def give(self, one: str, number: int) -> None:
        """Give a number to a filter; the one that had it takes its old number, if any.

        Args:
            one: The filter's id.
            number: From 1 to 9; 0 takes its number away.
        """
        ids, old = list(self._ids), self.of(one)
        if old:
            ids[old - 1] = ids[number - 1] if number else ""
        if number:
            ids[number - 1] = one
        self.ids = ids
