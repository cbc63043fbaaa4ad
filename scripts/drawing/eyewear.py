"""Draw what else is worn before the eyes: reading glasses, a monocle, a patch.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.
"""

from __future__ import annotations

import sys

import hair
import numpy as np
import svg
from glasses import EYES, both, circle, fading, lens_defs, lenses, shadow, shape

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
        "M 1266 332 L 1300 316 C 1370 300 1430 288 1486 272",
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


GOLD = [
    *((0, "#f0d68c", 1), (0.3, "#cda04a", 1), (0.55, "#96702b", 1)),
    *((0.75, "#d6b05c", 1), (1, "#8a6526", 1)),
]


def links(spots: list[tuple[float, float]], pitch: float) -> str:
    """Return a chain of gold along a curve: links seen flat and on edge in turn."""
    line = hair.smooth(spots, 400)
    length = float(np.hypot(*np.diff(line, axis=0).T).sum())
    share = np.linspace(0, 1, len(line))
    drawn = []
    for number in range(int(length / pitch)):
        at = (number + 0.5) * pitch / length
        x, y = (float(np.interp(at, share, axis)) for axis in line.T)
        near = [np.interp(at - 0.01, share, axis) for axis in line.T]
        angle = np.degrees(np.arctan2(y - near[1], x - near[0]))
        flat = number % 2 == 0
        drawn.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{0.72 * pitch:.1f}" '
            f'ry="{(0.42 if flat else 0.12) * pitch:.1f}" fill="none" '
            f'stroke-width="{0.24 * pitch:.1f}" '
            f'transform="rotate({angle:.0f} {x:.1f} {y:.1f})"/>'
        )
    return "".join(drawn)


def monocle() -> None:
    """Draw a single lens in gold before the left eye, on a chain to the lapel."""
    lens = circle(250, 250, 166)
    rim = shape(lens, fill="none", stroke="url(#gold)", stroke_width=24)
    inner = shape(circle(250, 250, 153), fill="none", stroke="#6b4c14", stroke_width=3)
    loop = shape(circle(384, 384, 20), fill="none", stroke="url(#gold)", stroke_width=9)
    chain = links([(396, 400), (428, 560), (450, 800), (510, 1000), (610, 1090)], 17)
    clear = [(0, "#eef5ff", 0.1), (1, "#dfeaf7", 0.03)]
    defs = [
        svg.linear("gold", GOLD, (90, 70), (410, 430)),
        svg.linear("glass", clear, (90, 70), (380, 420)),
        svg.linear("out", [(0, "#fff", 1), (1, "#fff", 0)], (510, 0), (612, 0)),
        svg.clip("right", shape(lens)),
        (
            '<mask id="end" maskUnits="userSpaceOnUse" x="0" y="0" width="720" '
            'height="1140"><rect width="720" height="1140" fill="url(#out)"/></mask>'
        ),
        svg.blur("soft", 11),
        svg.blur("softer", 5),
        svg.bevel("metal", size=4, height=7, shine=1.0, gloss=16, shade=0.55),
        svg.bevel("small", size=1.6, height=3, shine=0.9, gloss=12, shade=0.5),
    ]
    glints = (
        '<rect x="-40" y="-400" width="92" height="800" fill="#fff" fill-opacity=".26" '
        'transform="translate(236 250) rotate(32)" filter="url(#softer)"/>'
        '<rect x="-9" y="-400" width="20" height="800" fill="#fff" fill-opacity="0.2" '
        'transform="translate(322 250) rotate(32)" filter="url(#softer)"/>'
    )
    body = [
        shadow(shape(lens, fill="none", stroke_width=26), opacity=0.5, down=14),
        shape(lens, fill="url(#glass)"),
        f'<g clip-path="url(#right)">{glints}</g>',
        f'<g filter="url(#metal)">{loop}{rim}</g>',
        inner,
    ]
    origin = (
        "scripts/drawing/eyewear.py draws it. 420 units are one eye distance; the left "
        "eye lies at (250, 240)."
    )
    svg.write("monocle/artwork.svg", f"A monocle: {origin}", (500, 500), defs, body)
    body = [
        shadow(chain, opacity=0.5, down=14),
        f'<g mask="url(#end)"><g filter="url(#small)" stroke="#c79a45">{chain}</g></g>',
    ]
    svg.write("monocle/chain.svg", f"Its chain: {origin}", (720, 1140), defs, body)


def eye_patch() -> None:
    """Draw a patch of black leather on the right eye, with a band around the head."""
    patch = (
        "M 236 540 C 240 512 262 502 300 498 C 400 488 530 490 620 504 "
        "C 656 510 672 524 670 552 C 662 660 590 772 462 812 "
        "C 330 784 244 668 236 540 Z"
    )
    band = "M 660 540 C 860 470 1160 320 1400 110"
    short = "M 244 548 C 180 548 120 560 56 584"
    seam = (
        "M 258 546 C 262 530 276 522 304 518 C 400 508 528 510 616 524 "
        "C 642 528 652 538 650 556 C 642 652 576 752 462 790 "
        "C 346 764 266 660 258 546 Z"
    )
    ends = svg.linear(
        "ends",
        [(0, "#fff", 0), (0.06, "#fff", 1), (0.82, "#fff", 1), (1, "#fff", 0)],
        (50, 0),
        (1410, 0),
    )
    defs = [
        ends,
        (
            '<mask id="fade" maskUnits="userSpaceOnUse" x="0" y="0" width="1460" '
            'height="900"><rect width="1460" height="900" fill="url(#ends)"/></mask>'
        ),
        svg.linear(
            "leather",
            [(0, "#2c2a29", 1), (0.45, "#1a1918", 1), (1, "#0b0a0a", 1)],
            (320, 490),
            (540, 810),
        ),
        svg.radial("bulge", [(0, "#fff", 0.13), (1, "#fff", 0)], (390, 590), 170),
        svg.blur("soft", 14),
        svg.bevel("round", size=9, height=9, shine=0.3, gloss=9, shade=0.35),
        svg.bevel("strap", size=4, height=5, shine=0.5, gloss=8, shade=0.4),
        (
            '<filter id="grain" x="0" y="0" width="100%" height="100%">'
            '<feTurbulence type="fractalNoise" baseFrequency="0.09" numOctaves="4" '
            'seed="4"/><feColorMatrix values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  '
            '0.9 0 0 0 -0.42"/><feComposite in2="SourceAlpha" operator="in"/></filter>'
        ),
    ]
    straps = "".join(
        shape(one, fill="none", stroke="#1b1a19", stroke_width=34)
        for one in (band, short)
    )
    body = [
        '<g mask="url(#fade)">',
        shadow(shape(patch) + straps, opacity=0.5, down=18),
        f'<g filter="url(#strap)">{straps}</g>',
        "</g>",
        f'<g filter="url(#round)">{shape(patch, fill="url(#leather)")}</g>',
        shape(patch, fill="#fff", filter="url(#grain)", opacity=0.13),
        shape(patch, fill="url(#bulge)"),
        shape(
            seam,
            fill="none",
            stroke="#8a7c68",
            stroke_width=4,
            stroke_dasharray="15 9",
            stroke_linecap="round",
            opacity=0.85,
        ),
    ]
    comment = (
        "An eye-patch of black leather: scripts/drawing/eyewear.py draws it. 530 units "
        "are one eye distance; the eyes lie at (450, 640) and (980, 640)."
    )
    svg.write("eye-patch/artwork.svg", comment, (1460, 900), defs, body)


STYLES = (half_moon, monocle, eye_patch)


if __name__ == "__main__":
    for style in STYLES:
        style()
    sys.exit(0)
