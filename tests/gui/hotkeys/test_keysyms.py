"""Names and numbers of keys, against python-xlib's tables from X.Org."""

import sys

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from PySide6.QtCore import Qt
from Xlib import XK

from facekeys.ui.hotkeys.keysyms import keysym, keysym_name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        *((f"Key_{one}", one) for one in ("Escape", "Home", "Insert", "Pause", "Tab")),
        *((f"Key_F{one}", f"F{one}") for one in (1, 12, 35)),
        *((f"Key_{one}", one.lower()) for one in "AMZ"),
        *((f"Key_{one}", one) for one in "059"),
        ("Key_Backspace", "BackSpace"),
        ("Key_Enter", "KP_Enter"),
        ("Key_Space", "space"),
        ("Key_Odiaeresis", "odiaeresis"),
    ],
)
def test_keys_have_the_keysyms_of_x_org(key, name):
    assert keysym(Qt.Key[key]) == XK.string_to_keysym(name)
    assert keysym_name(Qt.Key[key]) == name


def test_the_number_pad_has_its_own():
    assert keysym(Qt.Key.Key_7, keypad=True) == XK.string_to_keysym("KP_7")


def test_what_has_none_here():
    assert keysym(Qt.Key.Key_VolumeUp) == 0
    assert keysym_name(Qt.Key.Key_VolumeUp) == ""
