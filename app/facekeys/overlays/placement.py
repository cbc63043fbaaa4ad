"""Where the anchors of a layer say that its artwork lies on a face."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.head import Rotation, head_rotation
from facekeys.overlays.pins import Pins
from facekeys.types import Affine, Face

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
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
        comes nearest), or None where there is no sensible one: key-points that are not
        finite or fall together, or that would make the picture flat, or larger or
        smaller than anybody can see.
    """
    pins = layer.pins
    targets = targets_of(layer, face, rotation=rotation)
    if not np.isfinite(targets).all():
        return None
    spot, target = pins.middle, targets.sum(axis=0) / len(targets)
    linear = _FITS[layer.fit](pins, targets - target)
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
    if rotation is None and layer.in_space:
        rotation = head_rotation(face)
    return layer.pins.targets(face, rotation)


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
    pins = layer.pins
    depths = pins.depths(rotation)
    slope = pins.solve @ depths
    across = slope @ np.linalg.inv(placement[:, :2])
    level = depths.mean() - slope @ pins.middle - across @ placement[:, 2]
    return np.array([*across, level])


def stretch(linear: NDArray[np.float64]) -> tuple[float, float]:
    """Return the largest and smallest scale of a (2, 2) map: its singular values."""
    a, b, c, d = linear.ravel().tolist()
    similar, mirrored = math.hypot(a + d, c - b), math.hypot(a - d, c + b)
    return (similar + mirrored) / 2, abs(similar - mirrored) / 2


def _similarity(pins: Pins, targets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the turning and scaling that fits best to targets about their middle."""
    spots = pins.spots - pins.middle
    (a, b), (c, d) = (targets.T @ spots).tolist()
    cosine, sine, size = a + d, c - b, float((spots * spots).sum())
    return np.array([[cosine, -sine], [sine, cosine]], np.float64) / size


def _affine(pins: Pins, targets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the linear map that fits best to targets about their middle."""
    return np.asarray((pins.solve @ targets).T, np.float64)


# Of a mesh too the affine map says where it lies on the whole.
_FITS: Final = MappingProxyType(
    {"similarity": _similarity, "affine": _affine, "mesh": _affine}
)
