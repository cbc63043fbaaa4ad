"""How the pipeline asks for faces without knowing who looks for them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from facekeys.detection.viola_jones import ALL_SIZES, Sizes, ViolaJones
from facekeys.types import Affine, Box, Pixels


class Look(NamedTuple):
    """One turn of looking for faces; see `ViolaJones.find`.

    Attributes:
        grey: (h, w) uint8, the whole frame; nobody writes to it any more.
        known: Boxes in pixels of the frame where no face is looked for.
        tilt_deg: Roll of the heads to look for, clockwise as seen on the screen.
        thorough: Whether to take a finer look where the first one finds nothing.
        sizes: Which faces to look for.
    """

    grey: Pixels
    known: Sequence[Box] = ()
    tilt_deg: float = 0.0
    thorough: bool = True
    sizes: Sizes = ALL_SIZES

    def by(self, viola_jones: ViolaJones) -> Sequence[Affine]:
        """Return what Viola-Jones finds."""
        return viola_jones.find(
            self.grey,
            known=self.known,
            tilt_deg=self.tilt_deg,
            thorough=self.thorough,
            sizes=self.sizes,
        )


class FaceFinder(Protocol):
    """Whatever acquires faces for the pipeline. Called by the pipeline's thread."""

    def request(self, look: Look) -> None:
        """Ask for the faces of a picture; a request still waiting is replaced."""
        ...

    def collect(self) -> Sequence[Affine] | None:
        """Return what the last request found, once, without waiting.

        Returns:
            Coarse face transforms in pixels of the frame, largest first; None if no
            answer is there yet.
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
        self._found: Sequence[Affine] | None = None

    def request(self, look: Look) -> None:
        """Find the faces of a picture now."""
        self._found = look.by(self._viola_jones)

    def collect(self) -> Sequence[Affine] | None:
        """Return them, once."""
        found, self._found = self._found, None
        return found

    def forget(self) -> None:
        """Drop what was not collected."""
        self._found = None
