"""The real window on a real X server, driven by keys and clicks."""

import json
import os
import subprocess
import sys
import time

import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import START_S, Desk, number_key


@pytest.fixture
def desk(display):
    desk = Desk(display)
    yield desk
    desk.close()


def gallery(seen):
    """What a look has of the filters to choose from, and of those that are on."""
    return seen[90:385, 957:1250].astype(int)


def colourful(seen):
    return int(np.count_nonzero(seen.max(axis=2) - seen.min(axis=2) > 40))


def still(desk):
    """Wait until the gallery stays as it is, and return it."""
    while True:
        before = gallery(desk.look())
        time.sleep(1)
        if (before == gallery(desk.look())).all():
            return before


def test_keys_clicks_and_panic_change_what_is_seen(facekeys, desk):
    environment = {"DISPLAY": desk.name, "QT_QPA_PLATFORM": "xcb"}
    with facekeys(environment=environment) as process:
        try:
            desk.window()
            # The demo clip is colourful; the waiting text is not.
            desk.wait(lambda seen: seen[200:400, 200:800].std() > 40)
            # Nor is the gallery, until the pictures of its filters are there.
            desk.wait(lambda seen: colourful(gallery(seen)) > 8000)
            bare = still(desk)

            def changed(seen):
                apart = np.abs(gallery(seen) - bare).max(axis=2)
                return int(np.count_nonzero(apart > 8))

            desk.key(number_key("sunglasses"))
            desk.wait(lambda seen: changed(seen) > 1000)
            desk.click(1030, 155)
            desk.wait(lambda seen: changed(seen) > 5000)
            desk.point(300, 600)  # a tile below the pointer is of another colour
            desk.key("Escape")
            desk.wait(lambda seen: changed(seen) == 0)
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


# Signals come to Python between any two steps of its code.
ENDED_WHILE_IT_PAINTS = """
import signal, sys
from facekeys.__main__ import main
from facekeys.ui.preview import Preview

paint = Preview.paintEvent

def paint_and_be_ended(self, event):
    Preview.paintEvent = paint
    paint(self, event)
    signal.raise_signal(signal.SIGTERM)

Preview.paintEvent = paint_and_be_ended
sys.argv[1:] = []
sys.exit(main())
"""


def test_to_be_ended_in_the_middle_of_painting_is_a_clean_end(display):
    done = subprocess.run(
        [sys.executable, "-c", ENDED_WHILE_IT_PAINTS],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
