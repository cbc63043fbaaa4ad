"""What other programs of the user may ask of the running app, in a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, TypeVar

from PySide6.QtCore import Qt

from facekeys.engine.recording import Recorded
from facekeys.engine.status import to_json
from facekeys.errors import FaceKeysError, UsageError
from facekeys.ui.control import Request
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.takes import Takes
from facekeys.ui.window import MainWindow

_Result = TypeVar("_Result")


class Requests:
    """Answers in JSON, in the window's thread."""

    def __init__(
        self,
        window: MainWindow,
        store: SettingsStore,
        takes: Takes,
        use_profile: Callable[[str], None],
    ) -> None:
        """Prepare.

        Args:
            window: What is toggled, raised and asked for its status.
            store: The settings, to change.
            takes: Takes photos and recordings.
            use_profile: Switches to a profile.
        """
        self._window = window
        self._store = store
        self._takes = takes
        self._recording: Mapping[str, Callable[[], Future[str]]] = {
            "start": self._start_recording,
            "stop": self._stop_recording,
            "toggle": self._toggle_recording,
        }
        self._use_profile = use_profile

    def table(self) -> Mapping[str, Request]:
        """Return what can be asked, by name. The names are a contract."""
        return MappingProxyType(
            {
                "status": Request(self._status),
                "toggle": Request(self._toggle, "the id of a filter"),
                "panic": Request(self._panic),
                "photo": Request(self._photo),
                "record": Request(self._record, "start, stop or toggle"),
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
            if known:
                from facekeys.overlays.library import no_such_filter  # read by then

                raise no_such_filter(one, known)
            raise UsageError(f"There is no filter {one}.", hint="Ask in a moment.")
        return json.dumps({"filter": one, "on": self._window.gallery.toggle_id(one)})

    def _panic(self, _: str) -> str:
        self._window.commands.press("panic")
        return json.dumps({"filters": []})

    def _photo(self, _: str) -> Future[str]:
        return _answer(self._takes.take_photo(), lambda path: {"path": str(path)})

    def _record(self, what: str) -> Future[str]:
        if what not in self._recording:
            raise UsageError(f"A recording can't {what}.", hint="Say start or stop.")
        return self._recording[what]()

    def _start_recording(self) -> Future[str]:
        return _answer(
            self._takes.start_recording(),
            lambda path: {"recording": True, "path": str(path)},
        )

    def _stop_recording(self) -> Future[str]:
        return _answer(self._takes.stop_recording(), _account)

    def _toggle_recording(self) -> Future[str]:
        active = self._takes.recorder.active
        return self._recording["stop" if active else "start"]()

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


def _answer(work: Future[_Result], record: Callable[[_Result], object]) -> Future[str]:
    """Return the JSON of what work under way comes to, once it is done."""
    answer: Future[str] = Future()

    def tell(done: Future[_Result]) -> None:
        try:
            answer.set_result(json.dumps(record(done.result())))
        except FaceKeysError as error:
            answer.set_exception(error)

    work.add_done_callback(tell)
    return answer


def _account(recorded: Recorded) -> dict[str, Any]:
    """Return what became of a recording, as plain data.

    Raises:
        FaceKeysError: It ended by a failure.
    """
    if recorded.trouble is not None:
        raise recorded.trouble
    return {"recording": False, **asdict(recorded.state)}
