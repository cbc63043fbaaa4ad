"""Draw what else is worn before the eyes: reading glasses, a monocle, a patch.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.
"""

from __future__ import annotations

import sys

import svg
from glasses import EYES, both, fading, lens_defs, lenses, shadow, shape

ORIGIN = f"scripts/drawing/eyewear.py draws it. {EYES}"


def half_moon() -> None:
    """Draw reading glasses of gold, half as high and low on the nose."""
    lens = (
        "M 884 318 C 1000 306 1130 306 1240 316 C 1262 318 1272 336 1268 362 "
        "C 1256 446 1184 488 1066 488 C 950 488 872 446 858 364 "
        "C 854 338 862 320 884 318 Z"
    )
    rim = shape(lens, fill="none", stroke="url(#gold)", stroke_width=19)
    bridge = shape(
        "M 866 346 C 836 300 800 290 750 290 C 700 290 664 300 634 346",
        fill="none",
        stroke="url(#gold)",
        stroke_width=18,
    )
    arm = shape(
        "M 1266 330 L 1300 312 C 1370 284 1430 250 1486 214",
        fill="none",
        stroke="url(#arm)",
        stroke_width=19,
    )
    pad = (
        '<ellipse cx="846" cy="404" rx="11" ry="30" transform="rotate(-20 846 404)" '
        'fill="#f0dcc0" fill-opacity="0.35" stroke="#5c4018" stroke-opacity="0.5" '
        'stroke-width="3"/>'
    )
    gold = [(0, "#e8c876", 1), (0.5, "#c2953f", 1), (1, "#9a7029", 1)]
    clear = [(0, "#eaf2ff", 0.1), (0.7, "#dfeaf7", 0.07), (1, "#fff", 0.16)]
    outline = {"fill": "none", "stroke_width": 24}
    defs = [
        *lens_defs(lens, clear, dark=0.12),
        svg.linear("gold", gold, (0, 300), (0, 490)),
        svg.bevel("metal", size=4, height=6, shine=1.0, gloss=16, shade=0.6),
        fading("arm", "#b98d3c", 1330),
    ]
    body = [
        shadow(both(shape(lens, **outline)), opacity=0.5, down=20),
        both(pad),
        f'<g filter="url(#metal)">{both(arm)}</g>',
        *lenses(lens, sky=0.0, glint=0.26),
        f'<g filter="url(#metal)">{bridge}{both(rim)}</g>',
    ]
    comment = f"Half-moon reading glasses of gold: {ORIGIN}"
    svg.write("reading-glasses/artwork.svg", comment, (1500, 600), defs, body)


STYLES = (half_moon,)


if __name__ == "__main__":
    for style in STYLES:
        style()
    sys.exit(0)
