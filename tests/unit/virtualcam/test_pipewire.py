import os
import signal
import socket
import sys
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from doubles import wait_until
from facekeys.errors import ExitCode, VirtualCameraError
from facekeys.virtualcam import pipewire
from facekeys.virtualcam.pipewire import PipeWireSink, command, pipewire_socket

if sys.platform != "linux":
    pytest.skip("PipeWire", allow_module_level=True)

WIDTH, HEIGHT = 128, 64
SIZE = WIDTH * HEIGHT * 3 // 2
FIRST = 2
"""Pictures that are sent to see whether the program takes any."""


@pytest.fixture
def daemon(tmp_path, monkeypatch):
    """PipeWire, as far as it is looked at: something that listens."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("PIPEWIRE_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("PIPEWIRE_REMOTE", raising=False)
    monkeypatch.setattr(pipewire, "_PIPE_BYTES", 4096)  # holds a third of a picture
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "pipewire-0"))
        server.listen()
        yield server


@pytest.fixture(autouse=True)
def nothing_is_left():
    """No descriptor, and no child, be it dead or alive."""

    def descriptors():
        return {entry.name for entry in Path("/proc/self/fd").iterdir()}

    before = descriptors()
    yield
    assert descriptors() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def start(script):
    return PipeWireSink(["sh", "-c", script], width=WIDTH, height=HEIGHT)


def grey(value):
    return np.full((HEIGHT, WIDTH, 3), value, np.uint8)


def i420(pixels):
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420).tobytes()


def test_pictures_reach_the_program_whole_and_in_order(daemon, tmp_path):
    taken = tmp_path / "taken"
    with closing(start(f"cat >{taken}")) as sink:
        assert sink.name == "FaceKeys Cam"
        for value in (50, 200):
            sink.send(grey(value))
        sink.repeat()
    data = taken.read_bytes()[FIRST * SIZE :]
    assert data == i420(grey(50)) + 2 * i420(grey(200))


def test_what_it_is_tried_with_is_dark_and_not_black(daemon, tmp_path):
    taken = tmp_path / "taken"
    start(f"cat >{taken}").close()
    first = np.frombuffer(taken.read_bytes(), np.uint8)[:SIZE]
    back = cv2.cvtColor(first.reshape(-1, WIDTH), cv2.COLOR_YUV2BGR_I420)
    assert 10 < back.min() <= back.max() < 60


def test_a_program_that_stops_reading_gets_the_newest_picture_whole(daemon, tmp_path):
    taken = tmp_path / "taken"
    sent = np.random.default_rng(1).integers(0, 256, (4, HEIGHT, WIDTH, 3), np.uint8)
    with closing(start(f"exec cat >{taken}")) as sink:
        wait_until(lambda: taken.stat().st_size == FIRST * SIZE)
        os.kill(sink._child.pid, signal.SIGSTOP)
        for pixels in sent:
            sink.send(pixels)
        os.kill(sink._child.pid, signal.SIGCONT)
        sink.repeat()
        wait_until(lambda: sink.repeat() or not sink._rest)
    data = taken.read_bytes()[FIRST * SIZE :]
    pictures = [data[at : at + SIZE] for at in range(0, len(data), SIZE)]
    assert pictures[0] == i420(sent[0])  # was begun
    assert set(pictures[1:]) == {i420(sent[-1])}


def test_a_program_that_hangs_is_given_up_and_ended(daemon, monkeypatch):
    monkeypatch.setattr(pipewire, "_HANGS_S", 0.1)
    monkeypatch.setattr(pipewire, "_END_S", 0.1)
    with closing(start("exec cat >/dev/null")) as sink:
        os.kill(sink._child.pid, signal.SIGSTOP)

        def send_on():
            for _ in range(100):
                sink.send(grey(50))

        with pytest.raises(VirtualCameraError, match="hangs"):
            send_on()
    assert sink._child.returncode == -signal.SIGKILL


def test_a_program_that_ends_is_told_with_its_last_words(daemon):
    script = f"head -c {FIRST * SIZE} >/dev/null; echo one >&2; echo two >&2"
    with closing(start(script)) as sink:

        def send_on():
            for _ in range(100):
                sink.send(grey(50))

        with pytest.raises(VirtualCameraError, match="ended: two"):
            send_on()
        sink._child.wait(10)
        with pytest.raises(VirtualCameraError, match="ended: two"):
            sink.repeat()


def test_the_end_of_pipewire_is_told_though_the_program_lives(daemon):
    with closing(start("cat >/dev/null")) as sink:
        sink.send(grey(50))
        daemon.accept()[0].close()
        with pytest.raises(VirtualCameraError, match="PipeWire ended"):
            sink.repeat()


def test_a_program_that_fails_at_once_is_told(daemon):
    with pytest.raises(VirtualCameraError, match="ended: no element") as caught:
        start("echo 'no element pipewiresink' >&2; exit 1")
    assert "gstreamer1.0-pipewire" in caught.value.hint
    assert caught.value.exit_code == ExitCode.VIRTUAL_CAMERA


def test_a_program_that_takes_nothing_is_told(daemon, monkeypatch):
    monkeypatch.setattr(pipewire, "_START_S", 0.2)
    monkeypatch.setattr(pipewire, "_END_S", 0.1)
    with pytest.raises(VirtualCameraError, match="takes no pictures"):
        start("exec sleep 60")


def test_a_missing_program_is_told(daemon):
    with pytest.raises(VirtualCameraError, match="no-such is not installed"):
        PipeWireSink(["no-such"], width=WIDTH, height=HEIGHT)


def test_without_pipewire_nothing_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert pipewire_socket() is None
    with pytest.raises(VirtualCameraError, match="does not run"):
        start(f"touch {tmp_path / 'started'}")
    assert not (tmp_path / "started").exists()


def test_a_socket_that_nobody_listens_at_is_not_pipewire(daemon, tmp_path):
    daemon.close()
    with pytest.raises(VirtualCameraError, match="does not run"):
        start("cat >/dev/null")


@pytest.mark.parametrize(
    "variables",
    [
        {"XDG_RUNTIME_DIR": "{}", "PIPEWIRE_REMOTE": "other"},
        {"XDG_RUNTIME_DIR": "/nowhere", "PIPEWIRE_RUNTIME_DIR": "{}"},
        {"XDG_RUNTIME_DIR": "/nowhere", "PIPEWIRE_REMOTE": "{}/other"},
    ],
)
def test_the_socket_is_found_as_pipewire_s_own_programs_do(
    tmp_path, monkeypatch, variables
):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert pipewire_socket() is None
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    name = Path(os.environ.get("PIPEWIRE_REMOTE", "pipewire-0")).name
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / name))
        assert pipewire_socket() == tmp_path / name


def test_closing_twice_is_fine_and_sending_then_is_told(daemon):
    sink = start("cat >/dev/null")
    sink.close()
    sink.close()
    with pytest.raises(VirtualCameraError, match="closed"):
        sink.send(grey(50))


def test_other_pictures_are_refused(daemon):
    with (
        closing(start("cat >/dev/null")) as sink,
        pytest.raises(ValueError, match="must be"),
    ):
        sink.send(np.zeros((HEIGHT, WIDTH + 2, 3), np.uint8))
    with pytest.raises(ValueError, match="even"):
        PipeWireSink(["cat"], width=WIDTH + 1, height=HEIGHT)


def test_the_program_is_told_size_rate_and_name():
    words = " ".join(command(1280, 720, 30))
    assert words.startswith("gst-launch-1.0")
    assert "blocksize=1382400" in words
    assert "width=1280 height=720 framerate=30/1 colorimetry=bt601" in words
    assert 'node.description="FaceKeys\\ Cam"' in words
