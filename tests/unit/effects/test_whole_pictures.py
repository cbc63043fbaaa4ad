"""Grades and the cartoon: effects on the whole picture."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import cv2
import numpy as np
import pytest

from effects import applied, make, spec_of
from portraits import load_portrait


def portrait():
    return load_portrait("astronaut.png")[0]


def test_a_grade_that_says_nothing_does_nothing():
    pixels = portrait()
    drawn = applied(make("grade"), pixels)
    assert np.abs(drawn.astype(int) - pixels).max() <= 1
    strong = {"saturation": 0.0, "contrast": 1.5, "shadows": "#ff0000", "vignette": 1.0}
    drawn = applied(make("grade", strength=0.0, **strong), pixels)
    assert np.abs(drawn.astype(int) - pixels).max() <= 1


def test_without_saturation_all_is_grey():
    drawn = applied(make("grade", saturation=0.0), portrait())
    grey = cv2.cvtColor(portrait(), cv2.COLOR_BGR2GRAY)
    np.testing.assert_array_equal(drawn, cv2.merge([grey] * 3))


def test_saturation_takes_colours_away_from_grey():
    pixels = np.full((8, 8, 3), (100, 120, 140), np.uint8)
    for saturation in (0.5, 1.0, 1.5, 2.0):
        drawn = applied(make("grade", saturation=saturation), pixels)[0, 0].astype(int)
        grey = int(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)[0, 0])
        wanted = grey + saturation * (pixels[0, 0].astype(int) - grey)
        np.testing.assert_allclose(drawn, wanted, atol=2)


def test_black_and_white_become_what_a_grade_says():
    pixels = np.zeros((2, 2, 3), np.uint8)
    pixels[1] = 255
    table = {"saturation": 0.0, "shadows": "#102030", "lights": "#ffeedd"}
    drawn = applied(make("grade", **table), pixels)
    assert drawn[0, 0].tolist() == [0x30, 0x20, 0x10]
    assert drawn[1, 1].tolist() == [0xDD, 0xEE, 0xFF]


def test_contrast_and_gamma():
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    steep = applied(make("grade", contrast=1.5), ramp)[0, :, 0].astype(int)
    assert steep[60] < 60
    assert steep[200] > 200
    bright = applied(make("grade", gamma=1.5), ramp)[0, :, 0].astype(int)
    assert bright[128] > 150
    assert (bright[0], bright[255]) == (0, 255)
    assert np.diff(bright).min() >= 0


def test_a_vignette_darkens_the_corners_alone():
    pixels = np.full((90, 160, 3), 200, np.uint8)
    drawn = applied(make("grade", vignette=1.0), pixels)[..., 0]
    assert drawn[45, 80] >= 199
    assert drawn[0, 0] < 80
    assert drawn[0, 80] > 150


def test_a_cartoon_has_few_tones_and_dark_lines():
    pixels = portrait()
    drawn = applied(make("cartoon", ink=1.0), pixels)
    bare = applied(make("cartoon", ink=0.0), pixels)
    ink = bare.astype(int).mean(axis=2) - drawn.astype(int).mean(axis=2)
    assert 0.02 < (ink > 60).mean() < 0.25

    def step(picture):
        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        return np.median(np.abs(np.diff(grey.astype(int), axis=1)))

    assert step(bare) <= step(pixels)
    assert drawn.std() > 30


@pytest.mark.parametrize("size", [(120, 160), (121, 163), (720, 1280), (1080, 1920)])
def test_an_even_wall_has_no_lines(size):
    wall = np.full((*size, 3), (90, 140, 120), np.uint8)
    drawn = applied(make("cartoon", ink=1.0), wall)
    assert drawn.reshape(-1, 3).std(axis=0).max() == 0
    assert np.abs(drawn[0, 0].astype(int) - (90, 140, 120)).max() < 60


def test_planes_that_are_doubled_look_as_those_that_are_scaled():
    doubled = cv2.resize(portrait(), (1280, 720), interpolation=cv2.INTER_CUBIC)
    scaled = cv2.resize(doubled, (1284, 724), interpolation=cv2.INTER_CUBIC)
    wanted = cv2.resize(applied(make("cartoon"), scaled), (1280, 720))
    got = applied(make("cartoon"), doubled)

    def apart(moved_px):
        moved = np.float32([[1, 0, moved_px], [0, 1, moved_px]])
        there = cv2.warpAffine(got, moved, (1280, 720), borderMode=cv2.BORDER_REPLICATE)
        return np.abs(there.astype(int) - wanted).mean()

    assert apart(0) < 5
    # They lie where they belong, but for a pixel.
    assert min(range(-3, 4), key=apart) in (0, 1)


def test_two_threads_may_draw_at_once():
    cartoon, pictures = make("cartoon"), [portrait(), portrait()[:, ::-1].copy()]
    alone = [applied(cartoon, one) for one in pictures]
    with ThreadPoolExecutor(2) as threads:
        for _ in range(20):
            both = threads.map(partial(applied, cartoon), pictures)
            for got, wanted in zip(both, alone, strict=True):
                np.testing.assert_array_equal(got, wanted)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (4, 2), (3, 500), (721, 1283)])
@pytest.mark.parametrize("name", ["cartoon", "grade", "guard"])
def test_pictures_of_any_size(name, size):
    pixels = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    assert applied(make(name), pixels).shape == pixels.shape


def test_what_is_no_colour_is_a_fault():
    with pytest.raises(ValueError, match="lights"):
        spec_of("grade", lights="white")
