"""Photos: a picture into a folder, under a name that no file has."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from facekeys.errors import OutputError
from facekeys.recording.names import filled
from facekeys.recording.picture import write_picture
from facekeys.recording.reserving import has_room, reserve
from facekeys.types import Pixels

SPARE_BYTES: Final = 50_000_000
"""What a disk must have free for a photo: the system needs room as well."""

_ELSEWHERE: Final = "Choose another folder for photos in the settings."


def take_photo(
    pixels: Pixels,
    folder: Path,
    *,
    pattern: str,
    ending: str,
    filters: Sequence[str] = (),
    moment: datetime | None = None,
) -> Path:
    """Write a picture into a folder; a file that is there is never touched.

    Args:
        pixels: (h, w, 3) uint8 BGR.
        folder: Where to; it is made if need be.
        pattern: A checked pattern for the name; see `facekeys.recording.names`.
        ending: Of the file, with its dot: one of `PICTURE_ENDINGS`.
        filters: Ids of the filters in the picture.
        moment: When it was taken, in local time; now if None.

    Returns:
        The new file.

    Raises:
        OutputError: It can't be written there, or the disk is nearly full.
    """
    name = filled(pattern, moment or datetime.now().astimezone(), filters)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not has_room(folder, SPARE_BYTES):
            raise OutputError(
                f"No photo is taken, for the disk of {folder} is nearly full.",
                hint=f"Make room there. {_ELSEWHERE}",
            )
        path = reserve(folder, name, ending)
    except OSError as error:
        raise OutputError(
            f"No photo can be written to {folder}: {error.strerror}.", hint=_ELSEWHERE
        ) from error
    try:
        write_picture(path, pixels)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return path
