"""Draw sunglasses: round, hearts, thick black, sports and pixels.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards.
"""

from __future__ import annotations

import sys

import svg
from glasses import EYES, both, circle, fading, lens_defs, lenses, shadow, shape

ORIGIN = f"scripts/drawing/sunglasses.py draws it. {EYES}"


def round_dark() -> None:
    """Draw round, nearly black lenses in thin black wire."""
    lens = circle(1060, 248, 200)
    wire = both(shape(lens, fill="none", stroke="#33363b", stroke_width=16))
    bridge = shape(
        "M 650 214 C 688 158 812 158 850 214",
        fill="none",
        stroke="#33363b",
        stroke_width=16,
    )
    arm = shape(
        "M 1250 196 L 1296 186 C 1360 184 1420 190 1480 204",
        fill="none",
        stroke="url(#arm)",
        stroke_width=15,
    )
    pad = shape(
        "M 866 300 C 838 306 828 320 826 336",
        fill="none",
        stroke="#4c4f55",
        stroke_width=6,
    ) + (
        '<ellipse cx="824" cy="352" rx="10" ry="28" transform="rotate(-14 824 352)" '
        'fill="#f0dcc0" fill-opacity="0.3" stroke="#3a3c40" stroke-opacity="0.5" '
        'stroke-width="3"/>'
    )
    tint = [(0, "#07090a", 0.97), (0.5, "#0e1413", 0.95), (1, "#26332f", 0.88)]
    defs = [
        *lens_defs(lens, tint),
        svg.bevel("metal", size=3, height=5, shine=1.1, gloss=18, shade=0.6),
        fading("arm", "#33363b", 1290),
    ]
    body = [
        shadow(both(shape(lens)) + bridge),
        both(pad),
        f'<g filter="url(#metal)">{both(arm)}</g>',
        *lenses(lens, sky=0.42, glint=0.15),
        f'<g filter="url(#metal)">{bridge}{wire}</g>',
    ]
    comment = f"Round sunglasses in black wire: {ORIGIN}"
    svg.write("round-sunglasses/artwork.svg", comment, (1500, 580), defs, body)


def heart() -> None:
    """Draw red hearts of glossy plastic, with pink lenses."""
    lens = (
        "M 1048 474 C 1002 416 872 344 858 214 C 850 130 914 82 976 88 "
        "C 1022 92 1052 122 1066 154 C 1088 112 1132 74 1188 80 "
        "C 1252 88 1290 146 1276 224 C 1254 342 1104 408 1048 474 Z"
    )
    rim = shape(
        lens,
        fill="none",
        stroke="url(#plastic)",
        stroke_width=46,
        stroke_linejoin="round",
    )
    bridge = shape(
        "M 640 190 C 690 150 810 150 860 190 L 858 232 C 812 200 688 200 642 232 Z",
        fill="url(#plastic)",
    )
    arm = shape(
        "M 1270 130 C 1340 118 1420 128 1484 148 L 1484 188 "
        "C 1420 168 1350 166 1284 184 Z",
        fill="url(#arm)",
    )
    tint = [(0, "#6d0b2c", 0.9), (0.5, "#b3224f", 0.78), (1, "#f0668e", 0.6)]
    red = [(0, "#f2304c", 1), (0.5, "#d5132f", 1), (1, "#9d0a20", 1)]
    defs = [
        *lens_defs(lens, tint, dark=0.3),
        svg.linear("plastic", red, (0, 70), (0, 490)),
        svg.bevel("gloss", size=8, height=9, shine=1.0, gloss=30, shade=0.7),
        fading("arm", "#c3122c", 1300),
    ]
    body = [
        shadow(both(shape(lens, stroke_width=46)) + bridge),
        f'<g filter="url(#gloss)">{both(arm)}</g>',
        *lenses(lens, sky=0.6, glint=0.22),
        f'<g filter="url(#gloss)">{bridge}{both(rim)}</g>',
    ]
    comment = f"Heart-shaped glasses of red plastic: {ORIGIN}"
    svg.write("heart-glasses/artwork.svg", comment, (1500, 600), defs, body)


