"""What one can do with a key, a menu or the tray: one table for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facekeys.settings.kinds import NUMBERS
from facekeys.ui.deeds import Deeds
from facekeys.ui.words import marked, tr


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        id: Its name in settings; never changes.
        title: What people read, in English; see `words`.
        key: The default key while the window has the focus, as Qt writes it portably;
            empty for none.
        everywhere: The default key that works whatever window has the focus. It is
            taken from all other programs, so it must be one that hardly any uses.
        begin: Called when the key goes down or the menu entry is chosen.
        end: Called when the key goes up; None where nothing happens then. An action
            with an end stands in no menu, for one can't hold a menu entry down.
        state: Tells whether a menu shows a tick; None for things without a state.
        number: Of the filter that it toggles, as the title has it; 0 for others.
    """

    id: str
    title: str
    key: str
    everywhere: str
    begin: Callable[[Deeds], None]
    end: Callable[[Deeds], None] | None = None
    state: Callable[[Deeds], bool] | None = None
    number: int = 0

    def words(self) -> str:
        """Return the title in the user's language."""
        return tr(self.title, number=self.number)


def _toggle(number: int) -> Action:
    """Return the action that toggles the filter of a number, from 1."""
    return Action(
        f"toggle-{number}",
        marked("Filter {number}"),
        f"{number}",
        f"Ctrl+Alt+Shift+{number}",
        lambda deeds: deeds.toggle(number),
        state=lambda deeds: deeds.wears(number),
        number=number,
    )


# Ctrl+Alt alone is no choice: on Windows it is AltGr, by which people type signs.
ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "panic",
        marked("All filters off"),
        "Esc",
        "Ctrl+Alt+Shift+0",
        lambda deeds: deeds.panic(),
    ),
    *map(_toggle, range(1, NUMBERS + 1)),
    Action("next", marked("Next filter"), "N", "", lambda deeds: deeds.step(1)),
    Action(
        "previous", marked("Previous filter"), "P", "", lambda deeds: deeds.step(-1)
    ),
    Action(
        "favourites",
        marked("Favourite filters"),
        "F",
        "",
        lambda deeds: deeds.toggle_favourites(),
        state=lambda deeds: deeds.wears_favourites,
    ),
    Action(
        "push",
        marked("Favourite filters while held"),
        "V",
        "",
        lambda deeds: deeds.begin_push(),
        end=lambda deeds: deeds.end_push(),
    ),
    Action("find", marked("Search filters"), "Ctrl+F", "", lambda deeds: deeds.find()),
    Action(
        "freeze",
        marked("Freeze the picture"),
        "Z",
        "",
        lambda deeds: deeds.toggle_freeze(),
        state=lambda deeds: deeds.frozen,
    ),
    Action(
        "mirror",
        marked("Mirror my preview"),
        "M",
        "",
        lambda deeds: deeds.toggle_mirror(),
        state=lambda deeds: deeds.mirrored,
    ),
    Action(
        "compare",
        marked("Picture without filters while held"),
        "B",
        "",
        lambda deeds: deeds.compare(True),
        end=lambda deeds: deeds.compare(False),
    ),
    Action(
        "photo",
        marked("Take a photo"),
        "T",
        "",
        lambda deeds: deeds.photo_wanted.emit(),
    ),
    Action(
        "record",
        marked("Start or stop recording"),
        "R",
        "",
        lambda deeds: deeds.recording_wanted.emit(),
        state=lambda deeds: deeds.recording,
    ),
    Action(
        "folder",
        marked("Folder of photos and recordings"),
        "O",
        "",
        lambda deeds: deeds.folder_wanted.emit(),
    ),
)

BY_ID: Final = MappingProxyType({action.id: action for action in ACTIONS})
