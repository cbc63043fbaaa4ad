"""Files that appear whole under their name, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facekeys.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file to write; on success it takes the place of `path`.

    On any failure, Ctrl-C included, the temporary file goes and `path` stays as it was.
    Links are followed; what is no plain file is refused.

    Args:
        path: The file to make or replace.

    Yields:
        A path in the same folder, with the same ending.

    Raises:
        OutputError: The folder is missing or may not be written to, or the path names
            something else than a file.
    """
    path = path.resolve()  # a link stays one, and the file it names is replaced
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", hint="Name a file in it.")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is no plain file.", hint="Choose another place.")
    try:
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix
        )
    except OSError as error:
        raise OutputError(
            f"{path} can't be written: {error.strerror}.",
            hint="Choose another place with -o, or make the folder writable.",
        ) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _share(temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(
            f"{path} can't be written: {error.strerror}.",
            hint="Is the disk full, or does another program have the file open?",
        ) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _share(path: Path) -> None:
    """Give a file the permissions that a plainly opened one would have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
