"""What `facekeys doctor --fix` did, so that `--undo` can take it back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facekeys.errors import MendError


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ran(_Entry):
    """A command that was run.

    Attributes:
        finding: Id of the finding it was run for.
        line: The command.
        undo: Lines that take it back.
    """

    kind: Literal["ran"] = "ran"
    finding: str
    line: str
    undo: tuple[str, ...]


class Wrote(_Entry):
    """A file that was written.

    Attributes:
        finding: Id of the finding it was written for.
        path: The file.
        before: Its text before; None if there was none.
        after: Its text since.
    """

    kind: Literal["wrote"] = "wrote"
    finding: str
    path: str
    before: str | None
    after: str


Entry = Ran | Wrote


class _Content(BaseModel):
    format: Literal[1] = 1
    entries: tuple[Annotated[Entry, Field(discriminator="kind")], ...] = ()


class Journal:
    """A list of entries in a file, oldest first; the file changes as a whole."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made with the first entry and goes with the last.

        Args:
            path: The file; its folders are made if need be.
        """
        self._path = path

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries, oldest first.

        Raises:
            MendError: The file is damaged, or can't be read.
        """
        try:
            return _Content.model_validate_json(self._path.read_bytes()).entries
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as error:
            raise MendError(
                f"The journal of earlier mends, {self._path}, can't be read.",
                hint="Move it away; what it tells of can't be taken back then.",
            ) from error

    def add(self, entry: Entry) -> None:
        """Add the newest entry. Raises MendError if it can't be written."""
        self._write((*self.entries(), entry))

    def remove(self, entry: Entry) -> None:
        """Take the newest entry out that equals this one. Raises MendError likewise."""
        entries = list(self.entries())
        entries.reverse()
        entries.remove(entry)
        self._write(tuple(reversed(entries)))

    def _write(self, entries: tuple[Entry, ...]) -> None:
        temporary = self._path.with_suffix(".new")
        try:
            if not entries:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                file.write(_Content(entries=entries).model_dump_json(indent=1))
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            raise MendError(
                f"The journal of mends, {self._path}, can't be written: "
                f"{error.strerror}.",
                hint="Nothing is mended without it, for it could not be taken back.",
            ) from error
