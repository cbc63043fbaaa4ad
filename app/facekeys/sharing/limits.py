"""How large a pack may be. docs/adr says why; docs/filter-format.md tells artists."""

from __future__ import annotations

from typing import Final

ENDING: Final = ".fkpack"
"""What the name of a pack's file ends with."""
MAX_ARCHIVE_BYTES: Final = 16_000_000
"""Largest size of a pack's file."""
MAX_FILES: Final = 64
"""Most files in a pack."""
MAX_TOTAL_BYTES: Final = 16_000_000
"""Most bytes of all files of a pack together."""
MAX_RATIO: Final = 100
"""How many times larger a file may be than it is when packed."""
SMALL_BYTES: Final = 64_000
"""Up to that size a file may be packed as tightly as it can be."""
MAX_TEXT_BYTES: Final = 2_000_000
"""Largest size of a text, such as the drawing that a picture was made from."""
