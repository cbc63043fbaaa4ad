"""A preview by HTTP on this computer alone: for OBS' browser source, and any browser.

Motion JPEG in multipart/x-mixed-replace, which every browser shows in an <img>. The
server listens on 127.0.0.1 only, and answers only to who knows the address: it holds a
random token, new at each start.
"""

from __future__ import annotations

import logging
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Final

import cv2
import numpy as np

from facekeys.errors import VirtualCameraError
from facekeys.types import Pixels
from facekeys.virtualcam.audience import Audience, Watch, audience_of
from facekeys.virtualcam.sink import Sink

_LOG: Final = logging.getLogger(__name__)

_ADDRESS: Final = "127.0.0.1"
_QUALITY: Final = 80
_MOST_READERS: Final = 8
_PATIENCE_S: Final = 5.0
_BOUNDARY: Final = "facekeys"
_SEND_BUFFER_BYTES: Final = 1 << 18
"""One or two pictures: more would only make a slow reader see old ones."""


def open_preview() -> Sink:
    """Open the preview at a port that is free.

    Raises:
        VirtualCameraError: There is none.
    """
    return MjpegSink()


class MjpegSink:
    """Serves the newest picture to whoever has the address.

    Each reader has a thread of its own, so none holds up the others or the app; one
    that takes nothing for five seconds is sent away. A picture is made a JPEG once, and
    only while somebody reads.
    """

    def __init__(self) -> None:
        """Listen.

        Raises:
            VirtualCameraError: No port is free.
        """
        self._stream = _Stream()
        token = secrets.token_urlsafe(16)
        try:
            self._server = _Server(self._stream, token)
        except OSError as error:
            raise VirtualCameraError(
                f"The preview can't be served ({error})."
            ) from error
        self.name = f"http://{_ADDRESS}:{self._server.server_address[1]}/{token}"
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.1},
            name="facekeys preview",
            daemon=True,
        )
        self._thread.start()

    def send(self, pixels: Pixels) -> None:
        """Show one picture; see `Sink.send`."""
        self._check_open()
        self._stream.show(pixels)

    def repeat(self) -> None:
        """Show the last picture once more; see `Sink.repeat`.

        Browsers draw a picture only when the next one begins.
        """
        self._check_open()
        self._stream.show_again()

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Do nothing: when the app ends, so does the server."""

    def watch(self) -> Watch:
        """Return what counts the readers."""
        return ReaderWatch(self._stream)

    def close(self) -> None:
        """Send all readers away and free the port."""
        if self._stream.ended:
            return
        self._stream.end()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _check_open(self) -> None:
        if self._stream.ended:
            raise VirtualCameraError("The preview is closed.")


class _Stream:
    """The newest picture: the sink's thread leaves it here, readers' threads take it.

    Attributes:
        ended: Whether no more come.
        readers: How many there are.
    """

    def __init__(self) -> None:
        self.ended = False
        self._news = threading.Condition()
        self.readers = 0
        self._latest = np.zeros((0, 0, 3), np.uint8)
        self._jpeg = b""
        self._packed = False
        self._number = 0

    def show(self, pixels: Pixels) -> None:
        """Take a picture, for the readers that there are or that come later."""
        if self._latest.shape != pixels.shape:
            self._latest = np.empty_like(pixels)
        np.copyto(self._latest, pixels)
        self._packed = False  # the last JPEG stays: a reader may be about to take it
        self.show_again()

    def show_again(self) -> None:
        """Hand the last picture to the readers, if there are any."""
        if self.readers == 0:
            return
        jpeg = self._jpeg if self._packed else _jpeg(self._latest)
        self._packed = True
        with self._news:
            self._jpeg = jpeg
            self._number += 1
            self._news.notify_all()

    def end(self) -> None:
        """Let all readers go."""
        with self._news:
            self.ended = True
            self._news.notify_all()

    @contextmanager
    def reading(self) -> Iterator[Iterator[bytes] | None]:
        """Be a reader meanwhile.

        Gives the newest picture, as a JPEG, whenever there is one, until the end; or
        None where there is no room for one more reader.
        """
        with self._news:
            room = self.readers < _MOST_READERS
            self.readers += room
            pictures = self._pictures_after(self._number) if room else None
        try:
            yield pictures
        finally:
            with self._news:
                self.readers -= room

    def _pictures_after(self, seen: int) -> Iterator[bytes]:
        while True:
            with self._news:
                while self._number == seen and not self.ended:
                    self._news.wait()
                if self._number == seen:
                    return
                seen, jpeg = self._number, self._jpeg
            yield jpeg


class ReaderWatch:
    """Counts who reads the preview; see `Watch`."""

    def __init__(self, stream: _Stream) -> None:
        """Count the readers of a stream."""
        self._stream = stream

    def audience(self) -> Audience:
        """Return the readers that there are now."""
        return audience_of(self._stream.readers)

    def close(self) -> None:
        """Do nothing: it holds nothing."""


class _Server(ThreadingMixIn, TCPServer):
    """Answers each guest in a thread of its own; closing it ends all of them."""

    daemon_threads = True
    request_queue_size = 16

    def __init__(self, stream: _Stream, token: str) -> None:
        self.stream = stream
        self.path = f"/{token}".encode()
        self._guests: dict[threading.Thread, socket.socket] = {}
        super().__init__((_ADDRESS, 0), _Guest)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer one guest; runs in the guest's thread."""
        thread = threading.current_thread()
        self._guests[thread] = request
        try:
            super().process_request_thread(request, client_address)
        finally:
            del self._guests[thread]

    def server_close(self) -> None:
        """Free the port, hang up on all guests, and wait for their threads."""
        super().server_close()
        guests = self._guests.copy()
        for connection in guests.values():
            with suppress(OSError):  # it may just have gone by itself
                connection.shutdown(socket.SHUT_RDWR)
        for thread in guests:
            thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """Note what went wrong with a guest; nobody else is concerned."""
        _LOG.info("A reader of the preview is lost", exc_info=True)


class _Guest(BaseHTTPRequestHandler):
    """One connection."""

    server: _Server
    timeout = _PATIENCE_S

    def setup(self) -> None:
        """Prepare the connection."""
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
        super().setup()

    def do_GET(self) -> None:
        """Send pictures until either side has enough of it."""
        if not secrets.compare_digest(self.path.encode(), self.server.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with self.server.stream.reading() as pictures:
            if pictures is None:
                self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
                return
            with suppress(OSError):  # it went, or took nothing for too long
                self._send_pictures(pictures)

    def _send_pictures(self, pictures: Iterator[bytes]) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header(
            "Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY}"
        )
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for jpeg in pictures:
            self.wfile.write(
                f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\n"
                f"Content-Length: {len(jpeg)}\r\n\r\n".encode()
            )
            self.wfile.write(jpeg)
            self.wfile.write(b"\r\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Write nothing anywhere: it would hold the token."""


def _jpeg(pixels: Pixels) -> bytes:
    made, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not made:  # never seen; OpenCV's contract allows it
        raise VirtualCameraError("The preview's picture can't be packed.")
    return data.tobytes()
