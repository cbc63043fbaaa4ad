"""All filters that there are: those that ship with FaceKeys, and the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from facekeys.faults import fault
from facekeys.overlays.faults import PackError
from facekeys.overlays.filter import Filter
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.packs import load_filter
from facekeys.resources import resource, user_filters


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Filters to choose from.

    Attributes:
        filters: By id: first those of the first folder, in the order of their ids.
        faults: One error for each pack that can't be used.
    """

    filters: Mapping[str, Filter]
    faults: tuple[PackError, ...]


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
        folders: Folders of packs, as a rule `builtin_folder()` and then the user's.
            Those that don't exist are skipped, and so is what lies in them without
            being a folder, or has a name that begins with a dot or an underscore.
    """
    filters: dict[str, Filter] = {}
    faults: list[PackError] = []
    for folder in folders:
        for pack in _packs(folder):
            try:
                filter_ = load_filter(pack, lazily=True)
                if filter_.id in filters:
                    raise _taken(pack, filters[filter_.id].folder)
            except PackError as error:
                faults.append(error)
            else:
                filters[filter_.id] = filter_
    return Library(MappingProxyType(filters), tuple(faults))


def installed_filters() -> Library:
    """Read all filters: those that ship with FaceKeys, then the user's own.

    Raises:
        ResourceError: The folder of the former is missing.
    """
    return load_library([builtin_folder(), user_filters()])


def _packs(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [entry for entry in entries if entry.is_dir() and entry.name[0] not in "._"]


def _taken(pack: Path, first: Path) -> PackError:
    what = f"there is already a filter of this name in {first.as_posix()}"
    return PackError(pack, [fault(pack / MANIFEST_NAME, what, key="id")])
