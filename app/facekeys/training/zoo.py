"""Every network that a recipe can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

import keras

from facekeys.training.networks import heatmap_network, seed_network
from facekeys.training.separable import separable_network
from facekeys.training.xception import xception_network

_Builder = Callable[[], keras.Model]


def _named(
    build: Callable[..., keras.Model],
    name: str,
    widths: tuple[int, int, int],
    blocks: tuple[int, int],
    fused: int,
) -> tuple[str, _Builder]:
    return name, partial(build, widths, blocks, fused, name=name)


NETWORKS: Final[Mapping[str, _Builder]] = MappingProxyType(
    {
        "seed": seed_network,
        "heatmap": heatmap_network,
        "xception": xception_network,
        "separable": separable_network,
        **dict(
            (
                _named(heatmap_network, "heatmap-wide", (32, 64, 128), (2, 2), 64),
                _named(heatmap_network, "heatmap-deep", (16, 32, 64), (4, 4), 32),
                _named(heatmap_network, "heatmap-shallow", (24, 48, 80), (1, 1), 48),
                _named(heatmap_network, "heatmap-narrow", (16, 32, 64), (2, 2), 32),
                _named(heatmap_network, "heatmap-small", (12, 24, 48), (1, 1), 24),
                _named(heatmap_network, "heatmap-tiny", (8, 16, 24), (1, 1), 16),
                _named(separable_network, "separable-large", (24, 64, 128), (3, 3), 64),
                _named(separable_network, "separable-small", (8, 24, 48), (1, 1), 24),
            )
        ),
    }
)
"""What can be trained, by the name that recipes use; weights are those of chance."""
