"""How the pipeline asks for faces without knowing who looks for them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from facekeys.detection.viola_jones import ViolaJones
from facekeys.types import Box, Pixels


class FaceFinder(Protocol):
    """Whatever acquires faces for the pipeline. Called by the pipeline's thread."""

    def request(self, grey: Pixels) -> None:
        """Ask for the faces of a picture; a request still waiting is replaced.

        Args:
            grey: (h, w) uint8, the whole frame; nobody writes to it any more.
        """
        ...

    def collect(self) -> Sequence[Box]:
        """Return what was found since the last call, without waiting.

        Returns:
            Upright boxes in pixels of the frame, largest first; none if nothing was
            found, or no answer is there yet.
        """
        ...

    def forget(self) -> None:
        """Give no answers to earlier requests any more: another scene begins."""
        ...


class ImmediateFinder:
    """Looks at once, in the caller's thread: every answer is of the frame asked for."""

    def __init__(self, viola_jones: ViolaJones) -> None:
        """Look with a cascade."""
        self._viola_jones = viola_jones
        self._found: Sequence[Box] = ()

    def request(self, grey: Pixels) -> None:
        """Find the faces of a picture now."""
        self._found = self._viola_jones.find(grey)

    def collect(self) -> Sequence[Box]:
        """Return them, once."""
        found, self._found = self._found, ()
        return found

    def forget(self) -> None:
        """Drop what was not collected."""
        self._found = ()
