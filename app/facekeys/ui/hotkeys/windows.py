"""Keys on Windows: RegisterHotKey, which gives a program single keys and no others."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import wintypes
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Qt,
    QTimer,
)

from facekeys.ui.hotkeys.backend import Listener, unavailable
from facekeys.ui.keymap import combination_of, shown

# https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-registerhotkey and
# https://learn.microsoft.com/windows/win32/inputdev/virtual-key-codes
_WM_HOTKEY: Final = 0x0312
_NO_REPEAT: Final = 0x4000
_SHIFT: Final = 0x0004
_MODIFIERS: Final = (
    (Qt.KeyboardModifier.AltModifier, 0x0001),
    (Qt.KeyboardModifier.ControlModifier, 0x0002),
    (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
    (Qt.KeyboardModifier.MetaModifier, 0x0008),
)
_VIRTUAL_KEYS: Final = MappingProxyType(
    {
        Qt.Key.Key_Backspace: 0x08,
        Qt.Key.Key_Tab: 0x09,
        Qt.Key.Key_Return: 0x0D,
        Qt.Key.Key_Enter: 0x0D,
        Qt.Key.Key_Pause: 0x13,
        Qt.Key.Key_Escape: 0x1B,
        Qt.Key.Key_Space: 0x20,
        Qt.Key.Key_PageUp: 0x21,
        Qt.Key.Key_PageDown: 0x22,
        Qt.Key.Key_End: 0x23,
        Qt.Key.Key_Home: 0x24,
        Qt.Key.Key_Left: 0x25,
        Qt.Key.Key_Up: 0x26,
        Qt.Key.Key_Right: 0x27,
        Qt.Key.Key_Down: 0x28,
        Qt.Key.Key_Print: 0x2C,
        Qt.Key.Key_Insert: 0x2D,
        Qt.Key.Key_Delete: 0x2E,
        Qt.Key.Key_Menu: 0x5D,
        **{Qt.Key(Qt.Key.Key_F1.value + one): 0x70 + one for one in range(24)},
        **{Qt.Key(ord(sign)): ord(sign) for sign in "0123456789"},
        **{Qt.Key(ord(sign)): ord(sign) for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    }
)
_NUMPAD_0: Final = 0x60
_DOWN: Final = 0x8000
_LAST_OF_UTF_16: Final = 0xFFFF
_LOOK_MS: Final = 30


class _RefusedError(Exception):
    """A key can't be had; the text is a sentence for people."""


class WindowsHotkeys(QObject):
    """Registers each key for the thread of the window; messages come through Qt.

    Windows tells only that a key went down. Until it is up again, and only until then,
    that one key is looked at.
    """

    way = "Windows gives FaceKeys these keys alone; it sees no others."
    works = True
    chosen_by_desktop = False

    def __init__(self, listener: Listener, user32: Any = None) -> None:
        """Begin to listen to Windows' messages.

        Args:
            listener: Hears of the keys.
            user32: Stands in for the library of this name.

        Raises:
            HotkeyError: This is not Windows.
        """
        super().__init__()
        self._listener = listener
        self._user32 = user32 or _load_user32()
        self._ids: dict[int, tuple[str, int]] = {}
        self._down: dict[str, int] = {}
        self._filter = _Messages(self.take)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)

    def bind(self, keys: Mapping[str, str]) -> None:
        """Register these keys and give back all others; see the protocol."""
        self._let_go()
        refused: dict[str, str] = {}
        for number, (action_id, key) in enumerate(keys.items(), start=1):
            try:
                self._ids[number] = (action_id, self._register(number, key))
            except _RefusedError as error:
                refused[action_id] = str(error)
        self._listener.refused(refused)

    def check(self, key: str) -> str:
        """Register a key for a moment; see the protocol."""
        number = len(self._ids) + 1
        while number in self._ids:
            number += 1
        try:
            self._register(number, key)
        except _RefusedError as error:
            return str(error)
        self._user32.UnregisterHotKey(None, number)
        return ""

    def close(self) -> None:
        """Give back all keys."""
        self._let_go()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)

    def take(self, number: int) -> None:
        """Note that a registered key went down."""
        action_id, virtual_key = self._ids.get(number, ("", 0))
        if action_id and action_id not in self._down:
            self._down[action_id] = virtual_key
            self._look.start()
            self._listener.pressed(action_id)

    def look(self) -> None:
        """See which of the keys that went down are up again."""
        for action_id, virtual_key in list(self._down.items()):
            if not self._user32.GetAsyncKeyState(virtual_key) & _DOWN:
                del self._down[action_id]
                self._listener.released(action_id)
        if not self._down:
            self._look.stop()

    def _let_go(self) -> None:
        self._look.stop()
        for action_id in list(self._down):
            self._listener.released(action_id)
        self._down.clear()
        for number in self._ids:
            self._user32.UnregisterHotKey(None, number)
        self._ids.clear()

    def _register(self, number: int, key: str) -> int:
        """Register a key; returns its virtual key. Raises _RefusedError."""
        modifiers, virtual_key = self._places(key)
        if not self._user32.RegisterHotKey(
            None, number, modifiers | _NO_REPEAT, virtual_key
        ):
            raise _RefusedError(f"Another program, or Windows, holds {shown(key)}.")
        return virtual_key

    def _places(self, key: str) -> tuple[int, int]:
        """Return a key's modifiers and virtual key; raises _RefusedError."""
        combination = combination_of(key)
        if combination is None:
            raise _RefusedError(f"{key} is no key.")
        held = combination.keyboardModifiers()
        modifiers = sum(mask for one, mask in _MODIFIERS if held & one)
        virtual_key = _VIRTUAL_KEYS.get(combination.key(), 0)
        keypad = held & Qt.KeyboardModifier.KeypadModifier
        if keypad and Qt.Key.Key_0 <= combination.key() <= Qt.Key.Key_9:
            virtual_key = _NUMPAD_0 + combination.key().value - Qt.Key.Key_0.value
        if not virtual_key and combination.key().value <= _LAST_OF_UTF_16:
            # As it is laid out now; -1 where no key types this sign.
            found = self._user32.VkKeyScanW(chr(combination.key().value)) & 0xFFFF
            if found != _LAST_OF_UTF_16:
                virtual_key = found & 0xFF
                modifiers |= _SHIFT if found & 0x100 else 0
        if not virtual_key:
            raise _RefusedError(f"{shown(key)} is not on this keyboard.")
        return modifiers, virtual_key


class _Messages(QAbstractNativeEventFilter):
    """Hands on the numbers of registered keys that went down."""

    def __init__(self, take: Any) -> None:
        super().__init__()
        self._take = take

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look for WM_HOTKEY; keeps no message from Qt."""
        if QByteArray(event_type).startsWith(b"windows_"):
            found = wintypes.MSG.from_address(int(message))
            if found.message == _WM_HOTKEY:
                self._take(int(found.wParam))
        return False, 0


def _load_user32() -> Any:
    load = getattr(ctypes, "WinDLL", None)  # which only Windows has
    if load is None:
        raise unavailable("This is not Windows.")
    return load("user32")
