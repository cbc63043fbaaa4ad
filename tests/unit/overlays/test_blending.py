"""Blend modes, against the formulas of the compositing standard."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.blending import BLENDS

# Of colours b below and s above, from 0 to 1.
FORMULAS = {
    "normal": lambda b, s: s,
    "multiply": lambda b, s: b * s,
    "screen": lambda b, s: b + s - b * s,
}
# Each rounding is off by up to half a grey level.
CLOSE = 2.0

grey = st.integers(0, 255)


def one_pixel(*channels):
    return np.array([[channels]], np.uint8)


def premultiplied(color, alpha):
    return one_pixel(*(round(channel * alpha / 255) for channel in color), alpha)


def blended(mode, target, tile):
    target = target.copy()
    BLENDS[mode](target, tile)
    return target[0, 0].astype(float)


@pytest.mark.parametrize("mode", FORMULAS)
@settings(deadline=None)
@given(st.tuples(grey, grey, grey), st.tuples(grey, grey, grey), grey)
def test_it_follows_the_standard(mode, below, above, alpha):
    got = blended(mode, one_pixel(*below), premultiplied(above, alpha))
    b, s, share = np.array(below) / 255, np.array(above) / 255, alpha / 255
    wanted = 255 * ((1 - share) * b + share * FORMULAS[mode](b, s))
    assert np.abs(got - wanted).max() <= CLOSE


@pytest.mark.parametrize("mode", FORMULAS)
@settings(deadline=None)
@given(st.tuples(grey, grey), st.tuples(grey, grey))
def test_it_follows_the_standard_on_a_see_through_picture(mode, below, above):
    (color_b, alpha_b), (color_s, alpha_s) = below, above
    target = premultiplied((color_b,) * 3, alpha_b)
    got = blended(mode, target, premultiplied((color_s,) * 3, alpha_s))
    b, ab, s, as_ = (value / 255 for value in (color_b, alpha_b, color_s, alpha_s))
    mixed = (1 - ab) * s + ab * FORMULAS[mode](b, s)
    wanted = as_ * mixed + (1 - as_) * ab * b
    assert np.abs(got[:3] - 255 * wanted).max() <= CLOSE
    assert abs(got[3] - 255 * (as_ + ab - as_ * ab)) <= CLOSE


@settings(deadline=None)
@given(grey, grey, grey)
def test_adding_adds_and_saturates(below, above, alpha):
    got = blended("add", one_pixel(*(below,) * 3), premultiplied((above,) * 3, alpha))
    assert np.abs(got - min(255, below + above * alpha / 255)).max() <= CLOSE


@pytest.mark.parametrize("mode", BLENDS)
def test_what_is_transparent_changes_nothing(mode):
    picture = np.random.default_rng(1).integers(0, 256, (9, 7, 3), np.uint8)
    blank = np.zeros((9, 7, 4), np.uint8)
    got = picture.copy()
    BLENDS[mode](got, blank)
    assert (got == picture).all()


@pytest.mark.parametrize(("mode", "nothing"), [("multiply", 255), ("screen", 0),
                                               ("add", 0)])  # fmt: skip
def test_the_colour_that_changes_nothing(mode, nothing):
    picture = np.random.default_rng(2).integers(0, 256, (9, 7, 3), np.uint8)
    tile = cv2.merge([np.full((9, 7), value, np.uint8) for value in
                      (nothing, nothing, nothing, 255)])  # fmt: skip
    got = picture.copy()
    BLENDS[mode](got, tile)
    assert (got == picture).all()
