"""Where the time goes: stages, frames, lateness and the governor, in small print."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facekeys.engine.governor import GovernorState
from facekeys.engine.statistics import Bin, FrameCounts, StageTime, Statistics
from facekeys.engine.status import Status
from facekeys.ui.words import marked, number, plural, tr

_BARS_PX: Final = 36
_LEAST_BAR_PX: Final = 40
_THIN_PX: Final = 1.5
_STAGES: Final = MappingProxyType(
    {
        "grey": marked("grey"),
        "detect": marked("detect"),
        "crop": marked("crop"),
        "infer": marked("infer"),
        "track": marked("track"),
        "smooth": marked("smooth"),
        "overlay": marked("overlay"),
        "output": marked("output"),
        "paint": marked("paint"),
    }
)
"""Stages by their names, as people read them."""


class StatisticsPanel(QWidget):
    """A table of stages, counts of frames, and bars for lateness; hidden at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self.stages = (QLabel(), QLabel(), QLabel())
        self.stage_bars = StageBars()
        self.counts = QLabel()
        self.bars = Histogram()
        self.lateness = QLabel()
        self.governor = QLabel()
        table = QGridLayout()
        table.addWidget(self.stage_bars, 1, 1)
        for place, (title, figures) in enumerate(
            zip((tr("stage"), tr("median ms"), tr("p95 ms")), self.stages, strict=True)
        ):
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            column = place + bool(place)  # the bars stand behind the names
            table.addWidget(QLabel(title), 0, column, side)
            table.addWidget(figures, 1, column, side)
            figures.setAlignment(side)
            figures.setAccessibleName(title)
        table.setColumnStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(table)
        for widget in (self.counts, self.lateness, self.bars, self.governor):
            whole.addWidget(widget)
        for label in (self.counts, self.lateness, self.governor):
            label.setWordWrap(True)
        self.hide()

    def show_status(self, status: Status) -> None:
        """Show one moment of the engine."""
        figures = status.statistics
        names, medians, p95s = self.stages
        names.setText(
            "\n".join(tr(_STAGES.get(one.name, one.name)) for one in figures.stages)
        )
        medians.setText(_column(figures.stages, "median_ms"))
        p95s.setText(_column(figures.stages, "p95_ms"))
        self.stage_bars.show_stages(figures.stages)
        self.counts.setText(_counts(figures.frames))
        self.lateness.setText(_lateness(figures))
        self.bars.show_bins(figures.sending.histogram)
        self.governor.setText(_governor(status.governor))


class StageBars(QWidget):
    """A bar for each stage in its line: the median, and thinner the 95th percentile.

    The longest reaches across. They only show what the figures beside them say.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without bars."""
        super().__init__(parent)
        self._stages: tuple[StageTime, ...] = ()
        self.setMinimumWidth(_LEAST_BAR_PX)

    def show_stages(self, stages: tuple[StageTime, ...]) -> None:
        """Show these stages from now on."""
        self._stages = stages
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, each in the middle of its line of text."""
        painter = QPainter(self)
        line_px = self.fontMetrics().lineSpacing()
        scale = self.width() / max(0.001, *(one.p95_ms for one in self._stages), 0.001)
        ink = self.palette().color(QPalette.ColorRole.Highlight)
        for place, one in enumerate(self._stages):
            middle = (place + 0.5) * line_px
            for length_ms, thick in (
                (one.p95_ms, _THIN_PX),
                (one.median_ms, line_px / 2),
            ):
                bar = QRectF(0, middle - thick / 2, length_ms * scale, thick)
                painter.fillRect(bar, ink)


class Histogram(QWidget):
    """A bar for each bin, as high as its share of the highest; edges below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without bars."""
        super().__init__(parent)
        self._bins: tuple[Bin, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Lateness"))

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        """Show these bins from now on."""
        self._bins = bins
        self.setToolTip("\n".join(map(_told, bins)))
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
            label = tr("more") if one.up_to_ms is None else number(one.up_to_ms)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, label)


def _told(one: Bin) -> str:
    if one.up_to_ms is None:
        return plural("more: 1 frame", "more: {n} frames", one.frames)
    edge = number(one.up_to_ms)
    return plural(
        "up to {edge} ms: 1 frame", "up to {edge} ms: {n} frames", one.frames, edge=edge
    )


def _column(stages: tuple[StageTime, ...], figure: str) -> str:
    return "\n".join(number(getattr(stage, figure), 1) for stage in stages)


def _counts(frames: FrameCounts) -> str:
    return tr(
        "Frames: {captured} captured, {skipped} skipped, {dropped} dropped; {sent} "
        "sent, {repeated} repeated",
        captured=frames.captured,
        skipped=frames.skipped,
        dropped=frames.dropped,
        sent=frames.sent,
        repeated=frames.repeated,
    )


def _lateness(figures: Statistics) -> str:
    if not figures.frames.sent:
        return tr("Nothing was sent to a virtual camera yet")
    sending = figures.sending
    return tr(
        "From capture to virtual camera: median {median} ms, p95 {p95} ms",
        median=number(sending.median_ms),
        p95=number(sending.p95_ms),
    )


def _governor(state: GovernorState) -> str:
    effort = state.effort
    used = tr(
        "Processor: {used} of {budget} cores",
        used=number(state.used_cores, 2),
        budget=number(state.budget_cores, 2),
    )
    if state.level == 0:
        return f"{used}; {tr('full effort')}"
    step = tr(
        "step {level} of {levels} down: looks for faces every {interval} s, shows "
        "{shown} and filters {filtered} frames a second",
        level=state.level,
        levels=state.levels,
        interval=number(effort.detector_interval_s, 1),
        shown=number(effort.preview_fps),
        filtered=number(effort.processing_fps),
    )
    return f"{used}; {step}"
