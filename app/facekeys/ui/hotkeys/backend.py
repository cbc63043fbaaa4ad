"""What every system's way to take a key from all windows has in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from facekeys.errors import HotkeyError

BIND_YOURSELF: Final = "facekeys toggle sunglasses"
"""The line to bind in the desktop's own settings, where nothing else works."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of the keys. All are called in the thread of the window.

    Attributes:
        pressed: A key went down; gets the id of its action. Auto-repeat is left out.
        released: The key went up again; follows each `pressed`.
        refused: Gets all keys that could not be had at the last attempt, by the ids of
            their actions: a sentence each. Empty when all is well.
    """

    pressed: Callable[[str], None]
    released: Callable[[str], None]
    refused: Callable[[Mapping[str, str]], None]


class Hotkeys(Protocol):
    """Takes single keys from all windows, and sees no others where the system can.

    Made, used and closed in the thread of the window; none of its methods waits for
    anybody but the display server.
    """

    @property
    def way(self) -> str:
        """How it is done, as a sentence for the dialog."""

    @property
    def works(self) -> bool:
        """Whether there is any way at all."""

    @property
    def chosen_by_desktop(self) -> bool:
        """Whether the desktop asks the user which keys these are, in its own dialog."""

    def bind(self, keys: Mapping[str, str]) -> None:
        """Take these keys and give back all others.

        Args:
            keys: By the ids of the actions, as `QKeySequence` writes them portably.
                What can't be had is told to the listener's `refused`, now or later.
        """

    def check(self, key: str) -> str:
        """Tell why a key that is not taken now could not be had.

        Returns:
            A sentence; empty if it could be had, or if only the desktop knows.
        """

    def close(self) -> None:
        """Give back all keys."""


class NoHotkeys:
    """Stands in where no way works; says so in the dialog."""

    works = False
    chosen_by_desktop = False

    def __init__(self, error: HotkeyError) -> None:
        """Remember why none works."""
        self.error = error

    @property
    def way(self) -> str:
        """Why no key works everywhere, and what to do."""
        return str(self.error)

    def bind(self, keys: Mapping[str, str]) -> None:
        """Take nothing."""

    def check(self, key: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: the dialog says for all keys that none works."""
        return ""

    def close(self) -> None:
        """Do nothing."""


def unavailable(why: str) -> HotkeyError:
    """Return the error for a system that gives no keys, with the way out."""
    return HotkeyError(
        why,
        hint=f"Bind keys in the desktop's own keyboard settings, to lines such as "
        f"`{BIND_YOURSELF}`.",
    )
