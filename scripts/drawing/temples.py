"""Draw the temples of glasses, which go back to the ears when a head turns.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards. The hinge lies at (30, 60), the ear at (540,
60); across, 600 units are one eye distance.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import svg

SIZE = (660, 200)


@dataclass(frozen=True)
class Temple:
    """A temple: whose it is, and what it is made of.

    Attributes:
        pack: The glasses.
        light: The colour of its upper edge.
        dark: And of its lower edge.
        width: How high it is at the hinge.
        end: And at the ear.
    """

    pack: str
    light: str
    dark: str
    width: float
    end: float


TEMPLES = (
    Temple("sunglasses", "#d8b566", "#7a5a26", 20, 16),
    Temple("round-glasses", "#a08a76", "#4a3b30", 22, 18),
    Temple("round-sunglasses", "#50545b", "#1d1f22", 16, 15),
    Temple("heart-glasses", "#f2304c", "#9d0a20", 50, 34),
    Temple("black-sunglasses", "#303035", "#0d0d0f", 72, 40),
    Temple("sports-sunglasses", "#31353c", "#101215", 66, 38),
    Temple("reading-glasses", "#e8c876", "#8f6a2a", 19, 16),
)


def draw(temple: Temple) -> None:
    """Write the drawing of a temple."""
    up, down = temple.width / 2, temple.end / 2
    outline = (
        f"M 30 {60 - up} L 500 {60 - down} C 570 {60 - down} 610 {70 - down} "
        f"{630 + down} 150 L {630 - down} 160 C 600 {70 + down} 560 {60 + down} "
        f"500 {60 + down} L 30 {60 + up} Z"
    )
    fade = [(0, "#fff", 1), (1, "#fff", 0)]
    defs = [
        svg.linear(
            "bar", [(0, temple.light, 1), (1, temple.dark, 1)], (0, 25), (0, 95)
        ),
        svg.linear("away", fade, (490, 0), (600, 0)),
        (
            f'<mask id="end" maskUnits="userSpaceOnUse" x="0" y="0" width="{SIZE[0]}" '
            f'height="{SIZE[1]}"><rect width="{SIZE[0]}" height="{SIZE[1]}" '
            'fill="url(#away)"/></mask>'
        ),
        svg.bevel("round", size=5, height=7, shine=0.8, gloss=18, shade=0.5),
        svg.blur("soft", 11),
    ]
    body = [
        '<g mask="url(#end)">',
        (
            f'<path d="{outline}" fill="#1c0d05" fill-opacity="0.4" '
            'transform="translate(0 20)" filter="url(#soft)"/>'
        ),
        f'<path d="{outline}" fill="url(#bar)" filter="url(#round)"/>',
        "</g>",
    ]
    comment = (
        "A temple: scripts/drawing/temples.py draws it. From the hinge, (30, 60), to "
        "the ear, (540, 60)."
    )
    svg.write(f"{temple.pack}/temple.svg", comment, SIZE, defs, body)


if __name__ == "__main__":
    for one in TEMPLES:
        draw(one)
    sys.exit(0)
