"""The door by which other programs of the same user speak to the running app.

A local socket (a named pipe on Windows) that only the user can open. One line goes in,
the name of a request and maybe a word or more for it; one line comes back, JSON; then
the app closes the connection. What it refuses comes back as "error" and "hint".
"""

from __future__ import annotations

import itertools
import json
import logging
import socket
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from facekeys.errors import (
    ExitCode,
    FaceKeysError,
    NotRunningError,
    RefusedError,
    UsageError,
)
from facekeys.resources import control_address

_LOG: Final = logging.getLogger(__name__)

_LONGEST_REQUEST: Final = 1 << 16
"""Room for a table of many filters, as `facekeys settings get` prints it."""
_LONGEST_ANSWER: Final = 1 << 20
_MOST_GUESTS: Final = 8
_PATIENCE_MS: Final = 3000
_MOMENT_MS: Final = 50


@dataclass(frozen=True, slots=True)
class Request:
    """Something that the app does when it is asked.

    Attributes:
        answer: Does it, and returns one line of JSON, at once or in the end. Called in
            the server's thread, with what followed the request's name. What it refuses
            it raises as a FaceKeysError.
        takes: What must follow the request's name, for people; "" for nothing.
    """

    answer: Callable[[str], str | Future[str]]
    takes: str = ""

    def answered(self, argument: str) -> str | Future[str]:
        """Answer, if the argument is there where it must be.

        Raises:
            UsageError: It is not.
            FaceKeysError: The app refuses.
        """
        if bool(argument) != bool(self.takes):
            wanted = self.takes or "nothing"
            raise UsageError(f"This request takes {wanted}.")
        return self.answer(argument)


