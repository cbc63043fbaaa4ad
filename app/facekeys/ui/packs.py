"""Brings the packs that are installed to the gallery, and whatever becomes of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from facekeys.engine.worker import Notice, stopped
from facekeys.errors import FaceKeysError
from facekeys.ui.window import MainWindow

if TYPE_CHECKING:  # imported where they are needed: the window is there sooner
    from facekeys.overlays.faults import PackError
    from facekeys.overlays.library import Library

_LOG: Final = logging.getLogger(__name__)

LOOK_S: Final = 0.25
"""How often packs are looked at: a change is read at the second look after it."""
_MOST_LINES: Final = 20
_LONGEST_LINE: Final = 500


class InstalledPacks:
    """The packs of this machine; for the thread that reads them."""

    def read(self) -> Library:
        """Read them.

        Raises:
            ResourceError: Those that ship with FaceKeys are missing.
        """
        from facekeys.overlays.library import own_folders
        from facekeys.overlays.renewal import Renewal

        builtin, own = own_folders()
        self._renewal = Renewal([builtin, own], seldom=[builtin])
        return self._renewal.read()

    def look(self) -> Library | None:
        """Return what is there now, if it changed; see `Renewal.look`."""
        return self._renewal.look()


class Packs(QObject):
    """Reads the packs in a thread of its own, from `start` to `close`.

    The gallery shows them; what is wrong with them is said once, until it is mended.
    """

    offered = Signal()
    """The gallery shows them for the first time."""
    _read = Signal(object)
    _renewed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        read: Callable[[], Library],
        look: Callable[[], Library | None],
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            window: Has the gallery, and tells what is wrong.
            read: Reads the packs; may raise a FaceKeysError. Called in the thread.
            look: Reads them again where they changed; None if none did. Likewise.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._window = window
        self._first, self._look = read, look
        self._told: Mapping[str, str] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="facekeys filters")
        self.reading = True
        """Whether they were not read even once."""
        self._read.connect(self._offer)
        self._renewed.connect(self._renew)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def close(self) -> None:
        """End the thread; waits for a reading that is under way."""
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        try:
            self._read.emit(self._first())
        except FaceKeysError as error:
            self._read.emit(error)
            return
        except Exception:  # noqa: BLE001 - the call must not wait for them for ever
            _LOG.exception("The filters could not be read")
            self._read.emit(stopped("filters"))
            return
        faulty = False
        while not self._ended.wait(LOOK_S):
            try:
                library = self._look()
            except Exception:  # noqa: BLE001 - the next look may do, or one after it
                if not faulty:  # else the log would hold nothing else soon
                    _LOG.exception("Filters that changed could not be looked for")
                faulty = True
                continue
            faulty = False
            if library is not None:
                self._renewed.emit(library)

    @Slot(object)
    def _offer(self, found: Library | FaceKeysError) -> None:
        if self._ended.is_set():
            return
        self.reading = False
        if isinstance(found, FaceKeysError):
            self._window.notices.take(Notice("filters", found))
        else:
            self._window.gallery.offer(tuple(found.filters.values()))
            self._tell(found.faults)
            self.offered.emit()
        self._window.engine.hold(False)  # what is pinned is on by now

    @Slot(object)
    def _renew(self, library: Library) -> None:
        if not self._ended.is_set():
            self._window.gallery.renew(tuple(library.filters.values()))
            self._tell(library.faults)

    def _tell(self, faults: Iterable[PackError]) -> None:
        """Say what is wrong where it was not said yet, and take back what is mended."""
        errors = {f"filter {error.folder}": error for error in faults}
        for topic in self._told.keys() - errors.keys():
            self._window.notices.take(Notice(topic, None))
        for topic, error in errors.items():
            if self._told.get(topic) != error.message:
                self._window.notices.take(Notice(topic, readable(error)))
        self._told = {topic: error.message for topic, error in errors.items()}


def readable(error: FaceKeysError) -> FaceKeysError:
    """Return an error as notices tell it in the user's language.

    They take indented lines for commands, and a broken pack lists its faults that way.
    Of a stranger's pack there may be thousands, of any length: `facekeys filters check`
    tells all of them, the window as many as can be read in it.
    """
    lines = [_short(line.strip()) for line in error.message.splitlines()]
    more = ["…"] if len(lines) > _MOST_LINES else []
    return FaceKeysError("\n".join(lines[:_MOST_LINES] + more), hint=error.hint)


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
