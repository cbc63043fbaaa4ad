"""The detector thread: Viola-Jones beside the frame path, never on it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from facekeys.detection.viola_jones import ViolaJones
from facekeys.engine.mailbox import Latest
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.types import Box, Pixels


class DetectorThread(Worker):
    """A `FaceFinder` whose answers come a frame or two later.

    Attributes:
        interval_s: It begins to look so often, at most; any thread may set it.
    """

    def __init__(self, listener: NoticeListener) -> None:
        """Prepare the thread; the cascade is loaded in it."""
        super().__init__("face detection", listener)
        self.interval_s = 0.0
        self._scene = 0
        self._pictures: Latest[tuple[int, Pixels]] = Latest()
        self._found: Latest[tuple[int, Sequence[Box]]] = Latest()

    def request(self, grey: Pixels) -> None:
        """Ask for the faces of a picture; a picture still waiting is replaced."""
        self._pictures.put((self._scene, grey))

    def collect(self) -> Sequence[Box]:
        """Return what was found since the last call, without waiting."""
        scene, boxes = self._found.take(0) or (self._scene, ())
        return boxes if scene == self._scene else ()

    def forget(self) -> None:
        """Give no answers to earlier requests any more."""
        self._scene += 1

    def stop(self) -> None:
        """Tell the thread to end, also while it waits for a picture."""
        super().stop()
        self._pictures.close()

    def run(self) -> None:
        """Look at the newest picture, over and over."""
        viola_jones = ViolaJones()
        while not self.stopping.is_set():
            request = self._pictures.take(1.0)
            if request is not None:
                scene, grey = request
                begun_s = time.monotonic()
                self._found.put((scene, viola_jones.find(grey)))
                self.stopping.wait(begun_s + self.interval_s - time.monotonic())
