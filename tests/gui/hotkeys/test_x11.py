"""Real grabs on a real X server; the keys are pressed by xdotool."""

import shutil
import subprocess
import sys

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import DisplayConnectionError

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.x11 import X11Hotkeys
from xserver import x_server

KEYS = {
    "panic": "Ctrl+Alt+Shift+0",
    "push": "Ctrl+Alt+V",
    "next": "Ctrl+!",
    "freeze": "Pause",
}


@pytest.fixture(scope="module")
def server():
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    with x_server() as name:
        yield name


@pytest.fixture
def xdo(server):
    def call(*arguments):
        subprocess.run(
            ["xdotool", *arguments], env={"DISPLAY": server}, check=True, timeout=20
        )

    return call


@pytest.fixture
def hotkeys(qtbot, server, heard):
    one = X11Hotkeys(heard.listener(), server)
    one.bind(KEYS)
    assert heard.refused == {}
    yield one
    one.close()


class Other:
    """Another program: a window with the keyboard's focus, and what it is typed."""

    def __init__(self, name):
        self.display = Display(name)
        screen = self.display.screen()
        self.window = screen.root.create_window(
            10, 10, 200, 100, 0, screen.root_depth, event_mask=X.KeyPressMask
        )
        self.window.map()
        self.display.sync()
        self.window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self.display.sync()

    def typed(self):
        self.display.sync()
        keys = []
        while self.display.pending_events():
            event = self.display.next_event()
            if event.type == X.KeyPress:
                keys.append(self.display.keycode_to_keysym(event.detail, 0))
        return keys

    def hold(self, sign, modifiers):
        code = self.display.keysym_to_keycode(ord(sign))
        self.window.get_geometry()
        self.display.screen().root.grab_key(
            code, modifiers, False, X.GrabModeAsync, X.GrabModeAsync
        )
        self.display.sync()


@pytest.fixture
def other(server):
    one = Other(server)
    yield one
    one.display.close()


@pytest.fixture
def settled(xdo):
    """Leave the keyboard as it was, whatever the test did to it."""
    yield
    xdo("keyup", "v", "keyup", "alt", "keyup", "ctrl", "keyup", "shift")


def test_a_key_is_heard_while_another_window_has_the_focus(
    qtbot, hotkeys, heard, other, xdo
):
    xdo("key", "ctrl+alt+shift+0")
    qtbot.waitUntil(lambda: heard.said == ["+panic", "-panic"])
    xdo("key", "Pause")
    qtbot.waitUntil(lambda: heard.said[2:] == ["+freeze", "-freeze"])


def test_other_keys_go_to_the_other_window_alone(qtbot, hotkeys, heard, other, xdo):
    xdo("key", "0", "key", "ctrl+0", "key", "v", "key", "ctrl+alt+shift+0")
    qtbot.waitUntil(lambda: heard.said == ["+panic", "-panic"])
    signs = [key for key in other.typed() if key < 0x100]
    assert signs == [ord("0"), ord("0"), ord("v")]


def test_a_sign_that_is_typed_with_shift(qtbot, hotkeys, heard, other, xdo):
    xdo("key", "ctrl+shift+1")
    qtbot.waitUntil(lambda: heard.said == ["+next", "-next"])


@pytest.mark.parametrize(
    "locks", [["Num_Lock"], ["Caps_Lock"], ["Num_Lock", "Caps_Lock"]]
)
def test_lock_keys_make_no_difference(qtbot, hotkeys, heard, other, xdo, locks):
    for lock in locks:
        xdo("key", lock)
    try:
        xdo("key", "ctrl+alt+shift+0")
        qtbot.waitUntil(lambda: heard.said == ["+panic", "-panic"])
    finally:
        for lock in locks:
            xdo("key", lock)


def test_a_held_key_is_pressed_once_and_released_once(
    qtbot, hotkeys, heard, other, xdo, settled
):
    xdo("keydown", "ctrl", "keydown", "alt", "keydown", "v")
    qtbot.wait(1500)  # auto-repeat begins after 660 ms, and repeats 25 times a second
    assert heard.said == ["+push"]
    xdo("keyup", "v")
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])


def test_a_held_key_may_lose_its_modifiers_first(
    qtbot, hotkeys, heard, other, xdo, settled
):
    xdo("keydown", "ctrl", "keydown", "alt", "keydown", "v", "keyup", "alt")
    xdo("keyup", "ctrl")
    qtbot.wait(100)
    assert heard.said == ["+push"]
    xdo("keyup", "v")
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])


