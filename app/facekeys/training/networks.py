"""The networks: what goes in is a crop, what comes out are points and a score.

All take (n, 96, 96, 1) float32 crops in [0, 1], and return a dictionary:

- `points`: (n, 30) float32, x and y of each point in turn, as (crop pixel - 48) / 48,
- `details`: (n, 2 * DETAILS) likewise, for training only,
- `score`: (n, 1) float32, the logit of "this crop is framed around a face".

A network may lack the last two.
"""

from __future__ import annotations

from typing import Any, Final

import keras
import numpy as np
from keras import layers, ops

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.batches import Batch
from facekeys.training.samples import DETAILS

_PACKAGE: Final = "facekeys"
_POINTS: Final = len(KAGGLE15.names)
_NORMALIZE: Final = "normalize"


def seed_network() -> keras.Model:
    """Build the network of the article that FaceKeys grew from."""
    stack = keras.Sequential(
        [
            keras.Input((CROP_SIZE, CROP_SIZE, 1), name="crop"),
            layers.BatchNormalization(name=_NORMALIZE),
            _seed_convolution(24, 5, padding="same"),
            layers.MaxPooling2D(),
            _seed_convolution(36, 5),
            layers.MaxPooling2D(),
            _seed_convolution(48, 5),
            layers.MaxPooling2D(),
            _seed_convolution(64, 3),
            layers.MaxPooling2D(),
            _seed_convolution(64, 3),
            layers.GlobalAveragePooling2D(),
            layers.Dense(500, activation="relu"),
            layers.Dense(90, activation="relu"),
            layers.Dense(2 * _POINTS, name="points"),
        ]
    )
    return keras.Model(stack.inputs, {"points": stack.outputs[0]}, name="seed")


def heatmap_network(
    widths: tuple[int, int, int] = (24, 48, 80),
    blocks: tuple[int, int] = (2, 2),
    fused: int = 48,
    *,
    name: str = "heatmap",
) -> keras.Model:
    """Build a residual network that ends in one map per point, 12x12.

    A point is where its map has its centre of mass (soft-argmax: Sun et al., "Integral
    human pose regression", ECCV 2018). So no point can be thrown far off, and what a
    part of the face looks like need not be learnt anew for every place: after equally
    long training the error was half that of a dense layer on the flattened features
    (docs/training-log.md).

    Args:
        widths: Channels at 24x24, 12x12 and 6x6 pixels.
        blocks: Residual blocks at 12x12 and at 6x6.
        fused: Channels of what the maps are made of.
        name: What to call it.
    """
    crop = keras.Input((CROP_SIZE, CROP_SIZE, 1), name="crop")
    features = layers.Rescaling(4.0, offset=-2.0, name=_NORMALIZE)(crop)
    features = _convolution(features, widths[0], 7, stride=4)
    for number in range(blocks[0]):
        features = _residual(features, widths[1], stride=1 if number else 2)
    fine = features
    for number in range(blocks[1]):
        features = _residual(features, widths[2], stride=1 if number else 2)
    return keras.Model(crop, heatmap_head(fine, features, fused), name=name)


def heatmap_head(fine: Any, coarse: Any, fused: int) -> dict[str, Any]:
    """Build the head of a heat-map network.

    Args:
        fine: (n, 12, 12, channels) features.
        coarse: (n, 6, 6, channels) features.
        fused: Channels of what the maps are made of.

    Returns:
        The outputs by name: `points`, `details` and `score`.
    """
    wide = layers.UpSampling2D(2)(_convolution(coarse, fused, 1, relu=False))
    mixed = layers.ReLU()(wide + _convolution(fine, fused, 1, relu=False))
    seen = layers.Dense(32, activation="relu")(layers.GlobalAveragePooling2D()(coarse))
    return {
        "points": SoftArgmax(name="points")(layers.Conv2D(_POINTS, 1)(mixed)),
        "details": SoftArgmax(name="details")(layers.Conv2D(DETAILS, 1)(mixed)),
        "score": layers.Dense(1, name="score")(seen),
    }


def prepare(network: keras.Model, batch: Batch) -> None:
    """Let a new network start from what a first look at the data tells.

    Where the input is normalised by a batch normalisation, that gets the mean and
    variance of the crops, and keeps them: its scale and offset add nothing to those of
    the first convolution, and their gradient costs a tenth of the time. A last dense
    layer starts at the mean of the targets.

    Args:
        network: One of `facekeys.training.zoo.NETWORKS`, not yet trained.
        batch: Some hundred crops.
    """
    normalize = network.get_layer(_NORMALIZE)
    if isinstance(normalize, layers.BatchNormalization):
        normalize.moving_mean.assign([float(batch.crops.mean())])
        normalize.moving_variance.assign([float(batch.crops.var())])
        normalize.trainable = False
    points = network.get_layer("points")
    if isinstance(points, layers.Dense):
        points.bias.assign(np.nanmean(batch.targets["points"], axis=0))


@keras.saving.register_keras_serializable(package=_PACKAGE)
class SoftArgmax(layers.Layer):  # type: ignore[misc]  # keras has no types
    """Centres of mass of maps: (n, h, w, k) to (n, 2 * k), in units of half the crop.

    The maps reach a fifth beyond the crop, so that a point on its edge, or just
    outside, has its mass around it.
    """

    reach: Final = 1.2

    def call(self, maps: Any) -> Any:
        """Return x and y of each map in turn."""
        height, width, count = maps.shape[1:]
        flat = ops.transpose(ops.reshape(maps, (-1, height * width, count)), (0, 2, 1))
        places = ops.matmul(ops.softmax(flat, axis=-1), self._grid(height, width))
        return ops.reshape(places, (-1, 2 * count))

    def _grid(self, height: int, width: int) -> Any:
        """Return where the pixels of a map lie, (height * width, 2)."""
        y, x = (
            self.reach * ((np.arange(size) + 0.5) / size * 2 - 1)
            for size in (height, width)
        )
        return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2).astype(np.float32)


def _residual(features: Any, filters: int, *, stride: int) -> Any:
    """Two convolutions and, where the shape stays, what went in."""
    inner = _convolution(features, filters, 3, stride=stride)
    inner = _convolution(inner, filters, 3, relu=False)
    if stride == 1 and features.shape[-1] == filters:
        inner = inner + features
    return layers.ReLU()(inner)


def _convolution(
    features: Any, filters: int, size: int, *, stride: int = 1, relu: bool = True
) -> Any:
    features = layers.Conv2D(filters, size, stride, padding="same", use_bias=False)(
        features
    )
    features = layers.BatchNormalization()(features)
    return layers.ReLU()(features) if relu else features


def _seed_convolution(
    filters: int, size: int, *, padding: str = "valid"
) -> layers.Layer:
    return layers.Conv2D(
        filters,
        size,
        padding=padding,
        activation="relu",
        kernel_initializer="he_normal",
    )
