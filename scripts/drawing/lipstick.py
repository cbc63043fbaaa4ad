"""Draw lipstick: the upper lip, the lower one, and the gloss on it.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py lipstick` afterwards. 840 units are one eye distance. The
corners of the mouth lie at (100, 200) and (900, 200); each lip is bent so that its
outer edge lies on the key-point in its middle, so the mouth between them stays free.
"""

from __future__ import annotations

import sys

import svg

BY = "scripts/drawing/lipstick.py draws it. The corners: (100, 200) and (900, 200)."
SIZE = (1000, 460)
UPPER = (
    "M 100 203 C 220 168 330 96 424 84 C 458 82 478 98 500 102 C 522 98 542 82 576 84 "
    "C 670 96 780 168 900 203 C 780 194 640 186 500 192 C 360 186 220 194 100 203 Z"
)
LOWER = (
    "M 100 198 C 220 216 360 238 500 238 C 640 238 780 216 900 198 "
    "C 800 290 660 366 500 366 C 340 366 200 290 100 198 Z"
)
GLOSS = "M 330 282 C 420 306 580 306 660 278 C 590 326 410 330 330 282 Z"


def lip(outline: str) -> list[str]:
    """Return a lip, deeper at its edge, where the colour gathers."""
    return [
        f'<path d="{outline}" fill="#c4304f" fill-opacity="0.82" filter="url(#soft)"/>',
        (
            f'<path d="{outline}" fill="none" stroke="#9c1838" stroke-opacity="0.35" '
            'stroke-width="16" filter="url(#softer)"/>'
        ),
    ]


def main() -> int:
    """Write the drawings."""
    defs = [svg.blur("soft", 7), svg.blur("softer", 9)]
    for name, outline in (("upper", UPPER), ("lower", LOWER)):
        comment = f"Lipstick, the {name} lip: {BY}"
        svg.write(f"lipstick/{name}.svg", comment, SIZE, defs, lip(outline))
    gloss = [f'<path d="{GLOSS}" fill="#ffd9df" filter="url(#soft)"/>']
    svg.write("lipstick/gloss.svg", f"Lipstick, its gloss: {BY}", SIZE, defs, gloss)
    return 0


if __name__ == "__main__":
    sys.exit(main())
