"""Parts of SVG that drawings share: gradients, soft edges, rounded and shiny edges.

Coordinates are units of the drawing, which are pixels of the picture. The light comes
from above, a little from the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

OVERLAYS = Path(__file__).resolve().parents[2] / "overlays"

Stop = tuple[float, str, float]
"""Where from 0 to 1, colour, opacity."""


def linear(
    name: str,
    stops: Sequence[Stop],
    start: tuple[float, float],
    end: tuple[float, float],
) -> str:
    """Return a gradient from a spot to another."""
    (x1, y1), (x2, y2) = start, end
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" '
        f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{_stops(stops)}</linearGradient>'
    )


def radial(
    name: str, stops: Sequence[Stop], center: tuple[float, float], radius: float
) -> str:
    """Return a gradient from a spot outwards."""
    return (
        f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" '
        f'cx="{center[0]}" cy="{center[1]}" r="{radius}">{_stops(stops)}'
        "</radialGradient>"
    )


def blur(name: str, deviation: float) -> str:
    """Return a filter that blurs."""
    return (
        f'<filter id="{name}" color-interpolation-filters="sRGB" x="-40%" y="-40%" '
        f'width="180%" height="180%"><feGaussianBlur stdDeviation="{deviation}"/>'
        "</filter>"
    )


def bevel(
    name: str,
    *,
    size: float = 6,
    height: float = 6,
    shine: float = 0.9,
    gloss: float = 26,
    shade: float = 0.75,
) -> str:
    """Return a filter that rounds the edges of a shape, as of plastic or metal.

    Args:
        name: Its id.
        size: How far from the edge the rounding reaches.
        height: How steep it is.
        shine: How bright the highlight is.
        gloss: How small it is: about 8 is matt, 40 is polished.
        shade: How dark the side turned away from the light becomes; 0 is not at all.
    """
    light = '<feDistantLight azimuth="240" elevation="52"/>'
    low = '<feDistantLight azimuth="240" elevation="36"/>'  # a flat front stays dark
    return (
        f'<filter id="{name}" color-interpolation-filters="sRGB" x="-10%" y="-10%" '
        'width="120%" height="120%">'
        f'<feGaussianBlur in="SourceAlpha" stdDeviation="{size}" result="round"/>'
        f'<feDiffuseLighting in="round" surfaceScale="{height}" '
        f'diffuseConstant="1.25" lighting-color="#fff" result="lit">{light}'
        "</feDiffuseLighting>"
        '<feComposite in="lit" in2="SourceGraphic" operator="arithmetic" '
        f'k1="{shade}" k3="{1 - shade}" result="shaded"/>'
        '<feComposite in="shaded" in2="SourceAlpha" operator="in" result="body"/>'
        f'<feSpecularLighting in="round" surfaceScale="{height}" '
        f'specularConstant="{shine}" specularExponent="{gloss}" lighting-color="#fff" '
        f'result="spark">{low}</feSpecularLighting>'
        '<feComposite in="spark" in2="SourceAlpha" operator="in" result="gleam"/>'
        '<feMerge><feMergeNode in="body"/><feMergeNode in="gleam"/></feMerge></filter>'
    )


def clip(name: str, *shapes: str) -> str:
    """Return a clip path from shapes."""
    return f'<clipPath id="{name}">{"".join(shapes)}</clipPath>'


def polygon(spots: Iterable[Sequence[float]]) -> str:
    """Return spots as the `points` of an SVG polygon."""
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in spots)


def write(
    target: str,
    comment: str,
    size: tuple[int, int],
    defs: Iterable[str],
    body: Iterable[str],
) -> None:
    """Write a drawing into a pack.

    Args:
        target: Where, in `overlays`: "monocle/artwork.svg".
        comment: What it is, where it comes from and where its origin lies.
        size: Width and height.
        defs: What it refers to.
        body: What is drawn, from back to front.
    """
    width, height = size
    path = OVERLAYS / target
    path.parent.mkdir(exist_ok=True)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {comment} CC0-1.0. -->",
        (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink"'
        ),
        f'     width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        *("<defs>", *defs, "</defs>"),
        *body,
        "</svg>\n",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{offset}" stop-color="{colour}" stop-opacity="{opacity}"/>'
        for offset, colour, opacity in stops
    )
