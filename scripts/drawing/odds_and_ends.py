"""Draw what is stuck on a face: a clown's nose, a plaster, tears.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.
"""

from __future__ import annotations

import sys

import svg

BY = "scripts/drawing/odds_and_ends.py draws it."


def clown_nose() -> None:
    """Draw a ball of red foam with a shine."""
    defs = [
        (
            '<radialGradient id="ball" cx="0.38" cy="0.32" r="0.75">'
            '<stop offset="0" stop-color="#ff8a78"/>'
            '<stop offset="0.22" stop-color="#f23b2e"/>'
            '<stop offset="0.6" stop-color="#cf1418"/>'
            '<stop offset="0.86" stop-color="#86070f"/>'
            '<stop offset="1" stop-color="#a0161a"/></radialGradient>'
        ),
        (
            '<filter id="foam" x="0" y="0" width="100%" height="100%" '
            'color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" '
            'baseFrequency="0.22" numOctaves="2" seed="5"/><feColorMatrix values="'
            "0 0 0 0 0.25  0 0 0 0 0  0 0 0 0 0  1.8 0 0 0 -0.82"
            '"/><feComposite in2="SourceAlpha" operator="in"/></filter>'
        ),
        svg.blur("soft", 24),
        svg.blur("gleam", 10),
    ]
    body = [
        (
            '<ellipse cx="330" cy="362" rx="205" ry="190" fill="#2a0a04" '
            'fill-opacity="0.5" filter="url(#soft)"/>'
        ),
        '<circle cx="320" cy="310" r="212" fill="url(#ball)"/>',
        (
            '<circle cx="320" cy="310" r="211" fill="#000" filter="url(#foam)" '
            'opacity="0.4"/>'
        ),
        (
            '<ellipse cx="246" cy="222" rx="68" ry="42" fill="#fff" fill-opacity=".72" '
            'transform="rotate(-36 246 222)" filter="url(#gleam)"/>'
        ),
        (
            '<path d="M 200 446 Q 320 532 448 440" fill="none" stroke="#ff9a86" '
            'stroke-opacity="0.45" stroke-width="16" filter="url(#gleam)"/>'
        ),
    ]
    comment = f"A clown's nose: {BY} Its middle lies at (320, 310)."
    svg.write("clown-nose/artwork.svg", comment, (640, 640), defs, body)


def plaster() -> None:
    """Draw a sticking plaster, as across the bridge of a nose."""
    strip = (
        "M 110 70 H 690 C 752 70 776 118 776 170 C 776 222 752 270 690 270 H 110 "
        "C 48 270 24 222 24 170 C 24 118 48 70 110 70 Z"
    )
    holes = "".join(
        f'<circle cx="{x + (14 if row % 2 else 0)}" cy="{y}" r="5.5"/>'
        for row, y in enumerate((104, 137, 170, 203, 236))
        for x in (*range(72, 240, 28), *range(556, 732, 28))
    )
    round_nose = [
        *((0, "#5c2f12", 0.45), (0.22, "#5c2f12", 0.08), (0.42, "#fff", 0.1)),
        *((0.6, "#5c2f12", 0), (0.8, "#5c2f12", 0.16), (1, "#5c2f12", 0.6)),
    ]
    skin = [(0, "#edc39b", 1), (0.5, "#e0ae82", 1), (1, "#c8926a", 1)]
    pad = [(0, "#f3d5b4", 1), (1, "#d9ab81", 1)]
    defs = [
        svg.linear("cloth", skin, (0, 70), (0, 270)),
        svg.linear("turn", round_nose, (24, 0), (776, 0)),
        svg.linear("pad", pad, (0, 80), (0, 262)),
        svg.bevel("edge", size=5, height=5, shine=0.35, gloss=10, shade=0.45),
        svg.bevel("cushion", size=12, height=9, shine=0.25, gloss=8, shade=0.4),
        svg.blur("soft", 10),
    ]
    body = [
        (
            f'<path d="{strip}" fill="#2a0f04" fill-opacity="0.5" filter="url(#soft)" '
            'transform="translate(3 12)"/>'
        ),
        f'<path d="{strip}" fill="url(#cloth)" filter="url(#edge)"/>',
        f'<g fill="#7d4e2c" fill-opacity="0.55">{holes}</g>',
        (
            '<rect x="262" y="72" width="276" height="196" rx="16" fill="url(#pad)" '
            'filter="url(#cushion)"/>'
        ),
        '<g fill="#a8744a" fill-opacity="0.35">'
        + "".join(
            f'<circle cx="{x}" cy="{y}" r="4"/>'
            for x in range(290, 520, 26)
            for y in range(100, 250, 26)
        )
        + "</g>",
        f'<path d="{strip}" fill="url(#turn)"/>',
    ]
    comment = f"A sticking plaster: {BY} Its middle lies at (400, 170)."
    svg.write("plaster/artwork.svg", comment, (800, 340), defs, body)


