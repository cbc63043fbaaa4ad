"""Keys on Wayland: the desktop's portal GlobalShortcuts, over D-Bus.

The portal's calls are asked for by a message and answered by a signal; see
https://flatpak.github.io/xdg-desktop-portal/docs/ (GlobalShortcuts, Request, Session,
Registry). The user chooses the keys in the desktop's own dialog; FaceKeys suggests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Qt

from facekeys.ui.actions import BY_ID
from facekeys.ui.hotkeys.backend import Listener, unavailable
from facekeys.ui.hotkeys.keysyms import keysym_name
from facekeys.ui.keymap import combination_of

_BUS: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST: Final = "org.freedesktop.portal.Request"
_SESSION: Final = "org.freedesktop.portal.Session"
_REGISTRY: Final = "org.freedesktop.host.portal.Registry"
_APP_ID: Final = "facekeys"
_GRANTED, _CANCELLED = 0, 1

# In the order in which the XDG shortcuts specification writes them.
_MODIFIERS: Final = (
    (Qt.KeyboardModifier.ControlModifier, "CTRL"),
    (Qt.KeyboardModifier.AltModifier, "ALT"),
    (Qt.KeyboardModifier.ShiftModifier, "SHIFT"),
    (Qt.KeyboardModifier.MetaModifier, "LOGO"),
)

_Results = dict[str, tuple[str, Any]]
_Next = Callable[[_Results], None]


class PortalHotkeys(QObject):
    """One session with the portal at a time; another set of keys is another session.

    The connection is looked at by Qt's event loop: after the first greeting nothing
    waits for the bus or the portal.
    """

    works = True
    chosen_by_desktop = True

    def __init__(self, listener: Listener) -> None:
        """Connect to the session bus.

        Args:
            listener: Hears of the keys.

        Raises:
            HotkeyError: There is no session bus. That the desktop has no such portal
                is found out later, and told by `way` and the listener's `refused`.
        """
        super().__init__()
        self._trouble = ""
        self._listener = listener
        self._keys: dict[str, str] | None = None
        self._session = ""
        self._down: set[str] = set()
        self._tokens = count(1)
        self._answers: dict[str, _Next] = {}
        self._calls: set[int] = set()
        self._takes: dict[str, Callable[..., None]] = {
            "Response": self._answer,
            "Activated": self._press,
            "Deactivated": self._release,
            "Closed": self._closed,
        }
        try:
            self._bus = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, RuntimeError) as error:
            raise unavailable(
                "There is no session bus to ask the desktop for keys."
            ) from error
        for interface in (_REQUEST, _SHORTCUTS, _SESSION):
            rule = MatchRule(type="signal", sender=_BUS, interface=interface)
            self._bus.send(message_bus.AddMatch(rule))
        # Newer portals want to know which program asks; older ones do not know this.
        self._send(_REGISTRY, "Register", "sa{sv}", (_APP_ID, {}))
        self._notifier = QSocketNotifier(
            self._bus.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)

    @property
    def way(self) -> str:
        """How it is done, or why it could not be done the last time."""
        return self._trouble or "The desktop gives FaceKeys the keys that you allow."

    def bind(self, keys: Mapping[str, str]) -> None:
        """Suggest these keys to the desktop; see the protocol."""
        if self._keys == dict(keys):
            return  # the desktop would ask again
        self._let_go()
        self._trouble = ""
        self._keys = dict(keys)
        if self._keys:
            options = {"session_handle_token": ("s", f"facekeys{next(self._tokens)}")}
            self._ask("CreateSession", "", (), options, self._begin)

    def check(self, key: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: only the desktop knows."""
        return ""

    def close(self) -> None:
        """Give back all keys and leave the bus."""
        self._let_go()
        self._notifier.setEnabled(False)
        self._bus.close()

    def _let_go(self) -> None:
        for action_id in sorted(self._down):
            self._listener.released(action_id)
        self._down.clear()
        self._answers = dict.fromkeys(self._answers, self._abandon)
        self._end(self._session)
        self._session = ""

    def _end(self, session: str) -> None:
        if session:
            self._send(_SESSION, "Close", "", (), path=session)

    def _abandon(self, results: _Results) -> None:
        """End a session that was made for keys that are no longer wanted."""
        self._end(results.get("session_handle", ("s", ""))[1])

    def _begin(self, results: _Results) -> None:
        """Name the keys in the session that the portal made."""
        _, self._session = results.get("session_handle", ("s", ""))
        if not self._session:
            self._fail("The desktop refused the keys.")
            return
        shortcuts = [
            (action_id, _described(action_id, key))
            for action_id, key in (self._keys or {}).items()
        ]
        body = (self._session, shortcuts, "")
        self._ask("BindShortcuts", "oa(sa{sv})s", body, {}, self._bound)

    def _bound(self, results: _Results) -> None:
        """Tell which of the keys the desktop has left out."""
        given = {name for name, _ in results.get("shortcuts", ("", []))[1]}
        left_out = [name for name in self._keys or {} if name not in given]
        self._listener.refused(
            {
                name: f"The desktop gave no key for “{BY_ID[name].words()}”."
                for name in left_out
            }
        )

    def _ask(
        self,
        method: str,
        signature: str,
        body: tuple[Any, ...],
        options: _Results,
        then: _Next,
    ) -> None:
        """Call a method of the portal that answers by a signal of a request."""
        token = f"facekeys{next(self._tokens)}"
        sender = self._bus.unique_name.lstrip(":").replace(".", "_")
        self._answers[f"{_PATH}/request/{sender}/{token}"] = then
        whole = (*body, {**options, "handle_token": ("s", token)})
        serial = self._send(_SHORTCUTS, method, f"{signature}a{{sv}}", whole)
        self._calls.add(serial)

    def _send(
        self,
        interface: str,
        method: str,
        signature: str,
        body: tuple[Any, ...],
        path: str = _PATH,
    ) -> int:
        """Send a call without waiting; returns its number."""
        address = DBusAddress(path, _BUS, interface)
        serial: int = next(self._bus.outgoing_serial)
        self._bus.send(new_method_call(address, method, signature, body), serial)
        return serial

    def _read(self) -> None:
        """Take what the bus has sent, without waiting."""
        try:
            while True:
                self._take(self._bus.receive(timeout=0))
        except TimeoutError:
            return
        except OSError:
            self._notifier.setEnabled(False)
            self._fail("The session bus is gone.")

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.error:
            if fields.get(HeaderFields.reply_serial) in self._calls:
                self._fail("This desktop has no portal for keys in all windows.")
            return
        if kind is MessageType.signal:
            member = fields.get(HeaderFields.member)
            path = fields.get(HeaderFields.path)
            take: Callable[..., None] = self._takes.get(str(member), _ignore)
            take(path, *message.body)

    def _answer(self, path: str, code: int, results: _Results) -> None:
        then = self._answers.pop(path, None)
        if then is None:
            return
        if code == _GRANTED or then == self._abandon:
            then(results)
        elif code == _CANCELLED:
            self._fail("The desktop's dialog for keys was dismissed.")
        else:
            self._fail("The desktop refused the keys.")

    def _press(self, _path: str, session: str, action_id: str, *_: Any) -> None:
        known = action_id in (self._keys or {})
        if session == self._session and known and action_id not in self._down:
            self._down.add(action_id)
            self._listener.pressed(action_id)

    def _release(self, _path: str, session: str, action_id: str, *_: Any) -> None:
        if session == self._session and action_id in self._down:
            self._down.discard(action_id)
            self._listener.released(action_id)

    def _closed(self, path: str, *_: Any) -> None:
        if path == self._session:
            self._session = ""
            self._fail("The desktop took the keys back.")

    def _fail(self, why: str) -> None:
        """Say for all keys that they can't be had; the next `bind` asks anew."""
        self._let_go()
        error = unavailable(why)
        self._trouble = str(error)
        keys, self._keys = self._keys or {}, None
        self._listener.refused(dict.fromkeys(keys, error.message))


def _ignore(*_: Any) -> None:
    """Take a signal that nobody asked for."""


def _described(action_id: str, key: str) -> _Results:
    """Return what the portal wants to know of a key."""
    trigger = preferred_trigger(key)
    described = {"description": ("s", BY_ID[action_id].words())}
    return described | ({"preferred_trigger": ("s", trigger)} if trigger else {})


def preferred_trigger(key: str) -> str:
    """Write a key as the XDG shortcuts specification does: "CTRL+ALT+exclam".

    Returns:
        Nothing for keys that have no name there.
    """
    combination = combination_of(key)
    name = keysym_name(combination.key()) if combination is not None else ""
    if combination is None or not name:
        return ""
    held = combination.keyboardModifiers()
    return "+".join([*(text for one, text in _MODIFIERS if held & one), name])
