"""The dialog in which a picture is laid on a face."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facekeys.overlays.pinning import Placing, laid_on, pin
from facekeys.types import Face, Pixels
from facekeys.ui.design import measures
from facekeys.ui.design.icons import set_tone
from facekeys.ui.design.room import resize_on_screen
from facekeys.ui.editor.canvas import Canvas
from facekeys.ui.words import tr

_LONGEST_NAME: Final = 100
_NARROW_PX: Final = 140


class EditorDialog(QDialog):
    """A picture on a face, its size and turn in figures as well, and its name."""

    wanted = Signal()
    """The user wants a filter of it; see `layer`, `filter_name` and `author`."""

    def __init__(
        self,
        frame: Pixels,
        face: Face,
        picture: Pixels,
        *,
        name: str,
        mirrored: bool,
        author: str = "",
        placing: Placing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show where the picture lies, or lay it over the eyes to begin with.

        Args:
            frame: (h, w, 3) uint8 BGR.
            face: In that frame.
            picture: (h, w, 4) uint8 BGRA, straight alpha.
            name: A name for the filter.
            mirrored: Whether left and right change sides.
            author: Who made it, if it is there already and that is known.
            placing: Where it lies; None if it is new.
            parent: The window.
        """
        super().__init__(parent)
        self._face = face
        height, width = picture.shape[:2]
        self._first = laid_on((width, height), face)
        self._before = placing
        self._clockwise = -1 if mirrored else 1  # as it is seen
        self.canvas = Canvas(frame, picture, placing or self._first, mirrored=mirrored)
        self.name = QLineEdit(name[:_LONGEST_NAME])
        self.by = QLineEdit(author[:_LONGEST_NAME])
        self.size_percent = _number(1, 10_000, " %")
        self.turn_deg = _number(-180, 180, " °")
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        set_tone(self.trouble, "broken")
        self.trouble.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self.save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._lay_out()
        resize_on_screen(self, self.sizeHint())
        self.canvas.changed.connect(self._show_figures)
        self.size_percent.valueChanged.connect(self._use_figures)
        self.turn_deg.valueChanged.connect(self._use_figures)
        self.name.textChanged.connect(self._judge_name)
        self.buttons.accepted.connect(self._want)
        self.buttons.rejected.connect(self.reject)
        self._show_figures()
        self._judge_name()
        self.canvas.setFocus()

    @property
    def layer(self) -> dict[str, Any]:
        """The keys of the layer that a manifest has others of; none if it stayed."""
        if self.canvas.placing == self._before:
            return {}
        return pin(self.canvas.placing, self._face)

    @property
    def filter_name(self) -> str:
        """What people are to read."""
        return self.name.text().strip()

    @property
    def author(self) -> str:
        """Who made it; empty if that is not said."""
        return self.by.text().strip()

    def say(self, trouble: str) -> None:
        """Say why there is no filter; the user may try again."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._judge_name()

    def _lay_out(self) -> None:
        new = self._before is None
        self.setWindowTitle(tr("Make a filter") if new else tr("Edit a filter"))
        help_ = QLabel(
            tr("Drag it to where it belongs. A corner makes it larger and turns it.")
        )
        help_.setWordWrap(True)
        help_.setMinimumHeight(2 * help_.fontMetrics().lineSpacing())
        self.by.setMaxLength(_LONGEST_NAME)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setMinimumWidth(_NARROW_PX)
        self.by.setPlaceholderText(tr("Nobody in particular"))
        texts, figures = QFormLayout(), QFormLayout()
        texts.addRow(tr("&Name"), self.name)
        texts.addRow(tr("Made &by"), self.by)
        figures.addRow(tr("Si&ze"), self.size_percent)
        figures.addRow(tr("T&urn"), self.turn_deg)
        fields = QHBoxLayout()
        fields.setSpacing(measures.LARGE)
        fields.addLayout(texts, 1)
        fields.addLayout(figures)
        whole = QVBoxLayout(self)
        whole.setSpacing(measures.SMALL)
        whole.addWidget(help_)
        whole.addWidget(self.canvas, 1)
        whole.addLayout(fields)
        whole.addWidget(self.trouble)
        whole.addWidget(self.buttons)

    @Slot()
    def _show_figures(self) -> None:
        placing = self.canvas.placing
        for field, value in (
            (self.size_percent, 100 * placing.scale / self._first.scale),
            (self.turn_deg, self._clockwise * placing.turn_deg),
        ):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    @Slot()
    def _use_figures(self) -> None:
        scale = self.size_percent.value() / 100 * self._first.scale
        turn = self._clockwise * self.turn_deg.value()
        self.canvas.placing = replace(self.canvas.placing, scale=scale, turn_deg=turn)

    @Slot()
    def _judge_name(self) -> None:
        self.save.setEnabled(bool(self.filter_name))

    @Slot()
    def _want(self) -> None:
        self.save.setEnabled(False)
        self.wanted.emit()


def _number(least: float, most: float, unit: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(least, most)
    field.setDecimals(1)
    field.setSuffix(unit)
    field.lineEdit().setTextMargins(measures.SMALL, 0, 0, 0)  # no style sheet can
    return field
