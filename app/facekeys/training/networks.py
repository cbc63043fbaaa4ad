"""The networks, and the loss that they are trained with."""

from __future__ import annotations

import math
from typing import Any

import keras
import numpy as np
from keras import layers, ops
from numpy.typing import NDArray

from facekeys.keypoints.framing import CROP_SIZE

_PACKAGE = "facekeys"


def seed_network(points: int = 15) -> keras.Model:
    """Build the network of the article that FaceKeys grew from.

    Args:
        points: Number of key-points.

    Returns:
        A model from (n, 96, 96, 1) float32 crops in [0, 1] to (n, 2 * points) float32:
        x and y of each point in turn, as (crop pixel - 48) / 48.
    """
    return keras.Sequential(
        [
            keras.Input((CROP_SIZE, CROP_SIZE, 1), name="crop"),
            layers.BatchNormalization(name="normalize"),
            _convolution(24, 5, padding="same"),
            layers.MaxPooling2D(),
            _convolution(36, 5),
            layers.MaxPooling2D(),
            _convolution(48, 5),
            layers.MaxPooling2D(),
            _convolution(64, 3),
            layers.MaxPooling2D(),
            _convolution(64, 3),
            layers.GlobalAveragePooling2D(),
            layers.Dense(500, activation="relu"),
            layers.Dense(90, activation="relu"),
            layers.Dense(2 * points, name="points"),
        ],
        name="seed",
    )


def prepare(
    model: keras.Model, crops: NDArray[np.float32], targets: NDArray[np.float32]
) -> None:
    """Let a new network start from what a first look at the data tells.

    The normalisation of the input gets the mean and variance of the crops, and keeps
    them: its scale and offset add nothing to those of the first convolution, and their
    gradient costs a tenth of the time. The last layer starts at the mean of the
    targets.

    Args:
        model: What `seed_network` returned.
        crops: (n, 96, 96, 1) float32 crops in [0, 1].
        targets: (n, 30) float32, NaN where unknown.
    """
    normalize = model.get_layer("normalize")
    normalize.moving_mean.assign([float(crops.mean())])
    normalize.moving_variance.assign([float(crops.var())])
    normalize.trainable = False
    model.get_layer("points").bias.assign(np.nanmean(targets, axis=0))


@keras.saving.register_keras_serializable(package=_PACKAGE)
class MaskedWingLoss(keras.losses.Loss):  # type: ignore[misc]  # keras has no types
    """The wing loss (Feng et al., CVPR 2018) over the coordinates that are known.

    Logarithmic for small errors, so that the last half pixel still counts, and linear
    for large ones. Targets are NaN where a point has no label.
    """

    def __init__(
        self,
        width: float = 0.1,
        curvature: float = 0.02,
        name: str = "masked_wing_loss",
        **options: Any,
    ) -> None:
        """Choose the shape.

        Args:
            width: Error at which the loss turns linear, in units of the output.
            curvature: Smaller values push harder on small errors.
            name: As in Keras.
            **options: Passed to `keras.losses.Loss`.
        """
        super().__init__(name=name, **options)
        self.width = width
        self.curvature = curvature

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """Return the loss of each row, (n,), in units of the output."""
        known = ops.logical_not(ops.isnan(y_true))
        # Before the difference: a NaN would survive in the gradient of `where`.
        error = ops.abs(ops.where(known, y_true, y_pred) - y_pred)
        near = self.width * ops.log1p(error / self.curvature)
        far = error + self.width * (math.log1p(self.width / self.curvature) - 1.0)
        loss = ops.where(error < self.width, near, far)
        known = ops.cast(known, loss.dtype)
        count = ops.maximum(ops.sum(known, axis=-1), 1.0)
        return ops.sum(loss * known, axis=-1) / count

    def get_config(self) -> dict[str, Any]:
        """Return what rebuilds the loss."""
        return {
            **super().get_config(),
            "width": self.width,
            "curvature": self.curvature,
        }


def _convolution(filters: int, size: int, *, padding: str = "valid") -> layers.Layer:
    return layers.Conv2D(
        filters,
        size,
        padding=padding,
        activation="relu",
        kernel_initializer="he_normal",
    )
