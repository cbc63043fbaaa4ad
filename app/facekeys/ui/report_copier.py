"""Copies the report for bug reports to the clipboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from facekeys.doctor import Finding, examine
from facekeys.report import make_report


class ReportCopier(QObject):
    """Lets the doctor look in a thread, for that takes seconds; then copies."""

    done = Signal(str)
    """Says to the user what came of it."""
    _made = Signal(str)

    def __init__(
        self,
        status: Callable[[], str],
        examination: Callable[[], Sequence[Finding]] = examine,
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            status: Tells what the app does, as JSON; called in the thread of `copy`.
            examination: The doctor's.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._status = status
        self._examination = examination
        self._thread: threading.Thread | None = None
        self._made.connect(self._copy)

    def copy(self) -> None:
        """Make the report and copy it; returns at once. One at a time is made."""
        if self._thread is not None and self._thread.is_alive():
            return
        self.done.emit("The doctor looks at this computer …")
        self._thread = threading.Thread(
            target=self._make,
            args=(self._status(),),
            name="facekeys report",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        """Wait for the thread, a few seconds at most."""
        if self._thread is not None:
            self._thread.join(5.0)

    def _make(self, status: str) -> None:
        self._made.emit(make_report(self._examination(), status))

    @Slot(str)
    def _copy(self, report: str) -> None:
        QGuiApplication.clipboard().setText(report)
        self.done.emit(
            "The report is in the clipboard: versions, the doctor's findings and "
            "statistics; no pictures, and no name of yours. Paste it where you tell "
            "of the fault."
        )
