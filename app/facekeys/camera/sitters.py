"""The portraits of the demo, with key-points put on them by hand.

So whatever is to be shown on a face can be shown without looking for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

SITTERS: Final[Mapping[str, Sequence[tuple[float, float]]]] = MappingProxyType(
    {
        "astronaut.png": (
            *((246.6, 103.3), (203.2, 101.2), (236.0, 105.0), (258.0, 105.0)),
            *((213.0, 103.0), (191.5, 101.0), (238.0, 94.0), (263.5, 96.5)),
            *((213.0, 93.0), (189.5, 91.0), (223.5, 127.0), (246.5, 140.0)),
            *((202.5, 140.0), (223.5, 140.5), (223.0, 154.5)),
        ),
        "grace_hopper.jpg": (
            *((306.5, 188.0), (222.5, 190.5), (287.0, 193.5), (322.0, 191.5)),
            *((240.0, 194.5), (205.5, 193.5), (283.0, 177.0), (335.0, 167.0)),
            *((244.0, 178.0), (195.0, 173.0), (266.5, 236.0), (308.0, 280.0)),
            *((228.5, 281.0), (267.0, 272.5), (267.0, 297.0)),
        ),
    }
)
"""By file in assets/demo: x, y of the 15 points in its pixels, in Kaggle's order."""
