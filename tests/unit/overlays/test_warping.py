"""Warps: what lies beyond a picture is left out, and no pixel differs for it."""

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.warping import LinearWarp
from unit.overlays.packs import make_artwork


@settings(deadline=None, max_examples=300)
@given(
    seed=st.integers(0, 10_000),
    size=st.tuples(st.integers(1, 70), st.integers(1, 70)),
    opaque=st.booleans(),
    turn_deg=st.sampled_from([0, 90, 180]) | st.floats(-180, 180),
    scale=st.sampled_from([1, 2]) | st.floats(0.3, 20),
    narrow=st.sampled_from([1, -1]) | st.floats(0.05, 1),
    start=st.tuples(st.integers(-20_480, 20_480), st.integers(-20_480, 20_480)),
    corner=st.tuples(st.sampled_from([0, 512]), st.sampled_from([0, 512])),
    part=st.tuples(st.integers(1, 512), st.integers(1, 512)),
)
def test_a_tile_is_the_same_as_if_transparency_lay_around(
    *, seed, size, opaque, turn_deg, scale, narrow, start, corner, part
):
    picture = np.random.default_rng(seed).integers(0, 256, (*size, 4), np.uint8)
    if opaque:
        picture[..., 3] = 255
    angle = np.radians(turn_deg)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    inverse = np.linalg.inv(scale * turn @ np.diag([narrow, 1.0]))
    begins = np.array(start) / 1024
    for level in make_artwork(picture).levels:
        warp = LinearWarp(level.pixels, inverse, begins)
        wanted = cv2.warpAffine(
            level.pixels,
            np.column_stack([inverse, inverse @ (np.array(corner) - begins)]),
            part,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
        )
        assert (warp.tile(*corner, part) == wanted).all()
