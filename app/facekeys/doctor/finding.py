"""What the doctor says about one thing it looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from facekeys.doctor.steps import Command, Step
from facekeys.errors import FaceKeysError
from facekeys.virtualcam.host import Host

State = Literal["ok", "todo", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        id: What was found, for programs: one of `catalogue.TROUBLES` or of the general
            checks; where all is well, `name` with hyphens. Never changes its meaning.
        name: What was looked at.
        state: "ok"; "todo": FaceKeys works, and there is something for its user to do;
            "broken": it can't do its work.
        message: What is so, in a sentence.
        advice: What to do about it, in sentences; "" if nothing. With steps it ends in
            a colon.
        steps: What mends it, in order.
    """

    id: str
    name: str
    state: State
    message: str
    advice: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def commands(self) -> tuple[str, ...]:
        """The steps, as lines to type."""
        return tuple(step.shown for step in self.steps)

    @property
    def fix(self) -> str:
        """What to do about it: the advice, then the commands, indented; or ""."""
        return "\n".join([self.advice, *(f"  {line}" for line in self.commands)])


Check = Callable[[Host], Iterable[Finding]]
"""Looks at one thing on a machine."""


def fine(name: str, message: str) -> Finding:
    """Return the finding that all is well with something."""
    return Finding(name.replace(" ", "-"), name, "ok", message)


def from_error(id_: str, name: str, state: State, error: FaceKeysError) -> Finding:
    """Return the finding that an error tells of.

    Args:
        id_: Of the finding.
        name: What was looked at.
        state: How bad it is.
        error: Lines of its hint that are indented are commands.
    """
    lines = error.hint.splitlines()
    steps = (Command(line.strip(), by_hand=True) for line in lines if line[:1] == " ")
    advice = "\n".join(line for line in lines if line[:1] != " ")
    return Finding(id_, name, state, error.message, advice, tuple(steps))


def to_json(finding: Finding) -> dict[str, str | list[str]]:
    """Return a finding as `facekeys doctor --json` prints it. A contract.

    Returns:
        id, name, state, message, fix (a text), commands (a list of lines).
    """
    return {
        "id": finding.id,
        "name": finding.name,
        "state": finding.state,
        "message": finding.message,
        "fix": finding.fix,
        "commands": list(finding.commands),
    }
