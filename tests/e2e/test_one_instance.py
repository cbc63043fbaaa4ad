"""Two starts, one window; and commands that speak to it, as processes."""

import json
import signal
import sys
import time
from pathlib import Path

import cv2
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import Desk
from facekeys.recording.live import _cut_to_fragments
from films import played
from xserver import x_server


@pytest.fixture
def environment(display):
    return {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def app(facekeys, environment, display):
    """The running app, its window open."""
    desk = Desk(display)
    with facekeys("--output", "none", environment=environment) as process:
        desk.window()
        yield process
        process.terminate()
        _, err = process.communicate(timeout=30)
    desk.close()
    assert process.returncode == 0
    assert err == ""


def test_commands_reach_the_running_app(app, run, environment, tmp_path):
    said = "FaceKeys runs already: its window is shown.\n"
    assert run(environment=environment) == (0, said, "")
    assert run("toggle", "hat") == (0, "hat is on.\n", "")
    assert json.loads(run("status", "--json")[1])["filters"] == ["hat"]
    code, _, err = run("toggle", "beard")
    assert code == 2
    assert "Did you mean bear or full-beard" in err
    assert run("panic") == (0, "All filters are off.\n", "")
    assert run("settings", "set", "photos.folder", tmp_path) == (0, "", "")
    code, path, err = run("photo")
    assert (code, err) == (0, "")
    assert cv2.imread(path.strip()).shape == (720, 1280, 3)
    assert list(tmp_path.iterdir()) == [Path(path.strip())]


def test_after_a_crash_it_starts_again_as_it_was(facekeys, run, environment, display):
    assert run("settings", "set", "window.theme", "dark")[0] == 0
    desk = Desk(display)
    with facekeys("--output", "none", environment=environment) as process:
        desk.window()
        process.send_signal(signal.SIGKILL)
    assert run("panic")[0] == 7
    with facekeys("--output", "none", environment=environment) as process:
        window = desk.window()
        assert run("panic")[0] == 0
        desk.wait(lambda seen: 20 < seen[620:636, 980:1270].mean() < 120)
        assert window.get_geometry().width == 1280
        process.terminate()
        out, err = process.communicate(timeout=30)
    desk.close()
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_a_recording_plays_whatever_ends_the_app(
    facekeys, run, environment, display, tmp_path, ending
):
    desk = Desk(display)
    assert run("settings", "set", "recordings.folder", tmp_path)[0] == 0
    with facekeys("--output", "none", environment=environment) as process:
        desk.window()
        code, said, err = run("record", "start")
        assert (code, said[: len("Recording to ")], err) == (0, "Recording to ", "")
        deadline = time.monotonic() + 30
        seconds = 0.0
        while seconds < 4:
            assert time.monotonic() < deadline, "the film never grew"
            time.sleep(0.1)
            now = json.loads(run("status", "--json")[1])
            seconds = now["recording"]["seconds"]
        process.send_signal(ending)
        process.communicate(timeout=30)
    desk.close()
    (path,) = tmp_path.iterdir()
    assert path.name.endswith(".part.mp4") == (ending is signal.SIGKILL)
    if ending is signal.SIGKILL:
        _cut_to_fragments(path)
    frames = len(played(path))
    assert frames / 30 > seconds - (2.1 if ending is signal.SIGKILL else 0.1)


def test_it_ends_with_its_x_server(facekeys, run, environment, tmp_path):
    assert run("settings", "set", "recordings.folder", tmp_path)[0] == 0
    with x_server() as name:
        ends = {**environment, "DISPLAY": name}
        process = facekeys("--output", "none", environment=ends)
        desk = Desk(name)
        desk.window()
        desk.close()
        assert run("record")[0] == 0
    with process:
        _, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    assert run("panic")[0] == 7
    (recording,) = tmp_path.iterdir()
    assert ".part" not in recording.name
