"""What a mend is made of: commands, and files with a new text. Nothing runs here."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from facekeys.virtualcam.host import Host

SUDO: Final = "sudo "
VIDEO_GROUP: Final = "video"
"""Who may use cameras where nobody sits at the screen."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command, as a person would type it.

    Attributes:
        line: For a shell. "sudo " in front says that it needs root's rights.
        undo: Lines that take it back, in their order; () if nothing is left of it.
        by_hand: Only shown, never run: it asks questions, downloads something, or can't
            be taken back.
    """

    line: str
    undo: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def shown(self) -> str:
        """What a person can type in its place."""
        return self.line


@dataclass(frozen=True, slots=True)
class NewText:
    """A text file of the system that gets a new text; taken back, it has its old one.

    Attributes:
        path: The file; it need not exist, its folder must.
        text: All of it.
    """

    path: PurePosixPath
    text: str

    by_hand = False

    @property
    def shown(self) -> str:
        """What a person can type in its place."""
        lines = [shlex.quote(line) for line in self.text.splitlines()]
        word = ["echo"] if len(lines) == 1 else ["printf", r"'%s\n'"]
        return f"{' '.join([*word, *lines])} | sudo tee {shlex.quote(str(self.path))}"


Step = Command | NewText
"""One step of a mend. Later steps of the same mend need the earlier ones."""


def join_group(host: Host) -> Command:
    """Return how the user of a machine joins the group that may use cameras."""
    user = shlex.quote(host.user)
    return Command(
        f"sudo usermod -aG {VIDEO_GROUP} {user}",
        undo=(f"sudo gpasswd -d {user} {VIDEO_GROUP}",),
    )
