"""Keys on X11: each is grabbed by itself, and no other is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from Xlib import XK, X
from Xlib.display import Display
from Xlib.error import (
    BadAccess,
    CatchError,
    ConnectionClosedError,
    DisplayError,
    XauthError,
)
from Xlib.protocol.event import KeyPress, KeyRelease, MappingNotify

from facekeys.ui.hotkeys.backend import Listener, unavailable
from facekeys.ui.hotkeys.keysyms import keysym
from facekeys.ui.keymap import combination_of, shown

_LOCKS: Final = (XK.XK_Num_Lock, XK.XK_Scroll_Lock)
_MODIFIERS: Final = (
    (Qt.KeyboardModifier.ControlModifier, XK.XK_Control_L, X.ControlMask),
    (Qt.KeyboardModifier.AltModifier, XK.XK_Alt_L, X.Mod1Mask),
    (Qt.KeyboardModifier.MetaModifier, XK.XK_Super_L, X.Mod4Mask),
)
"""Qt's modifiers, a key that makes each, and its usual mask."""

_ALL_MODIFIERS: Final = 0xFF
_SETTLE_MS: Final = 50
"""A keyboard that is plugged in, or used after another one, tells of it many times."""


class Grip(NamedTuple):
    """A physical key with the modifiers that must be down, locks aside."""

    keycode: int
    modifiers: int


class _RefusedError(Exception):
    """A key can't be had; the text is a sentence for people."""


