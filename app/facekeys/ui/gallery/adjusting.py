"""Sliders and lines of text for what a filter lets its user change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from facekeys.overlays.filter import Filter
from facekeys.ui.design import measures
from facekeys.ui.design.icons import set_tone
from facekeys.ui.words import filter_name, number, tr

if TYPE_CHECKING:
    from facekeys.vocabulary.parameters import Parameter, TextField

_STEPS: Final = 200
"""So fine are the sliders."""
_ROWS: Final = 3
"""So many are seen at once; the others by scrolling."""


def usual(one: Filter) -> dict[str, float | str]:
    """Return the values of a filter as they were at first."""
    from facekeys.vocabulary.parameters import usual_values  # with all of pydantic

    return dict(usual_values(one.manifest.parameters, one.manifest.texts))


class Adjuster(QWidget):
    """A row for each thing that one filter lets change; hidden where there is none."""

    adjusted = Signal(str, object)
    """A filter is to have other values: its id, and these by the ids of what changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a filter, hidden."""
        super().__init__(parent)
        self._one: Filter | None = None
        self._show: dict[str, Callable[[Any], None]] = {}
        self.title = QLabel()
        set_tone(self.title, "muted")
        self.reset = QPushButton(tr("Reset"))
        self.reset.setToolTip(tr("As the filter was at first"))
        self.reset.setAccessibleDescription(self.reset.toolTip())
        self.reset.clicked.connect(self._reset)
        self._rows = _Rows()
        self.mirrored_hint = _Hint(
            tr("Others read it the right way round: only your preview is mirrored.")
        )
        self._mirrored = False
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.TINY)
        column.addLayout(above)
        column.addWidget(self._rows)
        column.addWidget(self.mirrored_hint)
        self.setAccessibleName(tr("Adjust the filter"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_filter(self, one: Filter | None) -> None:
        """Show what can be changed of a filter, and how it stands; None for nothing."""
        before, self._one = self._one, one
        if one is None or not (one.manifest.parameters or one.manifest.texts):
            self._one = None
            self.hide()
            return
        if before is None or before.manifest is not one.manifest:
            self._build(one)
        for id_, show in self._show.items():
            show(one.values[id_])
        self.reset.setEnabled(dict(one.values) != self._usual())
        self._show_hint()
        self.show()

    def show_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Say how others read what is typed here, while the preview is mirrored."""
        self._mirrored = mirrored
        self._show_hint()

    def _show_hint(self) -> None:
        typed = self._one is not None and bool(self._one.manifest.texts)
        self.mirrored_hint.setVisible(self._mirrored and typed)

    def _build(self, one: Filter) -> None:
        self.title.setText(filter_name(one.manifest.name))
        self._rows.clear()
        self._show = {
            slid.id: self._rows.add_slider(slid, self._teller(one.id, slid.id))
            for slid in one.manifest.parameters
        } | {
            typed.id: self._rows.add_line(typed, self._teller(one.id, typed.id))
            for typed in one.manifest.texts
        }

    def _teller(self, one: str, id_: str) -> Callable[[Any], None]:
        return lambda value: self.adjusted.emit(one, {id_: value})

    def _reset(self) -> None:
        if self._one is not None:
            self.adjusted.emit(self._one.id, self._usual())

    def _usual(self) -> dict[str, Any]:
        return {} if self._one is None else usual(self._one)


class _Hint(QLabel):
    """Small print over as many lines as it needs.

    It keeps its height itself: one line that wraps would make the whole gallery ask for
    a height that goes with its width, and take it from what stands below.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        set_tone(self, "muted")

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell layouts that its height is its own business."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))


class _Rows(QScrollArea):
    """A grid of names and what they stand beside."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clear()

    def clear(self) -> None:
        """Have no rows."""
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, measures.TINY, 0)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.updateGeometry()

    def add_slider(
        self, one: Parameter, tell: Callable[[float], None]
    ) -> Callable[[float], None]:
        """Add a slider, and return what shows a value on it."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(_STEPS // 10)
        self._add(one.name, slider)
        step = (one.most - one.least) / _STEPS

        def tell_place(place: int) -> None:
            tell(one.least + place * step)

        def show(value: float) -> None:
            place = round((value - one.least) / step)
            if place != slider.value():
                blocked = slider.blockSignals(True)
                slider.setValue(place)
                slider.blockSignals(blocked)
            slider.setToolTip(number(value, 2))

        slider.valueChanged.connect(tell_place)
        return show

    def add_line(
        self, one: TextField, tell: Callable[[str], None]
    ) -> Callable[[str], None]:
        """Add a line to type in, and return what shows a text there."""
        line = QLineEdit()
        line.textEdited.connect(tell)
        self._add(one.name, line)

        def show(text: str) -> None:
            if text != line.text():
                line.setText(text)

        return show

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a few rows."""
        count = self._grid.count() // 2
        least = self._grid.minimumSize()
        shown = min(count, _ROWS)
        height = least.height() * shown // count if count else 0
        return QSize(least.width(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: Qt would take room for three rows where there is one."""
        return self.sizeHint()

    def _add(self, name: str, field: QWidget) -> None:
        row = self._grid.count() // 2
        words = filter_name(name)
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self.updateGeometry()
