"""Shows the guide at the first start, and whenever the settings say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.window import MainWindow

if TYPE_CHECKING:
    from facekeys.ui.guide import Guide

_KEY: Final = "window.first_steps"
_TOLD_HERE: Final = ("camera choice", "virtual camera")
"""Topics of trouble that the guide itself tells, with what to do."""


class FirstSteps(QObject):
    """Ties the guide to its setting, both ways."""

    def __init__(self, window: MainWindow, store: SettingsStore) -> None:
        """Show the guide, if it is to be shown.

        Args:
            window: Which it explains; it owns this object.
            store: The settings.
        """
        super().__init__(window)
        self._window = window
        self._store = store
        self.guide: Guide | None = None
        """The card, while it is shown."""
        self._before: list[Guide] = []  # who skips one need not wait until it can end
        store.changed.connect(lambda key: self._show() if key == _KEY else None)
        self._show()

    def close(self) -> None:
        """Take the guide away and end it; the setting stays."""
        self._take_away()
        for guide in self._before:
            guide.end()
            guide.deleteLater()
        self._before.clear()

    def _take_away(self) -> None:
        guide, self.guide = self.guide, None
        if guide is not None:
            guide.rest()
            guide.hide()
            self._before.append(guide)
            self._window.notices.leave_out(())

    def _show(self) -> None:
        if not self._store.value(_KEY):
            self._take_away()
        elif self.guide is None:
            from facekeys.ui.guide import Guide  # rarely needed

            self.guide = Guide(self._window)
            self.guide.finished.connect(lambda: self._store.change(_KEY, False))
            self._window.show_above(self.guide)
            self._window.notices.leave_out(_TOLD_HERE)
