"""A lighter relative of the heat-map network: inverted residuals instead of full ones.

Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", CVPR 2018.
"""

from __future__ import annotations

from typing import Any

import keras
from keras import layers

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.training.networks import heatmap_head


def separable_network(
    widths: tuple[int, int, int] = (16, 40, 80),
    blocks: tuple[int, int] = (2, 2),
    fused: int = 40,
    *,
    expansion: int = 3,
    name: str = "separable",
) -> keras.Model:
    """Build a network of depthwise separable blocks, with the heat-map head.

    Args:
        widths: Channels at 24x24, 12x12 and 6x6 pixels.
        blocks: Blocks at 12x12 and at 6x6.
        fused: Channels of what the maps are made of.
        expansion: How many times more channels a block has inside.
        name: What to call it.
    """
    crop = keras.Input((CROP_SIZE, CROP_SIZE, 1), name="crop")
    features = layers.Rescaling(4.0, offset=-2.0, name="normalize")(crop)
    features = layers.Conv2D(widths[0], 7, 4, padding="same", use_bias=False)(features)
    features = layers.ReLU()(layers.BatchNormalization()(features))
    for number in range(blocks[0]):
        features = _block(features, widths[1], expansion, stride=1 if number else 2)
    fine = features
    for number in range(blocks[1]):
        features = _block(features, widths[2], expansion, stride=1 if number else 2)
    return keras.Model(crop, heatmap_head(fine, features, fused), name=name)


def _block(features: Any, filters: int, expansion: int, *, stride: int) -> Any:
    """Widen, look around in each channel by itself, and narrow again."""
    inner = layers.Conv2D(expansion * features.shape[-1], 1, use_bias=False)(features)
    inner = layers.ReLU()(layers.BatchNormalization()(inner))
    inner = layers.DepthwiseConv2D(3, stride, padding="same", use_bias=False)(inner)
    inner = layers.ReLU()(layers.BatchNormalization()(inner))
    inner = layers.Conv2D(filters, 1, use_bias=False)(inner)
    inner = layers.BatchNormalization()(inner)
    if stride == 1 and features.shape[-1] == filters:
        inner = inner + features
    return inner
