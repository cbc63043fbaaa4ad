"""Where a step of the guide is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from facekeys.ui.guide.step import Step
from facekeys.ui.words import tr

_LOWEST_PX: Final = 64
_HIGHEST_PX: Final = 320


class Page(QScrollArea):
    """One step at a time: as high as that is, and scrolling where there is no room."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        """Hold steps, all hidden.

        Args:
            steps: What may be looked at.
            parent: The widget that holds the page.
        """
        super().__init__(parent)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        for step in steps:
            step.hide()
            step.changed.connect(self.updateGeometry)
            self._column.addWidget(step, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("First steps"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content.setAutoFillBackground(False)  # the card's own shows through
        self.viewport().setAutoFillBackground(False)

    def turn(self, before: Step, step: Step) -> None:
        """Look at another step, from its beginning."""
        before.leave()
        before.hide()
        step.show()
        step.begin()
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the step, if it is within the limits."""
        width = max(1, self.width())
        needed = self._column.heightForWidth(width)
        return QSize(width, max(_LOWEST_PX, min(needed, _HIGHEST_PX)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a beginning."""
        return QSize(0, _LOWEST_PX)
