"""The filters to choose from, as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from facekeys.overlays.filter import Filter

_COLUMNS: Final = 2
_ICON: Final = QSize(88, 88)
_TEXT_PX: Final = 120


class Gallery(QScrollArea):
    """A grid of buttons that stay down while their filter is on."""

    changed = Signal()
    """A filter was switched on or off."""
    offered = Signal()
    """There are other filters to choose from."""

    def __init__(
        self, filters: Sequence[Filter], parent: QWidget | None = None
    ) -> None:
        """Show filters, all off.

        Args:
            filters: See `offer`.
            parent: The widget that holds the gallery.
        """
        super().__init__(parent)
        self._filters: tuple[Filter, ...] = ()
        self._active: list[Filter] = []
        self._buttons: list[QToolButton] = []
        self._keys: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offer(filters)

    def offer(self, filters: Sequence[Filter]) -> None:
        """Show other filters instead, all off.

        Args:
            filters: In the order of their keys.
        """
        self.clear()
        self._filters = tuple(filters)
        self._buttons = []
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, one in enumerate(self._filters):
            button = self._button(one)
            self._buttons.append(button)
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(grid_holder)  # which deletes the one before
        # Widgets that come late are last in the order of the Tab key otherwise.
        for before, after in pairwise([self, *self._buttons]):
            QWidget.setTabOrder(before, after)
        self.show_keys(self._keys)
        self.offered.emit()

    def show_keys(self, keys: Iterable[str]) -> None:
        """Name the keys that toggle the filters, in their order; "" where none does."""
        self._keys = tuple(keys)
        for number, (one, button) in enumerate(
            zip(self._filters, self._buttons, strict=True)
        ):
            key = self._keys[number] if number < len(self._keys) else ""
            name = one.manifest.name
            button.setText(_shortened(f"{key}  {name}".strip(), button))
            button.setToolTip(f"{name} (key {key})" if key else name)

    @property
    def filters(self) -> Sequence[Filter]:
        """What there is to choose from, in the order of the keys."""
        return self._filters

    @property
    def active(self) -> Sequence[Filter]:
        """The filters that are on, in the order they were switched on."""
        return tuple(self._active)

    def toggle(self, number: int) -> None:
        """Switch a filter on or off by its place, from 0; others are ignored."""
        if 0 <= number < len(self._buttons):
            self._buttons[number].toggle()

    def toggle_id(self, one: str) -> bool:
        """Switch a filter on or off by its id.

        Returns:
            Whether it is on now.

        Raises:
            ValueError: It is not offered.
        """
        button = self._buttons[[offered.id for offered in self._filters].index(one)]
        button.toggle()
        return button.isChecked()

    def clear(self) -> None:
        """Switch every filter off, with one `changed`."""
        self.wear(())

    def wear(self, filters: Sequence[Filter]) -> None:
        """Switch on these filters, in this order, and all others off.

        There is one `changed`, and none if they are on already.
        """
        if list(filters) == self._active:
            return
        self._active = list(filters)
        for one, button in zip(self._filters, self._buttons, strict=True):
            blocked = button.blockSignals(True)
            button.setChecked(one in self._active)
            button.blockSignals(blocked)
        self.changed.emit()

    def _button(self, one: Filter) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(_icon(one))
        button.setIconSize(_ICON)
        button.setAccessibleName(one.manifest.name)
        # Columns are of one width, whatever the names are.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda on, one=one: self._switch(one, on=on))
        return button

    def _switch(self, one: Filter, *, on: bool) -> None:
        if on:
            self._active.append(one)
        else:
            self._active.remove(one)
        self.changed.emit()


def _shortened(text: str, button: QToolButton) -> str:
    return button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _TEXT_PX)


def _icon(one: Filter) -> QIcon:
    height, width = one.thumbnail.shape[:2]
    image = QImage(
        one.thumbnail.data,
        width,
        height,
        width * 4,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    return QIcon(QPixmap.fromImage(image))
