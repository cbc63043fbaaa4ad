"""Where the anchors of a layer say that its artwork lies on a face."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.head import HEAD, Rotation, head_rotation
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Affine, Face

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.anchors import Anchor
    from facekeys.overlays.layers import FaceLayerSpec

# Frame pixels per artwork pixel.
_LARGEST: Final = 256.0
_SMALLEST: Final = 1 / 4096
_FLATTEST: Final = 0.02


def place(
    layer: FaceLayerSpec,
    face: Face,
    *,
    size: float = 1.0,
    rotation: Rotation | None = None,
) -> Affine | None:
    """Lay a picture on a face.

    Args:
        layer: Its anchors say which spot of the artwork goes where.
        face: Whose key-points, of whatever scheme, the anchors name as Kaggle does.
        size: So many times as large as the anchors say, about the layer's pivot.
        rotation: What `head_rotation` says of the face, if it was asked already.

    Returns:
        (2, 3) float64 map from artwork pixels to frame pixels (for a mesh the one that
        comes nearest), or None where there
        is no sensible one: key-points that are not finite or fall together, or that
        would make the picture flat, or larger or smaller than anybody can see.
    """
    spots = np.array([anchor.artwork for anchor in layer.anchors])
    targets = targets_of(layer, face, rotation=rotation)
    if not np.isfinite(targets).all():
        return None
    count = len(spots)
    spot, target = spots.sum(axis=0) / count, targets.sum(axis=0) / count
    linear = _FITS[layer.fit](spots - spot, targets - target)
    if layer.pivot is not None:
        target = target + linear @ (layer.pivot - spot)
        spot = np.array(layer.pivot)
    linear = linear * size
    largest, smallest = stretch(linear)
    if largest > _LARGEST or smallest < max(_SMALLEST, _FLATTEST * largest):
        return None
    return np.column_stack([linear, target - linear @ spot])


def targets_of(
    layer: FaceLayerSpec, face: Face, *, rotation: Rotation | None = None
) -> NDArray[np.float64]:
    """Return where the anchors of a layer lie: (n, 2) in frame pixels; see `place`."""
    if rotation is None and any(anchor.depth for anchor in layer.anchors):
        rotation = head_rotation(face)
    return np.array([_target(anchor, face, rotation) for anchor in layer.anchors])


def depth_plane(
    layer: FaceLayerSpec, rotation: Rotation, placement: Affine
) -> NDArray[np.float64]:
    """Return how far behind the eyes a placed picture lies.

    Args:
        layer: Its anchors say how far: by the mean head's points, turned as the head
            is, and their own depth.
        rotation: Of the head.
        placement: From `place`.

    Returns:
        (3,) float64: a, b, c of the depth a x + b y + c, in eye distances, at a spot
        x, y of the frame.
    """
    spots = np.array([anchor.artwork for anchor in layer.anchors])
    depths = np.array([_spot_on_head(anchor) for anchor in layer.anchors]) @ rotation[2]
    spot, depth = spots.mean(axis=0), depths.mean()
    slope = np.linalg.pinv(spots - spot) @ (depths - depth)
    across = slope @ np.linalg.inv(placement[:, :2])
    return np.array([*across, depth - slope @ spot - across @ placement[:, 2]])


def _spot_on_head(anchor: Anchor) -> NDArray[np.float64]:
    """Return the spot of the mean head that an anchor names, in eye distances."""
    spot = np.array([*anchor.offset, anchor.depth])
    for name, weight in anchor.at.items():
        spot += weight * HEAD[KAGGLE15.index(name)]
    return spot


def stretch(linear: NDArray[np.float64]) -> tuple[float, float]:
    """Return the largest and smallest scale of a (2, 2) map: its singular values."""
    a, b, c, d = linear.ravel().tolist()
    similar, mirrored = math.hypot(a + d, c - b), math.hypot(a - d, c + b)
    return (similar + mirrored) / 2, abs(similar - mirrored) / 2


def _target(anchor: Anchor, face: Face, rotation: Rotation | None) -> list[float]:
    """Return the spot of the face that an anchor names, in frame pixels."""
    points, scheme = face.keypoints.points, face.keypoints.scheme
    right, down = anchor.offset
    if anchor.depth and rotation is not None:
        right += anchor.depth * float(rotation[0, 2])
        down += anchor.depth * float(rotation[1, 2])
    (a, b), (c, d) = face.transform[:, :2].tolist()
    x, y = a * right + b * down, c * right + d * down
    for name, weight in anchor.at.items():
        indices = scheme.fifteen[KAGGLE15.index(name)]
        for index in indices:
            point_x, point_y = points[index].tolist()
            x += weight * point_x / len(indices)
            y += weight * point_y / len(indices)
    return [x, y]


def _similarity(
    spots: NDArray[np.float64], targets: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the turning and scaling that fits best, from centred points."""
    (a, b), (c, d) = (targets.T @ spots).tolist()
    cosine, sine, size = a + d, c - b, float((spots * spots).sum())
    return np.array([[cosine, -sine], [sine, cosine]], np.float64) / size


def _affine(
    spots: NDArray[np.float64], targets: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the linear map that fits best, from centred points."""
    inverse = np.linalg.inv(spots.T @ spots)
    return np.asarray(targets.T @ spots @ inverse, np.float64)


# Of a mesh too the affine map says where it lies on the whole.
_FITS: Final = MappingProxyType(
    {"similarity": _similarity, "affine": _affine, "mesh": _affine}
)
