"""One FaceKeys for each user: a second start raises the window of the first."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from PySide6.QtCore import QLockFile

from facekeys.errors import NotRunningError
from facekeys.resources import control_address
from facekeys.ui.control import ask

_START_S: Final = 10.0
_MOMENT_S: Final = 0.1


class Instance:
    """The right to be the one FaceKeys of this user; kept until released or dead."""

    def __init__(self) -> None:
        """Prepare; `claim` asks for the right."""
        self._lock: QLockFile | None = None

    def claim(self) -> bool:
        """Ask for the right.

        What a killed FaceKeys left behind is no obstacle. Where there is no folder for
        the lock, nobody has the right, and everybody may run.

        Returns:
            Whether this FaceKeys may run; another one does if not.
        """
        try:
            # A socket has a path, a pipe of Windows only a name.
            lock = QLockFile(str(Path(gettempdir(), f"{control_address()}.lock")))
        except OSError:
            return True
        lock.setStaleLockTime(0)  # it never grows old, but goes with its process
        taken = lock.tryLock(0)
        self._lock = lock
        return taken or lock.error() is not QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Give the right back."""
        if self._lock is not None:
            self._lock.unlock()


def raise_other() -> None:
    """Have the FaceKeys that runs show its window; one that just starts is waited for.

    Raises:
        NotRunningError: It does not answer.
    """
    deadline_s = time.monotonic() + _START_S
    while True:
        try:
            ask("raise")
        except NotRunningError as error:
            if time.monotonic() > deadline_s:
                raise NotRunningError(
                    "FaceKeys runs already, but its window can't be shown.",
                    hint="End it, then start it again.",
                ) from error
            time.sleep(_MOMENT_S)
        else:
            return
