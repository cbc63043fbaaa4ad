"""Parts of glasses: lenses and what they mirror, arms, the shadow on the face.

600 units are one eye distance; the eyes lie at (450, 230) and (1050, 230). What is
drawn on the right is mirrored to the left, the light on the lenses is not.
"""

from __future__ import annotations

import svg

MIRROR = 'transform="matrix(-1 0 0 1 1500 0)"'
EYES = "The eyes lie at (450, 230) and (1050, 230)."


def both(part: str) -> str:
    """Return a part of the right side, and the same on the left."""
    return f"<g>{part}</g><g {MIRROR}>{part}</g>"


def shape(outline: str, **looks: object) -> str:
    """Return a path; `stroke_width=3` is the attribute stroke-width."""
    said = " ".join(
        f'{key.replace("_", "-")}="{value}"' for key, value in looks.items()
    )
    return f'<path d="{outline}" {said}/>'


def shadow(parts: str, *, opacity: float = 0.42, down: float = 24) -> str:
    """Return what falls onto the face, below and behind."""
    return (
        f'<g filter="url(#soft)" opacity="{opacity}" transform="translate(0 {down})" '
        f'fill="#1c0d05" stroke="#1c0d05">{parts}</g>'
    )


def lenses(lens: str, *, sky: float = 0.5, glint: float = 0.18) -> list[str]:
    """Return filled lenses with what they mirror: the sky above, a window aslant.

    Wants the gradients `tint` and `edge`, the blurs `softer` and the clip paths of
    `lens_defs`.
    """
    drawn = [both(shape(lens, fill="url(#tint)") + shape(lens, fill="url(#edge)"))]
    for name, middle in (("left", 440), ("right", 1070)):
        drawn.append(
            f'<g clip-path="url(#{name})">'
            f'<ellipse cx="{middle - 20}" cy="70" rx="320" ry="140" fill="url(#sky)" '
            f'opacity="{sky}" filter="url(#softer)"/>'
            '<rect x="-150" y="-500" width="210" height="1000" fill="#fff" '
            f'fill-opacity="{glint}" transform="translate({middle} 260) rotate(28)" '
            'filter="url(#softer)"/>'
            '<rect x="-14" y="-500" width="26" height="1000" fill="#fff" '
            f'fill-opacity="{glint * 0.7}" transform="translate({middle + 118} 260) '
            'rotate(28)" filter="url(#softer)"/>'
            "</g>"
        )
    return drawn


def lens_defs(lens: str, tint: list[svg.Stop], *, dark: float = 0.4) -> list[str]:
    """Return what `lenses` and `shadow` refer to."""
    return [
        svg.linear("tint", tint, (0, 60), (0, 470)),
        svg.radial("edge", [(0.62, "#000", 0), (1, "#000", dark)], (1062, 262), 250),
        svg.linear(
            "sky",
            [(0, "#dcebff", 1), (0.55, "#bdd4f2", 0.4), (1, "#bdd4f2", 0)],
            (0, 30),
            (0, 215),
        ),
        svg.clip("right", shape(lens)),
        svg.clip("left", f'<path d="{lens}" {MIRROR}/>'),
        svg.blur("soft", 13),
        svg.blur("softer", 5),
    ]


def fading(name: str, colour: str, start: float = 1370, end: float = 1478) -> str:
    """Return a gradient for an arm, which goes out of sight beside the head."""
    stops = [(0, colour, 1), (0.55, colour, 0.9), (1, colour, 0)]
    return svg.linear(name, stops, (start, 0), (end, 0))


def circle(x: float, y: float, radius: float) -> str:
    """Return the outline of a circle."""
    return (
        f"M {x - radius} {y} a {radius} {radius} 0 1 1 {2 * radius} 0 "
        f"a {radius} {radius} 0 1 1 {-2 * radius} 0 Z"
    )
