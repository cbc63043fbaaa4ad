"""The chain of halved pictures: where its pixels lie, and what they hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unit.overlays.packs import make_artwork, patch


def centroid(level):
    """Middle of what can be seen of a level, in artwork pixels."""
    alpha = level.pixels[..., 3].astype(float)
    rows, columns = np.indices(alpha.shape)
    spot = np.array([(alpha * columns).sum(), (alpha * rows).sum()]) / alpha.sum()
    return spot * level.step + level.origin


@settings(deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 20), st.integers(0, 20))
def test_every_level_keeps_the_place_and_the_weight(width, height, left, top):
    canvas = np.zeros((120, 120, 4), np.uint8)
    canvas[top : top + height, left : left + width] = patch(width, height)
    middle = (left + (width - 1) / 2, top + (height - 1) / 2)
    artwork = make_artwork(canvas)
    assert artwork.levels[0].step == 1
    for level in artwork.levels:
        if min(width, height) < 2 * level.step:
            break  # so little is left that eight bits tell its place no more
        assert centroid(level) == pytest.approx(middle, abs=0.05 * level.step)
        weight = level.pixels[..., 3].sum() / 255 * level.step**2
        assert weight == pytest.approx(width * height, rel=0.05)


def test_a_picture_that_fills_its_file_gets_a_transparent_border():
    for level in make_artwork(patch(64, 33)).levels:
        edge = level.pixels.copy()
        edge[1:-1, 1:-1] = 0
        assert not edge.any()
        assert level.pixels[1].any()
        assert level.pixels[:, 1].any()


def test_the_first_level_is_the_picture_itself():
    artwork = make_artwork(patch(30, 20))
    level = artwork.levels[0]
    assert level.origin.tolist() == [-1, -1]
    assert (level.pixels[1:-1, 1:-1] == patch(30, 20)).all()


def test_colours_are_premultiplied_at_every_level():
    noise = np.random.default_rng(3).integers(0, 256, (50, 70, 4), np.uint8)
    levels = make_artwork(noise).levels
    assert len(levels) > 4
    for level in levels:
        assert (level.pixels[..., :3] <= level.pixels[..., 3:]).all()
    first = levels[0].pixels[1:-1, 1:-1].astype(float)
    wanted = noise[..., :3] * (noise[..., 3:] / 255)
    assert np.abs(first[..., :3] - wanted).max() <= 0.501


def test_nothing_to_see_has_no_levels():
    assert make_artwork(np.zeros((9, 9, 4), np.uint8)).levels == ()


@pytest.mark.parametrize(
    ("scale", "step"),
    [(50, 1), (1, 1), (0.51, 1), (0.5, 2), (0.26, 2), (0.25, 4), (1 / 64, 64)],
)
def test_the_level_suits_the_scale(scale, step):
    assert make_artwork(patch(800, 600)).level_for(scale).step == step


def test_the_smallest_level_serves_whatever_is_smaller():
    artwork = make_artwork(patch(40, 30))
    assert artwork.level_for(1e-6) is artwork.levels[-1]


@pytest.mark.parametrize(
    "picture", [np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4, 4), np.float32)]
)
def test_other_arrays_are_refused(picture):
    with pytest.raises(ValueError, match="Expected"):
        make_artwork(picture)
