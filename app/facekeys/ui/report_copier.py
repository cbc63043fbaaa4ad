"""Copies the report for bug reports to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from facekeys.ui.background import Background
from facekeys.ui.doctor_dialog import Examine, examine
from facekeys.ui.words import tr

if TYPE_CHECKING:
    from facekeys.doctor.finding import Finding


class ReportCopier(QObject):
    """Lets the doctor look in a thread, for that takes its time; then copies."""

    said = Signal(str)
    """Tells the user how far it is."""

    def __init__(
        self,
        status: Callable[[], str],
        ask: Examine = examine,
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            status: Tells what the app does, as JSON; called in this object's thread.
            ask: Makes the examination.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._status = status
        self._examiner = Background(ask, "doctor", self)
        self._examiner.done.connect(self._copy)

    def copy(self) -> None:
        """Make the report and copy it; returns at once. One at a time is made."""
        if self._examiner.start():
            self.said.emit(tr("The doctor looks at this computer …"))

    def close(self) -> None:
        """Wait for an examination that runs."""
        self._examiner.close()

    @Slot(object)
    def _copy(self, findings: Sequence[Finding]) -> None:
        from facekeys.report import make_report

        QGuiApplication.clipboard().setText(make_report(findings, self._status()))
        self.said.emit(
            tr(
                "The report is in the clipboard: versions, the doctor's findings and "
                "statistics; no pictures, and no name of yours. Paste it where you "
                "tell of the fault."
            )
        )
