"""All filters that there are: those that ship with FaceKeys, and the user's own."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.errors import UsageError
from facekeys.faults import fault
from facekeys.overlays.faults import PackError
from facekeys.overlays.filter import Filter
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.packs import load_filter
from facekeys.resources import resource, user_filters

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Filters to choose from.

    Attributes:
        filters: By id: first those of the first folder, in the order of their ids.
        faults: One error for each pack that can't be used.
    """

    filters: Mapping[str, Filter]
    faults: tuple[PackError, ...]


def no_such_filter(id_: str, known: Collection[str]) -> UsageError:
    """Return the error to raise for a filter that is not there, with what is like it.

    Args:
        id_: What was asked for.
        known: The ids that there are.
    """
    near = difflib.get_close_matches(id_, known, n=3)
    return UsageError(
        f"There is no filter {id_}.",
        hint=f"Did you mean {' or '.join(near)}?"
        if near
        else "`facekeys filters list` lists them.",
    )


def builtin_folder() -> Path:
    """Return the folder of the filters that ship with FaceKeys.

    Raises:
        ResourceError: It is missing.
    """
    return resource("overlays")


def load_library(folders: Iterable[Path]) -> Library:
    """Read all packs, but not their pictures yet: see `facekeys.overlays.packs`.

    A broken one does not keep the others from loading.

    Args:
        folders: See `packs_in`.
    """
    return assemble((pack, read_pack(pack)) for pack in packs_in(folders))


def packs_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the folders of all packs.

    Args:
        folders: Folders of packs, as a rule `own_folders()`. Those that don't exist are
            skipped, and so is what lies in them without being a folder, or has a name
            that begins with a dot or an underscore.
    """
    for folder in folders:
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for entry in entries:
            if entry.name[0] not in "._" and _may_be_pack(entry):
                yield entry


def _may_be_pack(entry: Path) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # it may not be looked at: to read it tells what is wrong
        return True


def read_pack(pack: Path, *, lazily: bool = True) -> Filter | PackError:
    """Read a pack, or find out what is wrong with it; whatever it is, nothing else."""
    try:
        return load_filter(pack, lazily=lazily)
    except PackError as error:
        return error
    except Exception:  # noqa: BLE001 - one strange pack must not cost all others
        _LOG.exception("The filter pack %s can't be read", pack)
        return PackError(pack, [fault(pack, "can't be read")])


def assemble(packs: Iterable[tuple[Path, Filter | PackError]]) -> Library:
    """Make a library of what was read of packs; of two of one name the first wins."""
    filters: dict[str, Filter] = {}
    faults: list[PackError] = []
    for pack, found in packs:
        if isinstance(found, PackError):
            faults.append(found)
        elif found.id in filters:
            faults.append(_taken(pack, filters[found.id].folder))
        else:
            filters[found.id] = found
    return Library(MappingProxyType(filters), tuple(faults))


def own_folders() -> list[Path]:
    """Return the folders of the packs that ship with FaceKeys, and of the user's.

    Raises:
        ResourceError: The former is missing.
    """
    return [builtin_folder(), user_filters()]


def installed_filters() -> Library:
    """Read all filters: those that ship with FaceKeys, then the user's own.

    Raises:
        ResourceError: The folder of the former is missing.
    """
    return load_library(own_folders())


def _taken(pack: Path, first: Path) -> PackError:
    what = f"there is already a filter of this name in {first.as_posix()}"
    return PackError(pack, [fault(pack / MANIFEST_NAME, what, key="id")])
