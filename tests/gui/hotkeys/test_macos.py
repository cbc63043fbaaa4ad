"""macOS' way, against a stand-in for pynput: its thread is the test's own."""

import sys
import threading
from types import SimpleNamespace

import pytest

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.macos import MacHotkeys

KEYS = {"panic": "Ctrl+Alt+Shift+0", "push": "Meta+F5"}
KNOWN = {"<cmd>", "<alt>", "<shift>", "<ctrl>", "<f5>", "<esc>"}


class FakeListener:
    IS_TRUSTED = True

    def __init__(self, on_press, on_release):
        self.press, self.release = on_press, on_release
        self.running = False

    def start(self):
        self.running = True

    def stop(self):
        self.running = False

    def canonical(self, key):
        return key.removesuffix("_r>") + ">" if key.endswith("_r>") else key


def parse(text):
    parts = text.split("+")
    if any(part not in KNOWN and len(part) != 1 for part in parts):
        raise ValueError(text)
    return parts


@pytest.fixture
def keyboard():
    return SimpleNamespace(
        Listener=FakeListener, HotKey=SimpleNamespace(parse=staticmethod(parse))
    )


@pytest.fixture
def hotkeys(qtbot, heard, keyboard):
    one = MacHotkeys(heard.listener(), keyboard)
    one.bind(KEYS)
    yield one
    one.close()
    assert not one._keys.running


def keys(hotkeys, *moves):
    """Move keys as pynput tells it: from a thread of its own."""

    def move():
        for one in moves:
            (hotkeys._keys.press if one[0] == "+" else hotkeys._keys.release)(one[1:])

    thread = threading.Thread(target=move)
    thread.start()
    thread.join()


def test_a_combination_is_heard_once_whatever_repeats(qtbot, hotkeys, heard):
    keys(hotkeys, "+<cmd_r>", "+<alt>", "+<shift>", "+0", "+0", "+0")
    qtbot.waitUntil(lambda: heard.said == ["+panic"])
    keys(hotkeys, "-<alt>", "-0")
    qtbot.waitUntil(lambda: heard.said == ["+panic", "-panic"])


def test_more_and_other_keys_are_not_it(qtbot, hotkeys, heard):
    keys(hotkeys, "+a", "+<ctrl>", "+<f5>", "-a", "-<f5>", "+<f5>", "-<f5>")
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])


def test_a_key_that_pynput_does_not_know_is_told(hotkeys, heard):
    hotkeys.bind({"next": "Ctrl+Volume Up", "panic": "Ctrl+Alt+Shift+0"})
    assert list(heard.refused) == ["next"]


def test_without_the_permission_it_says_where_to_give_it(hotkeys):
    assert "heeds these" in hotkeys.way
    hotkeys._keys.IS_TRUSTED = False
    assert "System Settings" in hotkeys.way


@pytest.mark.skipif(sys.platform == "darwin", reason="it is macOS")
def test_elsewhere_it_is_a_sentence(qtbot, heard, monkeypatch):
    monkeypatch.setitem(sys.modules, "pynput", None)
    with pytest.raises(HotkeyError, match="pynput"):
        MacHotkeys(heard.listener())
