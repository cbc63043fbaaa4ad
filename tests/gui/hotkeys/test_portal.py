"""The desktop's portal, played by a thread of ours on a private session bus."""

import shutil
import subprocess
import sys
import threading

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("D-Bus desktops are Linux's", allow_module_level=True)

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.portal import PortalHotkeys, preferred_trigger

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
# No folders of services: this machine's own portal must not be started.
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>"""
KEYS = {"panic": "Ctrl+Alt+Shift+0", "push": "Ctrl+!"}


@pytest.fixture(scope="module")
def bus_address(tmp_path_factory):
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    rules = tmp_path_factory.mktemp("bus") / "session.conf"
    rules.write_text(BUS.format(folder=rules.parent))
    with subprocess.Popen(
        ["dbus-daemon", f"--config-file={rules}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture(autouse=True)
def private_bus(bus_address, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_address)


class FakePortal:
    """Answers as xdg-desktop-portal does; `code` is what comes of its dialog."""

    def __init__(self):
        self.code = 0
        self.leaves_out = set()
        self.sessions = []
        self.closed = []
        self.bound = []
        self.apps = []
        self._bus = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        self._answers = {
            "CreateSession": self._create,
            "BindShortcuts": self._bind,
            "Close": self._close,
            "Register": self._register,
        }
        self._thread = threading.Thread(target=self._run, name="portal")
        self._ends = threading.Event()
        self._thread.start()

    def end(self):
        self._ends.set()
        self._thread.join()
        self._bus.send_and_get_reply(message_bus.ReleaseName(NAME))
        self._bus.close()

    def say(self, member, action_id, session=None):
        """Send Activated or Deactivated, as if the user pressed or let go of a key."""
        body = (session or self.sessions[-1], action_id, 12, {})
        self._signal(PATH, SHORTCUTS, member, "osta{sv}", body)

    def take_back(self):
        self._signal(
            self.sessions[-1],
            "org.freedesktop.portal.Session",
            "Closed",
            "a{sv}",
            ({},),
        )

    def _run(self):
        while not self._ends.is_set():
            try:
                message = self._bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                fields = message.header.fields
                self._answers[fields[HeaderFields.member]](message, fields)

    def _create(self, message, fields):
        (options,) = message.body
        session = self._handle("session", fields, options["session_handle_token"][1])
        self.sessions.append(session)
        self._respond(message, fields, options, {"session_handle": ("s", session)})

    def _bind(self, message, fields):
        session, shortcuts, _, options = message.body
        self.bound.append((session, shortcuts))
        given = [
            (name, {"trigger_description": ("s", "Super+F1")})
            for name, _ in shortcuts
            if name not in self.leaves_out
        ]
        self._respond(message, fields, options, {"shortcuts": ("a(sa{sv})", given)})

    def _close(self, message, fields):
        self.closed.append(fields[HeaderFields.path])
        self._bus.send(new_method_return(message))

    def _register(self, message, fields):
        self.apps.append(message.body[0])
        self._bus.send(
            new_error(message, "org.freedesktop.DBus.Error.UnknownInterface")
        )

    def _handle(self, kind, fields, token):
        sender = fields[HeaderFields.sender].lstrip(":").replace(".", "_")
        return f"{PATH}/{kind}/{sender}/{token}"

    def _respond(self, message, fields, options, results):
        request = self._handle("request", fields, options["handle_token"][1])
        self._bus.send(new_method_return(message, "o", (request,)))
        body = (self.code, results)
        interface = "org.freedesktop.portal.Request"
        self._signal(request, interface, "Response", "ua{sv}", body)

    def _signal(self, path, interface, member, signature, body):
        address = DBusAddress(path, interface=interface)
        self._bus.send(new_signal(address, member, signature, body))


@pytest.fixture
def portal(private_bus):
    one = FakePortal()
    yield one
    one.end()


@pytest.fixture
def hotkeys(qtbot, private_bus, heard):
    one = PortalHotkeys(heard.listener())
    yield one
    one.close()


@pytest.fixture
def bound(qtbot, portal, hotkeys):
    hotkeys.bind(KEYS)
    qtbot.waitUntil(lambda: portal.bound != [])
    return hotkeys


def test_keys_are_suggested_with_their_titles(qtbot, portal, bound):
    session, shortcuts = portal.bound[0]
    assert session == portal.sessions[0]
    assert shortcuts == [
        (
            "panic",
            {
                "description": ("s", "All filters off"),
                "preferred_trigger": ("s", "CTRL+ALT+SHIFT+0"),
            },
        ),
        (
            "push",
            {
                "description": ("s", "Favourite filters while held"),
                "preferred_trigger": ("s", "CTRL+exclam"),
            },
        ),
    ]
    assert portal.apps == ["facekeys"]


def test_presses_and_releases_are_heard_once(qtbot, portal, bound, heard):
    for member in ("Activated", "Activated", "Deactivated", "Deactivated"):
        portal.say(member, "push")
    portal.say("Activated", "panic")
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push", "+panic"])


def test_other_sessions_and_keys_are_not_ours(qtbot, portal, bound, heard):
    portal.say("Activated", "panic", session=f"{PATH}/session/1_1/other")
    portal.say("Activated", "dance")
    portal.say("Activated", "push")
    qtbot.waitUntil(lambda: heard.said == ["+push"])


def test_what_the_desktop_leaves_out_is_told(qtbot, portal, hotkeys, heard):
    portal.leaves_out = {"push"}
    hotkeys.bind(KEYS)
    qtbot.waitUntil(lambda: heard.refused != {})
    assert heard.refused == {
        "push": "The desktop gave no key for “Favourite filters while held”."
    }


@pytest.mark.parametrize(("code", "why"), [(1, "dismissed"), (2, "refused")])
def test_a_dialog_that_comes_to_nothing_is_told(
    qtbot, portal, hotkeys, heard, code, why
):
    portal.code = code
    hotkeys.bind(KEYS)
    qtbot.waitUntil(lambda: list(heard.refused) == list(KEYS))
    assert all(why in sentence for sentence in heard.refused.values())
    assert "facekeys toggle sunglasses" in hotkeys.way
    portal.code = 0
    hotkeys.bind(KEYS)
    qtbot.waitUntil(lambda: heard.refused == {})
    assert "facekeys toggle" not in hotkeys.way


def test_the_same_keys_are_not_asked_for_again_and_others_are(qtbot, portal, bound):
    bound.bind(KEYS)
    bound.bind({"panic": "F1"})
    qtbot.waitUntil(lambda: len(portal.bound) == 2)
    assert len(portal.sessions) == 2
    assert portal.closed == portal.sessions[:1]
    assert [name for name, _ in portal.bound[1][1]] == ["panic"]


def test_keys_that_changed_while_the_portal_worked_leave_no_session(
    qtbot, portal, hotkeys
):
    hotkeys.bind(KEYS)
    hotkeys.bind({"panic": "F1"})
    qtbot.waitUntil(lambda: len(portal.bound) == 1)
    qtbot.waitUntil(lambda: portal.closed == portal.sessions[:1])
    assert portal.bound[0][0] == portal.sessions[1]


def test_keys_taken_back_while_held_are_released(qtbot, portal, bound, heard):
    portal.say("Activated", "push")
    portal.take_back()
    qtbot.waitUntil(lambda: heard.said == ["+push", "-push"])
    assert "took the keys back" in heard.refused["push"]


def test_a_desktop_without_the_portal_is_a_sentence(qtbot, hotkeys, heard):
    hotkeys.bind(KEYS)
    qtbot.waitUntil(lambda: list(heard.refused) == list(KEYS), timeout=20_000)
    assert "no portal" in heard.refused["panic"]
    assert "facekeys toggle sunglasses" in hotkeys.way


def test_without_a_session_bus_it_is_a_sentence(qtbot, heard, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    with pytest.raises(HotkeyError, match="session bus"):
        PortalHotkeys(heard.listener())


def test_only_the_desktop_knows_what_is_taken(hotkeys):
    assert hotkeys.check("Ctrl+C") == ""
    assert hotkeys.chosen_by_desktop


@pytest.mark.parametrize(
    ("key", "trigger"),
    [
        ("Meta+Shift+F5", "SHIFT+LOGO+F5"),
        ("Ctrl+Alt+V", "CTRL+ALT+v"),
        ("Pause", "Pause"),
        ("Ctrl+PgUp", "CTRL+Page_Up"),
        ("Volume Up", ""),
    ],
)
def test_triggers_are_written_as_the_specification_has_them(key, trigger):
    assert preferred_trigger(key) == trigger
