"""RegisterHotKey, against a stand-in for user32."""

import ctypes
import sys
from ctypes import wintypes

import pytest

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.windows import WindowsHotkeys

ALT, CONTROL, SHIFT, WIN, NO_REPEAT = 1, 2, 4, 8, 0x4000
KEYS = {"panic": "Ctrl+Alt+Shift+0", "push": "Meta+F5"}


class User32:
    """Keeps registrations as Windows does: one program to a combination."""

    def __init__(self):
        self.registered = {}
        self.taken = set()
        self.down = set()

    def RegisterHotKey(self, window, number, modifiers, virtual_key):  # noqa: N802
        assert window is None
        assert number not in self.registered
        combination = (modifiers, virtual_key)
        if combination in self.taken or combination in self.registered.values():
            return 0
        self.registered[number] = combination
        return 1

    def UnregisterHotKey(self, window, number):  # noqa: N802
        del self.registered[number]
        return 1

    def GetAsyncKeyState(self, virtual_key):  # noqa: N802
        return -0x8000 if virtual_key in self.down else 0

    def VkKeyScanW(self, sign):  # noqa: N802
        return {"!": 0x131, "Ä": 0xDE}.get(sign, -1)


@pytest.fixture
def user32():
    return User32()


@pytest.fixture
def hotkeys(qtbot, heard, user32):
    one = WindowsHotkeys(heard.listener(), user32)
    one.bind(KEYS)
    yield one
    one.close()
    assert user32.registered == {}


def post(hotkeys, number, kind=0x0312):
    """Let Qt hand Windows' message to the filter."""
    message = wintypes.MSG(message=kind, wParam=number)
    kept = hotkeys._filter.nativeEventFilter(
        b"windows_dispatcher_MSG", ctypes.addressof(message)
    )
    assert kept == (False, 0)


def test_keys_are_registered_without_repeat(hotkeys, user32, heard):
    assert user32.registered == {
        1: (CONTROL | ALT | SHIFT | NO_REPEAT, ord("0")),
        2: (WIN | NO_REPEAT, 0x74),
    }
    assert heard.refused == {}


def test_a_key_is_released_when_it_is_up(qtbot, hotkeys, user32, heard):
    user32.down = {0x74}
    post(hotkeys, 2)
    post(hotkeys, 2)
    hotkeys.look()
    assert heard.said == ["+push"]
    user32.down = set()
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])
    assert not hotkeys._look.isActive()


def test_other_messages_and_numbers_are_not_ours(hotkeys, heard):
    post(hotkeys, 2, kind=0x0100)
    post(hotkeys, 77)
    assert heard.said == []


def test_a_key_that_another_program_holds_is_named(hotkeys, user32, heard):
    user32.taken = {(WIN | NO_REPEAT, 0x74)}
    hotkeys.bind(KEYS)
    assert heard.refused == {"push": "Another program, or Windows, holds Meta+F5."}
    assert hotkeys.check("Meta+F5") == heard.refused["push"]
    user32.taken = set()
    assert hotkeys.check("Meta+F5") == ""


def test_trying_a_key_leaves_the_others_as_they_are(hotkeys, user32):
    before = dict(user32.registered)
    assert hotkeys.check("Ctrl+F7") == ""
    assert user32.registered == before
    assert hotkeys.check("Meta+F5").startswith("Another program")


@pytest.mark.parametrize(
    ("key", "combination"),
    [
        ("Ctrl+!", (CONTROL | SHIFT, 0x31)),
        ("Ctrl+Ä", (CONTROL, 0xDE)),
        ("Ctrl+Num+7", (CONTROL, 0x67)),
        ("F24", (0, 0x87)),
    ],
)
def test_keys_are_found_as_the_keyboard_is_laid_out(hotkeys, user32, key, combination):
    hotkeys.bind({"panic": key})
    modifiers, virtual_key = combination
    assert list(user32.registered.values()) == [(modifiers | NO_REPEAT, virtual_key)]


@pytest.mark.parametrize("key", ["Ctrl+ß", "F35", "Volume Up"])
def test_a_key_that_the_keyboard_lacks_is_told(hotkeys, key):
    assert hotkeys.check(key).endswith("is not on this keyboard.")


def test_keys_given_back_while_held_are_released(hotkeys, user32, heard):
    user32.down = {0x74}
    post(hotkeys, 2)
    hotkeys.bind({})
    assert heard.said == ["+push", "-push"]


@pytest.mark.skipif(sys.platform == "win32", reason="it is Windows")
def test_elsewhere_it_is_a_sentence(qtbot, heard):
    with pytest.raises(HotkeyError, match="not Windows"):
        WindowsHotkeys(heard.listener())
