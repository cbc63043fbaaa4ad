import re
import socket
import sys
from pathlib import Path

import pytest

from facekeys import display
from facekeys.display import require_display
from facekeys.errors import DisplayError, ExitCode

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has several displays"
)


@pytest.fixture
def listening(tmp_path):
    """A local socket that answers, as a display server's does."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        yield {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"QT_QPA_PLATFORM": "minimal:fontconfig"}, "linux"),
        ({"DISPLAY": "far.example:0"}, "linux"),
        ({}, "win32"),
        ({}, "darwin"),
    ],
)
def test_where_there_may_be_a_screen_qt_is_left_to_try(
    monkeypatch, environment, platform
):
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    require_display(environment, platform)


def test_a_wayland_that_answers_is_a_screen(monkeypatch, listening):
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    require_display(listening, "linux")


@pytest.mark.parametrize(
    "environment",
    [
        {"WAYLAND_DISPLAY": "wayland-99", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
    ],
)
def test_a_screen_that_was_meant_but_is_not_there_is_none(environment):
    with pytest.raises(DisplayError, match="no display"):
        require_display(environment, "linux")


@pytest.mark.parametrize(
    ("environment", "library"),
    [
        ({"DISPLAY": "far.example:0"}, "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libEGL.so.1"),
    ],
)
def test_a_library_that_qt_lacks_is_named_with_its_package(
    monkeypatch, environment, library
):
    def load(name):
        if name == library:
            raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", load)
    with pytest.raises(DisplayError, match=re.escape(library)) as caught:
        require_display(environment, "linux")
    assert "sudo apt install lib" in caught.value.hint


def test_without_a_screen_it_says_what_to_run_instead():
    with pytest.raises(DisplayError, match="no display") as caught:
        require_display({}, "linux")
    assert "facekeys render demo" in caught.value.hint
    assert caught.value.exit_code == ExitCode.DISPLAY


def test_a_screen_that_nobody_answers_for_is_none():
    with pytest.raises(DisplayError, match=":987 does not answer"):
        require_display({"DISPLAY": ":987"}, "linux")


def test_a_screen_that_answers_is_one(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X986")
        server.listen()
        require_display({"DISPLAY": ":986.0"}, "linux")


def test_the_setup_installs_what_the_window_needs():
    script = PROJECT / "scripts" / "system-libraries.sh"
    row = re.compile(r"^(lib\S+\.so\.\d+) (\S+)$", re.MULTILINE)
    listed = dict(row.findall(script.read_text()))
    assert listed == {**display._FOR_QT, **display._FOR_X11, **display._FOR_WAYLAND}
