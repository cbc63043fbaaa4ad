"""When photos are taken: after a countdown, and several in a row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facekeys.settings.model import PhotoSettings

_SECOND_MS: Final = 1000
_TIMERS_S: Final = {"none": 0, "3 s": 3, "10 s": 10}


class Shutter(QObject):
    """A press begins; a second press before the last photo ends it."""

    counted = Signal(int)
    """So many seconds are left until the first photo; 0: nothing is counted."""
    released = Signal()
    """A photo is to be taken now."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Rest."""
        super().__init__(parent)
        self._seconds = 0
        self._photos = 0
        self._interval_ms = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a photo is still to come."""
        return self._timer.isActive()

    def press(self, settings: PhotoSettings) -> None:
        """Take the photos that the settings ask for; or no more, if some are to come.

        Args:
            settings: The timer, how many, and how long from one to the next.
        """
        if self.busy:
            self.cancel()
            return
        self._seconds = _TIMERS_S[settings.timer]
        self._photos = settings.burst
        self._interval_ms = round(settings.interval_s * 1000)
        self._go_on()

    def cancel(self) -> None:
        """Take no more."""
        self._photos = 0
        self._timer.stop()
        self.counted.emit(0)

    def _go_on(self) -> None:
        self.counted.emit(self._seconds)
        if self._seconds:
            self._seconds -= 1
            self._timer.start(_SECOND_MS)
            return
        self._photos -= 1
        if self._photos:  # before the photo, which may cancel the rest
            self._timer.start(self._interval_ms)
        self.released.emit()
