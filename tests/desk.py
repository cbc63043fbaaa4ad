"""Hands and eyes on an X server: finds the app's window, types, clicks, looks."""

from __future__ import annotations

import time

import numpy as np
from PIL import ImageGrab
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from facekeys.settings.model import Settings

START_S = 40


def number_key(one):
    """The key that puts a filter on unless the settings say otherwise."""
    return str(Settings().hotkeys.filters.index(one) + 1)


class Desk:
    """One X server."""

    def __init__(self, name):
        self.name = name
        self.display = Display(name)

    def look(self):
        return np.asarray(ImageGrab.grab(xdisplay=self.name).convert("RGB"))

    def window(self, within_s=START_S):
        """Wait for the app's window, and give it the keyboard."""
        deadline = time.monotonic() + within_s
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

    def window_of(self, pid, besides, within_s=START_S):
        """Wait for another window of a process than one that is known."""
        number = self.display.intern_atom("_NET_WM_PID")
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            for child in self.display.screen().root.query_tree().children:
                owner = child.get_full_property(number, X.AnyPropertyType)
                seen = child.get_attributes().map_state
                if owner and owner.value[0] == pid and seen and child.id != besides.id:
                    return child
            time.sleep(0.1)
        raise AssertionError("no other window came")

    def key(self, *names):
        """Press keys, the first ones held while the last one is pressed."""
        codes = [
            self.display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names
        ]
        for code in codes:
            xtest.fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def point(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def click(self, x, y):
        self.point(x, y)
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.sync()

    def wait(self, condition):
        deadline = time.monotonic() + START_S
        while not condition(self.look()):
            assert time.monotonic() < deadline, "the screen never looked so"
            time.sleep(0.1)

    def close(self):
        self.display.close()
