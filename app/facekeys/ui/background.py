"""Work that takes its time, done beside the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from facekeys.errors import FaceKeysError

Result = TypeVar("Result")


class Background(QObject, Generic[Result]):
    """Does one kind of work in a thread, and brings what it gave to its own thread."""

    done = Signal(object)
    """Carries what the work returned."""
    failed = Signal(FaceKeysError)
    """Carries what the work raised."""
    _ended = Signal(object)

    def __init__(
        self, work: Callable[[], Result], name: str, parent: QObject | None = None
    ) -> None:
        """Prepare; `start` starts.

        Args:
            work: Called in the thread; may raise a FaceKeysError.
            name: Of the thread.
            parent: The object that owns this one; it must outlive `close`.
        """
        super().__init__(parent)
        self._work = work
        self._name = name
        self._thread: threading.Thread | None = None
        self._closed = False
        self.busy = False
        """Whether what it does is still to be told."""
        self._ended.connect(self._tell)

    def start(self) -> bool:
        """Begin, unless it is being done already. Returns whether it begins now."""
        if self.busy or self._closed:
            return False
        self.busy = True
        self._thread = threading.Thread(target=self._run, name=f"facekeys {self._name}")
        self._thread.start()
        return True

    def close(self) -> None:
        """Wait for the end of what is being done; nothing is told any more."""
        self._closed = True
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            result: Result | FaceKeysError = self._work()
        except FaceKeysError as error:
            result = error
        self._ended.emit(result)

    @Slot(object)
    def _tell(self, result: Result | FaceKeysError) -> None:
        self.busy = False
        if self._closed:
            return
        if isinstance(result, FaceKeysError):
            self.failed.emit(result)
        else:
            self.done.emit(result)
