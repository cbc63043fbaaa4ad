"""Draw moustaches, each combed along its curve: handlebar, walrus, pencil, and more.

Only people who want others need this; the drawings are committed. Run
`scripts/render_artwork.py` afterwards. The pack `moustache` has a script of its own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import hair
import numpy as np
import svg

EYES = 620
"""Units of the drawing in one eye distance of the wearer."""


@dataclass(frozen=True)
class Style:
    """A moustache, its right half; in eye distances from its middle under the nose.

    Attributes:
        target: Where it is drawn, in `overlays`.
        title: What it is, in words.
        spine: The curve that it is combed along.
        above: How thick it is above the curve, from the middle to the tip.
        below: And below it.
        lean: How far the hair is turned down from the curve, in degrees, likewise.
        length: Of the hair, from the middle to the tip.
        tones: From dark to light.
        count: Of hairs.
        size: Of the drawing.
        top: From the top of the drawing to its middle.
        wax: How much the hair keeps together and shines: 0 to 1.
        opacity: Of what lies below the hair.
    """

    target: str
    title: str
    spine: tuple[tuple[float, float], ...]
    above: tuple[float, ...]
    below: tuple[float, ...]
    lean: tuple[float, ...]
    length: tuple[float, ...]
    tones: tuple[str, ...]
    count: int
    size: tuple[int, int]
    top: int
    wax: float = 0.0
    opacity: float = 0.93
    width: float = 0.0065


def spread(along: float, values: tuple[float, ...]) -> float:
    """Return what holds at a share of the way, of values at even stations."""
    return float(np.interp(along, np.linspace(0, 1, len(values)), values))


def comb(style: Style, generator: np.random.Generator, sign: int) -> list[tuple]:
    """Return the hairs of one side: how far back they lie, and their path."""
    ribbon = hair.Ribbon(hair.smooth(style.spine), style.above, style.below)
    middle = np.array([style.size[0] / 2, style.top])
    loose = 1 - 0.7 * style.wax
    hairs = []
    for _ in range(style.count):
        along, across = generator.beta(0.9, 1.05), generator.uniform(-1, 1)
        length = spread(along, style.length) * generator.uniform(0.7, 1.22)
        lean = spread(along, style.lean) + generator.normal(0, 5) * loose
        lean += 5 * np.sin(along * 23 + across * 3 + sign) * loose
        # Hair that grows low is shorter, so that the lower edge is soft but even.
        length *= 1 - 0.32 * across * min(abs(lean) / 45, 1)
        start = 0.9 * across - 0.1 * min(lean / 45, 1)
        line = ribbon.strand(along * 0.96, start, length, lean)
        clump = np.sin(along * 31 + 2 * sign) + np.sin(along * 57 + across * 5)
        light = 3.2 - 1.5 * abs(across + 0.4) - 0.4 * across + 0.6 * clump * loose
        light += style.wax * 3.4 * np.exp(-(((across + 0.35) / 0.22) ** 2))
        light += generator.normal(0, 0.9) * (1 - 0.45 * style.wax)
        shape = hair.outline(line, style.width * generator.uniform(0.65, 1.25))
        shape = shape * (sign * EYES, EYES) + middle
        path = hair.path(shape, hair.tone_of(style.tones, light))
        hairs.append((across - 0.4 * along, path))
    return hairs


def draw(style: Style) -> None:
    """Write the drawing of a style."""
    generator = np.random.default_rng(20)
    hairs = comb(style, generator, 1) + comb(style, generator, -1)
    ribbon = hair.Ribbon(hair.smooth(style.spine), style.above, style.below)
    middle = np.array([style.size[0] / 2, style.top])

    def bodies(inset: float) -> str:
        sides = (ribbon.body(inset) * (sign * EYES, EYES) for sign in (1, -1))
        return "".join(
            f'<polygon points="{svg.polygon(side + middle)}"/>' for side in sides
        )

    width, _ = style.size
    defs = [svg.blur("shadow", 16), svg.blur("soft", 9)]
    body = [
        (
            '<g filter="url(#shadow)" fill="#1a0d06" fill-opacity="0.36" '
            f'transform="translate(0 16)">{bodies(0.01)}</g>'
        ),
        (
            f'<g filter="url(#soft)" fill="{style.tones[1]}" '
            f'fill-opacity="{style.opacity}">{bodies(0.022)}</g>'
        ),
        *(path for _, path in sorted(hairs, reverse=True)),
    ]
    comment = (
        f"{style.title}, hair by hair: scripts/drawing/moustaches.py draws it. "
        f"{EYES} units are one eye distance; the middle lies at "
        f"({width // 2}, {style.top})."
    )
    svg.write(style.target, comment, style.size, defs, body)


STYLES = (
    Style(
        target="handlebar/artwork.svg",
        title="A waxed handlebar moustache",
        spine=(
            *((0.0, 0.03), (0.16, 0.04), (0.34, 0.105), (0.52, 0.15), (0.68, 0.12)),
            *((0.775, 0.02), (0.77, -0.075), (0.7, -0.1)),
        ),
        above=(0.085, 0.115, 0.125, 0.10, 0.07, 0.05, 0.035, 0.024, 0.012),
        below=(0.06, 0.09, 0.09, 0.075, 0.055, 0.04, 0.03, 0.02, 0.010),
        lean=(52, 26, 12, 4, 0, 0, 0),
        length=(0.14, 0.2, 0.24, 0.26, 0.24, 0.16, 0.09),
        tones=hair.GINGER,
        count=800,
        size=(1050, 310),
        top=150,
        wax=0.55,
    ),
    Style(
        target="walrus/artwork.svg",
        title="A walrus moustache",
        spine=((0.0, -0.01), (0.2, -0.01), (0.4, 0.07), (0.56, 0.24), (0.61, 0.42)),
        above=(0.06, 0.115, 0.13, 0.115, 0.085, 0.05),
        below=(0.17, 0.2, 0.215, 0.195, 0.135, 0.05),
        lean=(80, 60, 46, 30, 14, 4),
        length=(0.17, 0.2, 0.21, 0.2, 0.17, 0.11),
        tones=hair.GREY,
        count=1300,
        size=(960, 530),
        top=170,
        width=0.0085,
    ),
    Style(
        target="pencil/artwork.svg",
        title="A pencil moustache",
        spine=((0.035, 0.06), (0.15, 0.085), (0.28, 0.125), (0.41, 0.19)),
        above=(0.012, 0.028, 0.03, 0.024, 0.008),
        below=(0.014, 0.026, 0.026, 0.02, 0.006),
        lean=(38, 24, 14, 6, 0),
        length=(0.07, 0.085, 0.085, 0.08, 0.05),
        tones=hair.BLACK,
        count=420,
        size=(710, 300),
        top=100,
        opacity=0.72,
        width=0.0055,
    ),
    Style(
        target="horseshoe/artwork.svg",
        title="A horseshoe moustache",
        spine=(
            *((0.0, 0.0), (0.2, 0.015), (0.38, 0.085), (0.49, 0.24), (0.52, 0.46)),
            *((0.5, 0.72), (0.47, 0.92)),
        ),
        above=(0.075, 0.11, 0.115, 0.11, 0.105, 0.10, 0.09, 0.05),
        below=(0.09, 0.11, 0.115, 0.11, 0.095, 0.085, 0.07, 0.03),
        lean=(72, 42, 18, 6, 2, -2, -4),
        length=(0.14, 0.16, 0.17, 0.17, 0.16, 0.15, 0.1),
        tones=hair.BLOND,
        count=950,
        size=(890, 810),
        top=120,
        width=0.007,
    ),
    Style(
        target="dali/artwork.svg",
        title="A waxed moustache with tips that point to the sky",
        spine=(
            *((0.0, 0.05), (0.14, 0.075), (0.3, 0.1), (0.46, 0.055), (0.565, -0.08)),
            *((0.61, -0.25), (0.6, -0.43)),
        ),
        above=(0.03, 0.056, 0.05, 0.034, 0.022, 0.014, 0.009, 0.004),
        below=(0.035, 0.05, 0.045, 0.032, 0.02, 0.013, 0.008, 0.003),
        lean=(46, 22, 8, 2, 0, 0, 0),
        length=(0.1, 0.17, 0.22, 0.25, 0.25, 0.2, 0.1),
        tones=hair.BLACK,
        count=600,
        size=(960, 550),
        top=410,
        wax=0.8,
        width=0.006,
    ),
    # Those of the beards.
    Style(
        target="full-beard/moustache.svg",
        title="The moustache of a full beard",
        spine=((0.0, 0.0), (0.2, 0.015), (0.38, 0.1), (0.52, 0.26), (0.6, 0.44)),
        above=(0.08, 0.11, 0.12, 0.12, 0.11, 0.09),
        below=(0.09, 0.11, 0.12, 0.12, 0.11, 0.08),
        lean=(72, 48, 28, 14, 4),
        length=(0.15, 0.18, 0.2, 0.2, 0.18),
        tones=hair.BROWN,
        count=750,
        size=(940, 560),
        top=130,
        width=0.0085,
    ),
    Style(
        target="goatee/moustache.svg",
        title="The moustache of a goatee",
        spine=((0.0, 0.02), (0.18, 0.04), (0.34, 0.11), (0.46, 0.24), (0.5, 0.4)),
        above=(0.045, 0.07, 0.07, 0.06, 0.05, 0.02),
        below=(0.05, 0.07, 0.07, 0.06, 0.045, 0.02),
        lean=(60, 38, 20, 8, 0),
        length=(0.11, 0.14, 0.15, 0.14, 0.1),
        tones=hair.BLACK,
        count=560,
        size=(800, 460),
        top=110,
        opacity=0.85,
        width=0.007,
    ),
    Style(
        target="wizard-beard/moustache.svg",
        title="The moustache of a wizard",
        spine=(
            *((0.0, -0.01), (0.2, 0.02), (0.38, 0.12), (0.5, 0.36), (0.54, 0.72)),
            *((0.5, 1.12), (0.54, 1.5)),
        ),
        above=(0.08, 0.115, 0.125, 0.12, 0.105, 0.085, 0.06, 0.02),
        below=(0.09, 0.115, 0.125, 0.12, 0.105, 0.085, 0.06, 0.02),
        lean=(66, 36, 14, 4, 0, 0, 0),
        length=(0.24, 0.36, 0.44, 0.46, 0.44, 0.38, 0.2),
        tones=hair.WHITE,
        count=800,
        size=(860, 1180),
        top=130,
        width=0.009,
    ),
)


if __name__ == "__main__":
    for one in STYLES:
        draw(one)
    sys.exit(0)
