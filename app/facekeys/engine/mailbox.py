"""A mailbox with one place: the newest item wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


class Latest(Generic[_Item]):
    """Hands the newest item from one thread to another, and drops older ones."""

    def __init__(self) -> None:
        """Start empty."""
        self._filled = threading.Condition()
        self._item: _Item | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many items were replaced before anyone took them."""
        return self._dropped

    def put(self, item: _Item) -> None:
        """Leave an item, in place of one that nobody took. Never waits."""
        with self._filled:
            if self._item is not None:
                self._dropped += 1
            self._item = item
            self._filled.notify()

    def take(self, timeout_s: float) -> _Item | None:
        """Return the item and empty the box.

        Args:
            timeout_s: How long to wait for one, in seconds; 0 does not wait.

        Returns:
            None if nothing came, or the box was closed.
        """
        with self._filled:
            if self._item is None and not self._closed and timeout_s > 0:
                self._filled.wait(timeout_s)
            item, self._item = self._item, None
            return item

    def close(self) -> None:
        """Wake whoever waits; nobody waits here any more."""
        with self._filled:
            self._closed = True
            self._filled.notify_all()
