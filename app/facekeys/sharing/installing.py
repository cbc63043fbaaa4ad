"""Bringing packs into the user's own folder, and out of it again."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from facekeys.errors import OutputError, UsageError
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.resources import user_filters
from facekeys.sharing.checking import bring, read_pack
from facekeys.sharing.names import folder_fault


class TakenError(UsageError):
    """The user has a pack of that name already, and did not say to replace it.

    Attributes:
        id: The name.
    """

    def __init__(self, id_: str) -> None:
        super().__init__(
            f"You have a filter {id_} already.", hint="Replace it with --replace."
        )
        self.id = id_


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack that lies in the user's folder now.

    Attributes:
        id: Its name.
        name: What people read.
        folder: Where it lies.
        replaced: Whether one of its name lay there before.
    """

    id: str
    name: str
    folder: Path
    replaced: bool


def install(path: Path, *, replace: bool = False) -> Installed:
    """Check a pack and put a copy of it among the user's own, whole or not at all.

    Args:
        path: Its folder, or its file.
        replace: Whether it may take the place of one that the user has.

    Raises:
        PackError: It has faults; the error lists all of them.
        TakenError: The user has one of its name, and `replace` is not given.
        UsageError: Its name is that of a filter that ships with FaceKeys.
        OutputError: The user's folder can't be written to.
    """
    contents = read_pack(path)
    with workshop() as folder:
        return put(bring(contents, folder), folder, replace=replace)


def put(one: Filter, aside: Path, *, replace: bool = False) -> Installed:
    """Move a checked pack from a `workshop` to its place among the user's.

    Raises:
        TakenError: See `install`; likewise UsageError and OutputError.
    """
    refuse_builtin(one.id)
    target = user_filters() / one.id
    there = os.path.lexists(target)
    if there and not replace:
        raise TakenError(one.id)
    with _told(target):
        if there:
            target.rename(aside / ".before")
        try:
            one.folder.rename(target)
        except OSError:
            if there:
                (aside / ".before").rename(target)
            raise
    return Installed(one.id, one.manifest.name, target, replaced=there)


def remove(id_: str) -> None:
    """Remove a pack from the user's own.

    Raises:
        UsageError: There is none of that name, or it ships with FaceKeys.
        OutputError: It can't be removed.
    """
    target = user_filters() / id_
    if folder_fault(id_) or not (target / MANIFEST_NAME).exists():
        refuse_builtin(id_, hint="Only filters of your own can be removed.")
        raise UsageError(
            f"There is no filter {id_} of your own.",
            hint=f"Yours lie in {user_filters()}.",
        )
    with _told(target):
        if target.is_symlink():
            target.unlink()
        else:
            with workshop() as folder:  # which goes, with what is in it
                target.rename(folder / id_)


def refuse_builtin(
    id_: str,
    *,
    hint: str = "Give yours another id, in its manifest and as its folder's name.",
) -> None:
    """Raise UsageError if a filter of that name ships with FaceKeys."""
    if not folder_fault(id_) and (builtin_folder() / id_).exists():
        raise UsageError(
            f"The filter {id_} ships with FaceKeys.",
            hint=hint,
        )


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """Give a folder beside the user's packs that no library looks into, for a while.

    Raises:
        OutputError: There can't be one.
    """
    with _told(user_filters()):
        user_filters().mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix=".facekeys-", dir=user_filters())
    with made as folder:
        yield Path(folder)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Make an OutputError of what the system says about a path."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} can't be written: {error.strerror}.",
            hint="Is the disk full, or the folder not yours?",
        ) from error
