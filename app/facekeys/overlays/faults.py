"""What is wrong with a filter pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facekeys.errors import ResourceError
from facekeys.faults import fault, printable


class PackError(ResourceError):
    """A filter pack is broken.

    Attributes:
        folder: The pack.
        faults: Everything that is wrong with it, a line each: file, key, what.
    """

    def __init__(
        self,
        folder: Path,
        faults: Sequence[str],
        *,
        hint: str = "Mend it, or remove its folder.",
    ) -> None:
        """Make one message of all the faults.

        Args:
            folder: The pack; also its file, if it was read from one.
            faults: A line each; see `fault`.
            hint: What to do.
        """
        title = f"The filter {printable(folder.absolute().name)} is broken:"
        super().__init__("\n  ".join((title, *faults)), hint=hint)
        self.folder = folder
        self.faults = tuple(faults)


class NoPackError(PackError):
    """There is nothing where a filter pack was to be read."""

    def __init__(self, path: Path) -> None:
        """Make a message that does not call it broken."""
        hint = "Give the folder of a pack, or its file."
        super().__init__(path, [fault(path, "is not there")], hint=hint)
        self.message = f"There is no filter pack {printable(str(path))}."
