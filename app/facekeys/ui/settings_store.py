"""The settings in use, and who is told when they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from facekeys.errors import SettingsError
from facekeys.settings.file import Reading, read_settings, try_place, write_settings
from facekeys.settings.keys import SETTINGS, value_of, with_value
from facekeys.settings.model import Settings

_SAVE_AFTER_MS: Final = 500


class SettingsStore(QObject):
    """Holds the settings, tells of each change, and saves a moment after the last.

    For the window's thread.
    """

    changed = Signal(str)
    """A setting has another value: its key."""
    profiles_changed = Signal()
    """Another profile is in use, or there are others."""
    troubled = Signal(object)
    """A SettingsError: the settings can't be kept. None: they can again."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Read the settings.

        Args:
            path: Their file; None starts with the usual ones and keeps nothing.
            parent: The object that owns the store.
        """
        super().__init__(parent)
        reading = read_settings(path) if path else Reading(Settings(), may_write=False)
        self._path = path if reading.may_write else None
        self._settings = reading.settings
        self.trouble: SettingsError | None = reading.trouble
        """What was wrong with the file when it was read, or keeps it from being saved.
        """
        self._refused = False
        if self._path is not None and self.trouble is None:
            self._try_place(self._path)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVE_AFTER_MS)
        self._saving.timeout.connect(self._save)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def value(self, key: str) -> Any:
        """Return the value of a setting."""
        return value_of(self._settings, key)

    def change(self, key: str, value: Any) -> None:
        """Give a setting another value.

        Raises:
            UsageError: There is no such setting, or it can't have this value.
        """
        self.replace(with_value(self._settings, key, value))

    def alter(self, change: Callable[[Settings, str], Settings], name: str) -> None:
        """Make, use or forget a profile: a function of `facekeys.settings.profiles`.

        Raises:
            UsageError: The function refuses.
        """
        self.replace(change(self._settings, name))

    def replace(self, settings: Settings) -> None:
        """Take these settings, and tell of each that is another now."""
        before, self._settings = self._settings, settings
        if settings == before:
            return
        self._saving.start()
        for key in SETTINGS:
            if value_of(before, key) != value_of(settings, key):
                self.changed.emit(key)
        if (before.profile, before.profiles) != (settings.profile, settings.profiles):
            self.profiles_changed.emit()

    def flush(self) -> None:
        """Save now what was not saved yet."""
        if self._saving.isActive():
            self._saving.stop()
            self._save()

    def _try_place(self, path: Path) -> None:
        """Know from the start whether what the user will do can be kept."""
        try:
            try_place(path)
        except SettingsError as error:
            self._refused = True
            self.trouble = error

    def _save(self) -> None:
        if self._path is None:
            return
        try:
            write_settings(self._path, self._settings)
        except SettingsError as error:
            if not self._refused:
                self._refused = True
                self.troubled.emit(error)
        else:
            if self._refused:
                self._refused = False
                self.troubled.emit(None)
