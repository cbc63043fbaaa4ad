"""The real window on a real X server, driven by keys and clicks."""

import sys
import time

import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from PIL import ImageGrab
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

START_S = 40


class Desk:
    """Hands and eyes on an X server."""

    def __init__(self, name):
        self.name = name
        self.display = Display(name)

    def look(self):
        return np.asarray(ImageGrab.grab(xdisplay=self.name).convert("RGB"))

    def window(self):
        """Wait for the app's window, and give it the keyboard."""
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            for child in self.display.screen().root.query_tree().children:
                if (
                    child.get_wm_name() == "FaceKeys"
                    and child.get_attributes().map_state
                ):
                    child.set_input_focus(X.RevertToParent, X.CurrentTime)
                    self.display.sync()
                    return child
            time.sleep(0.1)
        raise AssertionError("no window came")

    def key(self, name):
        code = self.display.keysym_to_keycode(XK.string_to_keysym(name))
        xtest.fake_input(self.display, X.KeyPress, code)
        xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def click(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.sync()

    def wait(self, condition):
        deadline = time.monotonic() + START_S
        while not condition(self.look()):
            assert time.monotonic() < deadline, "the screen never looked so"
            time.sleep(0.1)


@pytest.fixture
def desk(display):
    desk = Desk(display)
    yield desk
    desk.display.close()


def test_keys_clicks_and_panic_change_what_is_seen(facekeys, desk):
    environment = {"DISPLAY": desk.name, "QT_QPA_PLATFORM": "xcb"}
    with facekeys(environment=environment) as process:
        try:
            desk.window()
            # The demo clip is colourful; the waiting text is not.
            desk.wait(lambda seen: seen[200:400, 200:800].std() > 40)
            blue = np.array([47, 111, 219])  # of a gallery button that is down

            def buttons_down(seen):
                right = seen[:, 950:].astype(int)
                return int(np.count_nonzero(np.abs(right - blue).max(axis=2) < 8))

            assert buttons_down(desk.look()) == 0
            desk.key("5")
            desk.wait(lambda seen: buttons_down(seen) > 2000)
            desk.click(1040, 90)
            desk.wait(lambda seen: buttons_down(seen) > 8000)
            desk.key("Escape")
            desk.wait(lambda seen: buttons_down(seen) == 0)
        finally:
            process.terminate()
            _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err == ""
