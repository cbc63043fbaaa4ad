"""The kinds of files that FaceKeys writes, by the endings of their names.

A module of its own, because those that write them load FFmpeg and OpenCV.
"""

from __future__ import annotations

from typing import Final

VIDEO_ENDINGS: Final = (".mp4", ".mkv", ".mov")
PICTURE_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp")
