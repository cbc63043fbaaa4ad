"""Which key does what: the defaults, and what the user changed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from facekeys.ui.actions import ACTIONS, Action
from facekeys.ui.words import marked, tr

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_HOLDS_BACK: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIERS: Final = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt),
        *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
        *(Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown),
    }
)
_FREE_ALONE: Final = frozenset(
    {
        *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(35)),
        *(Qt.Key.Key_Pause, Qt.Key.Key_Print, Qt.Key.Key_SysReq),
    }
)
"""Keys with which nobody types, so that they may be taken without a modifier."""


class Reach(StrEnum):
    """Where a key works."""

    WINDOW = "window"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a key: an action, and where its key works."""

    action: Action
    reach: Reach

    @property
    def name(self) -> str:
        """The slot's name in settings: "window.panic"."""
        return f"{self.reach}.{self.action.id}"

    @property
    def default(self) -> str:
        """The key that stands here unless the user chose another."""
        by_reach = {
            Reach.WINDOW: self.action.key,
            Reach.EVERYWHERE: self.action.everywhere,
        }
        return by_reach[self.reach]


_ALSO: Final = MappingProxyType(
    {
        Reach.WINDOW: marked("{key} is also the key for “{title}”."),
        Reach.EVERYWHERE: marked("{key} is also the key for “{title}” everywhere."),
    }
)
SLOTS: Final = tuple(Slot(action, reach) for reach in Reach for action in ACTIONS)


class Keymap:
    """One key, or none, in each slot.

    Keys are written as `QKeySequence` writes them portably ("Ctrl+Alt+Shift+0").
    """

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        """Take the defaults with some changes.

        Args:
            changes: Keys by the names of their slots; an empty key means none. Names
                and keys that nobody knows, as settings of another version may have
                them, are left out.
        """
        self._keys = {slot: slot.default for slot in SLOTS}
        for slot in SLOTS:
            key = tidied((changes or {}).get(slot.name, slot.default))
            if key is not None:
                self._keys[slot] = key

    def __getitem__(self, slot: Slot) -> str:
        return self._keys[slot]

    def put(self, slot: Slot, key: str) -> None:
        """Put a key into a slot; empty for none. Raises ValueError if it is no key."""
        tidy = tidied(key)
        if tidy is None:
            message = f"{key!r} is no key"
            raise ValueError(message)
        self._keys[slot] = tidy

    def keys(self, reach: Reach) -> dict[str, str]:
        """Return the keys of one reach by the ids of their actions, without empty."""
        return {
            slot.action.id: key
            for slot, key in self._keys.items()
            if slot.reach is reach and key
        }

    def changes(self) -> dict[str, str]:
        """Return what differs from the defaults, for whoever keeps it."""
        return {
            slot.name: key for slot, key in self._keys.items() if key != slot.default
        }

    def conflicts(self) -> dict[Slot, str]:
        """Return a sentence for each slot whose key can't stand there."""
        holders: dict[str, list[Slot]] = defaultdict(list)
        for slot, key in self._keys.items():
            if key:
                holders[key].append(slot)
        found: dict[Slot, str] = {}
        for key, slots in holders.items():
            for slot in slots:
                sentence = next(_faults(slot, key, slots), "")
                if sentence:
                    found[slot] = sentence
        return found


def tidied(key: str) -> str | None:
    """Return a key as it is always written; None if it is not one single key."""
    if not key:
        return ""
    combination = combination_of(key)
    if combination is None or combination.key() in _MODIFIERS:
        return None
    return QKeySequence(combination).toString(_PORTABLE)


def combination_of(key: str) -> QKeyCombination | None:
    """Return a key as Qt's combination; None if it is not one single key."""
    sequence = QKeySequence.fromString(key, _PORTABLE)
    if sequence.count() != 1:
        return None
    first: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs lack it
    return first


def shown(key: str) -> str:
    """Return a key as people on this system read it."""
    return QKeySequence.fromString(key, _PORTABLE).toString(_NATIVE)


def _faults(slot: Slot, key: str, holders: list[Slot]) -> Iterator[str]:
    """Yield what is wrong with a key in a slot, the worst first."""
    if slot.reach is Reach.EVERYWHERE and not _hardly_used(key):
        yield tr(
            "{key} would be taken from all other programs: add Ctrl or Alt.",
            key=shown(key),
        )
    for other in holders:
        if other.action is not slot.action:
            yield tr(_ALSO[other.reach], key=shown(key), title=other.action.words())


def _hardly_used(key: str) -> bool:
    """Tell whether nobody types with a key, so that it may be taken from all."""
    combination = combination_of(key)
    return combination is None or (
        bool(combination.keyboardModifiers() & _HOLDS_BACK)
        or combination.key() in _FREE_ALONE
    )
