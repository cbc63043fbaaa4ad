"""Carries the engine's calls over to the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facekeys.engine.engine import Engine
from facekeys.engine.worker import Notice


class EngineBridge(QObject):
    """Owns the engine; its threads' calls become signals in the window's thread.

    The signals carry no pictures, and `result_ready` is sent again only after the
    window took the last result: a slow window drops frames instead of queueing them.
    """

    result_ready = Signal()
    noticed = Signal(Notice)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare the engine, which may raise ResourceError; `start` starts it.

        Args:
            parent: The object that owns the bridge.
        """
        super().__init__(parent)
        self.engine = Engine(
            on_result=self.result_ready.emit,
            on_notice=self.noticed.emit,
        )

    def start(self) -> None:
        """Start the engine's threads; what they say before anybody listens is lost."""
        self.engine.start()

    def close(self) -> None:
        """End the engine and every thread of it."""
        self.engine.close()
