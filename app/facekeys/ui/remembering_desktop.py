"""Ties keys, tray and mark to the settings, both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject

from facekeys.ui.desktop import Desktop
from facekeys.ui.settings_store import SettingsStore

_KEEPS_RUNNING: Final[Mapping[str, bool | None]] = MappingProxyType(
    {"ask": None, "hide": True, "end": False}
)


class RememberingDesktop(QObject):
    """Keeps what the user chose beyond the window, and does what the settings say."""

    def __init__(self, desktop: Desktop, store: SettingsStore) -> None:
        """Bring the desktop to what the settings say, and tie them together.

        Args:
            desktop: It owns this object.
            store: The settings.
        """
        super().__init__(desktop)
        self._desktop = desktop
        self._store = store
        self._reactions: Mapping[str, Callable[[], None]] = {
            "hotkeys.bindings": self._use_keys,
            "window.closing": self._use_closing,
            "output.mark": self._use_mark,
        }
        for react in self._reactions.values():
            react()
        desktop.keys_chosen.connect(
            lambda keys: store.change("hotkeys.bindings", dict(keys))
        )
        desktop.tray.decided.connect(
            lambda keeps: store.change("window.closing", "hide" if keeps else "end")
        )
        store.changed.connect(self._react)
        store.profiles_changed.connect(self._show_profiles)
        self._show_profiles()

    def _react(self, key: str) -> None:
        if key in self._reactions:
            self._reactions[key]()

    def _use_keys(self) -> None:
        keys = self._store.value("hotkeys.bindings")
        if keys != self._desktop.keys:
            self._desktop.use_keys(keys)

    def _use_closing(self) -> None:
        closing = self._store.value("window.closing")
        self._desktop.tray.keeps_running = _KEEPS_RUNNING[closing]

    def _use_mark(self) -> None:
        self._desktop.window.engine.marks_filtered = self._store.value("output.mark")

    def _show_profiles(self) -> None:
        settings = self._store.settings
        self._desktop.tray.show_profiles(sorted(settings.profiles), settings.profile)