class X11Hotkeys(QObject):
    """Passive grabs on the root window (XGrabKey), on a connection of their own.

    The connection is looked at by Qt's event loop: there is no thread. A grab holds
    for one state of the lock keys, so each key is grabbed once for each of them.
    """

    way = "X11 gives FaceKeys these keys alone; it sees no others."
    works = True
    chosen_by_desktop = False

    def __init__(self, listener: Listener, display: str | None = None) -> None:
        """Connect to the X server.

        Args:
            listener: Hears of the keys.
            display: Name of the server; the environment's if None.

        Raises:
            HotkeyError: It does not answer.
        """
        super().__init__()
        self._listener = listener
        self._keys: dict[str, str] = {}
        self._grips: dict[Grip, str] = {}
        self._down: dict[int, str] = {}
        self._last_release = (0, 0)
        try:
            self._display = Display(display)
        except (DisplayError, XauthError, OSError) as error:
            raise unavailable(
                "The X server does not let FaceKeys ask for keys."
            ) from error
        self._root = self._display.screen().root
        self._learn_modifiers()
        self._rebind = QTimer(self)
        self._rebind.setSingleShot(True)
        self._rebind.timeout.connect(self._follow_layout)
        self._notifier = QSocketNotifier(
            self._display.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)

    def bind(self, keys: Mapping[str, str]) -> None:
        """Grab these keys and let go of all others; see the protocol.

        A key that stays is not let go of in between, so no press of it is lost.
        """
        self._release_all()
        before, locks = self._grips, self._lock_states
        self._learn_modifiers()
        if self._lock_states != locks:
            self._root.ungrab_key(X.AnyKey, X.AnyModifier)  # of this connection only
            before = {}
        self._keys, self._grips = dict(keys), {}
        refused: dict[str, str] = {}
        for action_id, key in self._keys.items():
            try:
                grip = self._free_grip(key)
                if grip not in before:
                    self._grab(grip, key)
                self._grips[grip] = action_id
            except _RefusedError as error:
                refused[action_id] = str(error)
        for grip in before.keys() - self._grips.keys():
            self._ungrab(grip)
        self._read()  # what came while the server was asked
        self._listener.refused(refused)

    def check(self, key: str) -> str:
        """Grab a key for a moment; see the protocol."""
        try:
            grip = self._free_grip(key)
            self._grab(grip, key)
        except _RefusedError as error:
            return str(error)
        self._ungrab(grip)
        self._read()
        return ""

    def close(self) -> None:
        """Let go of all keys and leave the server."""
        self._rebind.stop()
        self._notifier.setEnabled(False)
        with suppress(ConnectionClosedError):  # the server may have ended before us
            self._display.close()

    def _release_all(self) -> None:
        for action_id in list(self._down.values()):
            self._listener.released(action_id)
        self._down.clear()

    def _grab(self, grip: Grip, key: str) -> None:
        """Grab a key in each state of the locks; raises _RefusedError."""
        taken = CatchError(BadAccess)
        for locks in self._lock_states:
            self._root.grab_key(
                grip.keycode,
                grip.modifiers | locks,
                owner_events=False,
                pointer_mode=X.GrabModeAsync,
                keyboard_mode=X.GrabModeAsync,
                onerror=taken,
            )
        self._display.sync()
        if taken.get_error() is not None:
            self._ungrab(grip)  # in those states in which it was free
            raise _RefusedError(f"Another program holds {shown(key)}.")

    def _ungrab(self, grip: Grip) -> None:
        for locks in self._lock_states:
            self._root.ungrab_key(grip.keycode, grip.modifiers | locks)
        self._display.flush()

    def _free_grip(self, key: str) -> Grip:
        """Find a key that no other action has; raises _RefusedError."""
        grip = self._grip(key)
        if grip in self._grips:
            raise _RefusedError(f"{shown(key)} is on the same key as another action.")
        return grip

    def _grip(self, key: str) -> Grip:
        """Find a key on the keyboard as it is laid out now; raises _RefusedError."""
        combination = combination_of(key)
        if combination is None:
            raise _RefusedError(f"{key} is no key.")
        wanted = combination.keyboardModifiers()
        keypad = bool(wanted & Qt.KeyboardModifier.KeypadModifier)
        places = list(
            self._display.keysym_to_keycodes(keysym(combination.key(), keypad=keypad))
        )
        if not places:
            raise _RefusedError(f"{shown(key)} is not on this keyboard.")
        keycode, level = min(places, key=lambda place: place[1])
        modifiers = sum(mask for one, mask in self._masks.items() if wanted & one)
        # What is typed with Shift needs it here too; the number pad has NumLock.
        if wanted & Qt.KeyboardModifier.ShiftModifier or (level % 2 and not keypad):
            modifiers |= X.ShiftMask
        return Grip(keycode, modifiers)

    def _learn_modifiers(self) -> None:
        """Find out which modifiers there are on the keyboard as it is laid out now."""
        made_by = list(self._display.get_modifier_mapping())
        self._masks = {
            modifier: self._mask(maker, made_by) or usual
            for modifier, maker, usual in _MODIFIERS
        }
        locks = {X.LockMask, *(self._mask(maker, made_by) for maker in _LOCKS)} - {0}
        self._lock_states = [
            sum(some)
            for count in range(len(locks) + 1)
            for some in combinations(sorted(locks), count)
        ]

    def _mask(self, maker: int, made_by: Sequence[Sequence[int]]) -> int:
        """Return the modifier that a key makes, as a mask; 0 if it makes none."""
        makers = {code for code, _ in self._display.keysym_to_keycodes(maker)}
        for number, keycodes in enumerate(made_by):
            if makers.intersection(keycodes):
                return 1 << number
        return 0

    def _read(self) -> None:
        """Take what the server has sent, without waiting."""
        try:
            while self._display.pending_events():
                self._take(self._display.next_event())
        except ConnectionClosedError:
            self._notifier.setEnabled(False)  # Qt ends the app by itself

    def _take(self, event: object) -> None:
        match event:
            case KeyPress():
                self._press(event.detail, event.state, event.time)
            case KeyRelease():
                self._release(event.detail, event.time)
            case MappingNotify():
                self._display.refresh_keyboard_mapping(event)
                self._rebind.start(_SETTLE_MS)

    def _follow_layout(self) -> None:
        """Grab the keys where they are now, once those that are held are up."""
        if self._down:
            self._rebind.start(_SETTLE_MS)
        else:
            self.bind(self._keys)

    def _press(self, keycode: int, state: int, time: int) -> None:
        if keycode in self._down or (keycode, time) == self._last_release:
            return  # auto-repeat
        modifiers = state & _ALL_MODIFIERS & ~self._lock_states[-1]
        action_id = self._grips.get(Grip(keycode, modifiers))
        if action_id is not None:
            self._down[keycode] = action_id
            self._listener.pressed(action_id)

    def _release(self, keycode: int, time: int) -> None:
        """Believe a release only if the key is up: auto-repeat makes some as well."""
        if keycode not in self._down:
            return
        self._last_release = (keycode, time)
        bits = self._display.query_keymap()
        if not bits[keycode // 8] >> (keycode % 8) & 1:
            action_id = self._down.pop(keycode, None)
            if action_id is not None:
                self._listener.released(action_id)
