"""`big-eyes`, `small-mouth` and other warps by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal

from pydantic import Field

from facekeys.effects.spec import FaceEffectSpec, Strength
from facekeys.effects.warp import Push, Warp

_EYES: Final = {"left_eye_center": 0.5, "right_eye_center": 0.5}
_MOUTH: Final = {
    "mouth_left_corner": 0.25,
    "mouth_right_corner": 0.25,
    "mouth_center_top_lip": 0.25,
    "mouth_center_bottom_lip": 0.25,
}


def _both_sides(push: Push) -> tuple[Push, Push]:
    """Return a push on the subject's left, and the same one mirrored."""
    swapped = {"left": "right", "right": "left"}
    at = {
        "_".join(swapped.get(word, word) for word in name.split("_")): weight
        for name, weight in push.at.items()
    }
    return push, Push(
        at=at,
        radius=push.radius,
        offset=(-push.offset[0], push.offset[1]),
        grow=push.grow,
        shift=(-push.shift[0], push.shift[1]),
    )


WARPS: Final = MappingProxyType(
    {
        "big-eyes": _both_sides(
            Push({"left_eye_center": 1.0}, radius=(0.5, 0.46), grow=0.62)
        ),
        "small-mouth": (Push(_MOUTH, radius=(0.8, 0.52), grow=-1.1),),
        "big-mouth": (Push(_MOUTH, radius=(0.95, 0.75), grow=0.55),),
        "big-nose": (
            Push({"nose_tip": 1.0}, radius=(0.6, 0.6), offset=(0, -0.03), grow=0.62),
        ),
        "bulge": (
            Push(
                {"nose_tip": 0.5, "left_eye_center": 0.25, "right_eye_center": 0.25},
                radius=(1.9, 1.9),
                offset=(0, 0.2),
                grow=0.6,
            ),
        ),
        "slim-face": _both_sides(
            Push(
                {"mouth_left_corner": 1.0},
                radius=(0.85, 1.05),
                offset=(0.5, 0),
                shift=(-0.3, 0.0),
            )
        ),
        "big-head": (Push(_EYES, radius=(2.4, 2.2), offset=(0, -0.9), grow=0.5),),
        "pear-face": _both_sides(
            Push(
                {"mouth_left_corner": 1.0},
                radius=(0.85, 0.95),
                offset=(0.3, -0.05),
                shift=(0.32, 0.04),
            )
        ),
    }
)
"""What the named warps do, by their name."""


class NamedWarpSpec(FaceEffectSpec):
    """Makes parts of the face larger or smaller, or moves them."""

    operation: Literal[
        "big-eyes",
        "small-mouth",
        "big-mouth",
        "big-nose",
        "bulge",
        "slim-face",
        "big-head",
        "pear-face",
    ]
    strength: Strength = Field(default=0.6, description="How much of it.")


def make_named_warp(spec: NamedWarpSpec) -> Warp:
    """Return the operation that a manifest names."""
    return Warp(WARPS[spec.operation], spec.strength)
