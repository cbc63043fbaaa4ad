"""What a pack holds, wherever it is read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facekeys.sharing.kinds import content_faults, kind_fault
from facekeys.sharing.limits import MAX_FILES, MAX_TOTAL_BYTES
from facekeys.sharing.names import file_fault


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """The files of a pack, in memory.

    Attributes:
        source: Its folder, or its file.
        label: What faults call its folder.
        id: The name of its folder, whatever that is.
        files: What is in it, by name; only what was worth reading.
        faults: What is wrong with what is in it, but for the manifest; a line each.
    """

    source: Path
    label: str
    id: str
    files: Mapping[str, bytes]
    faults: Sequence[str]

    def write(self, folder: Path) -> None:
        """Write the files into a new folder.

        Raises:
            OSError: That is not possible.
        """
        folder.mkdir()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def gather(
    sizes: Mapping[str, int],
    read: Callable[[str], bytes],
    say: Callable[[str, str], str],
) -> tuple[dict[str, bytes], list[str]]:
    """Read the files of a pack as far as their names, sizes and kinds allow it.

    Args:
        sizes: In bytes, by name.
        read: Returns the content of a file; may raise a ValueError whose text says
            what is wrong with it.
        say: Makes a fault of the name of a file, "" for all of them, and of what is
            wrong with it.

    Returns:
        The contents by name, and the faults.
    """
    faults = [say("", what) for what in _whole_faults(sizes)]
    if faults:
        return {}, faults
    files: dict[str, bytes] = {}
    seen = set[str]()
    for name, size in sizes.items():
        what = file_fault(name) or kind_fault(name, size)
        if what is None and name.casefold() in seen:
            what = "differs from another file in nothing but case"
        seen.add(name.casefold())
        try:
            if what is not None:
                raise ValueError(what)  # noqa: TRY301 - said as those of `read` are
            files[name] = read(name)
        except ValueError as error:
            faults.append(say(name, str(error)))
        else:
            faults += [say(name, what) for what in content_faults(name, files[name])]
    return files, faults


def _whole_faults(sizes: Mapping[str, int]) -> Iterator[str]:
    if len(sizes) > MAX_FILES:
        yield f"has {len(sizes)} files, at most {MAX_FILES} will do"
    total = sum(sizes.values())
    if total > MAX_TOTAL_BYTES:
        yield f"has {total:,} bytes unpacked, at most {MAX_TOTAL_BYTES:,} will do"
