"""Painting: exact where it must be, and the same wherever the frame ends."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.painting import Finish, lay_out, paint
from unit.overlays.packs import make_artwork, patch


def noise(height, width, channels, seed=0):
    generator = np.random.default_rng(seed)
    return generator.integers(0, 256, (height, width, channels), np.uint8)


def placed(scale=1.0, x=0.0, y=0.0, *, turn_deg=0.0, narrow=1.0):
    angle = np.radians(turn_deg)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.column_stack([scale * turn @ np.diag([narrow, 1.0]), (x, y)])


def painted(canvas, artwork, placement, **options):
    canvas = canvas.copy()
    stroke = lay_out(artwork, placement, Finish(**options))
    assert stroke is not None
    paint(canvas, [stroke])
    return canvas


def test_an_opaque_picture_replaces_the_pixels_exactly():
    canvas, picture = noise(60, 80, 3, 1), noise(20, 30, 4, 2)
    picture[..., 3] = 255
    wanted = canvas.copy()
    wanted[7:27, 11:41] = picture[..., :3]
    got = painted(canvas, make_artwork(picture), placed(1, 11, 7))
    assert (got == wanted).all()


@pytest.mark.parametrize("scale", [0.01, 0.13, 0.7, 1.0, 3.7, 40.0])
@pytest.mark.parametrize("turn_deg", [0, 33, 90])
def test_an_opaque_colour_stays_that_colour_at_any_scale(scale, turn_deg):
    color = (13, 250, 101)
    artwork = make_artwork(patch(1000, 1000, color=color))
    half = 499.5 * scale
    center = placed(scale, turn_deg=turn_deg)[:, :2] @ (499.5, 499.5)
    placement = placed(scale, *((50, 40) - center), turn_deg=turn_deg)
    got = painted(noise(80, 100, 3), artwork, placement)
    rows, columns = np.indices((80, 100))
    # Well inside the square, whichever way it is turned, by two pixels of a level.
    inside = np.hypot(rows - 40, columns - 50) < half - 4
    assert (got[inside] == color).all()
    assert inside.any() == (half > 4)


def test_transparent_parts_leave_the_pixels_exactly():
    picture = noise(30, 30, 4, 3)
    picture[..., 3] = 0
    picture[10:14, 10:14, 3] = 255
    canvas = noise(60, 60, 3)
    got = painted(canvas, make_artwork(picture), placed(1, 5, 5))
    untouched = np.ones((60, 60), bool)
    untouched[15:19, 15:19] = False
    assert (got[untouched] == canvas[untouched]).all()
    assert (got[15:19, 15:19] == picture[10:14, 10:14, :3]).all()


@pytest.mark.parametrize("alpha", [1, 64, 128, 200, 254])
def test_half_transparent_parts_blend_to_a_level(alpha):
    canvas = noise(40, 40, 3)
    got = painted(canvas, make_artwork(patch(20, 20, alpha=alpha)), placed(1, 10, 10))
    share = alpha / 255
    old = canvas[10:30, 10:30].astype(float)
    wanted = old * (1 - share) + np.array([30, 200, 90]) * share
    assert np.abs(got[10:30, 10:30] - wanted).max() <= 1


def test_black_and_white_do_not_darken_or_overflow():
    for value in (0, 255):
        canvas = np.full((40, 40, 3), value, np.uint8)
        for alpha in range(256):
            artwork = make_artwork(patch(5, 5, alpha=alpha, color=(value,) * 3))
            if alpha:
                got = painted(canvas, artwork, placed(1.3, 4, 4, turn_deg=20))
                assert np.abs(got.astype(int) - value).max() <= 1


def test_opacity_scales_the_alpha():
    canvas = np.zeros((20, 20, 3), np.uint8)
    artwork = make_artwork(patch(10, 10, color=(200, 100, 50)))
    got = painted(canvas, artwork, placed(1, 5, 5), opacity=0.5)
    assert (got[6:14, 6:14] == (100, 50, 25)).all()
    assert not painted(canvas, artwork, placed(1, 5, 5), opacity=0.0).any()


@settings(deadline=None, max_examples=60)
@given(
    scale=st.floats(0.02, 12),
    turn_deg=st.floats(-180, 180),
    narrow=st.floats(0.2, 1),
    x=st.floats(-300, 500),
    y=st.floats(-300, 400),
    left=st.integers(0, 150),
    top=st.integers(0, 150),
)
def test_a_frame_shows_what_a_larger_canvas_shows_there(
    scale, turn_deg, narrow, x, y, left, top
):
    artwork = make_artwork(noise(90, 120, 4))
    canvas = noise(350, 420, 3, 5)
    whole = painted(
        canvas, artwork, placed(scale, x, y, turn_deg=turn_deg, narrow=narrow)
    )
    window = slice(top, top + 130), slice(left, left + 170)
    moved = placed(scale, x - left, y - top, turn_deg=turn_deg, narrow=narrow)
    got = painted(canvas[window], artwork, moved)
    assert (got == whole[window]).all()


@settings(deadline=None, max_examples=60)
@given(
    scale=st.floats(0.05, 8),
    turn_deg=st.floats(-180, 180),
    x=st.floats(-100, 200),
    y=st.floats(-100, 200),
)
def test_nothing_is_touched_outside_the_region(scale, turn_deg, x, y):
    stroke = lay_out(
        make_artwork(patch(60, 25)), placed(scale, x, y, turn_deg=turn_deg)
    )
    canvas = np.zeros((150, 150, 3), np.uint8)
    paint(canvas, [stroke])
    rows, columns = np.nonzero(canvas.any(axis=2))
    if len(rows):
        assert stroke.touches(150, 150)
        assert (
            stroke.left <= columns.min() <= columns.max() < stroke.left + stroke.width
        )
        assert stroke.top <= rows.min() <= rows.max() < stroke.top + stroke.height
        # And the region is no larger than the turned rectangle wants.
        assert stroke.width <= 1.1 * scale * (63 + 28) + 8


def test_the_place_of_a_small_drawing_is_right_to_a_part_of_a_pixel():
    artwork = make_artwork(patch(600, 400))
    for scale in (0.5, 0.1, 0.03, 0.011):
        canvas = np.zeros((60, 60, 3), np.uint8)
        middle = np.array([299.5, 199.5]) * scale
        got = painted(canvas, artwork, placed(scale, *((30.3, 29.6) - middle)))
        weight = got[..., 1].astype(float)
        if scale < 0.1:
            rows, columns = np.indices(weight.shape)
            spot = (
                (columns * weight).sum() / weight.sum(),
                (rows * weight).sum() / weight.sum(),
            )
            assert spot == pytest.approx((30.3, 29.6), abs=0.1)
            assert weight.sum() / 200 == pytest.approx(240_000 * scale**2, rel=0.1)


def test_a_fine_grating_turns_even_grey_when_it_is_drawn_small():
    grating = patch(512, 512, color=(0, 0, 0))
    grating[:, ::2, :3] = 255
    canvas = np.zeros((80, 80, 3), np.uint8)
    got = painted(canvas, make_artwork(grating), placed(0.13, 5, 5, turn_deg=3))
    inside = got[20:60, 20:60].astype(int)
    assert np.abs(inside - 127).max() <= 4


@pytest.mark.parametrize(
    ("x", "y"), [(-500, 0), (0, -500), (90, 0), (0, 70), (1e9, -1e9)]
)
def test_what_lies_outside_is_no_work(x, y):
    stroke = lay_out(make_artwork(patch()), placed(1, x, y))
    assert not stroke.touches(80, 60)
    canvas = noise(60, 80, 3)
    before = canvas.copy()
    paint(canvas, [stroke])
    assert (canvas == before).all()


def test_strokes_are_painted_in_their_order():
    canvas = np.zeros((20, 20, 3), np.uint8)
    colors = [(1, 2, 3), (40, 50, 60)]
    paint(canvas, [lay_out(make_artwork(patch(color=c)), placed()) for c in colors])
    assert (canvas[:12] == colors[1]).all()


def test_a_canvas_with_alpha_gathers_premultiplied_colour():
    canvas = np.zeros((20, 20, 4), np.uint8)
    artwork = make_artwork(patch(20, 20, alpha=128, color=(255, 100, 0)))
    paint(canvas, [lay_out(artwork, placed())] * 2)
    assert np.abs(canvas.astype(int) - (191, 75, 0, 191)).max() <= 2


def test_an_invisible_artwork_has_no_layout():
    assert lay_out(make_artwork(patch(alpha=0)), placed()) is None


def test_other_arrays_are_refused():
    for canvas in (np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32)):
        with pytest.raises(ValueError, match="Expected"):
            paint(canvas, [])
    frozen = np.zeros((4, 4, 3), np.uint8)
    frozen.flags.writeable = False
    with pytest.raises(ValueError, match="writable"):
        paint(frozen, [])
