"""Swapping faces: between people in view, and with a picture."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from effects import applied, make, spec_of
from facekeys.effects.likeness import SAME, looks_of
from facekeys.effects.outline import FEATURES, grown, outline_of, unit_of
from facekeys.effects.thin_plate import ThinPlate
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from factories import make_face
from portraits import PORTRAITS, load_portrait, moved

ONE, OTHER = PORTRAITS


def side_by_side():
    """Both portraits in one picture, and their faces."""
    (left, one), (right, other) = load_portrait(ONE), load_portrait(OTHER)
    height = max(len(left), len(right))
    both = np.zeros((height, left.shape[1] + right.shape[1], 3), np.uint8)
    both[: len(left), : left.shape[1]] = left
    both[: len(right), left.shape[1] :] = right
    shift = np.array([[1.0, 0, left.shape[1]], [0, 1, 0]])
    return both, one, replace(moved(other, shift), track_id=2)


def test_each_looks_like_the_other():
    pixels, one, other = side_by_side()
    drawn = applied(make("swap"), pixels, one, other)

    def likeness(before, after):
        return float(looks_of(pixels, before) @ looks_of(drawn, after))

    apart = float(looks_of(pixels, one) @ looks_of(pixels, other))
    for face, donor in ((one, other), (other, one)):
        assert likeness(donor, face) > apart + 0.15
        assert likeness(face, face) < SAME


def test_it_keeps_to_the_faces_and_to_their_colours():
    pixels, one, other = side_by_side()
    drawn = applied(make("swap"), pixels, one, other)
    near = np.zeros(pixels.shape[:2], np.uint8)
    for face in (one, other):
        outline = grown(outline_of(face, FEATURES), 0.3 * unit_of(face))
        inside = np.zeros_like(near)
        cv2.fillPoly(inside, [np.rint(outline).astype(np.int32)], 1)
        skin = inside.astype(bool)
        apart = drawn[skin].mean(axis=0) - pixels[skin].mean(axis=0)
        assert np.abs(apart).max() < 6
        near |= inside
    np.testing.assert_array_equal(drawn[near == 0], pixels[near == 0])


def test_one_alone_keeps_its_face():
    pixels, one, _ = side_by_side()
    np.testing.assert_array_equal(applied(make("swap"), pixels, one), pixels)


def test_it_fades_with_either_of_the_two():
    pixels, one, other = side_by_side()

    def change(a, b):
        drawn = applied(
            make("swap"), pixels, replace(one, presence=a), replace(other, presence=b)
        )
        return np.abs(drawn.astype(int) - pixels).sum()

    assert change(0.0, 1.0) == change(1.0, 0.0) == 0
    assert 0 < change(1.0, 0.5) < change(1.0, 1.0)


def test_three_go_round():
    pixels, one, other = side_by_side()
    third = replace(one, track_id=3)
    drawn = applied(make("swap"), pixels, one, other, third)
    assert (drawn != pixels).any()


def test_who_is_out_of_view_gives_no_face():
    pixels, one, _ = side_by_side()
    for x, y in ((-900, 100), (200, 5000)):
        gone = make_face(x, y, track_id=2)
        np.testing.assert_array_equal(applied(make("swap"), pixels, one, gone), pixels)


@pytest.mark.parametrize("eye_distance", [25, 60, 200])
def test_everybody_gets_the_face_of_a_picture(eye_distance):
    portrait, sitter = load_portrait(OTHER)
    points = dict(zip(KAGGLE15.names, sitter.keypoints.points.tolist(), strict=True))
    table = {"picture": "face.png", "points": points}
    swap = make("swap", picture_of=portrait, **table)
    face = make_face(eye_distance=eye_distance)
    grey = np.full((480, 640, 3), 120, np.uint8)
    cv2.setRNGSeed(3)
    cv2.randn(grey, (120, 130, 160), (30, 30, 30))
    drawn = applied(swap, grey, face)
    assert float(looks_of(drawn, face) @ looks_of(portrait, sitter)) > 0.7


def test_a_face_whose_points_fall_together_keeps_its_own():
    portrait, sitter = load_portrait(OTHER)
    points = dict(zip(KAGGLE15.names, sitter.keypoints.points.tolist(), strict=True))
    swap = make("swap", picture_of=portrait, picture="face.png", points=points)
    face = make_face()
    together = np.full_like(face.keypoints.points, 300)
    flat = replace(face, keypoints=replace(face.keypoints, points=together))
    grey = np.full((480, 640, 3), 120, np.uint8)
    np.testing.assert_array_equal(applied(swap, grey, flat), grey)


def test_it_takes_on_as_much_of_the_colours_as_it_says():
    points = dict(
        zip(KAGGLE15.names, (100 * KAGGLE15.mean_face + 200).tolist(), strict=True)
    )
    picture = np.full((500, 400, 3), 240, np.uint8)
    skin = np.full((480, 640, 3), (90, 110, 150), np.uint8)
    face = make_face()
    middle = []
    for match in (0.0, 0.5, 1.0):
        table = {"picture": "face.png", "points": points, "match": match}
        drawn = applied(make("swap", picture_of=picture, **table), skin, face)
        middle.append(int(drawn[270, 320, 0]))
    assert middle[0] > 235
    assert middle[0] - 20 > middle[1] > middle[2] + 20
    assert abs(middle[2] - 90) < 10


def test_a_picture_needs_its_points_all_of_them():
    with pytest.raises(ValueError, match="give both"):
        spec_of("swap", picture="face.png")
    with pytest.raises(ValueError, match="all 15"):
        spec_of("swap", picture="face.png", points={"nose_tip": [1, 2]})


def test_thin_plates_take_points_where_they_belong():
    nodes = KAGGLE15.mean_face
    turn = np.array([[0.0, -20, 300], [20, 0, 100]])
    points = np.array([[0.0, 0.5], [2.0, 2.0], [-1.0, 0.0]])
    straight = ThinPlate(nodes, apply(turn, nodes))
    np.testing.assert_allclose(straight(points), apply(turn, points), atol=1e-6)
    goals = nodes + 0.05 * np.sin(7 * nodes)
    bent = ThinPlate(nodes, goals)
    assert np.abs(bent(nodes) - goals).max() < 0.03
    assert np.abs(bent(nodes) - nodes).max() > 0.03
