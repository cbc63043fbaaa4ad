"""The detector thread: Viola-Jones beside the frame path, never on it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from facekeys.detection.finder import Look
from facekeys.detection.viola_jones import ViolaJones
from facekeys.engine.mailbox import Latest
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.types import Affine


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
        self._looks: Latest[tuple[int, Look]] = Latest()
        self._found: Latest[tuple[int, Sequence[Affine]]] = Latest()

    def request(self, look: Look) -> None:
        """Ask for the faces of a picture; a picture still waiting is replaced."""
        self._looks.put((self._scene, look))

    def collect(self) -> Sequence[Affine] | None:
        """Return what the last request found, once, without waiting."""
        scene, faces = self._found.take(0) or (self._scene, None)
        return faces if scene == self._scene else None

    def forget(self) -> None:
        """Give no answers to earlier requests any more."""
        self._scene += 1

    def stop(self) -> None:
        """Tell the thread to end, also while it waits for a picture."""
        super().stop()
        self._looks.close()

    def run(self) -> None:
        """Look at the newest picture, over and over."""
        viola_jones = ViolaJones()
        while not self.stopping.is_set():
            request = self._looks.take(1.0)
            if request is not None:
                scene, look = request
                begun_s = time.monotonic()
                self._found.put((scene, look.by(viola_jones)))
                self.stopping.wait(begun_s + self.interval_s - time.monotonic())
