"""Sums of key-points, as manifests write them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.vocabulary.fields import Number

_NAMES: Final = list(KAGGLE15.names)


def _keypoint(name: str) -> str:
    if name not in KAGGLE15.names:
        raise ValueError("is not the name of a key-point")
    return name


def _one_is_all(at: object) -> object:
    """Let a bare name stand for that key-point alone."""
    return {at: 1.0} if isinstance(at, str) else at


def _whole(weights: Mapping[str, float]) -> Mapping[str, float]:
    total = math.fsum(weights.values())
    if abs(total - 1.0) > 1e-6:
        message = f"weights must sum to 1, these sum to {total:g}"
        raise ValueError(message)
    return MappingProxyType(dict(weights))


Weights = Annotated[
    Mapping[Annotated[str, AfterValidator(_keypoint)], Number],
    BeforeValidator(_one_is_all),
    AfterValidator(_whole),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": _NAMES},
                {
                    "type": "object",
                    "propertyNames": {"enum": _NAMES},
                    "additionalProperties": {
                        "type": "number",
                        "minimum": -100,
                        "maximum": 100,
                    },
                },
            ]
        }
    ),
]
"""Key-points by name; a bare name stands for that one alone."""
