"""The card that leads through the first steps, above the preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.call_card import Card
from facekeys.ui.design import measures
from facekeys.ui.design.icons import set_tone
from facekeys.ui.guide.get_ready import GetReady
from facekeys.ui.guide.page import Page
from facekeys.ui.guide.see_yourself import SeeYourself
from facekeys.ui.guide.step import Step
from facekeys.ui.guide.try_filter import TryFilter
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

_STATUS_MS: Final = 500


class Guide(Card):
    """Three steps, each with the real window below and beside it.

    Nothing waits for it: every key and button of the window works meanwhile.
    """

    finished = Signal()
    """The user went through it, or skips it."""

    def __init__(
        self,
        window: MainWindow,
        steps: Sequence[Step] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the first step.

        Args:
            window: Which it explains.
            steps: Others than the usual ones.
            parent: The widget that holds the card.
        """
        super().__init__(parent)
        self._engine = window.engine
        self.steps = tuple(steps) or (
            SeeYourself(window.sources),
            GetReady(window.output),
            TryFilter(window.commands),
        )
        self.page = Page(self.steps)
        self.title = QLabel()
        set_tone(self.title, "heading")
        self.count = QLabel()
        set_tone(self.count, "muted")
        self.skip = QPushButton(tr("Skip"))
        self.back = QPushButton(tr("Back"))
        self.next = QPushButton()
        self._place = 0
        self._lay_out()
        self.skip.clicked.connect(self.finished)
        self.back.clicked.connect(lambda: self._go(self._place - 1))
        self.next.clicked.connect(self._go_on)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_status)
        self._timer.start(_STATUS_MS)
        self._go(0)

    def rest(self) -> None:
        """Look at nothing any more."""
        self._timer.stop()
        self.steps[self._place].leave()

    def end(self) -> None:
        """Free what the steps hold, and wait for it; it can't be used any more."""
        self.rest()
        for step in self.steps:
            step.end()

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("First steps"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.count)
        below = QHBoxLayout()
        below.setSpacing(measures.SMALL)
        below.addWidget(self.skip)
        below.addStretch(1)
        below.addWidget(self.back)
        below.addWidget(self.next)
        self.next.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.MEDIUM] * 4)
        column.setSpacing(measures.SMALL)
        column.addLayout(above)
        column.addWidget(self.page)
        column.addLayout(below)

    def _go(self, place: int) -> None:
        """Turn to another step."""
        before, step = self.steps[self._place], self.steps[place]
        self._place = place
        last = place == len(self.steps) - 1
        self.title.setText(tr(step.title))
        self.count.setText(tr("{n} of {all}", n=place + 1, all=len(self.steps)))
        self.back.setVisible(place > 0)
        self.skip.setVisible(not last)
        self.next.setText(tr("Done") if last else tr("Next"))
        self.page.turn(before, step)
        self._show_status()

    @Slot()
    def _go_on(self) -> None:
        if self._place + 1 < len(self.steps):
            self._go(self._place + 1)
        else:
            self.finished.emit()

    @Slot()
    def _show_status(self) -> None:
        if self.isVisible():
            self.steps[self._place].show_status(self._engine.status())
