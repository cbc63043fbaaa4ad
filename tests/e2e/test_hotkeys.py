"""The real app on a real X server: keys in other windows, and the tray."""

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event

from desk import Desk, number_key
from tray_host import TrayHost

PANIC = "ctrl+alt+shift+0"


def everywhere(one):
    """The key that puts a filter on whatever window has the focus."""
    return f"ctrl+alt+shift+{number_key(one)}"


def wait_until(condition, within_s=40):
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.1)


@pytest.fixture
def desk(display):
    one = Desk(display)
    yield one
    one.close()


@pytest.fixture
def press(display):
    """Press keys as a person would, by xdotool."""

    def call(*arguments):
        subprocess.run(
            ["xdotool", *arguments], env={"DISPLAY": display}, check=True, timeout=20
        )

    return call


@pytest.fixture
def call_window(display):
    """Another program's window, with the keyboard's focus: the call."""
    there = Display(display)
    screen = there.screen()
    window = screen.root.create_window(1, 1, 90, 60, 0, screen.root_depth)
    window.map()
    there.sync()

    def focus():
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        there.sync()

    yield focus
    there.close()


@pytest.fixture
def app(facekeys, run, desk):
    """Start the app; ends it by a signal, and looks how it ended."""

    @contextmanager
    def running(ended_by=signal.SIGTERM):
        environment = {
            "DISPLAY": desk.name,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            "WAYLAND_DISPLAY": "",
        }
        with facekeys("--max-fps", "15", environment=environment) as process:
            try:
                desk.window()
                wait_until(lambda: run("status", "--json")[0] == 0)
                yield process
            finally:
                process.send_signal(ended_by)
                _, err = process.communicate(timeout=30)
        assert (process.returncode, err) == (0, "")

    return running


@pytest.fixture
def worn(run):
    def ask():
        code, out, _ = run("status", "--json")
        return json.loads(out)["filters"] if code == 0 else None

    return ask


def test_keys_work_while_another_window_has_the_focus(app, worn, press, call_window):
    with app():
        call_window()
        sunglasses = everywhere("sunglasses")
        wait_until(lambda: press("key", sunglasses) or worn() == ["sunglasses"])
        press("key", "Caps_Lock", "key", "Num_Lock", "key", PANIC)
        wait_until(lambda: worn() == [])
        press("key", "Caps_Lock", "key", "Num_Lock", "key", "1")  # not the window's
        press("key", everywhere("moustache"))
        wait_until(lambda: worn() == ["moustache"])


def close_by_the_frame(desk, window):
    """Send what a window manager sends when its cross is clicked."""
    atom = desk.display.intern_atom
    message = event.ClientMessage(
        window=window,
        client_type=atom("WM_PROTOCOLS"),
        data=(32, [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]),
    )
    window.send_event(message)
    desk.display.sync()


def looks_changed(icon, before):
    return np.abs(icon - before).max(axis=2).mean() > 20


@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGINT])
def test_in_the_tray_it_goes_on_without_its_window(
    app, worn, press, desk, call_window, ended_by
):
    tray = TrayHost(desk.name)
    try:
        with app(ended_by) as process:
            window = desk.window()
            wait_until(lambda: tray.docked != [])
            close_by_the_frame(desk, window)
            shown = desk.window_of(process.pid, besides=window)
            shown.set_input_focus(X.RevertToParent, X.CurrentTime)
            desk.display.sync()
            press("key", "Return")  # "Keep running"
            wait_until(lambda: window.get_attributes().map_state == X.IsUnmapped)
            call_window()
            bare = tray.icon()
            press("key", everywhere("hat"))
            wait_until(lambda: worn() == ["hat"])
            wait_until(lambda: looks_changed(tray.icon(), bare))
            press("key", PANIC)
            wait_until(lambda: worn() == [])
            wait_until(lambda: not looks_changed(tray.icon(), bare))
    finally:
        tray.close()


def test_without_a_tray_the_window_is_the_app(app, desk):
    with app() as process:
        close_by_the_frame(desk, desk.window())
        wait_until(lambda: process.poll() is not None)


def test_a_key_that_another_program_holds_is_told_and_the_others_work(
    app, worn, press, desk, call_window
):
    other = Display(desk.name)
    code = other.keysym_to_keycode(ord(number_key("hat")))
    modifiers = X.ControlMask | X.Mod1Mask | X.ShiftMask
    other.screen().root.grab_key(
        code, modifiers, False, X.GrabModeAsync, X.GrabModeAsync
    )
    other.sync()
    with app():
        call_window()
        press("key", everywhere("hat"), "key", everywhere("moustache"))
        wait_until(lambda: worn() == ["moustache"])
    other.close()
