"""The panel beside the preview: filters, the camera and the call, figures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facekeys.engine.status import Status
from facekeys.ui.call_card import CallCard
from facekeys.ui.design import measures
from facekeys.ui.design.buttons import IconButton
from facekeys.ui.design.icons import set_tone
from facekeys.ui.gallery import Gallery
from facekeys.ui.statistics import StatisticsPanel
from facekeys.ui.words import number, plural, tr

_NARROW_PX: Final = 288
_WIDE_PX: Final = 400


class SidePanel(QScrollArea):
    """The gallery takes the room there is; where there is too little, all scrolls."""

    def __init__(
        self, gallery: Gallery, call: CallCard, parent: QWidget | None = None
    ) -> None:
        """Lay it out.

        Args:
            gallery: The filters to choose from.
            call: Camera and virtual camera.
            parent: The widget that holds the panel.
        """
        super().__init__(parent)
        self.make = IconButton(
            "make",
            tr("Make a filter …"),
            about=tr("Make a filter …: of a picture, laid on your own face"),
        )
        self.keys = IconButton(
            "keys", tr("Keys …"), about=tr("Keys …: choose which key does what")
        )
        self.preferences = IconButton(
            "settings",
            tr("Settings …"),
            about=tr("Settings …: all that can be changed"),
        )
        self.details = IconButton(
            "statistics",
            tr("Statistics"),
            about=tr("Statistics: where the time of each frame goes"),
        )
        self.details.setCheckable(True)
        self.figures = QLabel()
        self.figures.setToolTip(tr("Frames a second, lateness, and faces"))
        set_tone(self.figures, "muted")
        self.statistics = StatisticsPanel()
        self.details.toggled.connect(self.statistics.setVisible)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(_NARROW_PX)
        self.setMaximumWidth(_WIDE_PX)
        gallery.setSizePolicy(  # it asks for its least alone: what is in it scrolls
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        )
        page = _Page()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, measures.TINY, 0)
        column.setSpacing(measures.SMALL)
        heading = QLabel(tr("Filters"))
        set_tone(heading, "heading")
        column.addWidget(gallery, 1)
        column.addWidget(call)
        column.addLayout(_row(self.figures, self.details))
        column.addWidget(self.statistics)
        # The Tab key goes through widgets as they are added: to the filters first.
        column.insertLayout(0, _row(heading, self.make, self.keys, self.preferences))
        self.setWidget(page)

    def show_status(self, status: Status) -> None:
        """Show the figures of one moment, and more of them if that is wanted."""
        now = status.statistics
        fps, late = number(now.fps), number(now.lateness_ms)
        faces = plural("1 face", "{n} faces", now.faces)
        self.figures.setText(
            tr("{fps} fps · {late} ms · {faces}", fps=fps, late=late, faces=faces)
        )
        if self.details.isChecked():
            self.statistics.show_status(status)


class _Page(QWidget):
    """What the panel scrolls: never lower than its parts need, with lines wrapped."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height for a width; the gallery has its least in both."""
        layout = self.layout()
        least = 0 if layout is None else layout.minimumHeightForWidth(width)
        return max(super().heightForWidth(width), least)


def _row(text: QLabel, *buttons: IconButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(measures.TINY)
    row.addWidget(text, 1)
    for button in buttons:
        row.addWidget(button)
    return row
