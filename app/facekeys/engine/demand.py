"""When the camera has to be on: the decision, and the thread that carries it out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from facekeys.engine.worker import NoticeListener, Worker
from facekeys.virtualcam.audience import NOBODY, UNKNOWN, Audience, Watch

_PROBE_S: Final = 0.3
"""Browsers that only look which cameras there are have one open for some
milliseconds."""
_LINGER_S: Final = 2.0
"""Programs close a camera and open it again when they change its size; people minimise
a window by mistake."""
_LOOK_S: Final = 0.1


class Demand:
    """Decides whether the camera is on. Pure: it reads no clock.

    It is on while its picture is used here: while the window can be seen, or something
    is recorded; and while FaceKeys Cam is watched or the system can't tell. It comes on
    at once for use here and after `_PROBE_S` for a
    watcher, and goes off `_LINGER_S` after there is no more reason for it.
    """

    def __init__(self) -> None:
        """Start with the camera off."""
        self._watched_since_s: float | None = None
        self._on_until_s = float("-inf")

    def camera_on(self, now_s: float, audience: Audience, *, used_here: bool) -> bool:
        """Decide for this moment.

        Args:
            now_s: The time, of any clock that does not go back.
            audience: Who reads the virtual camera; nobody while nothing is sent.
            used_here: Whether the window can be seen, or something is recorded.
        """
        if audience.watched is False:
            self._watched_since_s = None
        elif self._watched_since_s is None:
            self._watched_since_s = now_s
        since_s = self._watched_since_s
        is_watched = since_s is not None and now_s >= since_s + _PROBE_S
        if used_here or audience.watched is None or is_watched:
            self._on_until_s = now_s + _LINGER_S
        return now_s < self._on_until_s


class DemandThread(Worker):
    """Looks ten times a second who watches, and lets the camera rest while nobody does.

    Attributes:
        window_visible: Whether the window can be seen; any thread may set it.
        recording: Whether its picture is recorded; likewise.
    """

    def __init__(self, rest: Callable[[bool], None], listener: NoticeListener) -> None:
        """Prepare the thread.

        Args:
            rest: Lets the camera rest (True) or wakes it (False); must not wait.
            listener: Hears what goes wrong.
        """
        super().__init__("audience", listener)
        self.window_visible = True
        self.recording = False
        self._rest = rest
        self._lock = threading.Lock()
        self._watch: Watch | None = None
        self._audience = NOBODY

    @property
    def audience(self) -> Audience:
        """Who reads the virtual camera; nobody while nothing is sent."""
        return self._audience

    def follow(self, watch: Watch | None) -> None:
        """Look at another virtual camera from now on; None: at none.

        Any thread may call it; it waits while the old one is being asked.

        Args:
            watch: Closed by this thread.
        """
        with self._lock:
            if self._watch is not None:
                self._watch.close()
            self._watch = watch
            # Until it was asked.
            self._audience = NOBODY if watch is None else UNKNOWN

    def run(self) -> None:
        """Look, decide and act until told to stop."""
        demand = Demand()
        try:
            while not self.stopping.is_set():
                with self._lock:
                    self._audience = self._watch.audience() if self._watch else NOBODY
                on = demand.camera_on(
                    time.monotonic(),
                    self._audience,
                    used_here=self.window_visible or self.recording,
                )
                self._rest(not on)
                self.stopping.wait(_LOOK_S)
        finally:
            self._rest(False)  # whatever happens here, a call must not lose its picture
