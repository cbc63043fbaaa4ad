"""Warps: what grows, where it ends, and that nothing folds over."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from effects import applied, make, spec_of
from facekeys.effects.warp import FARTHEST, MOST_GROWTH, MOST_SHRINKING, Push, Warp
from facekeys.effects.warps import WARPS
from factories import make_face

EYE_PX = (350, 240)  # of a face 60 px from eye to eye, in the middle of the frame


def dotted(spot, radius=8):
    pixels = np.full((480, 640, 3), 255, np.uint8)
    cv2.circle(pixels, spot, radius, (0, 0, 0), -1, cv2.LINE_AA)
    return pixels


def ink(pixels):
    return (255 - pixels[..., 0].astype(float)).sum()


@pytest.mark.parametrize(("grow", "times"), [(0.5, 2.0), (-1.0, 0.5)])
def test_a_spot_grows_as_much_as_it_says(grow, times):
    pixels = dotted(EYE_PX, 4)
    warp = Warp([Push({"left_eye_center": 1.0}, (1, 1), grow=grow)], 1.0)
    drawn = applied(warp, pixels, make_face())
    assert ink(drawn) / ink(pixels) == pytest.approx(times**2, rel=0.12)


@pytest.mark.parametrize("roll_deg", [0, 90])
def test_a_spot_moves_where_it_says_with_the_head(roll_deg):
    face = make_face(roll_deg=roll_deg)
    x, y = face.keypoints.points[10].tolist()
    pixels = dotted((round(x), round(y)), 3)
    warp = Warp([Push({"nose_tip": 1.0}, (1, 1), shift=(0.3, 0.1))], 1.0)
    dark = 255 - applied(warp, pixels, face)[..., 0].astype(float)
    rows, columns = np.mgrid[:480, :640]
    went = np.array(
        [(dark * columns).sum() / dark.sum() - x, (dark * rows).sum() / dark.sum() - y]
    )
    said = face.transform[:, :2] @ (0.3, 0.1)
    assert 0.8 < (went @ said) / (said @ said) < 1  # no more, lest it fold
    assert abs(went @ (said[1], -said[0])) / (said @ said) < 0.05


@pytest.mark.parametrize("name", WARPS)
def test_nothing_changes_far_from_the_face(name):
    pixels = np.random.default_rng(0).integers(0, 256, (480, 640, 3), np.uint8)
    drawn = applied(make(name, strength=1.0), pixels, make_face())
    changed = (drawn != pixels).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert 300 < len(rows) < 0.3 * changed.size
    assert np.hypot(columns - 320, rows - 240).max() < 60 * 3.3


@pytest.mark.parametrize("name", WARPS)
def test_faces_across_the_border_and_half_there(name):
    pixels = cv2.GaussianBlur(
        np.random.default_rng(0).integers(0, 256, (480, 640, 3), np.uint8), (0, 0), 5
    )
    for spot in ((0, 0), (640, 480), (320, -20), (5000, 5000)):
        applied(make(name), pixels, make_face(*spot))
    face = make_face()

    def change(presence):
        shown = replace(face, presence=presence)
        return np.abs(applied(make(name), pixels, shown).astype(int) - pixels).sum()

    assert change(0.0) == 0
    assert 0 < change(0.4) < change(1.0)


def _sources(push):
    """Where a push takes its pixels from, along a grid of the face's surroundings."""
    ramp = np.zeros((480, 640, 3), np.uint8)
    ramp[..., 0] = (np.arange(640) - 200)[None].clip(0, 255)
    ramp[..., 1] = (np.arange(480) - 120)[:, None].clip(0, 255)
    return applied(Warp([push], 1.0), ramp, make_face(327, 247)).astype(int)


@pytest.mark.parametrize(
    "push",
    [
        Push({"nose_tip": 1.0}, (1.5, 1.5), grow=MOST_GROWTH),
        Push({"nose_tip": 1.0}, (1.5, 1.5), grow=-MOST_SHRINKING),
        Push({"nose_tip": 1.0}, (1.5, 1.5), shift=(1.5 * FARTHEST, 0)),
        Push({"nose_tip": 1.0}, (1.5, 1.5), shift=(0, -1.5 * FARTHEST)),
        *(push for pushes in WARPS.values() for push in pushes),
    ],
)
def test_nothing_folds_over(push):
    sources = _sources(push)
    # Along every row the pixels come from ever further right, down every column ever
    # further down, but for rounding.
    assert np.diff(sources[120:375, 200:455, 0], axis=1).min() >= -1
    assert np.diff(sources[120:375, 200:455, 1], axis=0).min() >= -1


def test_a_push_that_folds_is_no_push():
    at = {"nose_tip": 1.0}
    with pytest.raises(ValueError, match="grow"):
        Push(at, (1, 1), grow=0.9)
    with pytest.raises(ValueError, match="shift"):
        Push(at, (1, 0.5), shift=(0.4, 0))
    push = {"at": "nose_tip", "radius": [1, 0.5], "shift": [0.4, 0]}
    with pytest.raises(ValueError, match="shift: more than"):
        spec_of("warp", push=[push])


def test_pushes_of_a_manifest():
    pixels = dotted(EYE_PX)
    push = {"at": {"left_eye_center": 1.0}, "radius": [0.5, 0.5], "grow": 0.5}
    drawn = applied(make("warp", push=[push]), pixels, make_face())
    assert ink(drawn) > 1.5 * ink(pixels)