def thick_black() -> None:
    """Draw the black classic of the fifties: thick acetate, wider above."""
    outer = (
        "M 836 122 C 900 78 1010 62 1130 58 C 1230 54 1330 62 1402 80 "
        "C 1420 88 1416 140 1402 168 C 1384 206 1376 240 1360 304 "
        "C 1336 400 1270 448 1150 448 C 1010 448 896 414 862 312 "
        "C 846 262 830 190 836 122 Z"
    )
    lens = (
        "M 890 168 C 944 134 1030 122 1120 120 C 1220 118 1288 126 1316 148 "
        "C 1326 162 1322 232 1304 290 C 1284 360 1232 392 1142 392 "
        "C 1024 392 940 366 912 290 C 898 250 882 196 890 168 Z"
    )
    rim = f'<path d="{outer} {lens}" fill-rule="evenodd" fill="url(#acetate)"/>'
    bridge = shape(
        "M 655 108 C 700 92 800 92 845 108 L 866 250 C 838 186 800 162 750 162 "
        "C 700 162 662 186 634 250 Z",
        fill="url(#acetate)",
    )
    arm = shape(
        "M 1384 82 C 1424 84 1456 100 1484 114 L 1484 176 "
        "C 1456 160 1424 150 1388 152 Z",
        fill="url(#arm)",
    )
    rivets = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="5.5" ry="10" fill="#d9dce0" '
        f'transform="rotate(14 {x} {y})" stroke="#6b6e73" stroke-width="2"/>'
        for x, y in ((1346, 104), (1370, 107))
    )
    tint = [(0, "#0a0c0b", 0.97), (0.5, "#151a17", 0.94), (1, "#3c463d", 0.84)]
    black = [(0, "#2c2c30", 1), (0.35, "#19191c", 1), (1, "#0d0d0f", 1)]
    defs = [
        *lens_defs(lens, tint),
        svg.linear("acetate", black, (0, 60), (0, 440)),
        svg.bevel("gloss", size=6, height=8, shine=0.85, gloss=24, shade=0.35),
        fading("arm", "#17171a", 1390),
    ]
    body = [
        shadow(both(shape(outer)) + bridge, down=26),
        f'<g filter="url(#gloss)">{both(arm)}</g>',
        *lenses(lens, sky=0.45, glint=0.16),
        f'<g filter="url(#gloss)">{bridge}{both(rim)}</g>',
        both(rivets),
    ]
    comment = f"Sunglasses in thick black acetate: {ORIGIN}"
    svg.write("black-sunglasses/artwork.svg", comment, (1500, 560), defs, body)


