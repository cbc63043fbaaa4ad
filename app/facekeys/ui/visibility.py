"""Whether people can see a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class VisibilityWatch(QObject):
    """Tells when a window comes into sight and when it goes.

    It goes when it is minimised, hidden, on another desktop, or, where the system tells
    (macOS, some of Wayland's), behind other windows.
    """

    changed = Signal(bool)
    """Whether it can be seen from now on."""

    def __init__(self, window: QWidget) -> None:
        """Watch a top-level widget from its first showing on.

        Args:
            window: Also owns this.
        """
        super().__init__(window)
        self._window = window
        self._exposed = False
        self._visible = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Look at each event that may have changed it; never takes one away."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            self._window.windowHandle().installEventFilter(self)
        if isinstance(watched, QWindow):
            self._exposed = watched.isExposed()
        visible = self._exposed and not self._window.isMinimized()
        if visible != self._visible:
            self._visible = visible
            self.changed.emit(visible)
        return False
