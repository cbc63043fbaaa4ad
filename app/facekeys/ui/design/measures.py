"""Distances, corners and sizes of type, the same in every window.

Lengths are in device-independent pixels, which Qt scales to the screen.
"""

from __future__ import annotations

from typing import Final

TINY: Final = 4
SMALL: Final = 8
MEDIUM: Final = 12
LARGE: Final = 16
HUGE: Final = 24

CORNER: Final = 8
"""Of what is pressed or typed into."""
CARD_CORNER: Final = 12
"""Of what holds other things."""

ICON: Final = 20
"""Side of an icon in a button."""
SYMBOL: Final = 16
"""Side of a symbol in a line of text."""

SMALL_PRINT: Final = 0.92
"""Size of small print, in the system's own size of type."""
HEADING: Final = 1.2
"""Size of headings, likewise."""
