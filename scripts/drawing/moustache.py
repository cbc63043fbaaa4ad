"""Draw the moustache's SVG: a thousand hairs along one flow, each a little different.

Only people who want another moustache need this; the drawing is committed. Run
`scripts/render_artwork.py moustache` afterwards.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import hair
import numpy as np

TARGET = Path(__file__).resolve().parents[2] / "overlays/moustache/artwork.svg"
WIDTH, HEIGHT = 1280, 520
CENTER = np.array([640.0, 220.0])
EYE_DISTANCE = 1000  # units of the drawing in one eye distance of the wearer
HAIRS = 1000  # on each side
HALF_WIDTH = 0.56

# Upper and lower edge in eye distances, from the middle to a tip.
STATIONS = (0.0, 0.1, 0.25, 0.45, 0.65, 0.85, 1.0)
UPPER = (-0.085, -0.115, -0.118, -0.070, 0.005, 0.100, 0.195)
LOWER = (0.118, 0.146, 0.176, 0.192, 0.202, 0.216, 0.225)
# Direction of growth in degrees below the horizontal.
DROOP = (74.0, 62.0, 46.0, 35.0, 28.0, 20.0, 6.0)


def heading(spot: np.ndarray, bend: float) -> float:
    """Return in which direction hair grows at a spot, in degrees below horizontal."""
    return float(np.interp(spot[0] / HALF_WIDTH, STATIONS, DROOP)) + bend


def draw_side(generator: np.random.Generator, sign: int) -> list[tuple[float, str]]:
    """Return hairs of one side: how low they grow, and their path."""
    hairs = []
    for _ in range(HAIRS):
        along = generator.beta(0.95, 1.15)
        depth = generator.beta(0.85, 1.2)
        upper = np.interp(along, STATIONS, UPPER)
        lower = np.interp(along, STATIONS, LOWER)
        root = np.array(
            [
                along * HALF_WIDTH * 0.9 + generator.normal(0, 0.006) + 0.004,
                upper + depth * (lower - upper) * 0.74 + generator.normal(0, 0.004),
            ]
        )
        # Hair that grows low is shorter, so that the lower edge is soft but even;
        # towards the tip it gathers from above and below.
        length = (0.135 - 0.035 * along) * generator.uniform(0.75, 1.2)
        length *= 1.15 - 0.6 * depth
        bend = 22 * along * (0.45 - depth) + generator.normal(0, 4.5)
        bend += 6 * np.sin(along * 23 + depth * 5 + sign)
        clump = np.sin(along * 31 + 2 * sign) + np.sin(along * 57 + depth * 9)
        light = 3.4 - 3.0 * abs(depth - 0.3) + 0.5 * clump + generator.normal(0, 1.1)
        tone = hair.tone_of(hair.BROWN, light)
        line = hair.grow(root, partial(heading, bend=bend), length)
        shape = hair.outline(line, generator.uniform(0.004, 0.0075))
        shape = shape * (sign * EYE_DISTANCE, EYE_DISTANCE) + CENTER
        hairs.append((depth, hair.path(shape, tone)))
    return hairs


def body(inset: float) -> str:
    """Return the outline of the whole moustache, smaller by an inset."""
    stations = np.linspace(0, 0.97, 14)
    upper = np.interp(stations, STATIONS, UPPER) + inset
    lower = np.interp(stations, STATIONS, LOWER) - inset
    x = stations * (HALF_WIDTH - inset)
    right = [*zip(x, upper, strict=True), *zip(x[::-1], lower[::-1], strict=True)]
    left = [(-x, y) for x, y in reversed(right)]
    spots = np.array([*right, *left]) * EYE_DISTANCE + CENTER
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)


def main() -> int:
    """Write the SVG."""
    generator = np.random.default_rng(20)
    hairs = draw_side(generator, 1) + draw_side(generator, -1)
    paths = "\n    ".join(one for _, one in sorted(hairs, reverse=True))
    TARGET.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- A brown moustache, hair by hair: scripts/drawing/moustache.py draws it. CC0-1.0.
     {EYE_DISTANCE} units are one eye distance; its middle lies at
     ({CENTER[0]:.0f}, {CENTER[1]:.0f}). -->
<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"
     viewBox="0 0 {WIDTH} {HEIGHT}">
  <defs>
    <filter id="shadow" color-interpolation-filters="sRGB"
      x="-10%" y="-20%" width="120%" height="150%">
      <feGaussianBlur stdDeviation="17"/>
    </filter>
    <filter id="soft" color-interpolation-filters="sRGB"
      x="-10%" y="-20%" width="120%" height="140%">
      <feGaussianBlur stdDeviation="13"/>
    </filter>
  </defs>
  <polygon filter="url(#shadow)" fill="#1a0d06" fill-opacity="0.34"
    transform="translate(0 16)" points="{body(0.02)}"/>
  <polygon filter="url(#soft)" fill="#22150c" fill-opacity="0.93"
    points="{body(0.038)}"/>
  <g>
    {paths}
  </g>
</svg>
""",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
