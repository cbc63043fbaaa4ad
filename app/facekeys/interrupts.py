"""Ctrl-C in moments when Python can't answer it well."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once, without a traceback: for slow imports.

    In the middle of an import a `KeyboardInterrupt` is a page of traceback, or is lost.
    Where somebody handles or ignores it already, that stays so. For the main thread.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
