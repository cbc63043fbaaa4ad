"""What reaches beyond the window: keys that work everywhere, and the tray."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.backend import Hotkeys, Listener
from facekeys.ui.hotkeys.choose import open_hotkeys
from facekeys.ui.keymap import Keymap, Reach
from facekeys.ui.tray import Tray
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

_TOPIC = "keys"


class Desktop(QObject):
    """Connects a window's commands with the system's keys and its tray."""

    keys_chosen = Signal(dict)
    """The user chose other keys: what differs from the defaults, as a dict."""

    def __init__(
        self,
        window: MainWindow,
        open_keys: Callable[[Listener], Hotkeys] = open_hotkeys,
    ) -> None:
        """Take the default keys and put an icon into the tray.

        Args:
            window: Whose commands they are; it owns the desktop.
            open_keys: Opens the system's way to have keys in all windows.
        """
        super().__init__(window)
        self.window = window
        self._refused: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        """The user's keys, where they differ from the defaults; see `use_keys`."""
        commands = window.commands
        self.hotkeys = open_keys(
            Listener(commands.press, commands.release, self._hear_refused)
        )
        choose = QAction(tr("Keys …"), self)
        choose.triggered.connect(self.choose_keys)
        self.tray = Tray(window, commands, choose)
        window.keys.clicked.connect(self.choose_keys)
        self.use_keys({})

    def use_keys(self, changes: Mapping[str, str]) -> None:
        """Put the user's keys to work.

        Args:
            changes: What differs from the defaults, as `Keymap` takes it.
        """
        self.keys = dict(changes)
        keymap = Keymap(self.keys)
        self.window.commands.use(keymap)
        self.hotkeys.bind(keymap.keys(Reach.EVERYWHERE))

    def choose_keys(self) -> None:
        """Open the dialog in which the user chooses keys; does not wait for its end."""
        from facekeys.ui.hotkeys_dialog import HotkeysDialog  # rarely needed

        dialog = HotkeysDialog(self.keys, self.hotkeys, self._refused, self.window)
        dialog.chosen.connect(self.use_keys)
        dialog.chosen.connect(self.keys_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def quit(self) -> None:
        """End the app."""
        self.tray.quit()

    def close(self) -> None:
        """Give back all keys."""
        self.hotkeys.close()

    def _hear_refused(self, refused: Mapping[str, str]) -> None:
        self._refused = dict(refused)
        if refused:
            self.window.tell(
                _TOPIC,
                HotkeyError(
                    " ".join(dict.fromkeys(refused.values())),
                    hint="Choose others under “Keys …”, or let the other program go.",
                ),
            )
        else:
            self.window.untell(_TOPIC)
