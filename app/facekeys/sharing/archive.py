"""Packs as one file: a zip of the pack's folder, and of nothing else."""

from __future__ import annotations

import io
import itertools
import stat
import struct
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from facekeys.faults import fault
from facekeys.overlays.manifest import MANIFEST_NAME
from facekeys.overlays.png import read_bounded
from facekeys.sharing.contents import Contents, gather
from facekeys.sharing.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_FILES,
    MAX_RATIO,
    SMALL_BYTES,
)
from facekeys.sharing.names import folder_fault, path_fault

_END: Final = struct.Struct("<4s4H2LH")
"""The end record: signature, numbers of disks and entries, size and place of the
directory, length of a comment."""
_LOCATOR_BYTES: Final = 20
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_MAX_DIRECTORY_BYTES: Final = 64_000
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_THE_SAME_DATE: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = (stat.S_IFREG | 0o644) << 16


def read_archive(path: Path) -> Contents:
    """Read a pack's file, and note everything that is wrong with what is in it.

    Names, kinds and sizes are looked at before anything is unpacked; then it is, in
    memory.
    """
    try:
        file = path.resolve()  # the file itself may well be linked to
        data = read_bounded(file.parent, file.name, limit=MAX_ARCHIVE_BYTES)
        archive = zipfile.ZipFile(io.BytesIO(_plain_zip(data)))
        entries = archive.infolist()
        _check_places(data, entries, archive.start_dir)
    except ValueError as error:
        return _nothing(path, str(error))
    except Exception:  # noqa: BLE001 - on hostile bytes zipfile may raise anything
        return _nothing(path, "is a damaged zip file")
    if len(entries) > MAX_FILES + 1:
        what = f"has {len(entries)} files, at most {MAX_FILES} will do"
        return _nothing(path, what)
    plain, faults = _plain_entries(entries, path)
    folder, more = _folder(path, plain)
    own = {
        name.partition("/")[2]: entry
        for name, entry in plain.items()
        if name.partition("/")[0] == folder
    }
    files, rest = gather(
        {name: entry.file_size for name, entry in own.items()},
        lambda name: _unpack(archive, own[name]),
        lambda name, what: _say(path, f"{folder}/{name}" if name else "", what),
    )
    label = f"{path.name}/{folder}"
    return Contents(path, label, folder, files, [*faults, *more, *rest])


def write_archive(contents: Contents, path: Path) -> None:
    """Write a pack's file; the same pack always gives the same bytes.

    Raises:
        OSError: That is not possible.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.files.items()):
            entry = zipfile.ZipInfo(f"{contents.id}/{name}", _THE_SAME_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # whose rights the next line means
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)


def _say(path: Path, entry: str, what: str) -> str:
    return fault(Path(path.name), what, key=entry)


def _nothing(path: Path, what: str) -> Contents:
    return Contents(path, path.name, path.stem, {}, [_say(path, "", what)])


def _plain_entries(
    entries: Sequence[zipfile.ZipInfo], path: Path
) -> tuple[dict[str, zipfile.ZipInfo], list[str]]:
    """Return the entries that are files in a folder, and what the others are."""
    plain: dict[str, zipfile.ZipInfo] = {}
    faults = []
    for entry in entries:
        name = entry.orig_filename
        if _is_own_folder(entry):
            continue
        what = path_fault(name) or next(_entry_faults(entry), None)
        if what is None and name in plain:
            what = "is there twice"
        if what is None:
            plain[name] = entry
        else:
            faults.append(_say(path, name, what))
    return plain, faults


def _plain_zip(data: bytes) -> bytes:
    """Return the data if it is a zip and nothing else, with a small directory.

    Raises:
        ValueError: It is not; the text says why.
    """
    if len(data) < _END.size or data[:2] != b"PK":
        raise ValueError("is not a zip file")
    signature, disk, first, _, _, size, start, comment = _END.unpack(data[-_END.size :])
    if signature != b"PK\x05\x06" or comment:
        raise ValueError("is not a zip file, or something follows its end")
    locator = data[-_END.size - _LOCATOR_BYTES : -_END.size]
    if locator.startswith(b"PK\x06\x07") or disk or first:
        raise ValueError("is a zip file of a kind that no pack needs")
    if size > _MAX_DIRECTORY_BYTES:
        raise ValueError("has too long a list of files")
    if start + size + _END.size != len(data):
        raise ValueError("has more in it than its list of files tells")
    return data


def _check_places(
    data: bytes, entries: Sequence[zipfile.ZipInfo], directory: int
) -> None:
    """Raise ValueError if entries share bytes: that is how small bombs are made."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    starts = [entry.header_offset for entry in ordered] + [directory]
    for entry, (start, limit) in zip(ordered, itertools.pairwise(starts), strict=True):
        header = _LOCAL.unpack_from(data, start)
        end = start + _LOCAL.size + header[-2] + header[-1] + entry.compress_size
        if header[0] != b"PK\x03\x04" or end > limit:
            raise ValueError("has files that overlap each other")


def _is_own_folder(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is nothing but the folder of the pack."""
    name = entry.orig_filename
    return name.endswith("/") and not entry.file_size and not folder_fault(name[:-1])


def _entry_faults(entry: zipfile.ZipInfo) -> Iterator[str]:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.orig_filename.endswith("/") or kind == stat.S_IFDIR:
        yield "is a folder inside of the pack"
    if kind == stat.S_IFLNK:
        yield "is a link"
    if kind not in (0, stat.S_IFREG):
        yield "is no plain file"
    if entry.flag_bits & _ENCRYPTED:
        yield "is encrypted"
    if entry.compress_type not in _METHODS:
        yield "is packed in a way that not every program knows"
    if entry.file_size > max(SMALL_BYTES, MAX_RATIO * entry.compress_size):
        yield f"is more than {MAX_RATIO} times as large as it is packed"


def _folder(path: Path, plain: Iterable[str]) -> tuple[str, list[str]]:
    """Return the folder that is the pack, and what is wrong with it and with others."""
    folders = list(dict.fromkeys(name.partition("/")[0] for name in plain))
    packs = [one for one in folders if f"{one}/{MANIFEST_NAME}" in plain]
    chosen = next(iter(packs or folders), path.stem)
    faults = []
    if not packs:
        faults.append(_say(path, "", f"has no {MANIFEST_NAME} in a folder"))
    what = folder_fault(chosen)
    if what is not None:
        faults.append(_say(path, f"{chosen}/", what))
    faults += [
        _say(path, f"{other}/", "is a second folder: one pack to a file")
        for other in folders
        if other != chosen
    ]
    return chosen, faults


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of an entry, as long as it is said to be.

    Raises:
        ValueError: It is longer or shorter, or damaged.
    """
    try:
        with archive.open(entry) as file:
            # One more, so that a longer one is noticed, and its sum always checked.
            content = file.read(entry.file_size + 1)
    except Exception as error:  # on hostile bytes zipfile may raise anything
        raise ValueError("is damaged") from error
    if len(content) != entry.file_size:
        raise ValueError("is damaged")
    return content
