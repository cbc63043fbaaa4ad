"""What a trouble is: one source for findings and for the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Step

CAMERA: Final = "virtual camera"
SECURE_BOOT: Final = "secure boot"
AT_START: Final = "at every start"
PIPEWIRE: Final = "pipewire"
PROGRAMS: Final = "programs"
"""What is looked at, as people are told."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that keeps the camera out of a call.

    Attributes:
        id: Its name for programs; never changes its meaning.
        name: What is looked at when it is found.
        symptom: What a person sees.
        cause: Why, in a sentence.
        advice: What to do, in sentences; ends in a colon where lines follow.
        lines: The commands, as on a usual machine.
    """

    id: str
    name: str
    symptom: str
    cause: str
    advice: str
    lines: tuple[str, ...] = ()

    def found(
        self, message: str = "", *, advice: str = "", steps: tuple[Step, ...] = ()
    ) -> Finding:
        """Return the finding that a machine has this trouble.

        Args:
            message: What is so there, in a sentence; the cause if empty.
            advice: What to do there; the usual if empty.
            steps: What mends it there.
        """
        return Finding(
            self.id,
            self.name,
            "todo",
            message or self.cause,
            advice or self.advice,
            steps,
        )
