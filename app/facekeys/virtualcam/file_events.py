"""Whether a file was opened or closed, by Linux' inotify."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Final

# linux/inotify.h
_CLOSE_WRITE: Final = 0x8
_CLOSE_NOWRITE: Final = 0x10
_OPEN: Final = 0x20
_BUFFER_BYTES: Final = 4096


class FileEvents:
    """Notes every opening and closing of one file, by any program."""

    def __init__(self, path: Path) -> None:
        """Begin to note.

        Raises:
            OSError: The file is not there, this is not Linux, or the user has no
                instances of inotify left.
        """
        try:
            libc = ctypes.CDLL(None, use_errno=True)
            begin, add = libc.inotify_init1, libc.inotify_add_watch
        except (AttributeError, TypeError) as error:
            message = "There is no inotify here."
            raise OSError(message) from error
        self._descriptor: int | None = _checked(begin(os.O_NONBLOCK | os.O_CLOEXEC))
        mask = _OPEN | _CLOSE_WRITE | _CLOSE_NOWRITE
        try:
            _checked(add(self._descriptor, os.fsencode(path), mask))
        except OSError:
            self.close()
            raise

    def happened(self) -> bool:
        """Tell, without waiting, whether anything happened since the last call.

        How often is not told: the kernel joins like events that follow one another.
        """
        any_read = False
        while self._descriptor is not None:
            try:
                os.read(self._descriptor, _BUFFER_BYTES)
            except BlockingIOError:
                break
            any_read = True
        return any_read

    def close(self) -> None:
        """Note no more. Further calls do nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
