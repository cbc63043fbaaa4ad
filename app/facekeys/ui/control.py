"""The door by which other programs of the same user speak to the running app.

A local socket (a named pipe on Windows) that only the user can open. One line goes in,
the name of a request; one line comes back, JSON; then the app closes the connection.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from facekeys.errors import NotRunningError
from facekeys.resources import control_address

_LOG: Final = logging.getLogger(__name__)

_LONGEST_REQUEST: Final = 1024
_LONGEST_ANSWER: Final = 1 << 20
_MOST_GUESTS: Final = 8
_PATIENCE_MS: Final = 3000
_MOMENT_MS: Final = 50

Answer = Callable[[], str]
"""Gives one line of JSON; called in the server's thread."""


class ControlServer(QObject):
    """Answers requests in the thread that made it, by way of its event loop."""

    def __init__(
        self, answers: Mapping[str, Answer], parent: QObject | None = None
    ) -> None:
        """Prepare the server; `start` opens the door.

        Args:
            answers: What to call for each request.
            parent: The object that owns the server.
        """
        super().__init__(parent)
        self._answers = answers
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
            _LOG.warning("Nobody can ask for the status: %s", error)
            return False
        if _connect(address) is not None:
            return False
        listens = self._server.listen(address)  # in place of a killed one's socket
        if not listens:
            _LOG.warning("Nobody can ask for the status: %s", address)
        return listens

    def close(self) -> None:
        """Close the door, and send away whoever is in it."""
        for guest in self._server.findChildren(QLocalSocket):
            guest.abort()
        self._server.close()

    def _welcome(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.setReadBufferSize(_LONGEST_REQUEST)
            guest.disconnected.connect(guest.deleteLater)
            guest.readyRead.connect(partial(self._answer, guest))
            QTimer.singleShot(_PATIENCE_MS, guest, guest.abort)
            if len(self._server.findChildren(QLocalSocket)) > _MOST_GUESTS:
                guest.abort()

    def _answer(self, guest: QLocalSocket) -> None:
        if not guest.canReadLine():
            if guest.bytesAvailable() >= _LONGEST_REQUEST:
                guest.abort()
            return
        request = bytes(guest.readLine().data()).decode("utf-8", "replace").strip()
        answer = self._answers.get(request, _unknown)
        guest.write(answer().encode() + b"\n")
        guest.disconnectFromServer()  # once all of it is written


def ask(request: str) -> str:
    """Ask the running app; needs no event loop.

    Args:
        request: A name that the app knows.

    Returns:
        The line that it answered.

    Raises:
        NotRunningError: No app of this user runs, or it does not answer.
    """
    try:
        socket = _connect(control_address())
    except OSError:
        socket = None
    if socket is None:
        raise NotRunningError(
            "FaceKeys is not running.", hint="Start it with `facekeys`, then ask again."
        )
    socket.write(request.encode() + b"\n")
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not socket.canReadLine():
        lost = socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        too_long = socket.bytesAvailable() > _LONGEST_ANSWER
        if lost or too_long or deadline.hasExpired():
            raise NotRunningError(
                "FaceKeys runs, but it does not answer.",
                hint="Wait until its window moves again, or close it.",
            )
        # Qt keeps Python waiting meanwhile, Ctrl-C too; so only for a moment.
        socket.waitForReadyRead(_MOMENT_MS)
    return bytes(socket.readLine().data()).decode("utf-8", "replace").strip()


def _connect(address: str) -> QLocalSocket | None:
    """Return a socket to whoever listens at an address; None if nobody does."""
    socket = QLocalSocket()
    socket.setReadBufferSize(_LONGEST_ANSWER + 1)
    socket.connectToServer(address)
    return socket if socket.waitForConnected(_PATIENCE_MS) else None


def _unknown() -> str:
    return json.dumps({"error": "FaceKeys does not know this request."})
