"""What the phone of the test call shows: a portrait beside flat colours."""

from __future__ import annotations

import cv2
import numpy as np

from facekeys.camera.demo import load_portrait

PHONE_FILE = "phone.png"
RECEIVED_FILE = "received.png"

SIZE = (1280, 720)
PORTRAIT_PX = 640
PATCH_PX = 160
COLOURS = (
    *((20, 20, 20), (90, 90, 90), (160, 160, 160), (235, 235, 235)),
    *((60, 60, 190), (60, 170, 60), (190, 80, 60), (60, 190, 200)),
)
"""Of the patches, in BGR: greys, then red, green, blue and yellow."""


def call_picture() -> np.ndarray:
    """Return (720, 1280, 3) BGR."""
    picture = np.full((SIZE[1], SIZE[0], 3), 128, np.uint8)
    portrait = load_portrait("grace_hopper.jpg")
    scale = min(PORTRAIT_PX / portrait.shape[1], SIZE[1] / portrait.shape[0])
    portrait = cv2.resize(
        portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR
    )
    picture[: portrait.shape[0], : portrait.shape[1]] = portrait
    for colour, patch in zip(COLOURS, patches(), strict=True):
        picture[patch] = colour
    return picture


def patches() -> list[tuple[slice, slice]]:
    """Return where each of the colours is."""
    return [
        (
            slice(place // 4 * PATCH_PX, (place // 4 + 1) * PATCH_PX),
            slice(
                PORTRAIT_PX + place % 4 * PATCH_PX,
                PORTRAIT_PX + (place % 4 + 1) * PATCH_PX,
            ),
        )
        for place in range(len(COLOURS))
    ]
