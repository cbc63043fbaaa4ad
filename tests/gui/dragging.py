"""Files dragged over a window and let go, by Qt's own events."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication


def drop(window, *paths):
    """Drag files over the window and let them go; return whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        let_go = QDropEvent(QPointF(9, 9), copy, mime, left, none)
        QApplication.sendEvent(window, let_go)
        assert let_go.dropAction() is copy
    return enter.isAccepted()
