"""The window without eyes and without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facekeys.errors import FaceKeysError

CONTROLS = {
    *(
        QAccessible.Role.PushButton,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
    ),
    *(QAccessible.Role.Button, QAccessible.Role.ToolBar, QAccessible.Role.ButtonMenu),
}


@pytest.fixture
def dressed(window, theme, filters):
    theme.use("light")
    window.gallery.offer(filters)  # as they come in the app: after the window
    return window


def is_in(widget, whole):
    return widget is whole or whole.isAncestorOf(widget)


def controls(window):
    """Return what can be operated, with what screen readers get of it."""
    found = {}
    for widget in window.findChildren(QWidget):
        if isinstance(widget.parent(), QLineEdit):
            continue  # Qt's own button that clears a field
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface and interface.role() in CONTROLS and widget.window() is window:
            found[widget] = interface
    return found


def test_every_control_has_a_name_and_a_description(dressed):
    dressed.tell("one", FaceKeysError("Something.", hint="Run:\n  one\n  two"))
    found = controls(dressed)
    assert {dressed.panic, dressed.output, dressed.sources, dressed.keys} <= set(found)
    for widget, interface in found.items():
        name = interface.text(QAccessible.Text.Name)
        assert name, widget
        assert not name.startswith("&"), name
        assert interface.text(QAccessible.Text.Description), name


def test_every_control_shows_a_tip(dressed):
    for widget in controls(dressed):
        assert widget.toolTip(), widget.accessibleName()


def test_tips_name_the_keys(dressed):
    assert dressed.panic.toolTip() == "Take all filters off at once (Esc)"
    assert dressed.freeze.toolTip().endswith("(Z)")
    assert dressed.mirror.toolTip().endswith("(M)")
    assert dressed.output.toolTip().endswith("(Alt+V)")


def test_the_tab_key_goes_from_the_filters_to_the_bar_and_to_the_camera(dressed):
    window = dressed
    window.gallery.toggle_id("hat")  # so that there is something to take off
    window.activateWindow()
    window.setFocus()
    visited = []
    while not visited or visited[-1] is not window.preferences:
        assert len(visited) < 100, visited
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert is_in(visited[0], window.gallery)
    after = visited.index(window.panic)
    assert all(is_in(one, window.gallery) for one in visited[:after])
    assert visited[after:] == [
        *window.bar.buttons,
        *(window.sources, window.output, window.get_ready),
        *(window.details, window.panel.make, window.keys, window.preferences),
    ]


def test_the_first_to_have_the_keyboard_is_the_gallery(dressed, qtbot):
    dressed.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert is_in(QApplication.focusWidget(), dressed.gallery)


def test_camera_and_virtual_camera_have_keys_of_their_own(dressed, qtbot):
    window = dressed
    window.activateWindow()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_C, alt)
    assert window.sources.hasFocus()
    assert not window.output.isChecked()
    for on in (True, False):
        qtbot.keyClick(window, Qt.Key.Key_V, alt)
        qtbot.waitUntil(lambda on=on: window.output.isChecked() == on)
        qtbot.waitUntil(lambda: not window.output.isDown())


def test_space_presses_what_has_the_keyboard(dressed, qtbot):
    dressed.gallery.toggle_id("hat")
    dressed.panic.setFocus()
    qtbot.keyClick(dressed.panic, Qt.Key.Key_Space)
    assert dressed.gallery.active == ()
    dressed.details.setFocus()
    qtbot.keyClick(dressed.details, Qt.Key.Key_Space)
    assert dressed.statistics.isVisible()
