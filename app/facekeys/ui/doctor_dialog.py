"""The doctor in a window: what is so, what to do, and the lines to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.background import Background
from facekeys.ui.design.icons import set_tone
from facekeys.ui.sentences import said
from facekeys.ui.words import marked, plural, tr

if TYPE_CHECKING:
    from facekeys.doctor.finding import Finding

Examine = Callable[[], "list[Finding]"]
"""Called in a thread of its own; raises nothing."""

_SIZE_PX: Final = (640, 560)
_NARROW_PX: Final = 80
_MARGIN_PX: Final = 6
_WORDS: Final = MappingProxyType(
    {
        "ok": marked("✓ fine"),
        "todo": marked("! to do"),
        "broken": marked("✕ broken"),
    }
)


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
        self.resize(*_SIZE_PX)
        self._left: list[Finding] = []
        self._examiner = Background(ask, "doctor", self)
        self._examiner.done.connect(self._show)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(self._rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Findings"))
        self.again = QPushButton(tr("Check again"))
        self.again.clicked.connect(self.check)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        for widget in (self.summary, area, buttons):
            whole.addWidget(widget)

    def rows(self) -> list[FindingRow]:
        """Return the rows that are shown, from the top."""
        return self._rows.findChildren(
            FindingRow, options=Qt.FindChildOption.FindDirectChildrenOnly
        )

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
        for row in self.rows():
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self.summary.setText(_summary(findings))
        self._left = sorted(findings, key=lambda finding: finding.state == "ok")
        self._add_row()

    @Slot()
    def _add_row(self) -> None:
        """Add one row, and the next when the window had its turn."""
        if not self._left:
            self.again.setEnabled(True)
            return
        self._column.addWidget(FindingRow(self._left.pop(0)))
        QTimer.singleShot(0, self, self._add_row)


class FindingRow(QFrame):
    """One finding: a symbol and a word, a sentence, what to do, and lines to copy."""

    def __init__(self, finding: Finding) -> None:
        """Show a finding."""
        super().__init__()
        self.finding = finding
        word = QLabel(tr(_WORDS[finding.state]))
        word.setMinimumWidth(_NARROW_PX)
        set_tone(word, finding.state)
        self._name = said(finding.name)
        name = QLabel(self._name)
        name.setStyleSheet("font-weight: 600")
        heading = QHBoxLayout()
        heading.addWidget(word)
        heading.addWidget(name, 1)
        column = QVBoxLayout(self)
        column.addLayout(heading)
        for sentence in filter(None, (finding.message, finding.advice)):
            column.addWidget(_text(said(sentence)))
        self.setAccessibleName(f"{self._name}: {word.text()[2:]}")
        self.setAccessibleDescription(said(finding.message))
        if finding.commands:
            self._add_commands(column)

    def _add_commands(self, column: QVBoxLayout) -> None:
        text = "\n".join(self.finding.commands)
        lines = _text(text)
        lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        lines.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        lines.setAutoFillBackground(True)
        lines.setMargin(_MARGIN_PX)
        lines.setAccessibleName(tr("Commands for {name}", name=self._name))
        copy = QPushButton(tr("Copy"))
        copy.setAccessibleName(tr("Copy the commands for {name}", name=self._name))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        copy.clicked.connect(lambda: copy.setText(tr("Copied")))
        row = QHBoxLayout()
        row.addWidget(lines, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)


def _text(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _summary(findings: Sequence[Finding]) -> str:
    left = sum(finding.state != "ok" for finding in findings)
    if left == 0:
        return tr("All is well.")
    some = plural("One thing needs you.", "{n} things need you.", left)
    if not any(finding.steps for finding in findings):
        return some
    most = tr("In a terminal, `facekeys doctor --fix --sudo` runs most lines.")
    return f"{some} {most}"
