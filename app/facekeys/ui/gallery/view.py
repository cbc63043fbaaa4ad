"""What the gallery's two views of filters have in common."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facekeys.ui.gallery.listing import Role


class FilterView(QListView):
    """What both views have in common: they show filters, and tell what is pressed."""

    toggled = Signal(str)
    """A filter is to be put on or taken off: its id."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._pressed = ""
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: letters are the window's keys, and there is a search."""

    @property
    def current(self) -> str:
        """The id of the filter that has the focus; "" if none has."""
        return self.currentIndex().data(Role.ID) or ""

    def id_at(self, spot: QPoint) -> str:
        """Return the id of the filter at a spot of the viewport; "" where none is."""
        return self.indexAt(spot).data(Role.ID) or ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select nothing while a button is held."""
        if not event.buttons():
            super().mouseMoveEvent(event)
