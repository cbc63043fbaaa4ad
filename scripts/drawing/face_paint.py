"""Draw what is painted on the skin: blush, freckles, whiskers, flags, a clown's face.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards. 400 units are one eye distance; the middle of
the eyes lies at (500, 300).
"""

from __future__ import annotations

import sys

import numpy as np
import svg

EYES = 400
MIDDLE = np.array([500.0, 300.0])
SIZE = (1000, 760)
BY = (
    "scripts/drawing/face_paint.py draws it. 400 units are one eye distance; the "
    "middle of the eyes lies at (500, 300)."
)


def at(x: float, y: float) -> tuple[float, float]:
    """Return the spot of the drawing for one of the face, in eye distances."""
    spot_x, spot_y = MIDDLE + np.array([x, y]) * EYES
    return float(spot_x), float(spot_y)


def rough(name: str, *, scale: float = 9, seed: int = 3, worn: float = 1.6) -> str:
    """Return a filter for edges as a brush leaves them, and paint that lets skin by."""
    return (
        f'<filter id="{name}" color-interpolation-filters="sRGB" x="-10%" y="-10%" '
        'width="120%" height="120%">'
        f'<feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="3" '
        f'seed="{seed}" result="waves"/>'
        f'<feDisplacementMap in="SourceGraphic" in2="waves" scale="{scale}" '
        'xChannelSelector="R" yChannelSelector="G" result="bent"/>'
        '<feTurbulence type="fractalNoise" baseFrequency="0.012 0.16" numOctaves="3" '
        f'seed="{seed + 1}" result="streaks"/>'
        '<feColorMatrix in="streaks" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  '
        f'{-worn} 0 0 0 {1 + 0.45 * worn:.2f}" result="cover"/>'
        '<feComposite in="bent" in2="cover" operator="in" result="worn"/>'
        '<feGaussianBlur in="worn" stdDeviation="1.4"/></filter>'
    )


def blush() -> None:
    """Draw the red of cheeks, to be multiplied with the skin."""
    soft = svg.radial(
        "red",
        [
            *((0, "#f0667a", 0.42), (0.35, "#f27288", 0.32), (0.7, "#f58aa0", 0.11)),
            (1, "#f58aa0", 0),
        ],
        (0, 0),
        1,
    )
    cheeks = "".join(
        f'<circle r="1" fill="url(#red)" transform="translate({at(side * 0.68, 0)[0]} '
        f'{at(0, 0.56)[1]}) rotate({-24 * side}) scale(168 112)"/>'
        for side in (-1, 1)
    )
    x, y = at(0, 0.4)
    nose = (
        f'<circle r="1" fill="url(#red)" opacity="0.35" '
        f'transform="translate({x} {y}) scale(90 60)"/>'
    )
    svg.write("blush/artwork.svg", f"Blush: {BY}", SIZE, [soft], [cheeks, nose])


def freckles() -> None:
    """Draw freckles over nose and cheeks, to be multiplied with the skin."""
    generator = np.random.default_rng(11)
    spots = []
    while len(spots) < 230:
        x, y = generator.normal(0, 0.46), generator.normal(0.42, 0.14)
        # Not in the eyes, nor beside the face; few on the tip of the nose.
        if abs(x) > 0.98 or y < 0.2 + 0.1 * (abs(x) > 0.22) or y > 0.8:
            continue
        radius = 1.9 + 3.2 * generator.beta(1.2, 2.6)
        tone = ("#8a4a22", "#9a5a30", "#a8683c")[generator.integers(3)]
        (px, py), wide = at(x, y), generator.uniform(0.8, 1.35)
        spots.append(
            f'<ellipse cx="{px:.0f}" cy="{py:.0f}" rx="{radius * wide:.1f}" '
            f'ry="{radius:.1f}" fill="{tone}" '
            f'fill-opacity="{generator.uniform(0.26, 0.56):.2f}"/>'
        )
    body = [f'<g filter="url(#soft)">{"".join(spots)}</g>']
    defs = [svg.blur("soft", 1.3)]
    svg.write("freckles/artwork.svg", f"Freckles: {BY}", SIZE, defs, body)


