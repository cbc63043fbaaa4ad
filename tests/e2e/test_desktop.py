"""The real window on a real X server, driven by keys and clicks."""

import sys

import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import Desk


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
