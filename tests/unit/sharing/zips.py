"""Zip files as people, programs and enemies make them."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from unit.overlays.packs import write_pack


def sound_files(parent: Path, id_="patch") -> dict[str, bytes]:
    """The files of a sound pack, by their paths in a zip."""
    folder = write_pack(parent, id_)
    return {f"{id_}/{file.name}": file.read_bytes() for file in folder.iterdir()}


def zipped(
    files: Mapping[str, bytes], *, method=zipfile.ZIP_DEFLATED, modes=None
) -> bytes:
    """Zip files under these names, however odd; `modes` by name are those of Unix."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x" * len(name))
            entry.filename = name  # past the mending that ZipInfo does to names
            entry.compress_type = method
            mode = (modes or {}).get(name, stat.S_IFREG | 0o644)
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    return whole.getvalue()


def write_zip(path: Path, files: Mapping[str, bytes], **options) -> Path:
    """Write such a zip."""
    path.write_bytes(zipped(files, **options))
    return path
