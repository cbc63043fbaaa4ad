"""Hair and fur for drawings: strands along a flow, each a little different.

A strand is a line of spots from root to tip, in eye distances; as SVG it is one path,
pointed at both ends. `grow` follows a field of directions; a `Ribbon` combs along a
curve that may curl. Scripts beside this one draw packs with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Spots = NDArray[np.float64]
"""(n, 2): x to the right and y down."""

BLACK = ("#0b0908", "#14100e", "#1e1815", "#29211d", "#372d28", "#4a3e37", "#65564c")
BROWN = ("#1c110a", "#28180e", "#382214", "#4a2d1b", "#5f3c24", "#7a5031", "#9b6c42")
GINGER = ("#2e150b", "#44200f", "#5c2d16", "#763b1d", "#8f4b27", "#a9623a", "#c98a5c")
BLOND = ("#3d2a16", "#553b20", "#70502d", "#8b673d", "#a68051", "#c19c6c", "#dfc196")
GREY = ("#3c3936", "#56524e", "#726d68", "#8e8983", "#aaa59e", "#c6c1ba", "#e6e2db")
WHITE = ("#6e6a66", "#8d8984", "#aaa6a0", "#c4c0ba", "#d8d5d0", "#e8e6e2", "#fbfaf8")


def grow(
    root: Spots, heading: Callable[[Spots], float], length: float, steps: int = 6
) -> Spots:
    """Return a strand that follows a field: degrees below the horizontal, by spot."""
    line = [root]
    for _ in range(steps):
        angle = np.deg2rad(heading(line[-1]))
        step = np.array([np.cos(angle), np.sin(angle)])
        line.append(line[-1] + step * length / steps)
    return np.array(line)


def outline(line: Spots, width: float) -> Spots:
    """Return root, edge, edge, tip, edge, edge of a strand: two cubic curves."""
    parts = np.diff(line, axis=0)
    length = float(np.hypot(*parts.T).sum())
    start, end = (part / max(np.hypot(*part), 1e-9) for part in (parts[0], parts[-1]))
    first, second = line[0] + start * length / 3, line[-1] - end * length / 3
    side = np.array([-start[1], start[0]]) * width * 0.75
    return np.array(
        [line[0], first + side, second + side, line[-1], second - side, first - side]
    )


def path(shape: Spots, tone: str) -> str:
    """Return an outline, in units of the drawing, as SVG."""
    root, *edge = np.rint(shape).astype(int)
    there = " ".join(f"{x} {y}" for x, y in np.array(edge[:3]) - root)
    back = " ".join(f"{x} {y}" for x, y in np.array([*edge[3:], root]) - edge[2])
    return f'<path fill="{tone}" d="M{root[0]} {root[1]}c{there} {back}z"/>'


def tone_of(tones: Sequence[str], light: float) -> str:
    """Return the tone for a light from 0, the darkest, to the number of tones."""
    return tones[int(np.clip(light, 0, len(tones) - 1))]


def smooth(spots: Sequence[tuple[float, float]], count: int = 60) -> Spots:
    """Return a curve through spots (centripetal enough for hair), evenly spaced."""
    known = np.array(spots, float)
    padded = np.vstack([2 * known[0] - known[1], known, 2 * known[-1] - known[-2]])
    share = np.linspace(0, 1, 12, endpoint=False)[:, None]
    pieces = [
        0.5
        * (
            2 * b
            + (c - a) * share
            + (2 * a - 5 * b + 4 * c - d) * share**2
            + (3 * b - a - 3 * c + d) * share**3
        )
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    dense = np.vstack([*pieces, known[-1:]])
    gone = np.concatenate([[0], np.hypot(*np.diff(dense, axis=0).T).cumsum()])
    even = np.linspace(0, gone[-1], count)
    return np.column_stack([np.interp(even, gone, axis) for axis in dense.T])


@dataclass(frozen=True)
class Ribbon:
    """A band of hair along a curve.

    Attributes:
        spine: The curve from root to tip, evenly spaced.
        above: How far it reaches to the left of the curve, as one goes along it, at
            evenly spread stations. On a curve to the right that is upwards.
        below: And to the right.
    """

    spine: Spots
    above: tuple[float, ...]
    below: tuple[float, ...]

    @property
    def length(self) -> float:
        """How long the curve is."""
        return float(np.hypot(*np.diff(self.spine, axis=0).T).sum())

    def at(self, along: float, across: float) -> Spots:
        """Return a spot: 0 to 1 from root to tip, -1 to 1 from one edge to the other.

        Beyond the tip the curve goes on straight.
        """
        steps = np.linspace(0, 1, len(self.spine))
        base = np.array([np.interp(along, steps, axis) for axis in self.spine.T])
        ahead = np.clip(along, 0.02, 0.98)
        near, far = (
            np.array([np.interp(one, steps, axis) for axis in self.spine.T])
            for one in (ahead - 0.02, ahead + 0.02)
        )
        tangent = (far - near) / np.hypot(*(far - near))
        base += tangent * max(along - 1, 0) * self.length
        edge = self.above if across < 0 else self.below
        wide = np.interp(along, np.linspace(0, 1, len(edge)), edge)
        return base + np.array([-tangent[1], tangent[0]]) * across * wide

    def strand(
        self, along: float, across: float, length: float, lean_deg: float
    ) -> Spots:
        """Return a strand from a spot on, turned off the curve towards `below`."""
        line, steps = [self.at(along, across)], 6
        lean = np.deg2rad(lean_deg)
        for _ in range(steps):
            edge = self.above if across < 0 else self.below
            wide = np.interp(along, np.linspace(0, 1, len(edge)), edge)
            along += np.cos(lean) * length / steps / self.length
            across += np.sin(lean) * length / steps / max(wide, 0.02)
            line.append(self.at(along, across))
        return np.array(line)

    def body(self, inset: float = 0.0) -> Spots:
        """Return its outline, narrower by an inset."""
        stations = np.linspace(0, 0.98, 24)
        edges = []
        for edge, sign in ((self.above, -1), (self.below, 1)):
            wide = np.interp(stations, np.linspace(0, 1, len(edge)), edge)
            share = np.clip(1 - inset / np.maximum(wide, 1e-6), 0.05, 1) * sign
            spots = zip(stations, share, strict=True)
            edges.append([self.at(along, across) for along, across in spots])
        return np.array([*edges[0], *edges[1][::-1]])
