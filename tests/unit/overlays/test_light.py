"""Layers that take on the light on the face, and tinted ones."""

import dataclasses

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.light import followed, light_on
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from factories import make_face, make_transform
from portraits import PORTRAITS, load_portrait
from unit.overlays.packs import write_pack


def load(tmp_path, options):
    return load_filter(
        write_pack(tmp_path, replace=('"similarity"', f'"similarity"\n{options}'))
    )


@pytest.mark.parametrize("name", PORTRAITS)
def test_a_portrait_is_well_lit_until_it_is_darkened(name):
    pixels, face = load_portrait(name)
    lights = [
        light_on(cv2.convertScaleAbs(pixels, alpha=share), face.transform)
        for share in (1.0, 0.6, 0.3, 0.05)
    ]
    assert lights[0] > 0.95
    assert lights == sorted(lights, reverse=True)
    assert lights[2] < 0.6
    assert lights[3] == 0.35


@settings(deadline=None)
@given(
    st.floats(-5000, 5000),
    st.floats(-5000, 5000),
    st.floats(0.01, 5000) | st.just(float("nan")),
)
def test_a_face_anywhere_has_some_light(x, y, eye_distance):
    pixels = np.full((48, 64, 3), 60, np.uint8)
    light = light_on(pixels, make_transform(x, y, eye_distance=eye_distance))
    assert 0.35 <= light <= 1


def test_light_goes_after_the_measure_and_does_not_jump():
    assert followed(None, 0.4, 0) == 0.4
    step = followed(1.0, 0.4, 1 / 30)
    assert 0.9 < step < 1
    assert followed(1.0, 0.4, 10) == 0.4
    assert followed(1.0, 0.4, -1) == 1


def gains(one, grey, *, planner=None, now_ns=0):
    pixels = np.full((480, 640, 3), grey, np.uint8)
    planner = planner or Planner()
    (stroke,) = planner.plan(
        [make_face()], [one], width=640, height=480, now_ns=now_ns, pixels=pixels
    )
    return stroke.finish.gain


def test_a_layer_takes_on_as_much_as_it_says(tmp_path):
    none, half, all_ = (
        load(tmp_path / str(share), f"light = {share}") for share in (0, 0.5, 1)
    )
    light = light_on(np.full((480, 640, 3), 60, np.uint8), make_face().transform)
    assert gains(none, 60) == (1, 1, 1)
    assert gains(all_, 60) == (light,) * 3
    assert gains(half, 60) == pytest.approx(((1 + light) / 2,) * 3)
    assert gains(all_, 250) == (1, 1, 1)


def test_it_changes_slowly_from_frame_to_frame(tmp_path):
    one, planner = load(tmp_path, "light = 1"), Planner()
    first = gains(one, 60, planner=planner)[0]
    second = gains(one, 250, planner=planner, now_ns=33_000_000)[0]
    assert first < second < first + 0.1


def test_a_tint_multiplies_the_colours(tmp_path):
    one = load(tmp_path, 'tint = "#ff8000"')
    pixels = np.zeros((120, 160, 3), np.uint8)
    face = make_face(80, 60, eye_distance=20)
    paint(pixels, plan_strokes([face], [one], width=160, height=120))
    # The picture is (30, 200, 90) in BGR.
    assert pixels[64, 80].tolist() == [0, 100, 90]


def test_without_pixels_the_light_is_good(tmp_path):
    one = load(tmp_path, "light = 1")
    (stroke,) = plan_strokes([make_face()], [one], width=640, height=480)
    assert stroke.finish.gain == (1, 1, 1)
    nowhere = dataclasses.replace(make_face(), transform=np.full((2, 3), np.nan))
    pixels = np.zeros((480, 640, 3), np.uint8)
    assert plan_strokes([nowhere], [one], width=640, height=480, pixels=pixels) == ()


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        ('tint = "red"', 'layer.0.tint: must be a colour such as "#ff8800"'),
        ("light = 2", "layer.0.light: must be at most 1"),
    ],
)
def test_faults(tmp_path, option, fault):
    with pytest.raises(PackError) as raised:
        load(tmp_path, option)
    assert any(line.endswith(fault) for line in raised.value.faults)
