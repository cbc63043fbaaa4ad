"""Opening a source by what a person typed or picked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from facekeys.camera.demo import DemoClip
from facekeys.camera.source import Source
from facekeys.errors import InputError

DEMO: Final = "demo"
"""The name that stands for the demo clip."""


def open_file(text: str) -> Source:
    """Open a video, a picture or the demo clip.

    Args:
        text: A path, or "demo".

    Raises:
        InputError: There is no such file, or it can't be read.
    """
    if text == DEMO:
        return DemoClip()
    path = Path(text)
    if not path.exists():
        raise InputError(
            f"There is no file {path}.",
            hint='Give a video, a picture, or the word "demo".',
        )
    if not path.is_file():
        raise InputError(f"{path} is no file.", hint="Give a video or a picture.")
    try:
        if path.stat().st_size == 0:
            raise InputError(f"{path} is empty.", hint="Give a video or a picture.")
        # Pillow and FFmpeg take their time to load, and the window needs neither.
        from facekeys.camera.picture import Picture, is_picture

        if is_picture(path):
            return Picture(path)
        from facekeys.camera.video import VideoFile

        return VideoFile(path)
    except PermissionError as error:
        raise InputError(
            f"{path} may not be read.", hint="Change its permissions."
        ) from error
