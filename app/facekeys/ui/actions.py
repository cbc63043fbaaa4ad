"""What one can do with a key, a menu or the tray: one table for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facekeys.ui.deeds import Deeds

TOGGLES: Final = 9
"""So many filters have keys of their own."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        id: Its name in settings; never changes.
        title: What people read.
        key: The default key while the window has the focus, as Qt writes it portably;
            empty for none.
        everywhere: The default key that works whatever window has the focus. It is
            taken from all other programs, so it must be one that hardly any uses.
        begin: Called when the key goes down or the menu entry is chosen.
        end: Called when the key goes up; None where nothing happens then. An action
            with an end stands in no menu, for one can't hold a menu entry down.
        state: Tells whether a menu shows a tick; None for things without a state.
    """

    id: str
    title: str
    key: str
    everywhere: str
    begin: Callable[[Deeds], None]
    end: Callable[[Deeds], None] | None = None
    state: Callable[[Deeds], bool] | None = None


def _toggle(number: int) -> Action:
    """Return the action that toggles a filter by its number, from 1."""
    place = number - 1
    return Action(
        f"toggle-{number}",
        f"Filter {number}",
        f"{number}",
        f"Ctrl+Alt+Shift+{number}",
        lambda deeds: deeds.toggle(place),
        state=lambda deeds: deeds.wears(place),
    )


# Ctrl+Alt alone is no choice: on Windows it is AltGr, by which people type signs.
ACTIONS: Final = (
    Action(
        "panic",
        "All filters off",
        "Esc",
        "Ctrl+Alt+Shift+0",
        lambda deeds: deeds.panic(),
    ),
    *map(_toggle, range(1, TOGGLES + 1)),
    Action("next", "Next filter", "N", "", lambda deeds: deeds.step(1)),
    Action("previous", "Previous filter", "P", "", lambda deeds: deeds.step(-1)),
    Action(
        "favourites",
        "Favourite filters",
        "F",
        "",
        lambda deeds: deeds.toggle_favourites(),
        state=lambda deeds: deeds.wears_favourites,
    ),
    Action(
        "push",
        "Favourite filters while held",
        "V",
        "",
        lambda deeds: deeds.begin_push(),
        end=lambda deeds: deeds.end_push(),
    ),
    Action("find", "Search filters", "Ctrl+F", "", lambda deeds: deeds.find()),
    Action(
        "freeze",
        "Freeze the picture",
        "Z",
        "",
        lambda deeds: deeds.toggle_freeze(),
        state=lambda deeds: deeds.frozen,
    ),
    Action(
        "mirror",
        "Mirror my preview",
        "M",
        "",
        lambda deeds: deeds.toggle_mirror(),
        state=lambda deeds: deeds.mirrored,
    ),
    Action(
        "compare",
        "Picture without filters while held",
        "B",
        "",
        lambda deeds: deeds.compare(True),
        end=lambda deeds: deeds.compare(False),
    ),
    Action("photo", "Take a photo", "T", "", lambda deeds: deeds.photo_wanted.emit()),
    Action(
        "record",
        "Start or stop recording",
        "R",
        "",
        lambda deeds: deeds.recording_wanted.emit(),
        state=lambda deeds: deeds.recording,
    ),
)

BY_ID: Final = MappingProxyType({action.id: action for action in ACTIONS})
