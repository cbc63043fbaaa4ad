"""What the doctor found, as rows: what is so, what to do, and the lines to copy."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.design.icons import set_tone
from facekeys.ui.sentences import said
from facekeys.ui.words import marked, tr

if TYPE_CHECKING:
    from facekeys.doctor.finding import Finding

_NARROW_PX: Final = 80
_MARGIN_PX: Final = 6
_WORDS: Final = MappingProxyType(
    {
        "ok": marked("✓ fine"),
        "todo": marked("! to do"),
        "broken": marked("✕ broken"),
    }
)


class FindingRows(QWidget):
    """A row for each finding, those with something to do first."""

    shown = Signal()
    """All rows are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._left: list[Finding] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def rows(self) -> list[FindingRow]:
        """Return the rows that are shown, from the top."""
        return self.findChildren(
            FindingRow, options=Qt.FindChildOption.FindDirectChildrenOnly
        )

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these instead; rows come one by one, so that the window lives."""
        for row in self.rows():
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._left = sorted(findings, key=lambda finding: finding.state == "ok")
        self._add_row()

    @Slot()
    def _add_row(self) -> None:
        """Add one row, and the next when the window had its turn."""
        if not self._left:
            self.shown.emit()
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
