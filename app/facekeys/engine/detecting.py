"""The detector thread: Viola-Jones beside the frame path, never on it."""

from __future__ import annotations

from collections.abc import Sequence

from facekeys.detection.viola_jones import ViolaJones
from facekeys.engine.mailbox import Latest
from facekeys.engine.worker import NoticeListener, Worker
from facekeys.types import Box, Pixels


class DetectorThread(Worker):
    """A `FaceFinder` whose answers come a frame or two later."""

    def __init__(self, listener: NoticeListener) -> None:
        """Prepare the thread; the cascade is loaded in it."""
        super().__init__("face detection", listener)
        self._pictures: Latest[Pixels] = Latest()
        self._found: Latest[Sequence[Box]] = Latest()

    def request(self, grey: Pixels) -> None:
        """Ask for the faces of a picture; a picture still waiting is replaced."""
        self._pictures.put(grey)

    def collect(self) -> Sequence[Box]:
        """Return what was found since the last call, without waiting."""
        return self._found.take(0) or ()

    def stop(self) -> None:
        """Tell the thread to end, also while it waits for a picture."""
        super().stop()
        self._pictures.close()

    def run(self) -> None:
        """Look at the newest picture, over and over."""
        viola_jones = ViolaJones()
        while not self.stopping.is_set():
            grey = self._pictures.take(1.0)
            if grey is not None:
                self._found.put(viola_jones.find(grey))
