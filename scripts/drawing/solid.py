"""Solid things for drawings: distance fields, seen from the front and lit like a room.

A `Part` is a field of distances with a material. `look` sends a ray through every pixel
and tells what it meets; `facekeys`' wearer has a head too, which hides what is behind
it and takes the shadow. `light.py` gives colour to what was met.

Lengths are eye distances. The origin lies between the eyes, x to the right of the
picture, y up, z towards the viewer. Spots are arrays of shape (3, n), float32.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import jax
import jax.numpy as jnp
import numpy as np
from hair import smooth
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Field = Callable[[Floats], Floats]
"""(3, n) spots to (n,) distances, negative inside; too short does no harm."""

_NEAR, _FAR = 3.2, -5.0
_STEPS, _CLOSE = 110, 0.0015
_TILE = 16384


@dataclass(frozen=True)
class Part:
    """A solid of one material.

    Attributes:
        distance: Its shape.
        material: What it is made of, for `light.shade`; None for the wearer's head.
    """

    distance: Field
    material: object | None


@dataclass(frozen=True)
class Canvas:
    """The picture: its size, and which pixel lies between the eyes."""

    width: int
    height: int
    origin: tuple[float, float]
    unit: float

    def scaled(self, factor: float) -> Canvas:
        """Return it with more pixels, or fewer for a draft."""
        x, y = self.origin
        return Canvas(
            round(self.width * factor),
            round(self.height * factor),
            (x * factor, y * factor),
            self.unit * factor,
        )

    def rays(self) -> Floats:
        """Return the (3, n) spots at z = 0 behind the pixels."""
        rows, columns = np.mgrid[: self.height, : self.width].reshape(2, -1)
        x = (columns - self.origin[0]) / self.unit
        y = (self.origin[1] - rows) / self.unit
        return np.array([x, y, np.zeros_like(x)], np.float32)

    def pixel(self, spots: Floats) -> NDArray[np.float64]:
        """Return (n, 2) pixels of (3, n) spots."""
        x = self.origin[0] + spots[0] * self.unit
        return np.column_stack([x, self.origin[1] - spots[1] * self.unit])


@dataclass(frozen=True)
class Sight:
    """What the rays met.

    Attributes:
        pixels: Numbers of the pixels that met anything, row by row.
        spots: Where; (3, n).
        normals: Of the surface there; (3, n).
        part: Number of the part; (n,).
    """

    pixels: NDArray[np.intp]
    spots: Floats
    normals: Floats
    part: NDArray[np.intp]


def nearest(parts: Sequence[Part]) -> Field:
    """Return the field of all parts together."""

    def distance(spots: Floats) -> Floats:
        return jnp.stack([part.distance(spots) for part in parts]).min(axis=0)

    return distance


def look(parts: Sequence[Part], canvas: Canvas) -> Sight:
    """Send a ray through every pixel."""
    field = nearest(parts)

    def march(start: Floats) -> tuple[Floats, Floats, Floats]:
        def go_on(state: tuple[Floats, Floats, int]) -> Floats:
            depth, step, count = state
            return (count < _STEPS) & ((step > _CLOSE) & (depth > _FAR)).any()

        def go(state: tuple[Floats, Floats, int]) -> tuple[Floats, Floats, int]:
            depth, step, count = state
            depth = jnp.where((step > _CLOSE) & (depth > _FAR), depth - step, depth)
            return depth, field(start.at[2].set(depth)), count + 1

        begin = jnp.full(start.shape[1], _NEAR)
        state = (begin, field(start.at[2].set(begin)), 0)
        depth, step, _ = jax.lax.while_loop(go_on, go, state)
        spots = start.at[2].set(depth)
        part = jnp.argmin(jnp.stack([one.distance(spots) for one in parts]), axis=0)
        return depth, step, part

    rays = canvas.rays()
    depth, step, part = in_tiles(march, rays)
    pixels = np.flatnonzero((step < 4 * _CLOSE) & (depth > _FAR))
    spots = rays[:, pixels]
    spots[2] = depth[pixels]
    normals = in_tiles(lambda some: normals_of(field, some), spots)
    return Sight(pixels, spots, normals, part[pixels].astype(int))


def in_tiles(function: Callable[..., object], *arrays: Floats) -> object:
    """Compute something for many spots (the last axis), some at a time."""
    fast, count = jax.jit(function), arrays[0].shape[-1]
    results = []
    for start in range(0, max(count, 1), _TILE):
        part = [one[..., start : start + _TILE] for one in arrays]
        gap = _TILE - part[0].shape[-1]
        full = [np.pad(one, [(0, 0)] * (one.ndim - 1) + [(0, gap)]) for one in part]
        result = jax.tree.map(np.asarray, fast(*full))
        results.append(result)
    return jax.tree.map(
        lambda *pieces: np.concatenate(pieces, axis=-1)[..., :count], *results
    )


def normals_of(field: Field, spots: Floats, reach: float = 0.012) -> Floats:
    """Return the unit (3, n) directions in which a field grows."""
    corners = np.array([(1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)], np.float32)

    def add(number: int, total: Floats) -> Floats:
        way = jnp.asarray(corners)[number][:, None]
        return total + way * field(spots + way * reach)

    total = jax.lax.fori_loop(0, 4, add, jnp.zeros_like(spots))
    return total / jnp.maximum(jnp.linalg.norm(total, axis=0), 1e-9)


def openness(field: Field, spots: Floats, normals: Floats, reach: float) -> Floats:
    """Return how much of the sky a surface sees: 1 all, 0 none."""

    def look_up(number: int, hidden: Floats) -> Floats:
        away = reach * number / 5
        gap = away - field(spots + normals * away)
        return hidden + jnp.clip(gap, 0) / away * 0.75**number

    hidden = jax.lax.fori_loop(1, 6, look_up, jnp.zeros(spots.shape[1], np.float32))
    return jnp.clip(1 - hidden / 2.3, 0, 1)


def sunlit(field: Field, spots: Floats, towards: Floats, softness: float) -> Floats:
    """Return how much of a wide light reaches a surface: 1 all, 0 none."""

    def go(_: int, state: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        light, gone = state
        distance = field(spots + towards[:, None] * gone)
        light = jnp.minimum(light, 0.5 + 0.5 * distance / (softness * gone))
        return light, gone + jnp.clip(distance, 0.03, 0.3)

    ones = jnp.ones(spots.shape[1], np.float32)
    light, _ = jax.lax.fori_loop(0, 26, go, (ones, 0.03 * ones))
    light = jnp.clip(light, 0, 1)
    return light * light * (3 - 2 * light)


# Shapes, and what can be done to them.


def sphere(x: float, y: float, z: float, radius: float) -> Field:
    """Return a ball."""
    return ellipsoid((x, y, z), (radius, radius, radius))


def ellipsoid(
    middle: tuple[float, float, float], radii: tuple[float, float, float]
) -> Field:
    """Return a ball that is stretched along the axes."""
    center = np.array(middle, np.float32)[:, None]
    size = np.array(radii, np.float32)[:, None]

    def distance(spots: Floats) -> Floats:
        out = (spots - center) / size
        first = jnp.linalg.norm(out, axis=0)
        second = jnp.linalg.norm(out / size, axis=0)
        return first * (first - 1) / jnp.maximum(second, 1e-6)

    return distance


def box(
    middle: tuple[float, float, float], half: tuple[float, float, float], edge: float
) -> Field:
    """Return a box with round edges."""
    center = np.array(middle, np.float32)[:, None]
    size = np.array(half, np.float32)[:, None] - edge

    def distance(spots: Floats) -> Floats:
        out = jnp.abs(spots - center) - size
        outside = jnp.linalg.norm(jnp.maximum(out, 0), axis=0)
        return outside + jnp.minimum(out.max(axis=0), 0) - edge

    return distance


def capsule(
    start: Sequence[float],
    end: Sequence[float],
    radius: float,
    tip: float | None = None,
) -> Field:
    """Return a rod with round ends; one may be thinner."""
    first = np.array(start, np.float32)[:, None]
    along = np.array(end, np.float32)[:, None] - first
    taper = 0.0 if tip is None else tip - radius

    def distance(spots: Floats) -> Floats:
        out = spots - first
        share = jnp.clip((out * along).sum(axis=0) / (along * along).sum(), 0, 1)
        return jnp.linalg.norm(out - along * share, axis=0) - radius - taper * share

    return distance


def ring(y: float, radius: float, thickness: float, squash: float = 1.0) -> Field:
    """Return a torus about the y axis; squash makes it flat."""

    def distance(spots: Floats) -> Floats:
        wide = jnp.hypot(spots[0], spots[2]) - radius
        return jnp.hypot(wide, (spots[1] - y) / squash) * min(squash, 1) - thickness

    return distance


class Map:
    """Distances from a line in a plane, looked up; negative inside if it is closed."""

    def __init__(
        self, line: Sequence[tuple[float, float]], *, closed: bool, cells: int = 420
    ) -> None:
        """Measure the plane around a line of (a, b)."""
        spots = np.array([*line, line[0]] if closed else line, np.float32)
        self._low = spots.min(axis=0) - 0.5
        high = spots.max(axis=0) + 0.5
        self._scale = cells / float((high - self._low).max())
        self._shape = np.ceil((high - self._low) * self._scale).astype(int) + 1
        rows, columns = np.mgrid[: self._shape[1], : self._shape[0]]
        cell = np.stack([columns, rows], -1) / self._scale + self._low
        table = np.full(cell.shape[:2], np.inf)
        for start, end in itertools.pairwise(spots):
            along, out = end - start, cell - start
            share = np.clip(out @ along / max(float(along @ along), 1e-9), 0, 1)
            rest = out - share[..., None] * along
            table = np.minimum(table, np.hypot(rest[..., 0], rest[..., 1]))
        if closed:
            inside = np.zeros(table.shape, np.uint8)
            corners = np.rint((spots - self._low) * self._scale).astype(np.int32)
            cv2.fillPoly(inside, [corners], 1)
            table = np.where(inside > 0, -table, table)
        self._table = table.astype(np.float32)

    def at(self, a: Floats, b: Floats) -> Floats:
        """Return the distances of spots of the plane."""
        table = jnp.asarray(self._table)
        column, row = (a - self._low[0]) * self._scale, (b - self._low[1]) * self._scale
        x = jnp.clip(column, 0, self._shape[0] - 1.001)
        y = jnp.clip(row, 0, self._shape[1] - 1.001)
        left, top = x.astype(np.int32), y.astype(np.int32)
        right, down = x - left, y - top
        upper = table[top, left] * (1 - right) + table[top, left + 1] * right
        lower = table[top + 1, left] * (1 - right) + table[top + 1, left + 1] * right
        beyond = jnp.hypot(column - x, row - y) / self._scale
        return upper * (1 - down) + lower * down + beyond * 0.7


def turned(
    profile: Sequence[tuple[float, float]], thickness: float, *, solid: bool = False
) -> Field:
    """Return what a profile of (radius, y) sweeps out about the y axis.

    Args:
        profile: A line; if it is solid, from the bottom to the top.
        thickness: Half of the wall, or the rounding of the solid.
        solid: Whether it is full inside.
    """
    line = [(x, y) for x, y in smooth(profile)]
    if solid:
        line = [(-0.4, line[0][1]), *line, (-0.4, line[-1][1])]
    plane = Map(line, closed=solid)
    return lambda spots: plane.at(jnp.hypot(spots[0], spots[2]), spots[1]) - thickness


def sheet(
    outline: Sequence[tuple[float, float]], half: float, edge: float = 0.02
) -> Field:
    """Return a plate of an outline in x and y, with round edges."""
    plane = Map(outline, closed=True)

    def distance(spots: Floats) -> Floats:
        flat = plane.at(spots[0], spots[1]) + edge
        deep = jnp.abs(spots[2]) - half + edge
        outside = jnp.hypot(jnp.maximum(flat, 0), jnp.maximum(deep, 0))
        return outside + jnp.minimum(jnp.maximum(flat, deep), 0) - edge

    return distance


def around(field: Field, count: int) -> Field:
    """Return copies of a shape all round the y axis; the first one lies in front."""

    def distance(spots: Floats) -> Floats:
        step = 2 * np.pi / count
        angle = jnp.arctan2(spots[0], spots[2])
        angle = angle - step * jnp.round(angle / step)
        radius = jnp.hypot(spots[0], spots[2])
        turned_in = [jnp.sin(angle) * radius, spots[1], jnp.cos(angle) * radius]
        return field(jnp.stack(turned_in))

    return distance


def placed(
    field: Field,
    at: tuple[float, float, float],
    *,
    pitch: float = 0.0,
    roll: float = 0.0,
    yaw: float = 0.0,
    stretch: tuple[float, float, float] = (1.0, 1.0, 1.0),
) -> Field:
    """Return a shape elsewhere: stretched, then turned (degrees), then moved.

    A positive pitch lowers what is in front; a positive roll turns it clockwise.
    """
    matrix = np.eye(3)
    for angle, (first, second) in ((yaw, (2, 0)), (pitch, (1, 2)), (-roll, (0, 1))):
        turn = np.eye(3)
        cosine, sine = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
        turn[first, first] = turn[second, second] = cosine
        turn[first, second], turn[second, first] = -sine, sine
        matrix = turn @ matrix
    size = np.array(stretch, np.float32)[:, None]
    back = (np.linalg.inv(matrix) / size).astype(np.float32)
    center = np.array(at, np.float32)[:, None]

    def distance(spots: Floats) -> Floats:
        return field(back @ (spots - center)) * float(size.min())

    return distance


def warped(field: Field, bend: Callable[[Floats], Floats], caution: float) -> Field:
    """Return a shape in a bent space; caution, below 1, shortens the steps."""
    return lambda spots: field(bend(spots)) * caution


def merged(first: Field, second: Field, softness: float) -> Field:
    """Return both shapes, grown together."""

    def distance(spots: Floats) -> Floats:
        one, two = first(spots), second(spots)
        share = jnp.clip(0.5 + 0.5 * (two - one) / softness, 0, 1)
        mixed = two + (one - two) * share
        return mixed - softness * share * (1 - share)

    return distance


def cut(field: Field, away: Field, softness: float = 0.01) -> Field:
    """Return a shape without another."""
    negative = merged(lambda spots: -field(spots), away, softness)
    return lambda spots: -negative(spots)


def head() -> Part:
    """Return the head of a mean wearer, to hide what is behind it and take shadows."""
    skull = ellipsoid((0, 0.35, -1.4), (1.22, 1.4, 1.5))
    face = ellipsoid((0, -0.35, -1.15), (1.08, 1.55, 1.25))
    return Part(merged(skull, face, 0.3), None)
