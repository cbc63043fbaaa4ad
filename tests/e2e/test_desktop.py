"""The real window on a real X server, driven by keys and clicks."""

import json
import sys
import time

import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import START_S, Desk


@pytest.fixture
def desk(display):
    desk = Desk(display)
    yield desk
    desk.close()


def test_keys_clicks_and_panic_change_what_is_seen(facekeys, desk):
    environment = {"DISPLAY": desk.name, "QT_QPA_PLATFORM": "xcb"}
    with facekeys(environment=environment) as process:
        try:
            desk.window()
            # The demo clip is colourful; the waiting text is not.
            desk.wait(lambda seen: seen[200:400, 200:800].std() > 40)
            blue = np.array([68, 80, 212])  # of a gallery button that is down

            def buttons_down(seen):
                right = seen[50:380, 950:].astype(int)  # where the gallery is
                return int(np.count_nonzero(np.abs(right - blue).max(axis=2) < 8))

            desk.wait(lambda seen: seen[60:180, 960:1100].std() > 10)  # a filter
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


def test_a_key_switches_the_virtual_camera(facekeys, run, desk):
    environment = {"DISPLAY": desk.name, "QT_QPA_PLATFORM": "xcb"}
    with facekeys("--output", "http", environment=environment) as process:
        try:
            desk.window()
            sending = wait_for_output(run, sends=True)
            desk.key("Alt_L", "v")
            silent = wait_for_output(run, sends=False)
            desk.key("Alt_L", "v")
            again = wait_for_output(run, sends=True)
        finally:
            process.terminate()
            _, err = process.communicate(timeout=30)
    assert (sending, silent, again) == (True, True, True)
    assert err == ""


def wait_for_output(run, *, sends):
    """Tell whether the app comes to send its picture somewhere, or to send none."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        status = json.loads(run("status", "--json")[1] or "{}")
        if "output" in status and bool(status["output"]) == sends:
            return True
    return False