class ControlServer(QObject):
    """Answers requests in the thread that made it, by way of its event loop."""

    _done = Signal(int, object)
    """An answer that took its time is there: for which guest, and its `Future`."""

    def __init__(
        self, requests: Mapping[str, Request], parent: QObject | None = None
    ) -> None:
        """Prepare the server; `start` opens the door.

        Args:
            requests: What can be asked, by name.
            parent: The object that owns the server.
        """
        super().__init__(parent)
        self._requests = requests
        self._numbers = itertools.count()
        self._waiting: dict[int, QLocalSocket] = {}
        self._done.connect(self._answer_late)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def start(self) -> bool:
        """Listen, unless another FaceKeys of this user does.

        Returns:
            Whether it listens now. Without a place for the socket the app runs as well.
        """
        try:
            address = control_address()
        except OSError as error:
            _LOG.warning("Other programs can't speak to the app: %s", error)
            return False
        if _connect(address) is not None:
            return False
        listens = self._server.listen(address)  # in place of a killed one's socket
        if not listens:
            _LOG.warning("Other programs can't speak to the app: %s", address)
        return listens

    def close(self) -> None:
        """Close the door, and send away whoever is in it."""
        for guest in self._server.findChildren(QLocalSocket):
            guest.abort()
        self._server.close()

    def _welcome(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.setReadBufferSize(_LONGEST_REQUEST)
            guest.disconnected.connect(self._part)
            guest.readyRead.connect(self._answer)
            QTimer.singleShot(_PATIENCE_MS, guest, guest.abort)
            if len(self._server.findChildren(QLocalSocket)) > _MOST_GUESTS:
                guest.abort()

    # Methods of a QObject are connected by weak references: so no guest that is on its
    # way out keeps the server alive, whose child it is.
    @Slot()
    def _part(self) -> None:
        guest = cast("QLocalSocket", self.sender())
        self._waiting = {n: one for n, one in self._waiting.items() if one is not guest}
        guest.deleteLater()

    @Slot()
    def _answer(self) -> None:
        guest = cast("QLocalSocket", self.sender())
        if not guest.canReadLine():
            if guest.bytesAvailable() >= _LONGEST_REQUEST:
                guest.abort()
            return
        line = bytes(guest.readLine().data()).decode("utf-8", "replace")
        name, _, argument = line.strip().partition(" ")
        try:
            answer = self._known(name).answered(argument.strip())
        except FaceKeysError as error:
            answer = _refusal(error)
        if isinstance(answer, Future):
            number = next(self._numbers)
            self._waiting[number] = guest
            answer.add_done_callback(partial(self._done.emit, number))
        else:
            _send(guest, answer)

    def _known(self, name: str) -> Request:
        if name not in self._requests:
            raise FaceKeysError(
                "FaceKeys does not know this request.",
                hint="Another version of it is running: end that, and start this one.",
            )
        return self._requests[name]

    @Slot(int, object)
    def _answer_late(self, number: int, done: Future[str]) -> None:
        guest = self._waiting.pop(number, None)
        if guest is None:
            return  # gone without waiting for it
        try:
            _send(guest, done.result())
        except FaceKeysError as error:
            _send(guest, _refusal(error))


def ask(request: str, argument: str = "") -> str:
    """Ask the running app; needs no event loop.

    Args:
        request: A name that the app knows.
        argument: What the request takes, if it takes something: one line.

    Returns:
        The line of JSON that it answered.

    Raises:
        UsageError: The argument is no line, or too long.
        NotRunningError: No app of this user runs, or it does not answer.
        RefusedError: It does not do that; the message, the hint and the exit code are
            its own.
    """
    sent = f"{request} {argument}".strip().encode("utf-8", "replace") + b"\n"
    if not argument.isprintable() or len(sent) >= _LONGEST_REQUEST:
        raise UsageError(f"{request} takes one short line of readable text.")
    try:
        line = _exchange(control_address(), sent)
    except OSError:
        line = None
    if line is None:
        raise NotRunningError(
            "FaceKeys is not running.", hint="Start it with `facekeys`, then ask again."
        )
    if not line:
        raise NotRunningError(
            "FaceKeys runs, but it does not answer.",
            hint="Wait until its window moves again, or close it.",
        )
    answer = json.loads(line)
    if "error" in answer:
        raise RefusedError(
            answer["error"],
            hint=answer["hint"],
            exit_code=ExitCode(answer["exit_code"]),
        )
    return line


def _exchange(address: str, sent: bytes) -> str | None:
    """Return the line that comes back for a line.

    Returns:
        None if nobody listens; "" if no answer comes.
    """
    return (_by_pipe if sys.platform == "win32" else _by_socket)(address, sent)


def _by_socket(address: str, sent: bytes) -> str | None:
    """Do so by a socket of Python, which keeps no other thread waiting."""
    patience_s = _PATIENCE_MS / 1000
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(patience_s)
        try:
            door.connect(address)
        except OSError:
            return None
        got = b""
        until_s = time.monotonic() + patience_s
        with suppress(OSError):
            door.sendall(sent)
            while b"\n" not in got and len(got) <= _LONGEST_ANSWER:
                door.settimeout(max(0.001, until_s - time.monotonic()))
                part = door.recv(_LONGEST_REQUEST)
                if not part:
                    break
                got += part
    line, end, _ = got.partition(b"\n")
    return line.decode("utf-8", "replace").strip() if end else ""


def _by_pipe(address: str, sent: bytes) -> str | None:
    """Do so by one of Qt, which is a named pipe on Windows.

    It raises nothing, for the socket must not outlive its thread in a traceback.
    """
    door = _connect(address)
    if door is None:
        return None
    door.write(sent)
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not door.canReadLine():
        lost = door.state() == QLocalSocket.LocalSocketState.UnconnectedState
        too_long = door.bytesAvailable() > _LONGEST_ANSWER
        if lost or too_long or deadline.hasExpired():
            return ""
        # Qt keeps Python waiting meanwhile, Ctrl-C too; so only for a moment.
        door.waitForReadyRead(_MOMENT_MS)
    return bytes(door.readLine().data()).decode("utf-8", "replace").strip()


def _connect(address: str) -> QLocalSocket | None:
    """Return a socket to whoever listens at an address; None if nobody does."""
    door = QLocalSocket()
    door.setReadBufferSize(_LONGEST_ANSWER + 1)
    door.connectToServer(address)
    return door if door.waitForConnected(_PATIENCE_MS) else None


def _send(guest: QLocalSocket, answer: str) -> None:
    guest.write(answer.encode() + b"\n")
    guest.disconnectFromServer()  # once all of it is written


def _refusal(error: FaceKeysError) -> str:
    return json.dumps(
        {
            "error": error.message,
            "hint": error.hint,
            "exit_code": int(error.exit_code),
        }
    )