def tears() -> None:
    """Draw the tears of one eye: a wet track down the cheek, and drops on it."""
    track = (
        "M 158 44 C 168 120 182 220 176 330 C 174 410 160 470 158 540 "
        "C 160 600 228 604 232 540 C 236 470 236 410 234 330 C 230 220 214 120 196 48 Z"
    )
    left_edge = "M 164 60 C 176 140 192 230 186 330 C 184 410 172 470 169 520"
    right_edge = "M 196 60 C 212 140 226 230 227 330 C 229 410 228 470 225 520"

    def drop(x: float, y: float, size: float) -> str:
        """Return a drop, its round end at a spot."""
        return (
            f'<g transform="translate({x} {y}) scale({size})">'
            '<path d="M 0 -92 C 14 -52 46 -22 46 14 C 46 44 26 62 0 62 '
            'C -26 62 -46 44 -46 14 C -46 -22 -14 -52 0 -92 Z" fill="#10334a" '
            'fill-opacity="0.32" transform="translate(5 9)" filter="url(#soft)"/>'
            '<path d="M 0 -92 C 14 -52 46 -22 46 14 C 46 44 26 62 0 62 '
            'C -26 62 -46 44 -46 14 C -46 -22 -14 -52 0 -92 Z" fill="url(#water)"/>'
            '<path d="M -26 28 C -16 50 16 52 28 26 C 20 40 -12 44 -26 28 Z" '
            'fill="#fff" fill-opacity="0.85" filter="url(#gleam)"/>'
            '<ellipse cx="-15" cy="-10" rx="9" ry="19" fill="#fff" '
            'fill-opacity="0.95" transform="rotate(18 -15 -10)"/></g>'
        )

    defs = [
        svg.linear(
            "wet",
            [
                *((0, "#e4f4ff", 0.06), (0.3, "#e4f4ff", 0.2), (0.8, "#d8eeff", 0.3)),
                (1, "#e0f3ff", 0.4),
            ],
            (0, 40),
            (0, 600),
        ),
        svg.linear(
            "water",
            [(0, "#eef9ff", 0.65), (0.5, "#b4ddf7", 0.5), (1, "#7fbfe8", 0.7)],
            (0, -92),
            (0, 62),
        ),
        svg.blur("soft", 6),
        svg.blur("gleam", 2.5),
    ]
    body = [
        (
            f'<path d="{track}" fill="#10334a" fill-opacity="0.22" '
            'transform="translate(7 8)" filter="url(#soft)"/>'
        ),
        f'<path d="{track}" fill="url(#wet)"/>',
        (
            f'<path d="{left_edge}" fill="none" stroke="#fff" stroke-opacity="0.8" '
            'stroke-width="7" stroke-linecap="round" filter="url(#gleam)"/>'
        ),
        (
            f'<path d="{right_edge}" fill="none" stroke="#fff" stroke-opacity="0.4" '
            'stroke-width="4" stroke-linecap="round" filter="url(#gleam)"/>'
        ),
        drop(208, 240, 0.78),
        drop(196, 540, 1.2),
    ]
    comment = f"Tears of one eye: {BY} They come from (172, 60)."
    svg.write("tears/artwork.svg", comment, (400, 680), defs, body)


THINGS = (clown_nose, plaster, tears)


if __name__ == "__main__":
    for thing in THINGS:
        thing()
    sys.exit(0)
