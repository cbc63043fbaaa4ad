"""Webcams that come and go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facekeys.camera.devices import STABLE_LINKS, Camera, list_cameras
from facekeys.video4linux import VideoNode, video_nodes

LOOK_S: Final = 1.0 if sys.platform == "linux" else 3.0
"""How often to look, in seconds: a look takes about a millisecond on Linux, where only
a few names are read as long as nothing changes, and more elsewhere."""

_SETTLES: Final = 3
"""Looks after a change at which all is listed again: a device is there before the user
may open it."""
_ROOT: Final = Path("/")

Traces = tuple[list[VideoNode], list[str]]
"""What changes when a webcam comes or goes."""


class Plugs:
    """Looks again and again which webcams there are. For one thread.

    Linux' inotify would save the looks, but tells nothing of a phone that begins to
    feed a loopback device.
    """

    def __init__(
        self,
        lister: Callable[[], list[Camera]] = list_cameras,
        *,
        platform: str = sys.platform,
        root: Path = _ROOT,
    ) -> None:
        """Prepare; the first look lists what is there.

        Args:
            lister: Names the webcams.
            platform: As `sys.platform` names it.
            root: Folder that holds "dev" and "sys"; another one in tests.
        """
        self._lister = lister
        self._cheap = platform == "linux"
        self._root = root
        self._traces: Traces | None = None
        self._due = 0
        self._cameras: list[Camera] | None = None

    def look(self) -> list[Camera] | None:
        """Return the webcams if they are others than at the last look, else None."""
        if self._cheap:
            before, self._traces = self._traces, self._read_traces()
            if self._traces != before:
                self._due = 1 + _SETTLES
            if not self._due:
                return None
            self._due -= 1
        before_cameras, self._cameras = self._cameras, self._lister()
        return self._cameras if self._cameras != before_cameras else None

    def _read_traces(self) -> Traces:
        links = [
            str(link)
            for folder in STABLE_LINKS
            for link in sorted((self._root / folder).glob("*"))
        ]
        return video_nodes(self._root), links
