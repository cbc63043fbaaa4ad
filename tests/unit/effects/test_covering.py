"""Blur, pixelate and mask: what is covered, and what is not."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from effects import applied, make, spec_of
from facekeys.effects.outline import FACE, HEAD, grown, outline_of
from factories import make_face

OPERATIONS = ("blur", "pixelate", "mask")


def noise(width=640, height=480):
    """A picture in which everything that is left of it can be told."""
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


def inside(outline, shape):
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.rint(outline).astype(np.int32)], 1)
    return mask.astype(bool)


def detail(pixels, where):
    """How much changes from pixel to pixel."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return np.abs(cv2.Laplacian(grey, cv2.CV_32F))[where].mean()


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("roll_deg", [0, 35])
def test_all_of_the_head_is_covered_and_nothing_far_from_it(name, roll_deg):
    pixels, face = noise(), make_face(roll_deg=roll_deg)
    drawn = applied(make(name), pixels, face)
    head = inside(outline_of(face, HEAD), pixels.shape)
    assert detail(drawn, head) < 0.1 * detail(pixels, head)
    far = ~inside(grown(outline_of(face, HEAD), 40), pixels.shape)
    np.testing.assert_array_equal(drawn[far], pixels[far])


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_face_that_comes_or_goes_is_covered_as_well_as_any(name):
    pixels, face = noise(), make_face()
    whole = applied(make(name), pixels, face)
    for presence in (0.0, 0.3):
        faint = replace(face, presence=presence)
        np.testing.assert_array_equal(applied(make(name), pixels, faint), whole)


@pytest.mark.parametrize("name", OPERATIONS)
def test_none_of_them_can_be_done_by_halves(name):
    with pytest.raises(ValueError, match="strength"):
        spec_of(name, strength=0.5)


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize(("x", "y"), [(0, 240), (640, 240), (320, 0), (320, 480)])
def test_at_the_border_what_is_in_the_picture_is_covered(name, x, y):
    pixels, face = noise(), make_face(x, y)
    drawn = applied(make(name), pixels, face)
    head = inside(outline_of(face, HEAD), pixels.shape)
    assert detail(drawn, head) < 0.2 * detail(pixels, head)


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_face_beyond_the_border_or_none_leaves_all_as_it_is(name):
    pixels = noise()
    for faces in ((), (make_face(-900, 240),), (make_face(320, 2000),)):
        np.testing.assert_array_equal(applied(make(name), pixels, *faces), pixels)


@pytest.mark.parametrize("eye_distance", [4, 15, 400])
@pytest.mark.parametrize("name", OPERATIONS)
def test_faces_of_any_size(name, eye_distance):
    pixels, face = noise(), make_face(eye_distance=eye_distance)
    drawn = applied(make(name), pixels, face)
    covered = inside(outline_of(face, FACE), pixels.shape)
    assert (drawn != pixels).any(axis=2)[covered].mean() > 0.95


def test_an_open_mouth_draws_the_cover_down_with_the_chin():
    face = make_face()
    points = face.keypoints.points.copy()
    points[14, 1] += 30
    keypoints = replace(face.keypoints, points=points)
    opened = outline_of(replace(face, keypoints=keypoints), HEAD)
    lower = opened[:, 1].max() - outline_of(face, HEAD)[:, 1].max()
    assert 25 < lower < 45


def test_the_mask_has_its_colour():
    drawn = applied(make("mask", colour="#ff8000"), noise(), make_face())
    assert drawn[240, 320].tolist() == [0, 128, 255]


def test_squares_are_few_and_go_with_the_face():
    pixels = cv2.GaussianBlur(noise(), (0, 0), 5)
    one, moved = make_face(), make_face(327, 244)
    shifted = np.roll(pixels, (4, 7), axis=(0, 1))
    head = inside(outline_of(one, HEAD), pixels.shape)
    drawn = applied(make("pixelate"), pixels, one)
    assert len(np.unique(drawn[head], axis=0)) < 100
    rolled = np.roll(applied(make("pixelate"), shifted, moved), (-4, -7), axis=(0, 1))
    np.testing.assert_array_equal(rolled[head], drawn[head])


def test_a_stronger_blur_leaves_less():
    pixels, face = cv2.GaussianBlur(noise(), (0, 0), 8), make_face()
    head = inside(outline_of(face, FACE), pixels.shape)

    def spread(softness):
        return applied(make("blur", softness=softness), pixels, face)[head].std()

    assert spread(1.5) < spread(0.45) < spread(0.2)
