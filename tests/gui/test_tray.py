"""The tray: its menu, its state, and what becomes of a closed window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QSystemTrayIcon

from facekeys.ui.desktop import Desktop
from facekeys.ui.hotkeys.backend import NoHotkeys, unavailable


@pytest.fixture
def tray(window, monkeypatch):
    """The tray of a system that has one."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    desktop = Desktop(window, lambda _: NoHotkeys(unavailable("No keys.")))
    yield desktop.tray
    desktop.quit()
    QApplication.setQuitOnLastWindowClosed(True)


def entry(tray, text):
    return next(action for action in tray.menu.actions() if action.text() == text)


def press(qtbot, window, text):
    box = window.findChild(QMessageBox)
    (button,) = [one for one in box.findChildren(QPushButton) if one.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_menu_offers_the_actions(tray):
    texts = [action.text() for action in tray.menu.actions() if action.isVisible()]
    assert [text for text in texts if text] == [
        *("All filters are off", "All filters off"),
        *("Sunglasses", "Round glasses", "Moustache", "Fedora", "Party hat"),
        *("Next filter", "Previous filter", "Favourite filters"),
        *("Freeze the picture", "Mirror my preview"),
        *("Take a photo", "Start or stop recording"),
        "Folder of photos and recordings",
        *("Show FaceKeys", "Keys …", "Quit FaceKeys"),
    ]


def test_started_hidden_the_app_lives_without_its_window_until_it_is_shown(
    tray, window, qtbot, monkeypatch
):
    window.hide()
    tray.start_hidden()
    assert not QApplication.quitOnLastWindowClosed()
    tray._minimise_without_tray()
    assert not window.isVisible()
    window.show()  # as a second start does it
    assert QApplication.quitOnLastWindowClosed()


def test_where_no_tray_comes_a_hidden_start_ends_minimised(tray, window, monkeypatch):
    window.hide()
    tray.start_hidden()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray._minimise_without_tray()
    assert window.isMinimized()


def test_the_state_is_told_by_text_shape_and_tip(tray, window):
    def pixels():
        image = tray.icon.icon().pixmap(22, 22).toImage()
        return [
            image.pixelColor(x, y).lightness() for x in range(22) for y in range(22)
        ]

    off = pixels()
    entry(tray, "Sunglasses").trigger()
    entry(tray, "Fedora").trigger()
    assert tray.state.text() == "Filters ON: Sunglasses, Fedora"
    assert "Filters ON: Sunglasses, Fedora" in tray.icon.toolTip()
    assert entry(tray, "Fedora").isChecked()
    changed = sum(
        abs(one - other) > 60 for one, other in zip(off, pixels(), strict=True)
    )
    assert changed > 22 * 22 / 6  # seen without colours, too
    entry(tray, "All filters off").trigger()
    assert tray.state.text() == "All filters are off"
    assert window.gallery.active == ()
    assert pixels() == off


def test_a_frozen_picture_is_told(tray):
    entry(tray, "Freeze the picture").trigger()
    assert tray.state.text() == "All filters are off; the picture is frozen"


def test_closing_asks_once_and_then_hides(tray, window, qtbot):
    window.close()
    assert window.isVisible()
    press(qtbot, window, "Keep running")
    assert tray.keeps_running is True
    assert not window.isVisible()
    assert window._timer.isActive()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    entry(tray, "Show FaceKeys").trigger()
    assert window.isVisible()


def test_closing_asks_and_may_end_the_app(tray, window, qtbot):
    window.close()
    press(qtbot, window, "Quit")
    assert tray.keeps_running is False
    assert not window.isVisible()
    assert not window._timer.isActive()


def test_a_question_that_is_dismissed_changes_nothing(tray, window, qtbot):
    window.close()
    press(qtbot, window, "Cancel")
    assert tray.keeps_running is None
    assert window.isVisible()


def test_quit_ends_the_engine_though_the_window_is_hidden(tray, window, qtbot):
    tray.keeps_running = True
    window.close()
    assert window._timer.isActive()
    entry(tray, "Quit FaceKeys").trigger()
    assert not window._timer.isActive()


def test_a_dialog_that_closes_over_a_hidden_window_ends_nothing(tray, window):
    tray.keeps_running = True
    window.close()
    assert not QApplication.quitOnLastWindowClosed()
    tray.show_window()
    assert QApplication.quitOnLastWindowClosed()


def test_the_end_of_the_session_closes_without_a_question(tray, window):
    QApplication.instance().commitDataRequest.emit(None)
    window.close()
    assert not window.isVisible()
    assert not window._timer.isActive()


def test_without_a_tray_closing_ends_the_app(tray, window, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    window.close()
    assert not window.isVisible()
    assert not window._timer.isActive()
