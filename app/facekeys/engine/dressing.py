"""The thread that reads the pictures of filters before they are drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from facekeys.engine.mailbox import Latest
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.errors import FaceKeysError
from facekeys.overlays.filter import Filter


def read_pictures(one: Filter) -> None:
    """Read the pictures of a filter: see `facekeys.overlays.packs.prepare`."""
    from facekeys.overlays.packs import prepare  # with all that reads packs

    prepare(one)


class DressingThread(Worker):
    """Hands filters on to be drawn: at once if it can, else when they are read.

    Attributes:
        wanted: The filters that are on, drawn already or not.
    """

    def __init__(
        self,
        wear: Callable[[Sequence[Filter]], None],
        listener: NoticeListener,
        read: Callable[[Filter], None] = read_pictures,
    ) -> None:
        """Prepare the thread.

        Args:
            wear: Has filters drawn from the next frame on; must not wait.
            listener: Hears which filter can't be read.
            read: Reads the pictures of a filter; may raise a FaceKeysError.
        """
        super().__init__("filters' pictures", listener)
        self._wear = wear
        self._read_pictures = read
        self._lock = threading.Lock()
        self.wanted: tuple[Filter, ...] = ()
        self._unread: Latest[tuple[Filter, ...]] = Latest()

    def wear(self, filters: Sequence[Filter]) -> None:
        """Have these filters drawn, in this order, and no others; never waits.

        Those that were read already are drawn at once, and all that are not wanted any
        more go at once. A guard never waits for its pictures, the call waits for them.
        """
        with self._lock:
            self.wanted = tuple(filters)
            self._wear([one for one in filters if one.ready or one.guards])
        if not all(one.ready for one in filters):
            self._unread.put(tuple(filters))

    def stop(self) -> None:
        """Tell the thread to end, also while it waits."""
        super().stop()
        self._unread.close()

    def run(self) -> None:
        """Read what is wanted until told to stop."""
        while not self.stopping.is_set():
            filters = self._unread.take(1.0)
            if filters is None:
                continue
            troubles = [error for error in map(self._read, filters) if error]
            with self._lock:
                if filters == self.wanted:  # and not panic, meanwhile
                    self._wear([one for one in filters if one.ready or one.guards])
            if troubles:
                self.fail(troubles[0])
            else:
                self.recover()

    def _read(self, one: Filter) -> FaceKeysError | None:
        try:
            if not one.ready:
                self._read_pictures(one)
        except FaceKeysError as error:
            return error
        return None
