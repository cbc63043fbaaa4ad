"""Tells the window of webcams that come and go."""

from __future__ import annotations

import logging
import threading
from typing import Final

from PySide6.QtCore import QObject, Signal

from facekeys.camera.hotplug import LOOK_S, Plugs

_LOG: Final = logging.getLogger(__name__)


class CameraWatcher(QObject):
    """Looks for webcams in a thread of its own, from `start` to `close`."""

    found = Signal(list)
    """Other webcams are there than before: all of them, as `list[Camera]`."""

    def __init__(
        self,
        plugs: Plugs | None = None,
        look_s: float = LOOK_S,
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            plugs: What looks for them; that of this machine if None.
            look_s: How often to look, in seconds.
            parent: The object that owns the watcher.
        """
        super().__init__(parent)
        self._plugs = plugs or Plugs()
        self._look_s = look_s
        self._ended = threading.Event()
        self._thread = threading.Thread(
            target=self._watch, name="facekeys hot-plug", daemon=True
        )

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """End the thread; waits for a look that is under way."""
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        try:
            while not self._ended.is_set():
                cameras = self._plugs.look()
                if cameras is not None:
                    self.found.emit(cameras)
                self._ended.wait(self._look_s)
        except Exception:  # noqa: BLE001 - a list that stands still is no reason to end
            _LOG.exception("Webcams that come and go are not noticed any more")