def sporty() -> None:
    """Draw one wrapped, mirrored lens below a bar."""
    half = (
        "C 900 110 1150 84 1404 130 C 1424 206 1400 326 1310 396 "
        "C 1220 462 1050 462 936 400 C 876 364 838 306 818 266 "
        "C 802 232 776 220 750 220"
    )
    mirrored = (
        "C 724 220 698 232 682 266 C 662 306 624 364 564 400 "
        "C 450 462 280 462 190 396 C 100 326 76 206 96 130 C 350 84 600 110 750 128 Z"
    )
    lens = f"M 750 128 {half} {mirrored}"
    bar = (
        "M 750 84 C 940 84 1200 52 1418 96 C 1438 102 1440 150 1428 190 "
        "C 1416 166 1406 156 1392 150 C 1200 112 940 140 750 146 "
        "C 560 140 300 112 108 150 C 94 156 84 166 72 190 C 60 150 62 102 82 96 "
        "C 300 52 560 84 750 84 Z"
    )
    arm = shape(
        "M 1404 92 C 1440 98 1468 108 1490 120 L 1490 190 "
        "C 1470 178 1444 168 1414 172 Z",
        fill="url(#arm)",
    )
    stripe = shape(
        "M 960 95 C 1120 82 1280 80 1396 106",
        fill="none",
        stroke="#ff6a1f",
        stroke_width=9,
        stroke_linecap="round",
    )
    mirror = [
        (0, "#1b2a6b", 0.98),
        (0.3, "#3f4fd0", 0.97),
        (0.48, "#a24fd6", 0.96),
        (0.66, "#f2557f", 0.96),
        (0.82, "#ff9a3d", 0.95),
        (1, "#ffd75a", 0.94),
    ]
    hills = (
        "M 40 300 C 200 262 300 300 420 286 C 520 274 600 250 690 268 L 750 280 "
        "L 810 268 C 900 250 980 274 1080 286 C 1200 300 1300 262 1460 300 "
        "L 1460 316 C 1300 288 1200 322 1080 304 C 980 292 900 270 810 288 "
        "L 690 288 C 600 270 520 292 420 304 C 300 322 200 288 40 316 Z"
    )
    defs = [
        svg.linear("mirror", mirror, (0, 90), (0, 430)),
        svg.linear(
            "turn",
            [
                (0, "#0a0320", 0.55),
                (0.16, "#0a0320", 0),
                (0.5, "#fff", 0.1),
                (0.84, "#0a0320", 0),
                (1, "#0a0320", 0.6),
            ],
            (90, 0),
            (1410, 0),
        ),
        svg.clip("whole", shape(lens)),
        svg.blur("soft", 13),
        svg.blur("softer", 6),
        svg.blur("wide", 16),
        svg.bevel("glass", size=5, height=5, shine=0.8, gloss=26, shade=0.25),
        svg.bevel("gloss", size=7, height=9, shine=0.9, gloss=22, shade=0.4),
        fading("arm", "#1d2025", 1420, 1486),
    ]
    body = [
        shadow(shape(lens) + shape(bar), down=26),
        f'<g filter="url(#gloss)">{both(arm)}</g>',
        shape(lens, fill="url(#mirror)", filter="url(#glass)"),
        '<g clip-path="url(#whole)">',
        shape(hills, fill="#2b0f4a", fill_opacity=0.4, filter="url(#softer)"),
        shape(lens, fill="url(#turn)"),
        (
            '<ellipse cx="360" cy="190" rx="190" ry="34" fill="#fff" fill-opacity=".5" '
            'transform="rotate(-7 360 190)" filter="url(#wide)"/>'
        ),
        (
            '<ellipse cx="1010" cy="186" rx="150" ry="26" fill="#fff" '
            'fill-opacity="0.36" transform="rotate(-3 1010 186)" filter="url(#wide)"/>'
        ),
        (
            '<path d="M 250 420 L 470 120 L 530 120 L 330 430 Z '
            "M 350 430 L 556 120 L 572 120 L 376 430 Z "
            'M 1010 420 L 1200 110 L 1240 110 L 1070 430 Z" fill="#fff" '
            'fill-opacity="0.14" filter="url(#softer)"/>'
        ),
        "</g>",
        f'<g filter="url(#gloss)">{shape(bar, fill="#1d2025")}</g>',
        both(stripe),
    ]
    comment = f"Sports sunglasses with one mirrored lens: {ORIGIN}"
    svg.write("sports-sunglasses/artwork.svg", comment, (1500, 560), defs, body)


def pixel() -> None:
    """Draw square lenses in large pixels, as of an old computer."""
    cell = 42
    rows = (
        "##################################",
        "#.DDDDDDDDDDDDDD..DDDDDDDDDDDDDD.#",
        "..DDDwwDwwDDDDDD..DDDwwDwwDDDDDD..",
        "..DDDDwwDwwDDDDD..DDDDwwDwwDDDDD..",
        "...DDDDwwDwwDDD....DDDDwwDwwDDD...",
        "....DDDDDDDDDD......DDDDDDDDDD....",
        ".....DDDDDDDD........DDDDDDDD.....",
    )
    tones = {"#": "#0c0c0e", "D": "#141417", "w": "#f4f6f8"}
    # As large as the whole is wide: the cells, from its middle over the eyes.
    left, top = 750 - cell * len(rows[0]) / 2, 110
    squares = [
        (left + cell * column, top + cell * row, tones[mark])
        for row, marks in enumerate(rows)
        for column, mark in enumerate(marks)
        if mark != "."
    ]
    # A hair wider than a cell, so that no seam shows when it is drawn small.
    cells = "".join(
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{cell + 0.6}" height="{cell + 0.6}" '
        f'fill="{tone}"/>'
        for x, y, tone in squares
    )
    dark = "".join(
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{cell}" height="{cell}"/>'
        for x, y, _ in squares
    )
    body = [shadow(dark, opacity=0.4), cells]
    comment = f"Glasses in large pixels: {ORIGIN}"
    svg.write(
        "pixel-glasses/artwork.svg", comment, (1500, 500), [svg.blur("soft", 13)], body
    )


STYLES = (round_dark, heart, thick_black, sporty, pixel)


if __name__ == "__main__":
    for style in STYLES:
        style()
    sys.exit(0)