def brush(spots: list[tuple[float, float]], width: float) -> str:
    """Return a stroke of a brush through three spots: it swells and ends in a point."""
    (x0, y0), (x1, y1), (x2, y2) = (at(*spot) for spot in spots)
    across = np.array([-(y2 - y0), x2 - x0]) / np.hypot(x2 - x0, y2 - y0) * width * EYES
    (ax, bx), (ay, by) = (
        (middle + side, middle - side)
        for middle, side in zip((x1, y1), across, strict=True)
    )
    return (
        f'<path d="M {x0:.0f} {y0:.0f} Q {ax:.0f} {ay:.0f} {x2:.0f} {y2:.0f} '
        f'Q {bx:.0f} {by:.0f} {x0:.0f} {y0:.0f} Z"/>'
    )


def whiskers() -> None:
    """Draw a cat's nose and whiskers in black paint."""
    strokes = "".join(
        brush([(side * 0.42, y0), (side * 0.7, y1), (side * 0.93, y2)], 0.028)
        for side in (-1, 1)
        for y0, y1, y2 in ((0.6, 0.5, 0.44), (0.71, 0.69, 0.69), (0.82, 0.88, 0.96))
    )
    dots = "".join(
        f'<circle cx="{at(side * x, 0)[0]:.0f}" cy="{at(0, y)[1]:.0f}" r="8"/>'
        for side in (-1, 1)
        for x, y in ((0.27, 0.68), (0.34, 0.76), (0.25, 0.8))
    )
    (x, y) = at(0, 0.5)
    nose = (
        f'<path d="M {x - 60} {y - 14} C {x - 66} {y - 40} {x - 30} {y - 50} {x} '
        f"{y - 44} C {x + 30} {y - 50} {x + 66} {y - 40} {x + 60} {y - 14} "
        f"C {x + 50} {y + 26} {x + 18} {y + 44} {x} {y + 46} "
        f'C {x - 18} {y + 44} {x - 50} {y + 26} {x - 60} {y - 14} Z"/>'
    )
    shine = (
        f'<ellipse cx="{x - 16}" cy="{y - 22}" rx="22" ry="10" fill="#fff" '
        f'fill-opacity="0.3" transform="rotate(-12 {x - 16} {y - 22})" '
        'filter="url(#soft)"/>'
    )
    body = [
        (
            f'<g filter="url(#paint)" fill="#17120f" opacity="0.95">{strokes}{dots}'
            f"{nose}</g>"
        ),
        shine,
    ]
    defs = [rough("paint", scale=7, worn=0.7), svg.blur("soft", 5)]
    svg.write("cat-whiskers/artwork.svg", f"Whiskers in paint: {BY}", SIZE, defs, body)


def flag(pack: str, title: str, bands: str, turn: float = 8) -> None:
    """Draw a flag on either cheek, 100 by 66 units of its own."""
    cheeks = "".join(
        f'<g transform="translate({at(side * 0.67, 0)[0]:.0f} {at(0, 0.66)[1]:.0f}) '
        f'rotate({turn * side}) scale(1.95) translate(-50 -33)">{bands}</g>'
        for side in (-1, 1)
    )
    body = [f'<g filter="url(#paint)" opacity="0.9">{cheeks}</g>']
    defs = [rough("paint", scale=10, seed=8)]
    svg.write(f"{pack}/artwork.svg", f"{title}: {BY}", SIZE, defs, body)


def stripes() -> None:
    """Draw three stripes of no country."""
    colours = ("#0e9296", "#f6f1e6", "#c22a68")
    bands = "".join(
        f'<rect x="0" y="{22 * row}" width="100" height="22.5" fill="{colour}"/>'
        for row, colour in enumerate(colours)
    )
    flag("flag-stripes", "Flags of three stripes", bands)


def cross() -> None:
    """Draw a cross of no country, its upright off the middle."""
    bands = (
        '<rect width="100" height="66" fill="#5b2a86"/>'
        '<path d="M 28 0 H 48 V 23 H 100 V 43 H 48 V 66 H 28 V 43 H 0 V 23 H 28 Z" '
        'fill="#f7f2e4"/>'
        '<path d="M 33 0 H 43 V 28 H 100 V 38 H 43 V 66 H 33 V 38 H 0 V 28 H 33 Z" '
        'fill="#f2b21c"/>'
    )
    flag("flag-cross", "Flags with a cross", bands)


PAINTS = (blush, freckles, whiskers, stripes, cross)


if __name__ == "__main__":
    for paint in PAINTS:
        paint()
    sys.exit(0)
