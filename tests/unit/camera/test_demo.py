import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.camera.demo import FPS, LENGTH, PORTRAITS, DemoClip, _grid, _part
from facekeys.keypoints.model import KeypointModel
from facekeys.pipeline import Pipeline

SIDES = st.integers(100, 1000)
SWUNG = ("x", "y", "zoom", "roll", "pitch", "yaw")


def frame_at(index):
    return DemoClip().frame(index)


def test_it_is_twenty_seconds_of_720p30_that_end():
    assert (DemoClip.size, DemoClip.fps, LENGTH) == ((1280, 720), 30, 20 * FPS)
    last = frame_at(LENGTH - 1)
    assert last.pixels.shape == (720, 1280, 3)
    assert last.captured_ns == (LENGTH - 1) * 1_000_000_000 // 30
    clip = DemoClip()
    clip._index = LENGTH - 1
    np.testing.assert_array_equal(clip.read().pixels, last.pixels)
    assert clip.read() is None


def test_the_pixels_are_the_same_every_time():
    np.testing.assert_array_equal(frame_at(123).pixels, frame_at(123).pixels)


def test_it_loops_without_a_jump():
    for portrait in PORTRAITS:
        np.testing.assert_allclose(
            portrait.homography(0), portrait.homography(LENGTH), atol=1e-6
        )
    step = np.abs(frame_at(LENGTH - 1).pixels.astype(int) - frame_at(0).pixels).mean()
    apart = np.abs(frame_at(0).pixels.astype(int) - frame_at(150).pixels).mean()
    assert step < apart / 2


def test_rewinding_starts_again():
    clip = DemoClip()
    first = clip.read()
    clip.read()
    clip.rewind()
    np.testing.assert_array_equal(clip.read().pixels, first.pixels)


@pytest.mark.parametrize("size", [(640, 480), (1280, 720)])
def test_everybody_in_a_crowd_is_seen_once(size):
    clip = DemoClip.of_crowd(4, size)
    pixels = clip.frame(0).pixels
    assert (pixels.shape, clip.size) == ((size[1], size[0], 3), size)
    faces = Pipeline(KeypointModel()).process(clip.frame(0)).faces
    halves = {
        (face.box.center[0] > size[0] / 2, face.box.center[1] > size[1] / 2)
        for face in faces
    }
    assert len(faces) == len(halves) == 4


@given(
    faces=st.integers(1, 16), width=st.integers(64, 400), height=st.integers(64, 400)
)
def test_a_crowd_divides_the_frame_without_overlap(faces, width, height):
    columns, rows = _grid(faces, (width, height))
    assert columns * (rows - 1) < faces <= columns * rows
    for side, count in ((width, columns), (height, rows)):
        parts = [_part(number, count, side) for number in range(count)]
        assert (parts[0].start, parts[-1].stop) == (0, side)
        assert all(part.start < part.stop for part in parts)
        pairs = itertools.pairwise(parts)
        assert all(before.stop < after.start for before, after in pairs)


@given(width=SIDES, height=SIDES)
def test_a_fitted_portrait_has_its_face_in_the_middle_of_the_tile(width, height):
    for portrait in PORTRAITS:
        fitted = portrait.fitted(width, height)
        rest = {name: replace(getattr(fitted, name), amplitude=0) for name in SWUNG}
        at_rest = replace(fitted, **rest)
        half = portrait.side / 2
        corners = np.add(portrait.face, [(-half, -half), (half, half)])
        homogeneous = np.column_stack([corners, np.ones(2)]) @ at_rest.homography(0).T
        seen = homogeneous[:, :2] / homogeneous[:, 2:]
        np.testing.assert_allclose(seen.mean(axis=0), (width / 2, height / 2), atol=1)
        side = 0.6 * min(width, height)
        np.testing.assert_allclose(seen[1] - seen[0], side, rtol=0.02)
