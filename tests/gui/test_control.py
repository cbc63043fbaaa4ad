"""The door to the running app: what comes through it, and what does not."""

import os
import socket
import stat
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from facekeys.errors import (
    ExitCode,
    NotRunningError,
    RefusedError,
    ResourceError,
    UsageError,
)
from facekeys.resources import control_address
from facekeys.ui.control import ControlServer, Request, _by_pipe, _by_socket, ask

TIMEOUT_MS = 10_000

unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files")


@pytest.fixture
def server(qtbot):
    one = ControlServer({"status": Request(lambda _: '{"fps": 30}')})
    assert one.start()
    yield one
    one.close()


def ask_aside(qtbot, question):
    """Ask from another thread, as another program would; the loop here runs on."""
    with ThreadPoolExecutor(1) as aside:
        asking = aside.submit(question)
        qtbot.waitUntil(asking.done, timeout=TIMEOUT_MS)
        return asking.result()


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


def test_so_it_is_by_the_way_of_windows(qtbot, server, monkeypatch):
    monkeypatch.setattr("facekeys.ui.control._exchange", _by_pipe)
    monkeypatch.setattr("facekeys.ui.control._MOMENT_MS", 1)
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'
    with pytest.raises(RefusedError):
        ask_aside(qtbot, lambda: ask("dance"))
    server.close()
    with pytest.raises(NotRunningError):
        ask("status")


@unix
@pytest.mark.parametrize("way", [_by_socket, _by_pipe])
def test_who_hangs_up_or_says_too_much_has_not_answered(way, monkeypatch):
    monkeypatch.setattr("facekeys.ui.control._LONGEST_ANSWER", 100)
    for said in (b"", b"half a line", b"x" * 200_000):
        with socket.socket(socket.AF_UNIX) as listening:
            Path(control_address()).unlink(missing_ok=True)
            listening.bind(control_address())
            listening.listen()
            with ThreadPoolExecutor(1) as aside:
                talking = aside.submit(hang_up, listening, said)
                assert way(control_address(), b"status\n") == ""
                talking.result()


def hang_up(listening, said):
    guest, _ = listening.accept()
    with guest, suppress(OSError):
        guest.recv(100)
        guest.sendall(said)


def test_an_unknown_request_is_told_so(qtbot, server):
    for words in (("dance",), ("dance", "slowly")):
        with pytest.raises(RefusedError, match="does not know this request"):
            ask_aside(qtbot, lambda words=words: ask(*words))


def test_what_a_request_takes_must_be_there_and_nothing_else(qtbot):
    said = []
    server = ControlServer(
        {
            "say": Request(lambda what: said.append(what) or "{}", "a word"),
            "stop": Request(lambda _: "{}"),
        }
    )
    assert server.start()
    for words in (("say", ""), ("stop", "now")):
        with pytest.raises(RefusedError, match=r"takes (a word|nothing)") as refused:
            ask_aside(qtbot, lambda words=words: ask(*words))
        assert refused.value.exit_code == ExitCode.USAGE
    ask_aside(qtbot, lambda: ask("say", "två ord"))
    ask_aside(qtbot, lambda: ask("say", "ö" * 32_000))
    assert said == ["två ord", "ö" * 32_000]
    server.close()


@pytest.mark.parametrize("argument", ["a\nb", "x" * 65_536])
def test_what_is_no_short_line_is_not_even_sent(argument):
    with pytest.raises(UsageError, match="one short line"):
        ask("toggle", argument)


def test_a_refusal_comes_back_as_it_was_raised(qtbot):
    def refuse(_):
        raise ResourceError("It is broken.", hint="Mend it.")

    server = ControlServer({"try": Request(refuse)})
    assert server.start()
    with pytest.raises(RefusedError) as refused:
        ask_aside(qtbot, lambda: ask("try"))
    error = refused.value
    assert (error.message, error.hint, error.exit_code) == (
        "It is broken.",
        "Mend it.",
        ExitCode.RESOURCE,
    )
    server.close()


@unix
def test_an_answer_may_come_later_from_another_thread_and_the_app_lives_on(qtbot):
    late: Future[str] = Future()
    failing: Future[str] = Future()
    server = ControlServer(
        {
            "late": Request(lambda _: late),
            "fail": Request(lambda _: failing),
            "now": Request(lambda _: "1"),
        }
    )
    assert server.start()
    with ThreadPoolExecutor(3) as aside:
        waits = [aside.submit(talk, request) for request in (b"late\n", b"fail\n")]
        now = aside.submit(talk, b"now\n")
        qtbot.waitUntil(now.done, timeout=TIMEOUT_MS)
        assert now.result() == b"1\n"
        assert not any(one.done() for one in waits)
        aside.submit(late.set_result, '"done"')
        aside.submit(failing.set_exception, ResourceError("It is broken."))
        qtbot.waitUntil(lambda: all(one.done() for one in waits), timeout=TIMEOUT_MS)
    assert waits[0].result() == b'"done"\n'
    assert b"It is broken." in waits[1].result()
    server.close()


@unix
def test_an_answer_for_a_guest_who_left_is_dropped(qtbot):
    late: Future[str] = Future()
    asked = []
    server = ControlServer({"late": Request(lambda _: asked.append(1) or late)})
    assert server.start()
    with socket.socket(socket.AF_UNIX) as guest:
        guest.connect(control_address())
        guest.sendall(b"late\n")
        qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: not server._waiting)
    late.set_result("{}")
    server.close()


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
    second = ControlServer({"status": Request(lambda _: '{"fps": 1}')})
    assert not second.start()
    second.close()
    assert ask_aside(qtbot, lambda: ask("status")) == '{"fps": 30}'


@unix
def test_a_door_left_behind_by_a_killed_app_is_taken_over(qtbot):
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(control_address())
    server = ControlServer({"status": Request(lambda _: "{}")})
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
    assert ask_aside(qtbot, lambda: talk(b"x" * 200_000, b"\nstatus\n")) == b""


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
