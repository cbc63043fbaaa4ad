"""Where the time goes: stages, frames, lateness and the governor, in small print."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facekeys.engine.governor import GovernorState
from facekeys.engine.statistics import Bin, FrameCounts, StageTime, Statistics
from facekeys.engine.status import Status

_BARS_PX: Final = 36


class StatisticsPanel(QWidget):
    """A table of stages, counts of frames, and bars for lateness; hidden at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self.stages = (QLabel(), QLabel(), QLabel())
        self.counts = QLabel()
        self.bars = Histogram()
        self.lateness = QLabel()
        self.governor = QLabel()
        table = QGridLayout()
        for place, (title, figures) in enumerate(
            zip(("stage", "median ms", "p95 ms"), self.stages, strict=True)
        ):
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            table.addWidget(QLabel(title), 0, place, side)
            table.addWidget(figures, 1, place, side)
            figures.setAlignment(side)
            figures.setAccessibleName(title)
        table.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(table)
        for widget in (self.counts, self.lateness, self.bars, self.governor):
            column.addWidget(widget)
        for label in (self.counts, self.lateness, self.governor):
            label.setWordWrap(True)
        self.hide()

    def show_status(self, status: Status) -> None:
        """Show one moment of the engine."""
        figures = status.statistics
        names, medians, p95s = self.stages
        names.setText("\n".join(stage.name for stage in figures.stages))
        medians.setText(_column(figures.stages, "median_ms"))
        p95s.setText(_column(figures.stages, "p95_ms"))
        self.counts.setText(_counts(figures.frames))
        self.lateness.setText(_lateness(figures))
        self.bars.show_bins(figures.sending.histogram)
        self.governor.setText(_governor(status.governor))


class Histogram(QWidget):
    """A bar for each bin, as high as its share of the highest; edges below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without bars."""
        super().__init__(parent)
        self._bins: tuple[Bin, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Lateness")

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Show these bins from now on."""
        self._bins = bins
        self.setToolTip("\n".join(f"{_edge(one)}: {one.frames} frames" for one in bins))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a strip of a fixed height."""
        return QSize(200, _BARS_PX + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars."""
        if not self._bins:
            return
        painter = QPainter(self)
        highest = max(1, *(one.frames for one in self._bins))
        width = self.width() / len(self._bins)
        small = self.font()
        small.setPointSizeF(0.7 * small.pointSizeF())
        painter.setFont(small)
        text = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for place, one in enumerate(self._bins):
            left, tall = place * width, one.frames / highest * _BARS_PX
            painter.fillRect(
                QRectF(left + 1, _BARS_PX - tall, width - 2, tall),
                self.palette().color(QPalette.ColorRole.Highlight),
            )
            painter.setPen(text)
            below = QRectF(left, _BARS_PX, width, self.height() - _BARS_PX)
            label = "more" if one.up_to_ms is None else f"{one.up_to_ms:.0f}"
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, label)


def _edge(one: Bin) -> str:
    return "more" if one.up_to_ms is None else f"up to {one.up_to_ms:.0f} ms"


def _column(stages: tuple[StageTime, ...], figure: str) -> str:
    return "\n".join(f"{getattr(stage, figure):.1f}" for stage in stages)


def _counts(frames: FrameCounts) -> str:
    return (
        f"Frames: {frames.captured} captured, {frames.skipped} skipped, "
        f"{frames.dropped} dropped; {frames.sent} sent, {frames.repeated} repeated"
    )


def _lateness(figures: Statistics) -> str:
    if not figures.frames.sent:
        return "Nothing was sent to a virtual camera yet"
    sending = figures.sending
    return (
        "From capture to virtual camera: "
        f"median {sending.median_ms:.0f} ms, p95 {sending.p95_ms:.0f} ms"
    )


def _governor(state: GovernorState) -> str:
    effort = state.effort
    used = f"{state.used_cores:.2f} of {state.budget_cores:.2f} cores"
    if state.level == 0:
        return f"Processor: {used}; full effort"
    return (
        f"Processor: {used}; step {state.level} of {state.levels} down: looks for "
        f"faces every {effort.detector_interval_s:.1f} s, shows "
        f"{effort.preview_fps:.0f} and filters {effort.processing_fps:.0f} frames a "
        "second"
    )
