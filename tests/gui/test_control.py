"""The door to the running app: what comes through it, and what does not."""

import json
import os
import socket
import stat
import sys
import threading

import pytest

from facekeys.errors import NotRunningError
from facekeys.resources import control_address
from facekeys.ui.control import ControlServer, ask

TIMEOUT_MS = 10_000

unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files")


@pytest.fixture
def server(qtbot):
    one = ControlServer({"status": lambda: '{"fps": 30}'})
    assert one.start()
    yield one
    one.close()


def ask_aside(qtbot, question):
    """Ask from another thread, as another program would; the loop here runs on."""
    got = []
    asking = threading.Thread(target=lambda: got.append(question()))
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive(), timeout=TIMEOUT_MS)
    asking.join()
    return got[0]


def talk(*sent):
    """Send bytes as they are, and return all that comes back until the end."""
    with socket.socket(socket.AF_UNIX) as guest:
        guest.settimeout(TIMEOUT_MS / 1000)
        guest.connect(control_address())
        got = b""
        try:
            for part in sent:
                guest.sendall(part)
            while part := guest.recv(4096):
                got += part
        except ConnectionError:
            pass
        return got


def test_a_request_is_answered_with_one_line(qtbot, server):
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'


def test_an_unknown_request_is_told_so(qtbot, server):
    assert "error" in json.loads(ask_aside(qtbot, lambda: ask("dance")))


def test_nobody_there_is_a_sentence(qtbot):
    with pytest.raises(NotRunningError) as told:
        ask("status")
    assert told.value.message == "FaceKeys is not running."
    assert told.value.hint
    assert told.value.exit_code == 7


def test_an_app_that_hangs_is_a_sentence_too(qtbot, server, monkeypatch):
    monkeypatch.setattr("facekeys.ui.control._PATIENCE_MS", 200)
    with pytest.raises(NotRunningError, match="does not answer"):
        ask("status")  # in the server's own thread, which is so kept from answering


def test_the_second_app_leaves_the_door_to_the_first(qtbot, server):
    second = ControlServer({"status": lambda: '{"fps": 1}'})
    assert not second.start()
    second.close()
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'


@unix
def test_a_door_left_behind_by_a_killed_app_is_taken_over(qtbot):
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(control_address())
    server = ControlServer({"status": lambda: "{}"})
    assert server.start()
    assert ask_aside(qtbot, lambda: ask("status")) == "{}"
    server.close()


@unix
def test_the_door_is_the_users_alone_and_goes_with_the_app(qtbot, server):
    address = control_address()
    for path in (address, os.path.dirname(address)):  # noqa: PTH120 - a socket's name
        assert stat.S_IMODE(os.stat(path).st_mode) & 0o077 == 0  # noqa: PTH116
    server.close()
    assert not os.path.exists(address)  # noqa: PTH110


@unix
def test_a_folder_that_others_may_write_to_is_not_used(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "facekeys").mkdir()
    (tmp_path / "facekeys").chmod(0o777)
    with pytest.raises(PermissionError, match="open to other users"):
        control_address()
    assert not ControlServer({}).start()
    with pytest.raises(NotRunningError):
        ask("status")


@unix
def test_a_folder_that_is_a_link_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "facekeys").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        control_address()


@unix
def test_a_request_without_an_end_is_cut_off(qtbot, server):
    assert ask_aside(qtbot, lambda: talk(b"x" * 4096, b"\nstatus\n")) == b""


@unix
@pytest.mark.parametrize("noise", [b"\n", b"\xff\xfe\x00\n", b"status status\n"])
def test_noise_is_answered_and_harms_nothing(qtbot, server, noise):
    assert b"error" in ask_aside(qtbot, lambda: talk(noise))
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'


@unix
def test_a_guest_who_says_nothing_is_sent_away(qtbot, server, monkeypatch):
    monkeypatch.setattr("facekeys.ui.control._PATIENCE_MS", 100)
    assert ask_aside(qtbot, talk) == b""


@unix
def test_too_many_guests_are_sent_away_and_the_others_stay(qtbot, server):
    guests = [socket.socket(socket.AF_UNIX) for _ in range(12)]
    for guest in guests:
        guest.connect(control_address())
        guest.setblocking(False)

    def sent_away():
        gone = 0
        for guest in guests:
            try:
                gone += guest.recv(1, socket.MSG_PEEK) == b""
            except BlockingIOError:
                pass
            except ConnectionError:
                gone += 1
        return gone

    qtbot.waitUntil(lambda: sent_away() == 4, timeout=2000)
    for guest in guests:
        guest.close()
