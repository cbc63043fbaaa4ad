"""Python's garbage collection, kept to the window's thread.

Python collects garbage in whichever thread happens to ask for memory. What it finds may
be objects of Qt, and those must be deleted in their own thread only: deleted from one
of the engine's threads, the app may crash, or stand still for ever.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS: Final = 500


class GarbageCollector(QObject):
    """Collects garbage in its own thread, about as often as Python would."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin, until `close`."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        gc.disable()
        self._timer.start(_LOOK_MS)

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        """Collect the oldest generation whose time has come, with the younger ones."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [n for n, (count, most) in enumerate(due) if count > most]
        if generations:
            gc.collect(generations[-1])
