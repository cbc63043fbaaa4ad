"""Draw jewellery: a hoop for ears, a ring for the nose, a string of pearls.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.
"""

from __future__ import annotations

import sys

import hair
import numpy as np
import svg

GOLD = [
    *((0, "#ffe9a8", 1), (0.25, "#dcb254", 1), (0.5, "#a87d2c", 1)),
    *((0.72, "#e2bd68", 1), (1, "#8a6220", 1)),
]
BY = "scripts/drawing/jewellery.py draws it."


def hoop() -> None:
    """Draw a hoop of gold, hanging from a lobe at its top, as seen a little aslant."""
    # A crescent: thick below, thin where it goes through the ear.
    ring = (
        "M 290 62 C 420 62 506 190 506 330 C 506 476 412 584 290 584 "
        "C 168 584 74 476 74 330 C 74 190 160 62 290 62 Z "
        "M 290 84 C 182 84 110 200 110 322 C 110 440 188 526 290 526 "
        "C 392 526 470 440 470 322 C 470 200 398 84 290 84 Z"
    )
    facets = "".join(
        f'<rect x="{x:.0f}" y="{y:.0f}" width="10" height="30" fill="#fff6d8" '
        f'fill-opacity="0.16" transform="rotate({angle} {x:.0f} {y:.0f})"/>'
        for angle in range(-80, 81, 10)
        for x, y in [
            (
                290 + 200 * np.sin(np.radians(-angle)),
                330 + 222 * np.cos(np.radians(angle)) - 8,
            )
        ]
    )
    defs = [
        svg.linear("gold", GOLD, (110, 80), (480, 580)),
        svg.bevel("metal", size=7, height=10, shine=1.1, gloss=18, shade=0.55),
        svg.blur("soft", 14),
        svg.clip("inside", f'<path clip-rule="evenodd" d="{ring}"/>'),
    ]
    body = [
        (
            f'<path d="{ring}" fill-rule="evenodd" fill="#1c0d05" fill-opacity="0.45" '
            'transform="translate(10 20)" filter="url(#soft)"/>'
        ),
        (
            f'<path d="{ring}" fill-rule="evenodd" fill="url(#gold)" '
            'filter="url(#metal)"/>'
        ),
        f'<g clip-path="url(#inside)">{facets}</g>',
        '<circle cx="290" cy="72" r="19" fill="url(#gold)" filter="url(#metal)"/>',
    ]
    comment = f"A hoop of gold: {BY} It hangs from (290, 60)."
    svg.write("hoop-earrings/artwork.svg", comment, (580, 640), defs, body)


def nose_ring() -> None:
    """Draw a ring of steel around the left wing of the nose, with a ball."""
    # Open where it goes into the nostril, and where it goes through the wing.
    arc = "M 318 128 C 420 176 440 330 346 404 C 280 452 190 428 152 364"
    steel = [
        *((0, "#ffffff", 1), (0.3, "#c2c8d0", 1), (0.55, "#7d848e", 1)),
        *((0.75, "#cfd5dc", 1), (1, "#6a717b", 1)),
    ]
    defs = [
        svg.linear("steel", steel, (200, 130), (400, 440)),
        svg.bevel("metal", size=7, height=10, shine=1.1, gloss=16, shade=0.6),
        svg.blur("soft", 15),
        svg.blur("hole", 9),
    ]
    body = [
        (
            f'<path d="{arc}" fill="none" stroke="#1c0d05" stroke-opacity="0.55" '
            'stroke-width="40" transform="translate(12 22)" filter="url(#soft)"/>'
        ),
        (
            '<ellipse cx="314" cy="128" rx="26" ry="20" fill="#3a1408" '
            'fill-opacity="0.5" filter="url(#hole)"/>'
        ),
        (
            f'<path d="{arc}" fill="none" stroke="url(#steel)" stroke-width="40" '
            'stroke-linecap="round" filter="url(#metal)"/>'
        ),
        '<circle cx="346" cy="404" r="37" fill="url(#steel)" filter="url(#metal)"/>',
    ]
    comment = f"A ring of steel for the left wing of the nose: {BY}"
    svg.write("nose-ring/artwork.svg", comment, (560, 540), defs, body)


def pearls() -> None:
    """Draw a string of pearls, larger towards its middle."""
    string = hair.smooth(
        [
            *((112, 40), (168, 190), (290, 330), (440, 418), (600, 446)),
            *((760, 418), (910, 330), (1032, 190), (1088, 40)),
        ],
        600,
    )
    gone = np.concatenate([[0], np.hypot(*np.diff(string, axis=0).T).cumsum()])
    spots, at = [], 24.0
    while at < gone[-1] - 14:
        x, y = (float(np.interp(at, gone, axis)) for axis in string.T)
        radius = 25 + 15 * np.sin(np.pi * at / gone[-1]) ** 1.5
        spots.append((x, y, radius))
        at += 2.02 * radius
    # The ends lie on the sides of the neck, and go out of sight behind it.
    fade = svg.linear("away", [(0, "#fff", 0), (1, "#fff", 1)], (0, 40), (0, 150))
    mask = (
        '<mask id="ends" maskUnits="userSpaceOnUse" x="0" y="0" width="1200" '
        'height="560"><rect width="1200" height="560" fill="url(#away)"/></mask>'
    )
    pearl = (
        '<radialGradient id="pearl" cx="0.36" cy="0.3" r="0.78">'
        '<stop offset="0" stop-color="#ffffff"/>'
        '<stop offset="0.2" stop-color="#fbf6ee"/>'
        '<stop offset="0.52" stop-color="#e9dccf"/>'
        '<stop offset="0.8" stop-color="#b9a597"/>'
        '<stop offset="0.93" stop-color="#a08d84"/>'
        '<stop offset="1" stop-color="#c9bab2"/></radialGradient>'
    )
    drawn = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="url(#pearl)"/>'
        f'<ellipse cx="{x - 0.3 * r:.1f}" cy="{y - 0.38 * r:.1f}" '
        f'rx="{0.24 * r:.1f}" ry="{0.17 * r:.1f}" fill="#fff" fill-opacity="0.95" '
        f'transform="rotate(-35 {x - 0.3 * r:.1f} {y - 0.38 * r:.1f})"/>'
        f'<path d="M {x - 0.5 * r:.1f} {y + 0.62 * r:.1f} '
        f'Q {x:.1f} {y + 0.98 * r:.1f} {x + 0.55 * r:.1f} {y + 0.56 * r:.1f}" '
        'stroke="#ffe9e2" stroke-opacity="0.55" stroke-width="4" fill="none"/>'
        for x, y, r in spots
    )
    dark = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>' for x, y, r in spots
    )
    body = [
        '<g mask="url(#ends)">',
        (
            '<g fill="#1c0d05" fill-opacity="0.5" transform="translate(8 24)" '
            f'filter="url(#soft)">{dark}</g>'
        ),
        f"{drawn}</g>",
    ]
    comment = (
        f"A string of pearls: {BY} 560 units are one eye distance; the neck's middle "
        "lies at (600, 0)."
    )
    defs = [svg.blur("soft", 12), fade, mask, pearl]
    svg.write("pearl-necklace/artwork.svg", comment, (1200, 560), defs, body)


PIECES = (hoop, nose_ring, pearls)


if __name__ == "__main__":
    for piece in PIECES:
        piece()
    sys.exit(0)
