"""The words that say where the picture goes.

A module of its own, because those that know what they mean load much.
"""

from __future__ import annotations

from typing import Final

AUTO: Final = "auto"
PIPEWIRE: Final = "pipewire"
HTTP: Final = "http"
NONE: Final = "none"

WORDS: Final = (AUTO, PIPEWIRE, HTTP, NONE)
"""Besides them, the device of a v4l2loopback is one: see `DEVICE`."""
DEVICE: Final = "/dev/video[0-9]+"
"""A regular expression."""
