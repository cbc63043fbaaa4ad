"""What people read in a window, and whether there is room for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabWidget,
    QWidget,
)


def shown_texts(window):
    """Return every text of a window, also those for tips and screen readers."""
    found = set()
    for widget in [window, *window.findChildren(QWidget)]:
        found |= {widget.toolTip(), widget.accessibleName(), widget.windowTitle()}
        found |= {widget.accessibleDescription()}
        found |= {action.text() for action in widget.actions()}
        if isinstance(widget, (QLabel, QAbstractButton)):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QComboBox) and not widget.isEditable():
            found |= {widget.itemText(row) for row in range(widget.count())}
        if isinstance(widget, QListWidget):
            found |= {widget.item(row).text() for row in range(widget.count())}
        if isinstance(widget, QTabWidget):
            found |= {widget.tabText(row) for row in range(widget.count())}
        if isinstance(widget, QMenu):
            found.add(widget.title())
    return {text for text in found if text}


def cut_off(window):
    """Return the texts of labels and buttons that have less room than they need."""
    return [
        widget.text()
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QLabel, QAbstractButton))
        and widget.isVisible()
        and widget.text()
        and not _fits(widget)
    ]


def _fits(widget):
    if isinstance(widget, QAbstractButton):
        return _needed_by_button(widget) <= widget.width() + 1
    least = max(widget.heightForWidth(widget.width()), widget.fontMetrics().height())
    if least > widget.height():
        return False
    metrics = widget.fontMetrics()
    if widget.wordWrap():  # a word that is wider than the label is cut off
        flags = Qt.TextFlag.TextWordWrap
        room = widget.contentsRect()
        return metrics.boundingRect(room, flags, widget.text()).width() <= room.width()
    return widget.minimumSizeHint().width() <= widget.width()


def _needed_by_button(button):
    return button.minimumSizeHint().width()
