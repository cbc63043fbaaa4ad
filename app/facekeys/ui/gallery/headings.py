"""The headings under which filters stand, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from facekeys.ui.gallery.shelves import ALL
from facekeys.ui.words import tr

_LETTERS: Final = 9
_BESIDE_PX: Final = 40  # what a list needs beside its texts


class Headings(QComboBox):
    """One entry for each heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with `ALL`."""
        super().__init__(parent)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)  # the box stays as wide as it is
        self.setMinimumContentsLength(_LETTERS)
        self.setAccessibleName(tr("Category"))
        self.setToolTip(tr("Show filters of one kind only"))
        self.setAccessibleDescription(self.toolTip())
        self.show_headings([ALL])

    @property
    def current(self) -> str:
        """The heading that is chosen."""
        return self.currentData() or ""

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show these headings; the chosen one stays, even where it is not among them.

        So nothing that is being looked at vanishes.
        """
        current, wanted = self.current or ALL, list(headings)
        if current not in wanted:
            wanted.insert(self.currentIndex(), current)
        shown = [self.itemData(row) for row in range(self.count())]
        if wanted != shown:
            with QSignalBlocker(self):
                self.clear()
                for heading in wanted:
                    self.addItem(tr(heading), heading)
                self.choose(current)
            self.view().setMinimumWidth(self._widest() + _BESIDE_PX)

    def _widest(self) -> int:
        metrics = self.fontMetrics()
        texts = (self.itemText(row) for row in range(self.count()))
        return max(metrics.horizontalAdvance(text) for text in texts)

    def choose(self, heading: str) -> None:
        """Choose a heading that is shown."""
        self.setCurrentIndex(self.findData(heading))
