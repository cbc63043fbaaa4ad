"""Keys on macOS, by pynput: it sees every key, so macOS asks the user to allow it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from facekeys.ui.hotkeys.backend import Listener, unavailable
from facekeys.ui.keymap import combination_of, shown

_ALLOW: Final = (
    "macOS gives no program keys of other windows unless you allow it: switch on "
    "FaceKeys, or the terminal it runs in, under System Settings → Privacy & Security "
    "→ Accessibility, then start FaceKeys again."
)

# On macOS Qt calls the Command key Control, and the Control key Meta.
_MODIFIERS: Final = (
    (Qt.KeyboardModifier.ControlModifier, "cmd"),
    (Qt.KeyboardModifier.AltModifier, "alt"),
    (Qt.KeyboardModifier.ShiftModifier, "shift"),
    (Qt.KeyboardModifier.MetaModifier, "ctrl"),
)
_SPECIAL: Final = MappingProxyType(
    {
        Qt.Key.Key_Escape: "esc",
        Qt.Key.Key_Tab: "tab",
        Qt.Key.Key_Backspace: "backspace",
        Qt.Key.Key_Return: "enter",
        Qt.Key.Key_Space: "space",
        Qt.Key.Key_Delete: "delete",
        Qt.Key.Key_Home: "home",
        Qt.Key.Key_End: "end",
        Qt.Key.Key_PageUp: "page_up",
        Qt.Key.Key_PageDown: "page_down",
        Qt.Key.Key_Left: "left",
        Qt.Key.Key_Right: "right",
        Qt.Key.Key_Up: "up",
        Qt.Key.Key_Down: "down",
        **{Qt.Key(Qt.Key.Key_F1.value + one): f"f{one + 1}" for one in range(20)},
    }
)


class MacHotkeys(QObject):
    """Compares the keys that are down with ours; keeps and tells nothing of others.

    pynput calls from a thread of its own; signals carry the calls to the window's.
    """

    works = True
    chosen_by_desktop = False

    _went_down = Signal(object)
    _went_up = Signal(object)

    def __init__(self, listener: Listener, keyboard: Any = None) -> None:
        """Begin to listen.

        Args:
            listener: Hears of the keys.
            keyboard: Stands in for `pynput.keyboard`.

        Raises:
            HotkeyError: pynput is missing.
        """
        super().__init__()
        self._listener = listener
        self._keyboard = keyboard or _load_keyboard()
        self._combinations: dict[str, frozenset[Any]] = {}
        self._down: set[Any] = set()
        self._active: set[str] = set()
        self._went_down.connect(self._press)
        self._went_up.connect(self._release)
        self._keys = self._keyboard.Listener(
            on_press=self._went_down.emit, on_release=self._went_up.emit
        )
        self._keys.start()

    @property
    def way(self) -> str:
        """How it is done, or that macOS does not allow it."""
        if not getattr(self._keys, "IS_TRUSTED", True):
            return _ALLOW
        return "macOS lets FaceKeys see all keys; it heeds these, and keeps none."

    def bind(self, keys: Mapping[str, str]) -> None:
        """Heed these keys and no others; see the protocol."""
        self._let_go()
        self._combinations = {}
        refused: dict[str, str] = {}
        for action_id, key in keys.items():
            why = self.check(key)
            if why:
                refused[action_id] = why
            else:
                self._combinations[action_id] = self._parse(key)
        self._listener.refused(refused)

    def check(self, key: str) -> str:
        """Tell whether pynput knows a key; other programs' keys it can't know."""
        try:
            self._parse(key)
        except ValueError:
            return f"{shown(key)} can't be used everywhere on macOS."
        return ""

    def close(self) -> None:
        """End pynput's thread."""
        self._keys.stop()
        self._let_go()

    def _parse(self, key: str) -> frozenset[Any]:
        """Return a key as the set of pynput's keys; raises ValueError."""
        combination = combination_of(key)
        if combination is None:
            raise ValueError(key)
        held = combination.keyboardModifiers()
        main = combination.key()
        sign = chr(main.value).lower() if main.value < Qt.Key.Key_Escape.value else ""
        name = f"<{_SPECIAL[main]}>" if main in _SPECIAL else sign
        if not name:
            raise ValueError(key)
        parts = [f"<{text}>" for one, text in _MODIFIERS if held & one]
        return frozenset(self._keyboard.HotKey.parse("+".join([*parts, name])))

    def _let_go(self) -> None:
        for action_id in sorted(self._active):
            self._listener.released(action_id)
        self._active.clear()

    def _press(self, key: Any) -> None:
        self._down.add(self._keys.canonical(key))
        for action_id, wanted in self._combinations.items():
            if action_id not in self._active and wanted == self._down:
                self._active.add(action_id)
                self._listener.pressed(action_id)

    def _release(self, key: Any) -> None:
        up = self._keys.canonical(key)
        self._down.discard(up)
        for action_id in sorted(self._active):
            if up in self._combinations[action_id]:
                self._active.discard(action_id)
                self._listener.released(action_id)


def _load_keyboard() -> Any:
    try:
        from pynput import keyboard
    except ImportError as error:
        raise unavailable("pynput, which hears keys on macOS, is missing.") from error
    return keyboard
