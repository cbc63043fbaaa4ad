"""The richer point schemes that the labelled sets have of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class DetailScheme:
    """A scheme of more than the 15 points.

    Attributes:
        name: Its key in `DETAIL_SCHEMES`.
        flip: For each point, the index of its mirror twin.
        size: Number of points.
        fifteen: For each of Kaggle's 15 points, in their order, the indices of the
            points whose mean stands for it.
    """

    name: str
    flip: tuple[int, ...]
    size: int
    fifteen: tuple[tuple[int, ...], ...]

    def to_fifteen(self, detail: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the 15 points that detailed ones stand for.

        Args:
            detail: (..., size, 2) points, NaN where unknown.

        Returns:
            (..., 15, 2) float32 in the same frame, where the set has them: offsets to
            the scheme of MUCT still have to be taken off.
        """
        means = [
            detail[..., list(indices), :].mean(axis=-2) for indices in self.fifteen
        ]
        return np.stack(means, axis=-2).astype(np.float32)


def _flip(size: int, pairs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the permutation that swaps each pair and leaves the other points."""
    flip = list(range(size))
    for one, other in pairs:
        flip[one], flip[other] = other, one
    return tuple(flip)


def _single(*indices: int) -> tuple[tuple[int, ...], ...]:
    return tuple((index,) for index in indices)


# Mirror twins of MUCT's points: the nearest mirrored points of the mean of the 601
# pictures that camera a took.
_MUCT_PAIRS: Final = (
    # jaw
    (0, 14), (1, 13), (2, 12), (3, 11), (4, 10), (5, 9), (6, 8),
    # brows
    (15, 21), (16, 22), (17, 23), (18, 24), (19, 25), (20, 26),
    # eyes
    (27, 32), (28, 33), (29, 34), (30, 35), (31, 36),
    (68, 72), (69, 73), (70, 74), (71, 75),
    # nose
    (37, 45), (38, 44), (39, 43), (40, 42), (46, 47),
    # lips
    (48, 54), (49, 53), (50, 52), (55, 59), (56, 58), (60, 62), (63, 65),
)  # fmt: skip

# Mirror twins of the 68 points of iBUG.
_IBUG_PAIRS: Final = (
    # jaw
    (0, 16), (1, 15), (2, 14), (3, 13), (4, 12), (5, 11), (6, 10), (7, 9),
    # brows
    (17, 26), (18, 25), (19, 24), (20, 23), (21, 22),
    # nose
    (31, 35), (32, 34),
    # eyes
    (36, 45), (37, 44), (38, 43), (39, 42), (40, 47), (41, 46),
    # lips
    (48, 54), (49, 53), (50, 52), (55, 59), (56, 58), (60, 64), (61, 63), (65, 67),
)  # fmt: skip

# The vertices of the FaceMesh topology that are kept, in pairs of mirror twins, the
# subject's right one first: the nearest mirrored vertices of the mean of LFW's meshes.
_MESH_PAIRS: Final = (
    # oval
    (67, 297), (54, 284), (162, 389), (127, 356), (234, 454), (132, 361), (58, 288),
    (172, 397), (150, 379), (176, 400),
    # brows, upper edge and lower
    (70, 300), (63, 293), (105, 334), (66, 296), (107, 336),
    (46, 276), (52, 282), (55, 285),
    # eyes
    (33, 263), (160, 387), (159, 386), (158, 385), (133, 362), (153, 380), (145, 374),
    (144, 373),
    # middle of the irises, and their edges along the eye
    (468, 473), (469, 476), (471, 474),
    # wings and base of the nose
    (129, 358), (48, 278), (115, 344), (98, 327),
    # outer edge of the lips
    (61, 291), (40, 270), (39, 269), (37, 267), (146, 375), (91, 321), (181, 405),
    (84, 314),
    # inner edge of the lips
    (78, 308), (81, 311), (82, 312), (178, 402), (87, 317),
    # cheeks and forehead
    (50, 280), (205, 425), (101, 330), (69, 299), (104, 333),
)  # fmt: skip

# From the top of the forehead over nose and lips to the chin.
_MESH_MIDDLE: Final = (10, 151, 9, 168, 6, 197, 4, 1, 2, 0, 13, 14, 17, 152)

MESH_VERTICES: Final = (*chain.from_iterable(_MESH_PAIRS), *_MESH_MIDDLE)
"""Which of the 478 vertices the points of the scheme "mesh" are, in their order."""


def _of_mesh(*vertices: int) -> tuple[int, ...]:
    return tuple(MESH_VERTICES.index(vertex) for vertex in vertices)


_MUCT76: Final = DetailScheme(
    name="muct76",
    flip=_flip(76, _MUCT_PAIRS),
    size=76,
    fifteen=_single(36, 31, 34, 32, 29, 27, 18, 15, 24, 21, 67, 54, 48, 51, 57),
)

_IBUG68: Final = DetailScheme(
    name="ibug68",
    flip=_flip(68, _IBUG_PAIRS),
    size=68,
    fifteen=(
        (42, 43, 44, 45, 46, 47),
        (36, 37, 38, 39, 40, 41),
        *_single(42, 45, 39, 36, 22, 26, 21, 17, 30, 54, 48, 51, 57),
    ),
)

_MESH: Final = DetailScheme(
    name="mesh",
    flip=_flip(
        len(MESH_VERTICES), [(2 * n, 2 * n + 1) for n in range(len(_MESH_PAIRS))]
    ),
    size=len(MESH_VERTICES),
    fifteen=(
        _of_mesh(263, 387, 385, 362, 380, 373),
        _of_mesh(33, 160, 158, 133, 153, 144),
        *_single(*_of_mesh(362, 263, 133, 33, 336, 300, 107, 70)),
        *_single(*_of_mesh(4, 291, 61, 0, 17)),
    ),
)

DETAIL_SCHEMES: Final[Mapping[str, DetailScheme]] = MappingProxyType(
    {scheme.name: scheme for scheme in (_MUCT76, _IBUG68, _MESH)}
)
"""Every detailed scheme by its name: "muct76", "ibug68" and "mesh"."""
