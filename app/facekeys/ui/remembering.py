"""Ties the window's own controls to the settings, both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton

from facekeys.engine.governor import Budget
from facekeys.ui.design.theme import Theme
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.outputs import open_output
from facekeys.virtualcam.sink import Sink


class Remembering(QObject):
    """Keeps what the user does in the window, and shows what the settings say."""

    def __init__(
        self,
        window: MainWindow,
        store: SettingsStore,
        options: Mapping[str, Any] = MappingProxyType({}),
        open_output: Callable[[str], Sink] = open_output,
    ) -> None:
        """Bring the window to what the settings say, and tie them together.

        Args:
            window: Before it is shown.
            store: The settings.
            options: Values by key that win over the settings, as given for this start
                only; until the user changes that setting.
            open_output: Opens the virtual camera that a word of `output.to` means.
        """
        super().__init__(window)
        self._window = window
        self._store = store
        self._options = dict(options)
        self._open_output = open_output
        self._theme = Theme(self)
        self._reactions: Mapping[str, Callable[[], None]] = {
            "processor.cores": self._use_budget,
            "processor.max_fps": self._use_budget,
            "output.to": self._use_output,
            "window.theme": self._use_theme,
            "camera.size": self._use_mode,
            "camera.fps": self._use_mode,
            "filters.favourites": self._use_favourites,
            "gallery.recents": self._use_recents,
            "hotkeys.filters": self._use_numbers,
            **self._tie(window.mirror, "camera.mirror"),
            **self._tie(window.details, "window.statistics"),
        }
        for react in self._reactions.values():
            react()
        self._reactions |= self._tie(window.output, "output.on")  # at `start`
        window.sources.picked.connect(lambda one: store.change("camera.id", one))
        gallery = window.gallery
        gallery.favourites_changed.connect(
            lambda: store.change("filters.favourites", gallery.favourites)
        )
        gallery.recents_changed.connect(
            lambda: store.change("gallery.recents", gallery.recents)
        )
        gallery.offered.connect(self._use_values)
        gallery.adjusted.connect(self._keep_values)
        numbers = gallery.numbers
        numbers.changed.connect(lambda: store.change("hotkeys.filters", numbers.ids))
        self._restore_size()
        window.closing.connect(self._keep_size)
        store.changed.connect(self._react)

    def start(self) -> None:
        """Start the window with the camera and the output of last time."""
        settings = self._store.settings
        self._window.start(settings.camera.id, on_air=settings.output.on)

    def _tie(self, box: QAbstractButton, key: str) -> dict[str, Callable[[], None]]:
        """Have a box change a setting, and return what changes the box after it."""
        box.toggled.connect(lambda on: self._store.change(key, on))
        return {key: lambda: box.setChecked(self._store.value(key))}

    def _react(self, key: str) -> None:
        self._options.pop(key, None)
        if key in self._reactions:
            self._reactions[key]()

    def _wanted(self, key: str) -> Any:
        return self._options.get(key, self._store.value(key))

    def _use_budget(self) -> None:
        cores = self._wanted("processor.cores")
        max_fps = self._wanted("processor.max_fps")
        self._window.engine.use_budget(Budget(cores, max_fps))

    def _use_output(self) -> None:
        self._window.use_output(partial(self._open_output, self._wanted("output.to")))

    def _use_mode(self) -> None:
        camera = self._store.settings.camera
        self._window.sources.use_mode(camera.wanted_size, camera.wanted_fps)

    def _use_theme(self) -> None:
        self._theme.use(self._store.value("window.theme"))

    def _use_favourites(self) -> None:
        self._window.gallery.favourites = self._store.value("filters.favourites")

    def _use_recents(self) -> None:
        self._window.gallery.recents = self._store.value("gallery.recents")

    def _use_values(self) -> None:
        for one, values in self._store.value("gallery.values").items():
            self._window.gallery.adjust(one, values)

    def _keep_values(self, one: str) -> None:
        kept = dict(self._store.value("gallery.values"))
        kept[one] = self._window.gallery.changed_values(one)
        if not kept[one]:
            del kept[one]
        self._store.change("gallery.values", kept)

    def _use_numbers(self) -> None:
        self._window.gallery.numbers.ids = self._store.value("hotkeys.filters")

    def _restore_size(self) -> None:
        wanted = self._store.settings.window
        room = self._window.screen().availableSize()
        self._window.resize(QSize(wanted.width, wanted.height).boundedTo(room))

    def _keep_size(self) -> None:
        size = self._window.normalGeometry().size()  # also while it is maximised
        for key, pixels in (
            ("window.width", size.width()),
            ("window.height", size.height()),
        ):
            if pixels > 0:
                self._store.change(key, pixels)
