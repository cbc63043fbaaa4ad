"""Depth: what moves with the turning of a head, and what the head hides."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply
from facekeys.keypoints.head import head_rotation
from facekeys.overlays.drawing import plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.occlusion import Occluder
from facekeys.overlays.packs import load_filter
from facekeys.overlays.painting import paint
from facekeys.overlays.placement import depth_plane, place
from factories import make_face
from unit.keypoints.test_head import rotation, turned_face
from unit.overlays.packs import write_pack

BEHIND = ('at = "left_eye_center"', 'at = "left_eye_center"\ndepth = 1.5')


def placed(one, face):
    return place(one.layers[0].spec, face)


def test_depth_moves_a_spot_aside_as_the_head_turns(tmp_path):
    flat = load_filter(write_pack(tmp_path / "a"))
    deep = load_filter(write_pack(tmp_path / "b", replace=BEHIND))
    for yaw in (-30, 0, 30):
        face = turned_face(yaw, 0)
        moved = apply(placed(deep, face), (20, 0)) - apply(placed(flat, face), (20, 0))
        aside = 1.5 * head_rotation(face)[:2, 2]
        assert moved == pytest.approx(face.transform[:, :2] @ aside, abs=1e-6)
        assert moved[0] == pytest.approx(90 * np.sin(np.radians(yaw)), abs=7)


def test_depth_is_that_of_the_head_and_the_anchor(tmp_path):
    deep = load_filter(write_pack(tmp_path, replace=BEHIND))
    spec, face = deep.layers[0].spec, make_face()
    placement = placed(deep, face)
    a, b, c = depth_plane(spec, np.eye(3), placement)
    for spot, depth in (((0, 0), 0.0), ((20, 0), 1.5), ((10, 0), 0.75)):
        x, y = apply(placement, spot)
        assert a * x + b * y + c == pytest.approx(depth, abs=1e-6)


def occluder(depth, *, yaw_deg=0.0, eye_distance=40.0):
    face = make_face(200, 150, eye_distance=eye_distance)
    plane = np.array([0, 0, depth])
    return Occluder.of(face.transform, rotation(yaw_deg, 0), plane)


def test_the_head_hides_what_lies_behind_it_and_only_there():
    shows = occluder(2.0).shows(0, 0, 400, 300)
    assert shows[150, 200] == 0
    assert shows[150, [10, 390]].tolist() == [255, 255]
    # The head is about 2.3 eye distances wide.
    hidden = np.flatnonzero(shows[150] < 128)
    assert (hidden[-1] - hidden[0]) / 40 == pytest.approx(2.3, abs=0.2)


def test_the_head_hides_nothing_before_it():
    assert (occluder(-0.5).shows(0, 0, 400, 300) == 255).all()


def test_the_jaw_hides_what_hangs_from_the_far_ear():
    shows = occluder(1.6, yaw_deg=40).shows(0, 0, 400, 300)
    # Beside the mouth, and above the chin.
    assert shows[150 + 44, 200 - 10] == 0
    assert shows[150 + 60, 200] == 0
    # But not what hangs from the ears of a head that looks at us.
    shows = occluder(1.2).shows(0, 0, 400, 300)
    assert shows[150 + 48, [200 - 46, 200 + 46]].tolist() == [255, 255]


TEMPLE = """
[[layer]]
image = "patch.png"
fit = "affine"
hide_behind_head = true
[[layer.anchor]]
artwork = [0, 0]
at = "{side}_eye_outer_corner"
offset = [{out}, -0.1]
[[layer.anchor]]
artwork = [19, 0]
at = "{side}_eye_outer_corner"
offset = [{far_out}, -0.1]
depth = 1.5
[[layer.anchor]]
artwork = [0, 11]
at = "{side}_eye_outer_corner"
offset = [{out}, 0.1]
"""


@pytest.mark.parametrize("yaw", [-30, 30])
def test_the_near_temple_is_seen_and_the_far_one_hides_behind_the_face(tmp_path, yaw):
    left = TEMPLE.format(side="left", out=0.15, far_out=0.45)
    right = TEMPLE.format(side="right", out=-0.15, far_out=-0.45)
    one = load_filter(write_pack(tmp_path, extra=left + right))
    one = dataclasses.replace(one, layers=one.layers[1:])
    face = turned_face(yaw, 0, eye_distance=80)
    pixels = np.zeros((480, 640, 3), np.uint8)
    paint(pixels, plan_strokes([face], [one], width=640, height=480))
    seen = pixels.any(axis=2).sum(axis=0)
    middle = int(face.transform[0, 2])
    # What lies behind goes to the right as the head turns to its right (yaw above 0),
    # and then its left temple is the near one.
    near, far = seen[middle:].sum(), seen[:middle].sum()
    if yaw < 0:
        near, far = far, near
    assert near > 500
    assert far < near / 3


@settings(deadline=None)
@given(st.floats(-1, 3), st.floats(-60, 60), st.integers(0, 303), st.integers(0, 239))
def test_parts_of_the_frame_agree(depth, yaw, left, top):
    head = occluder(depth, yaw_deg=yaw)
    whole = head.shows(0, 0, 400, 300)
    part = head.shows(left, top, 97, 61)
    assert (part == whole[top : top + 61, left : left + 97]).all()


def opacities(one, *faces, height=480):
    strokes = plan_strokes(faces, [one], width=640, height=height)
    return [stroke.finish.opacity for stroke in strokes]


def with_option(tmp_path, option):
    return load_filter(
        write_pack(tmp_path, replace=('"similarity"', f'"similarity"\n{option}'))
    )


def test_a_layer_fades_as_the_head_turns(tmp_path):
    one = with_option(tmp_path, "fade_turn = [20, 40]")
    assert opacities(one, turned_face(0, 0)) == [1]
    (some,) = opacities(one, turned_face(30, 0))
    assert some == pytest.approx(0.5, abs=0.15)
    assert opacities(one, turned_face(50, 0)) == []


def test_a_layer_may_be_seen_from_the_side_only(tmp_path):
    one = with_option(tmp_path, "fade_turn = [40, 20]")
    assert opacities(one, turned_face(0, 0)) == []
    assert opacities(one, turned_face(45, 0)) == [1]


def test_a_layer_fades_on_small_faces(tmp_path):
    one = with_option(tmp_path, "fade_size = [0.2, 0.1]")
    faces = [make_face(eye_distance=480 * share / 2.75) for share in (0.3, 0.15, 0.05)]
    assert opacities(one, *faces) == pytest.approx([1, 0.5])


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        ("fade_turn = [20, 20]", "layer.0.fade_turn: must be two numbers that differ"),
        ("fade_turn = [20, 200]", "layer.0.fade_turn.1: must be at most 180"),
        ("fade_size = 0.1", "layer.0.fade_size: must be a list"),
        ("hide_behind_head = 1", "layer.0.hide_behind_head: must be true or false"),
    ],
)
def test_faults(tmp_path, option, fault):
    with pytest.raises(PackError, match="is broken") as raised:
        with_option(tmp_path, option)
    assert any(line.endswith(fault) for line in raised.value.faults)


def test_a_layer_behind_the_head_is_drawn_with_it_before(tmp_path):
    one = with_option(tmp_path, "hide_behind_head = true")
    (stroke,) = plan_strokes([turned_face(20, 0)], [one], width=640, height=480)
    assert stroke.finish.occluder is not None
    nowhere = dataclasses.replace(make_face(), transform=np.full((2, 3), np.nan))
    assert plan_strokes([nowhere], [one], width=640, height=480) == ()
