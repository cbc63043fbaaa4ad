import http.client
import re
import socket
import threading
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import cv2
import numpy as np
import pytest

from doubles import wait_until
from facekeys.errors import ExitCode, VirtualCameraError
from facekeys.virtualcam import mjpeg
from facekeys.virtualcam.mjpeg import MjpegSink


@pytest.fixture
def sink():
    with closing(MjpegSink()) as one:
        yield one


def grey(value):
    return np.full((48, 64, 3), value, np.uint8)


@contextmanager
def reading(sink, path=None):
    """Ask for the stream, or another path; gives the response."""
    address = urlsplit(sink.name)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    with closing(connection):
        connection.request("GET", address.path if path is None else path)
        yield connection.getresponse()


def joined(sink, readers=1):
    wait_until(lambda: sink._stream.readers == readers)


def next_picture(response):
    """Return the next part of a stream, by its own headers."""
    assert response.readline() == b"--facekeys\r\n"
    assert response.readline() == b"Content-Type: image/jpeg\r\n"
    length = int(re.fullmatch(rb"Content-Length: (\d+)\r\n", response.readline())[1])
    assert response.readline() == b"\r\n"
    jpeg = response.read(length)
    assert response.readline() == b"\r\n"
    return cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)


def shows(response, value):
    return np.abs(next_picture(response).astype(int) - value).max() <= 3


def test_the_address_is_this_computer_s_and_holds_a_secret(sink):
    address = urlsplit(sink.name)
    assert address.hostname == "127.0.0.1"
    assert sink._server.socket.getsockname()[0] == "127.0.0.1"
    with closing(MjpegSink()) as other:
        assert len(address.path) > 20
        assert urlsplit(other.name).path != address.path


def test_a_browser_gets_the_pictures_as_they_come(sink):
    with reading(sink) as response:
        assert response.status == 200
        kind = response.headers["Content-Type"]
        assert kind == "multipart/x-mixed-replace; boundary=facekeys"
        joined(sink)
        for value in (40, 200):
            sink.send(grey(value))
            assert shows(response, value)
        sink.repeat()
        assert shows(response, 200)


def test_what_was_sent_before_anybody_read_is_shown_when_it_is_repeated(sink):
    sink.send(grey(90))
    with reading(sink) as response:
        joined(sink)
        sink.repeat()
        assert shows(response, 90)


def test_a_picture_is_not_kept_by_reference(sink):
    pixels = grey(90)
    sink.send(pixels)
    pixels[:] = 0
    with reading(sink) as response:
        joined(sink)
        sink.repeat()
        assert shows(response, 90)


def test_nothing_is_packed_while_nobody_reads(sink, monkeypatch):
    monkeypatch.delattr("facekeys.virtualcam.mjpeg.cv2.imencode")
    sink.send(grey(90))
    sink.repeat()


def test_a_picture_is_packed_once_for_all_readers(sink, monkeypatch):
    packed = []
    pack = mjpeg._jpeg
    monkeypatch.setattr(mjpeg, "_jpeg", lambda pixels: packed.append(1) or pack(pixels))
    with reading(sink) as one, reading(sink) as other:
        joined(sink, 2)
        sink.send(grey(90))
        assert shows(one, 90)
        assert shows(other, 90)
        sink.repeat()
        assert shows(one, 90)
    assert len(packed) == 1


def test_a_reader_that_is_late_gets_the_last_picture_while_the_next_is_packed(
    sink, monkeypatch
):
    pack, taken = mjpeg._jpeg, []
    with sink._stream.reading() as pictures:

        def pack_slowly(pixels):
            taken.append(next(pictures))
            return pack(pixels)

        sink.send(grey(90))
        monkeypatch.setattr(mjpeg, "_jpeg", pack_slowly)
        sink.send(grey(200))
    assert taken == [pack(grey(90))]


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/x/../", "//", "/%00", "/ä"])
def test_who_does_not_know_the_address_gets_nothing(sink, path):
    address = urlsplit(sink.name)
    with socket.create_connection((address.hostname, address.port), 10) as raw:
        raw.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = raw.makefile("rb").readline()
    assert answer.split()[1] == b"404"
    assert sink._stream.readers == 0


def test_part_of_the_secret_is_not_enough(sink):
    path = urlsplit(sink.name).path
    for guess in (path[:-1], path + "x", path.upper() + "?", path + "/"):
        with reading(sink, guess) as response:
            assert response.status == 404


def test_a_reader_that_takes_nothing_holds_up_nobody(sink):
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    with reading(sink), reading(sink) as quick:
        joined(sink, 2)
        for _ in range(30):  # far more than fits between the server and the slow one
            sink.send(noise)
            assert next_picture(quick).shape == (720, 1280, 3)


def test_a_reader_that_takes_nothing_for_long_is_sent_away(sink, monkeypatch):
    monkeypatch.setattr(mjpeg._Guest, "timeout", 0.1)
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    with reading(sink):
        joined(sink)
        wait_until(lambda: sink.send(noise) or sink._stream.readers == 0)


def test_readers_that_go_are_forgotten(sink):
    for _ in range(3):
        with reading(sink):
            joined(sink)
        wait_until(lambda: sink.send(grey(1)) or sink._stream.readers == 0)
    wait_until(lambda: not sink._server._guests)


def test_too_many_readers_are_told(sink, monkeypatch):
    monkeypatch.setattr(mjpeg, "_MOST_READERS", 1)
    with reading(sink):
        joined(sink)
        with reading(sink) as second:
            assert second.status == 503
        joined(sink)


def test_the_end_hangs_up_on_everybody_and_leaves_no_thread(monkeypatch):
    monkeypatch.setattr(mjpeg._Guest, "timeout", None)  # nobody goes by itself
    before = set(threading.enumerate())
    sink = MjpegSink()
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    address = urlsplit(sink.name)
    silent = socket.create_connection((address.hostname, address.port), 10)
    with silent, reading(sink) as response, reading(sink):
        joined(sink, 2)
        for _ in range(20):  # the second reader's thread now waits for it to read
            sink.send(noise)
            next_picture(response)
        sink.close()
        sink.close()
        wait_until(lambda: set(threading.enumerate()) == before)
        assert response.read() == b""
        assert silent.recv(1) == b""
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address.hostname, address.port), 10)


def test_the_last_picture_still_reaches_the_readers():
    sink = MjpegSink()
    with reading(sink) as response:
        joined(sink)
        sink.send(grey(90))
        sink._stream.end()  # before the reader's thread had its turn, perhaps
        assert shows(response, 90)
        assert response.read() == b""
        sink._server.shutdown()
        sink._server.server_close()
        sink._thread.join()


def test_after_the_end_sending_is_told():
    sink = MjpegSink()
    sink.close()
    for attempt in (lambda: sink.send(grey(1)), sink.repeat):
        with pytest.raises(VirtualCameraError, match="closed"):
            attempt()


def test_without_a_port_it_says_so(monkeypatch):
    def refuse(*_):
        raise OSError("Address not available")

    monkeypatch.setattr(mjpeg, "_Server", refuse)
    with pytest.raises(VirtualCameraError, match="Address not available") as caught:
        MjpegSink()
    assert caught.value.exit_code == ExitCode.VIRTUAL_CAMERA
