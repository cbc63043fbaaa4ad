"""The losses of the outputs of a network."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import keras
from keras import ops


@dataclass(frozen=True, slots=True)
class OutputLoss:
    """How one output is judged.

    Attributes:
        build: Makes the loss.
        weight: How much it counts beside the others.
    """

    build: Callable[[], keras.losses.Loss]
    weight: float


@keras.saving.register_keras_serializable(package="facekeys")
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


LOSSES: Final[Mapping[str, OutputLoss]] = MappingProxyType(
    {
        "points": OutputLoss(MaskedWingLoss, 1.0),
        "details": OutputLoss(MaskedWingLoss, 0.5),
        "score": OutputLoss(
            lambda: keras.losses.BinaryCrossentropy(from_logits=True), 0.05
        ),
    }
)
"""The loss of each output, by its name."""
