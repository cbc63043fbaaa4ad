"""The doctor in a window: what is so, what to do, and the lines to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.background import Background
from facekeys.ui.design.room import resize_on_screen
from facekeys.ui.finding_rows import FindingRow, FindingRows
from facekeys.ui.words import plural, tr

if TYPE_CHECKING:
    from facekeys.doctor.finding import Finding

Examine = Callable[[], "list[Finding]"]
"""Called in a thread of its own; raises nothing."""

_SIZE: Final = QSize(640, 560)


def examine() -> list[Finding]:
    """Let the doctor look, which is not even imported before."""
    from facekeys.doctor.examination import examine

    return examine()


class DoctorDialog(QDialog):
    """The findings, those with something to do first, with lines to copy."""

    def __init__(
        self, parent: QWidget | None = None, *, ask: Examine = examine
    ) -> None:
        """Build it, empty and hidden; `check` shows and fills it.

        Args:
            parent: The window it belongs to.
            ask: Makes the examination.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Get FaceKeys Cam ready"))
        resize_on_screen(self, _SIZE)
        self._examiner = Background(ask, "doctor", self)
        self._examiner.done.connect(self._show)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._rows = FindingRows()
        area = QScrollArea()
        area.setWidget(self._rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Findings"))
        self.again = QPushButton(tr("Check again"))
        self.again.clicked.connect(self.check)
        self._rows.shown.connect(lambda: self.again.setEnabled(True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        for widget in (self.summary, area, buttons):
            whole.addWidget(widget)

    def rows(self) -> list[FindingRow]:
        """Return the rows that are shown, from the top."""
        return self._rows.rows()

    @Slot()
    def check(self) -> None:
        """Show the dialog, and examine the machine; never waits."""
        self.show()
        self.activateWindow()
        if self._examiner.start():
            self.again.setEnabled(False)
            self.summary.setText(tr("Looking …"))

    def end(self) -> None:
        """Close it for good, after an examination that runs has ended."""
        self.close()
        self._examiner.close()

    @Slot(object)
    def _show(self, findings: Sequence[Finding]) -> None:
        self.summary.setText(_summary(findings))
        self._rows.show_findings(findings)


def _summary(findings: Sequence[Finding]) -> str:
    left = sum(finding.state != "ok" for finding in findings)
    if left == 0:
        return tr("All is well.")
    some = plural("One thing needs you.", "{n} things need you.", left)
    if not any(finding.steps for finding in findings):
        return some
    most = tr("In a terminal, `facekeys doctor --fix --sudo` runs most lines.")
    return f"{some} {most}"