def test_a_key_that_another_program_holds_is_named_and_the_others_work(
    qtbot, server, heard, other, xdo
):
    other.hold(
        "v", X.ControlMask | X.Mod1Mask | X.LockMask
    )  # in one state of the locks
    hotkeys = X11Hotkeys(heard.listener(), server)
    hotkeys.bind(KEYS)
    assert list(heard.refused) == ["push"]
    assert heard.refused["push"] == "Another program holds Ctrl+Alt+V."
    assert hotkeys.check("Ctrl+Alt+V") == "Another program holds Ctrl+Alt+V."
    xdo("key", "ctrl+alt+v", "key", "ctrl+alt+shift+0")
    qtbot.waitUntil(lambda: heard.said == ["+panic", "-panic"])
    other.display.screen().root.ungrab_key(X.AnyKey, X.AnyModifier)
    other.display.sync()
    assert hotkeys.check("Ctrl+Alt+V") == ""
    hotkeys.bind(KEYS)
    assert heard.refused == {}
    hotkeys.close()


def test_a_key_that_was_only_tried_is_free_again(qtbot, hotkeys, other):
    assert hotkeys.check("Ctrl+Alt+T") == ""
    other.hold("t", X.ControlMask | X.Mod1Mask)
    assert hotkeys.check("Ctrl+Alt+T") == "Another program holds Ctrl+Alt+T."


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("Ctrl+F35", "is not on this keyboard."),
        ("Ctrl+Shift+1", "is on the same key as another action."),
    ],
)
def test_keys_that_can_not_be_had_say_why(qtbot, hotkeys, key, why):
    assert hotkeys.check(key).endswith(why)


def test_keys_that_are_given_back_are_not_heard(qtbot, hotkeys, heard, other, xdo):
    hotkeys.bind({"freeze": "Pause"})
    xdo("key", "ctrl+alt+shift+0", "key", "Pause")
    qtbot.waitUntil(lambda: heard.said == ["+freeze", "-freeze"])


def test_a_key_that_stays_is_not_let_go_of_in_between(qtbot, hotkeys, monkeypatch):
    asked = []
    for name in ("grab_key", "ungrab_key"):
        monkeypatch.setattr(
            hotkeys._root, name, lambda code, *_, n=name, **__: asked.append((n, code))
        )
    hotkeys.bind({**KEYS, "mirror": "F9"})
    assert {name for name, _ in asked} == {"grab_key"}
    assert len({code for _, code in asked}) == 1


def test_keys_given_back_while_held_are_released(
    qtbot, hotkeys, heard, other, xdo, settled
):
    xdo("keydown", "ctrl", "keydown", "alt", "keydown", "v")
    qtbot.waitUntil(lambda: heard.said == ["+push"])
    hotkeys.bind({})
    assert heard.said == ["+push", "-push"]


def test_a_keyboard_that_is_laid_out_anew(qtbot, hotkeys, heard, other, xdo):
    """The letter V moves to a key that had none: its grab must follow it."""
    display = other.display
    free = next(
        code
        for code in range(display.display.info.min_keycode, 256)
        if not any(display.get_keyboard_mapping(code, 1)[0])
    )
    old = display.keysym_to_keycode(XK.XK_v)
    width = len(display.get_keyboard_mapping(old, 1)[0])
    letter = display.get_keyboard_mapping(old, 1)[0]
    nothing = [0] * width
    display.change_keyboard_mapping(old, [nothing])
    display.change_keyboard_mapping(free, [letter])
    display.sync()
    try:
        qtbot.waitUntil(
            lambda: any(grip.keycode == free for grip in hotkeys._grips), timeout=5000
        )
        xdo("key", "ctrl+alt+v")
        qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])
    finally:
        display.change_keyboard_mapping(old, [letter])
        display.change_keyboard_mapping(free, [nothing])
        display.sync()


def test_a_server_that_does_not_answer_is_a_sentence(qtbot, heard, monkeypatch):
    def refuse(name):
        raise DisplayConnectionError(name, "nobody there")

    monkeypatch.setattr("facekeys.ui.hotkeys.x11.Display", refuse)
    with pytest.raises(HotkeyError, match="X server") as told:
        X11Hotkeys(heard.listener(), ":987")
    assert "facekeys toggle sunglasses" in told.value.hint


def test_the_end_of_the_server_is_no_trouble(qtbot, heard):
    with x_server() as name:
        one = X11Hotkeys(heard.listener(), name)
        one.bind({"panic": "Ctrl+Alt+Shift+0"})
    one.close()
