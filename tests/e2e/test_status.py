"""`facekeys status`, asked of a running app by another process."""

import json
import sys
import time

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import Desk


def test_the_running_app_tells_how_it_does_and_then_that_it_is_gone(
    facekeys, run, display
):
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    desk = Desk(display)
    with facekeys("--max-fps", "20", environment=environment) as process:
        try:
            desk.window()
            deadline = time.monotonic() + 60
            processed = 0
            while processed < 30 and time.monotonic() < deadline:
                code, out, err = run("status", "--json")
                assert (code, err) == (0, "")
                processed = json.loads(out)["frames"]["processed"]
            code, table, _ = run("status")
        finally:
            process.terminate()
            _, err = process.communicate(timeout=30)
            desk.close()
    assert err == ""
    now = json.loads(out)
    assert list(now) == [
        *("version", "output", "output_trouble", "camera_resting", "recording"),
        "filters",
        *("governor", "watched", "watchers", "fps", "lateness_ms", "faces"),
        *("frames", "stages", "sending"),
    ]
    assert now["governor"]["max_fps"] == 20
    assert now["governor"]["used_cores"] > 0
    assert now["frames"]["captured"] >= now["frames"]["processed"] >= 30
    names = [stage["name"] for stage in now["stages"]]
    assert names[:5] == ["detect", "crop", "infer", "track", "overlay"]
    assert "paint" in names
    assert now["sending"]["histogram"][-1] == {"up_to_ms": None, "frames": 0}
    assert code == 0
    assert "not on air" in table
    assert "median ms" in table

    code, out, err = run("status", "--json")
    assert (code, out) == (7, "")
    assert "FaceKeys is not running." in err
