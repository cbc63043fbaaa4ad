"""The icon in the system's tray: tells the state, and keeps the app alive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QMessageBox,
    QSystemTrayIcon,
    QWidget,
)

from facekeys.ui.commands import Commands
from facekeys.ui.design.icons import picture_icon
from facekeys.ui.words import tr

_TRAY_MS: Final = 20_000
"""At login the tray may come after the app."""
_ENTRIES: Final = (
    *("next", "previous", "favourites", "freeze", "mirror"),
    *("photo", "record", "folder"),
)


class Tray(QObject):
    """Shows the state, offers the actions, and lets the window close without an end.

    Where the system has no tray, closing the window ends the app.
    """

    decided = Signal(bool)
    """The user was asked whether the app goes on without its window, and said so."""
    profile_chosen = Signal(str)
    """The user switches to this profile."""

    def __init__(self, window: QWidget, commands: Commands, keys: QAction) -> None:
        """Put the icon into the tray; it appears once there is one.

        Args:
            window: Which may be closed while the app goes on; it owns the tray.
            commands: What the menu offers.
            keys: Opens the dialog for the keys.
        """
        super().__init__(window)
        self.keeps_running: bool | None = None
        """Whether the app goes on when its window is closed; None: ask, once."""
        self._window = window
        self._commands = commands
        self._ends = False
        self._icons = {
            on: picture_icon("tray-on" if on else "tray-off") for on in (False, True)
        }
        self.state = QAction(self)
        self.state.triggered.connect(self.show_window)
        self.profiles = QMenu(tr("Profile"), window)
        self.profiles.menuAction().setVisible(False)
        self._one_profile = QActionGroup(self.profiles)
        self._one_profile.triggered.connect(
            lambda action: self.profile_chosen.emit(action.data())
        )
        self.menu = self._make_menu(keys)
        self.icon = QSystemTrayIcon(self._icons[False], self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.icon.show()
        commands.deeds.changed.connect(self._show_state)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._end_of_session)
        self._show_state()

    def quit(self) -> None:
        """End the app, whether its window is seen or not."""
        self._ends = True
        self.icon.hide()
        self._window.close()
        QApplication.quit()

    def show_window(self) -> None:
        """Bring the window back, and to the front."""
        self._window.setWindowState(
            self._window.windowState() & ~Qt.WindowState.WindowMinimized
        )
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def show_profiles(self, names: Iterable[str], in_use: str) -> None:
        """Offer these profiles; none are no menu."""
        self.profiles.clear()
        for name in names:
            action = self.profiles.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == in_use)
            self._one_profile.addAction(action)
        self.profiles.menuAction().setVisible(not self.profiles.isEmpty())

    def start_hidden(self) -> None:
        """Do without the window at first; where no tray comes, minimise it."""
        QApplication.setQuitOnLastWindowClosed(False)
        QTimer.singleShot(_TRAY_MS, self, self._minimise_without_tray)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let a close of the window hide it only, where that is wanted."""
        if event.type() == QEvent.Type.Show:
            QApplication.setQuitOnLastWindowClosed(True)
        if event.type() != QEvent.Type.Close or self._ends:
            return False
        if self.keeps_running is False or not QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.hide()
            return False
        event.ignore()
        if self.keeps_running:
            self._hide()
        else:
            self._ask()
        return True

    def _make_menu(self, keys: QAction) -> QMenu:
        menu = QMenu(self._window)
        menu.addAction(self.state)
        menu.addAction(self._commands["panic"])
        menu.addSeparator()
        menu.addActions(list(self._commands.toggles))
        menu.addMenu(self.profiles)
        menu.addSeparator()
        menu.addActions([self._commands[name] for name in _ENTRIES])
        menu.addSeparator()
        menu.addAction(tr("Show FaceKeys"), self.show_window)
        menu.addAction(keys)
        menu.addSeparator()
        menu.addAction(tr("Quit FaceKeys"), self.quit)
        return menu

    def _show_state(self) -> None:
        deeds = self._commands.deeds
        worn = ", ".join(deeds.worn)
        text = (
            tr("Filters ON: {worn}", worn=worn) if worn else tr("All filters are off")
        )
        if deeds.frozen:
            text += tr("; the picture is frozen")
        if deeds.recording:
            text += tr("; RECORDING")
        self.state.setText(text.replace("&", "&&"))
        self.icon.setToolTip(f"FaceKeys\n{text}")
        self.icon.setIcon(self._icons[bool(worn)])
        self.state.setIcon(self._icons[bool(worn)])

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.show_window()

    def _hide(self) -> None:
        QApplication.setQuitOnLastWindowClosed(False)  # nor when a dialog closes
        self._window.hide()

    def _minimise_without_tray(self) -> None:
        if not (self._window.isVisible() or QSystemTrayIcon.isSystemTrayAvailable()):
            self._window.showMinimized()

    def _ask(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("FaceKeys")
        box.setText(tr("Keep FaceKeys running in the tray?"))
        box.setInformativeText(
            tr(
                "Then the virtual camera and the keys go on working without this "
                "window. You can quit FaceKeys from its icon in the tray."
            )
        )
        keep = box.addButton(tr("Keep running"), QMessageBox.ButtonRole.AcceptRole)
        end = box.addButton(tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        keep.clicked.connect(lambda: self._decide(keeps_running=True))
        end.clicked.connect(lambda: self._decide(keeps_running=False))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _decide(self, *, keeps_running: bool) -> None:
        self.keeps_running = keeps_running
        self.decided.emit(keeps_running)
        if keeps_running:
            self._hide()
        else:
            self.quit()

    def _end_of_session(self) -> None:
        self._ends = True
