import re
import socket

import pytest

from facekeys.display import require_display
from facekeys.errors import DisplayError, ExitCode


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
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


@pytest.mark.parametrize(
    ("environment", "library"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-client.so.0"),
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


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")
def test_a_screen_that_answers_is_one(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda name: None)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X986")
        server.listen()
        require_display({"DISPLAY": ":986.0"}, "linux")
