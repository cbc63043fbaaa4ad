"""How large windows become."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from facekeys.ui.design.room import resize_on_screen


def test_a_window_is_as_large_as_wanted_and_as_there_is_room_for(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    resize_on_screen(window, QSize(300, 200))
    assert window.size() == QSize(300, 200)
    resize_on_screen(window, QSize(300, room.height() + 1))
    assert window.size() == QSize(300, room.height())
