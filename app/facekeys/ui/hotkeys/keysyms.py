"""Qt's keys as X11 and the desktop's portal name them: keysyms."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt

_SPECIAL: Final = MappingProxyType(
    {
        Qt.Key.Key_Escape: 0xFF1B,
        Qt.Key.Key_Tab: 0xFF09,
        Qt.Key.Key_Backspace: 0xFF08,
        Qt.Key.Key_Return: 0xFF0D,
        Qt.Key.Key_Enter: 0xFF8D,
        Qt.Key.Key_Insert: 0xFF63,
        Qt.Key.Key_Delete: 0xFFFF,
        Qt.Key.Key_Pause: 0xFF13,
        Qt.Key.Key_Print: 0xFF61,
        Qt.Key.Key_SysReq: 0xFF15,
        Qt.Key.Key_Home: 0xFF50,
        Qt.Key.Key_Left: 0xFF51,
        Qt.Key.Key_Up: 0xFF52,
        Qt.Key.Key_Right: 0xFF53,
        Qt.Key.Key_Down: 0xFF54,
        Qt.Key.Key_PageUp: 0xFF55,
        Qt.Key.Key_PageDown: 0xFF56,
        Qt.Key.Key_End: 0xFF57,
        Qt.Key.Key_Menu: 0xFF67,
    }
)
_F1: Final = 0xFFBE
_LATIN_1_END: Final = 0x100
_UNICODE: Final = 0x1000000
_KEYPAD: Final = 0xFF80
"""Keysyms of the number pad's signs are this much above their ASCII codes."""
_ON_KEYPAD: Final = frozenset("0123456789*+,-./=")


def keysym(key: Qt.Key, *, keypad: bool = False) -> int:
    """Return the X11 keysym of a key; 0 if it has none that is known here.

    From X.Org's keysymdef.h: signs of Latin-1 are their own keysyms, other signs
    theirs plus 0x1000000; letters are the small ones.

    Args:
        key: Without modifiers.
        keypad: Whether it is a key of the number pad.
    """
    if key in _SPECIAL:
        return _SPECIAL[key]
    number = key.value
    if Qt.Key.Key_F1.value <= number <= Qt.Key.Key_F35.value:
        return _F1 + number - Qt.Key.Key_F1.value
    if number >= Qt.Key.Key_Escape.value:
        return 0
    sign = chr(number).lower()
    if keypad and sign in _ON_KEYPAD:
        return _KEYPAD + ord(sign)
    return ord(sign) if ord(sign) < _LATIN_1_END else _UNICODE + ord(sign)


def keysym_name(key: Qt.Key) -> str:
    """Return the name of a key's keysym ("exclam"); empty if it has none here."""
    from Xlib import XK

    wanted = keysym(key)
    names = (name for name in vars(XK) if name.startswith("XK_"))
    found = (name for name in names if getattr(XK, name) == wanted)
    return next(found, "").removeprefix("XK_") if wanted else ""
