"""The file that keeps the settings: read whatever it holds, written whole or not.

Nothing that a person wrote is ever lost: a file that can't be used, or not in full, is
kept aside as settings.broken.toml before a new one takes its place.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tomli_w
from pydantic import ValidationError

from facekeys.errors import OutputError, SettingsError
from facekeys.faults import fault, parse_toml, places_and_faults
from facekeys.recording.replacing import replacing
from facekeys.settings.model import VERSION, Settings, to_plain

_HEADER: Final = (
    "# The settings of FaceKeys that are not the usual ones. Change them here only\n"
    "# while FaceKeys does not run. What there is: docs/settings.md\n\n"
)
_LARGEST_BYTES: Final = 1_000_000
_STAYS_OFF: Final = "The virtual camera stays off until you switch it on."

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns what a file of one version holds into what one of the next would."""
MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({})
"""By the version that they start from; one for each version before this one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading the file.

    Attributes:
        settings: What it holds; the usual where it holds nothing of use.
        trouble: What a person should know of it; None if all is well.
        may_write: Whether the file may be replaced. Not if that would destroy what
            this FaceKeys can't read.
    """

    settings: Settings
    trouble: SettingsError | None = None
    may_write: bool = True


def broken_file(path: Path) -> Path:
    """Return where a file of settings is kept that could not be used in full."""
    return path.with_name(f"{path.stem}.broken{path.suffix}")


def read_settings(path: Path) -> Reading:
    """Read the settings; never fails.

    A missing file gives the usual settings. A value that can't be used costs only
    itself. Where that leaves open what others would see, the virtual camera stays off.

    Args:
        path: The file.
    """
    try:
        data = _read(path)
    except FileNotFoundError:
        return Reading(Settings())
    except OSError as error:
        return _unreadable(path, error.strerror or "it can't be opened")
    except ValueError as error:
        return _kept_aside(path, _sent_by_nobody(Settings()), [str(error)])
    version = data.pop("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        return _from_the_future(path, version)
    if type(version) is not int or version not in {VERSION, *MIGRATIONS}:
        faults = [fault(Path(path.name), "is no version", key="version")]
        return _kept_aside(path, _sent_by_nobody(Settings()), faults)
    settings, faults = salvage(migrated(data, version), Path(path.name))
    return _kept_aside(path, settings, faults) if faults else Reading(settings)


def write_settings(path: Path, settings: Settings) -> None:
    """Put a new file in the place of the old one, in one go.

    Raises:
        SettingsError: It can't be written there; the old one is as it was.
    """
    text = _HEADER + tomli_w.dumps(to_plain(settings))
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8")


def try_place(path: Path) -> None:
    """Find out whether settings can be written there, and write none.

    Raises:
        SettingsError: They can't.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(_TriedError), replacing(path):
            raise _TriedError


class _TriedError(Exception):
    """Keeps a file from being replaced that could have been."""


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Make a SettingsError of what keeps the file from being written."""
    try:
        yield
    except (OSError, OutputError) as error:
        why = (
            error.message
            if isinstance(error, OutputError)
            else f"{path}: {error.strerror}."
        )
        raise SettingsError(
            f"The settings can't be kept: {why}",
            hint="FaceKeys goes on with them until it ends.",
        ) from error


def migrated(
    data: dict[str, Any],
    version: int,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[str, Any]:
    """Bring what a file holds to the newest format, one version after the other.

    Args:
        data: What it holds, without the version.
        version: Which one that is.
        migrations: By the version that they start from.
    """
    while version in migrations:
        data = migrations[version](data)
        version += 1
    return data


def salvage(data: dict[str, Any], file: Path) -> tuple[Settings, list[str]]:
    """Make settings of whatever a file holds, and leave out what can't be used.

    Args:
        data: Its tables, of this version; values that can't be used are removed.
        file: As it shall be called.

    Returns:
        The settings, and a line about each fault: file, key, what.
    """
    faults: list[str] = []
    unsure = False
    while True:
        try:
            settings = Settings.model_validate(data)
        except ValidationError as error:
            for place, what in places_and_faults(error):
                key = ".".join(str(part) for part in place if part != "[key]")
                faults.append(fault(file, what, key=key))
                unsure |= _is_seen_by_others(place)
                _remove(data, place)
        else:
            return (_sent_by_nobody(settings) if unsure else settings), faults


def _read(path: Path) -> dict[str, Any]:
    """Return the tables of a file.

    Raises:
        OSError: It can't be read.
        ValueError: It is no TOML; the text names the file and says why.
    """
    if path.exists() and not path.is_file():
        raise OSError(0, "it is no plain file")  # and might keep its reader waiting
    with path.open("rb") as file:
        text = file.read(_LARGEST_BYTES + 1)
    if len(text) > _LARGEST_BYTES:
        what = f"is larger than {_LARGEST_BYTES:,} bytes"
        raise ValueError(fault(Path(path.name), what))
    try:
        return parse_toml(text)
    except ValueError as error:
        raise ValueError(fault(Path(path.name), str(error))) from error


def _is_seen_by_others(place: tuple[int | str, ...]) -> bool:
    """Tell whether a fault leaves open what others would see."""
    return place[0] == "output" or place in {("camera",), ("camera", "id")}


def _remove(data: dict[str, Any], place: tuple[int | str, ...]) -> None:
    """Remove the innermost named value on the way to a place.

    A list goes as a whole, and so does a profile, for a half one is none.
    """
    table, name = data, place[0]
    for part in place[1 : 2 if name == "profiles" else None]:
        inner = table.get(str(name))
        if not isinstance(inner, dict) or part not in inner:
            break
        table, name = inner, part
    table.pop(str(name), None)


def _sent_by_nobody(settings: Settings) -> Settings:
    output = settings.output.model_copy(update={"on": False})
    return settings.model_copy(update={"output": output})


def _kept_aside(path: Path, settings: Settings, faults: list[str]) -> Reading:
    """Copy a file that can't be used in full, for the next save replaces it."""
    kept = True
    hint = f"The file as it was is kept as {broken_file(path)}."
    try:
        shutil.copyfile(path, broken_file(path))
    except OSError as error:
        kept = False
        hint = f"Mend {path}: it is left as it is ({error.strerror})."
    off = "" if settings.output.on else f" {_STAYS_OFF}"
    message = "Settings that can't be used have their usual values:"
    trouble = SettingsError("\n  ".join((message, *faults)), hint=hint + off)
    return Reading(settings, trouble, may_write=kept)


def _unreadable(path: Path, why: str) -> Reading:
    trouble = SettingsError(
        f"The settings can't be read: {path}: {why}.",
        hint=f"FaceKeys has its usual ones, and leaves the file alone. {_STAYS_OFF}",
    )
    return Reading(_sent_by_nobody(Settings()), trouble, may_write=False)


def _from_the_future(path: Path, version: int) -> Reading:
    trouble = SettingsError(
        f"The settings are those of a newer FaceKeys (version {version}; this one "
        f"reads {VERSION}).",
        hint="FaceKeys has its usual ones, and leaves the file alone. Update FaceKeys, "
        f"or move {path} away. {_STAYS_OFF}",
    )
    return Reading(_sent_by_nobody(Settings()), trouble, may_write=False)
