"""What other programs of the user may ask of the running app, in a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt

from facekeys.engine.status import to_json
from facekeys.errors import FaceKeysError, UsageError
from facekeys.ui.control import Request
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.window import MainWindow


class Requests:
    """Answers in JSON, in the window's thread."""

    def __init__(
        self,
        window: MainWindow,
        store: SettingsStore,
        take_photo: Callable[[], Future[Path]],
        use_profile: Callable[[str], None],
    ) -> None:
        """Prepare.

        Args:
            window: What is toggled, raised and asked for its status.
            store: The settings, to change.
            take_photo: Writes a photo.
            use_profile: Switches to a profile.
        """
        self._window = window
        self._store = store
        self._take_photo = take_photo
        self._use_profile = use_profile

    def table(self) -> Mapping[str, Request]:
        """Return what can be asked, by name. The names are a contract."""
        return MappingProxyType(
            {
                "status": Request(self._status),
                "toggle": Request(self._toggle, "the id of a filter"),
                "panic": Request(self._panic),
                "photo": Request(self._photo),
                "raise": Request(self._raise),
                "set": Request(self._set, "the key of a setting, and its value"),
                "profile": Request(self._profile, "the name of a profile"),
            }
        )

    def _status(self, _: str) -> str:
        return to_json(self._window.engine.status())

    def _toggle(self, one: str) -> str:
        known = [offered.id for offered in self._window.gallery.filters]
        if one not in known:
            hint = f"There are: {', '.join(known)}." if known else "Ask in a moment."
            raise UsageError(f"There is no filter {one}.", hint=hint)
        return json.dumps({"filter": one, "on": self._window.gallery.toggle_id(one)})

    def _panic(self, _: str) -> str:
        self._window.gallery.clear()
        return json.dumps({"filters": []})

    def _photo(self, _: str) -> Future[str]:
        answer: Future[str] = Future()

        def tell(photo: Future[Path]) -> None:
            try:
                answer.set_result(json.dumps({"path": str(photo.result())}))
            except FaceKeysError as error:
                answer.set_exception(error)

        self._take_photo().add_done_callback(tell)
        return answer

    def _raise(self, _: str) -> str:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        return json.dumps({"raised": True})

    def _set(self, argument: str) -> str:
        key, _, value = argument.partition(" ")
        self._store.change(key, value)
        return json.dumps({"key": key})

    def _profile(self, name: str) -> str:
        self._use_profile(name)
        return json.dumps({"profile": name})
