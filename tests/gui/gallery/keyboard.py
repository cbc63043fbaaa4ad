"""What the tests of the gallery press and look at."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key of whatever has the keyboard."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def on(gallery):
    """The ids of the filters that are on."""
    return [one.id for one in gallery.active]
