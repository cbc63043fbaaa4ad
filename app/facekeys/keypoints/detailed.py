"""The richer point schemes that labelled sets have of their own.

A model can give them in place of the 15 points: `facekeys train --scheme`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final

import numpy as np

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import KeypointScheme

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

# The mean faces: medians of near-frontal faces in the face frame that the 15 points
# give, made symmetrical; of 419 pictures of MUCT's camera a, of 395 of 300-W's training
# pictures, and of 2632 of the meshes that a teacher found on LFW.
_MUCT76_MEAN: Final = (
    (-1.053, 0.035), (-1.056, 0.383), (-1.025, 0.690), (-0.958, 1.033), (-0.807, 1.341),
    (-0.593, 1.562), (-0.327, 1.730), (0.000, 1.789), (0.327, 1.730), (0.593, 1.562),
    (0.807, 1.341), (0.958, 1.033), (1.025, 0.690), (1.056, 0.383), (1.053, 0.035),
    (0.847, -0.176), (0.658, -0.337), (0.431, -0.335), (0.220, -0.211), (0.441, -0.216),
    (0.644, -0.221), (-0.847, -0.176), (-0.658, -0.337), (-0.431, -0.335),
    (-0.220, -0.211), (-0.441, -0.216), (-0.644, -0.221), (-0.676, 0.035),
    (-0.500, -0.062), (-0.309, 0.038), (-0.498, 0.095), (-0.495, 0.010), (0.676, 0.035),
    (0.500, -0.062), (0.309, 0.038), (0.498, 0.095), (0.495, 0.010), (-0.122, 0.004),
    (-0.158, 0.317), (-0.333, 0.533), (-0.249, 0.649), (0.000, 0.699), (0.249, 0.649),
    (0.333, 0.533), (0.158, 0.317), (0.122, 0.004), (-0.168, 0.595), (0.168, 0.595),
    (-0.414, 1.027), (-0.254, 0.912), (-0.095, 0.870), (0.000, 0.885), (0.095, 0.870),
    (0.254, 0.912), (0.414, 1.027), (0.312, 1.149), (0.168, 1.212), (0.000, 1.227),
    (-0.168, 1.212), (-0.312, 1.149), (-0.188, 1.065), (0.000, 1.091), (0.188, 1.065),
    (0.187, 0.987), (0.000, 0.990), (-0.187, 0.987), (0.000, 1.041), (0.000, 0.491),
    (-0.588, -0.014), (-0.405, -0.012), (-0.404, 0.067), (-0.588, 0.066),
    (0.588, -0.014), (0.405, -0.012), (0.404, 0.067), (0.588, 0.066),
)  # fmt: skip

_IBUG68_MEAN: Final = (
    (-1.086, 0.026), (-1.064, 0.309), (-1.025, 0.586), (-0.976, 0.860), (-0.878, 1.117),
    (-0.709, 1.344), (-0.500, 1.523), (-0.262, 1.672), (0.000, 1.710), (0.262, 1.672),
    (0.500, 1.523), (0.709, 1.344), (0.878, 1.117), (0.976, 0.860), (1.025, 0.586),
    (1.064, 0.309), (1.086, 0.026), (-0.911, -0.173), (-0.769, -0.292),
    (-0.577, -0.330), (-0.381, -0.302), (-0.194, -0.232), (0.194, -0.232),
    (0.381, -0.302), (0.577, -0.330), (0.769, -0.292), (0.911, -0.173), (0.000, -0.014),
    (0.000, 0.174), (0.000, 0.362), (0.000, 0.552), (-0.221, 0.657), (-0.114, 0.692),
    (0.000, 0.726), (0.114, 0.692), (0.221, 0.657), (-0.685, 0.016), (-0.563, -0.052),
    (-0.419, -0.050), (-0.299, 0.045), (-0.432, 0.067), (-0.574, 0.065), (0.299, 0.045),
    (0.419, -0.050), (0.563, -0.052), (0.685, 0.016), (0.574, 0.065), (0.432, 0.067),
    (-0.444, 0.978), (-0.275, 0.921), (-0.113, 0.887), (0.000, 0.916), (0.113, 0.887),
    (0.275, 0.921), (0.444, 0.978), (0.284, 1.135), (0.122, 1.203), (0.000, 1.214),
    (-0.122, 1.203), (-0.284, 1.135), (-0.373, 0.991), (-0.115, 0.983), (0.000, 0.994),
    (0.115, 0.983), (0.373, 0.991), (0.117, 1.054), (0.000, 1.068), (-0.117, 1.054),
)  # fmt: skip

_MESH_MEAN: Final = (
    (-0.543, -0.691), (0.543, -0.691), (-0.914, -0.481), (0.914, -0.481),
    (-1.054, -0.148), (1.054, -0.148), (-1.075, 0.071), (1.075, 0.071), (-1.070, 0.281),
    (1.070, 0.281), (-1.035, 0.726), (1.035, 0.726), (-0.971, 0.971), (0.971, 0.971),
    (-0.875, 1.166), (0.875, 1.166), (-0.620, 1.436), (0.620, 1.436), (-0.361, 1.607),
    (0.361, 1.607), (-0.875, -0.190), (0.875, -0.190), (-0.775, -0.268),
    (0.775, -0.268), (-0.625, -0.309), (0.625, -0.309), (-0.434, -0.299),
    (0.434, -0.299), (-0.219, -0.272), (0.219, -0.272), (-0.817, -0.147),
    (0.817, -0.147), (-0.593, -0.238), (0.593, -0.238), (-0.192, -0.155),
    (0.192, -0.155), (-0.687, 0.019), (0.687, 0.019), (-0.588, -0.030), (0.588, -0.030),
    (-0.513, -0.044), (0.513, -0.044), (-0.437, -0.041), (0.437, -0.041),
    (-0.278, 0.037), (0.278, 0.037), (-0.410, 0.059), (0.410, 0.059), (-0.482, 0.067),
    (0.482, 0.067), (-0.558, 0.064), (0.558, 0.064), (-0.496, 0.006), (0.496, 0.006),
    (-0.405, 0.003), (0.405, 0.003), (-0.588, 0.008), (0.588, 0.008), (-0.344, 0.554),
    (0.344, 0.554), (-0.312, 0.567), (0.312, 0.567), (-0.250, 0.542), (0.250, 0.542),
    (-0.287, 0.654), (0.287, 0.654), (-0.435, 1.001), (0.435, 1.001), (-0.339, 0.947),
    (0.339, 0.947), (-0.258, 0.915), (0.258, 0.915), (-0.133, 0.892), (0.133, 0.892),
    (-0.394, 1.055), (0.394, 1.055), (-0.337, 1.112), (0.337, 1.112), (-0.249, 1.171),
    (0.249, 1.171), (-0.135, 1.208), (0.135, 1.208), (-0.396, 1.004), (0.396, 1.004),
    (-0.204, 0.978), (0.204, 0.978), (-0.111, 0.977), (0.111, 0.977), (-0.204, 1.073),
    (0.204, 1.073), (-0.112, 1.090), (0.112, 1.090), (-0.767, 0.485), (0.767, 0.485),
    (-0.639, 0.614), (0.639, 0.614), (-0.542, 0.382), (0.542, 0.382), (-0.485, -0.505),
    (0.485, -0.505), (-0.703, -0.467), (0.703, -0.467), (0.000, -0.736),
    (0.000, -0.507), (0.000, -0.266), (0.000, -0.036), (0.000, 0.079), (0.000, 0.186),
    (0.000, 0.521), (0.000, 0.618), (0.000, 0.696), (0.000, 0.911), (0.000, 0.982),
    (0.000, 1.097), (0.000, 1.219), (0.000, 1.684),
)  # fmt: skip

# Names of the points, in their order: so many in each region.
_MUCT_REGIONS: Final = (
    ("jaw", 15), ("left_eyebrow", 6), ("right_eyebrow", 6), ("right_eye", 5),
    ("left_eye", 5), ("nose", 11), ("lips", 19), ("nose", 1), ("right_eye", 4),
    ("left_eye", 4),
)  # fmt: skip
_IBUG_REGIONS: Final = (
    ("jaw", 17), ("right_eyebrow", 5), ("left_eyebrow", 5), ("nose", 9),
    ("right_eye", 6), ("left_eye", 6), ("lips", 20),
)  # fmt: skip


def _named(regions: Iterable[tuple[str, int]]) -> list[str]:
    """Return names such as `jaw_3`, numbered as the set numbers its points."""
    regions_by_point = chain.from_iterable([name] * count for name, count in regions)
    return [f"{name}_{index}" for index, name in enumerate(regions_by_point)]


def _single(*indices: int) -> tuple[tuple[int, ...], ...]:
    return tuple((index,) for index in indices)


def _of_mesh(*vertices: int) -> tuple[int, ...]:
    return tuple(MESH_VERTICES.index(vertex) for vertex in vertices)


def _scheme(
    name: str,
    names: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    mean_face: Sequence[tuple[float, float]],
    fifteen: tuple[tuple[int, ...], ...],
) -> KeypointScheme:
    """Build a scheme.

    Its fits heed only the points that stand for the 15, with the weights of those: so a
    face has the same place and size, whichever points of it are known.
    """
    flip = list(range(len(names)))
    for one, other in pairs:
        flip[one], flip[other] = other, one
    rigid = np.zeros(len(names))
    for indices, weight in zip(fifteen, KAGGLE15.rigid, strict=True):
        rigid[list(indices)] += weight / len(indices)
    return KeypointScheme(
        name=name,
        names=tuple(names),
        flip=tuple(flip),
        mean_face=np.array(mean_face, np.float64),
        rigid=rigid,
        fifteen=fifteen,
    )


MUCT76: Final = _scheme(
    "muct76",
    _named(_MUCT_REGIONS),
    _MUCT_PAIRS,
    _MUCT76_MEAN,
    _single(36, 31, 34, 32, 29, 27, 18, 15, 24, 21, 67, 54, 48, 51, 57),
)
"""The 76 points of MUCT."""

IBUG68: Final = _scheme(
    "ibug68",
    _named(_IBUG_REGIONS),
    _IBUG_PAIRS,
    _IBUG68_MEAN,
    (
        (42, 43, 44, 45, 46, 47),
        (36, 37, 38, 39, 40, 41),
        *_single(42, 45, 39, 36, 22, 26, 21, 17, 30, 54, 48, 51, 57),
    ),
)
"""The 68 points of 300-W."""

MESH: Final = _scheme(
    "mesh",
    [f"vertex_{vertex}" for vertex in MESH_VERTICES],
    [(2 * n, 2 * n + 1) for n in range(len(_MESH_PAIRS))],
    _MESH_MEAN,
    (
        _of_mesh(263, 387, 385, 362, 380, 373),
        _of_mesh(33, 160, 158, 133, 153, 144),
        *_single(*_of_mesh(362, 263, 133, 33, 336, 300, 107, 70)),
        *_single(*_of_mesh(4, 291, 61, 0, 17)),
    ),
)
"""116 of the 478 vertices of FaceMesh."""

DETAILED: Final[Mapping[str, KeypointScheme]] = MappingProxyType(
    {scheme.name: scheme for scheme in (MUCT76, IBUG68, MESH)}
)
"""Every detailed scheme, by its name: "muct76", "ibug68" and "mesh"."""

SCHEMES: Final[Mapping[str, KeypointScheme]] = MappingProxyType(
    {KAGGLE15.name: KAGGLE15, **DETAILED}
)
"""Every scheme, by the name that model files use."""
