"""The filters that ship with FaceKeys, on the two portraits of the demo."""

import dataclasses

import cv2
import numpy as np
import pytest

from facekeys.keypoints.framing import apply, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.placement import place
from portraits import PORTRAITS, face_of, load_portrait, moved
from unit.overlays.covering import LIBRARY, covered

IDS = tuple(LIBRARY.filters)
SCRIPTS = "".join(
    script.read_text(encoding="utf-8")
    for script in (builtin_folder().parent / "scripts" / "drawing").glob("*.py")
)


def test_they_load_without_a_fault():
    assert {"hat", "moustache", "party-hat", "sunglasses"} < set(IDS)
    assert LIBRARY.faults == ()


@pytest.mark.parametrize("id_", IDS)
def test_the_artwork_is_large_yet_light_and_comes_with_its_drawing(id_):
    folder = LIBRARY.filters[id_].folder
    for spec in LIBRARY.filters[id_].manifest.layers:
        if not hasattr(spec, "image"):  # a line of text
            continue
        picture = cv2.imread(str(folder / spec.image), cv2.IMREAD_UNCHANGED)
        film = spec.image.endswith((".webp", ".gif"))  # all its pictures count
        assert max(picture.shape[:2]) >= (350 if film else 500)
        assert picture.shape[2] == 4
        # What is cut off at the edge of the file would show as a straight line.
        if not (hasattr(spec, "frame") and spec.frame.at == "whole"):
            assert picture[[0, -1], :, 3].max() <= 8
            assert picture[:, [0, -1], 3].max() <= 8
        assert (folder / spec.image).stat().st_size < 400_000
        svg = (folder / spec.image).with_suffix(".svg")
        drawn = f'"{spec.image}"' in SCRIPTS or f'"{id_}' in SCRIPTS
        assert svg.is_file() or drawn


@pytest.mark.parametrize("name", PORTRAITS)
def test_sunglasses_cover_the_eyes_and_leave_nose_and_mouth(name):
    alpha = covered("sunglasses", name)
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.0) > 0.85
        assert alpha(side * 0.75, 0.1) > 0.8
    assert alpha(0.0, 0.3) < 0.2
    assert alpha(0.0, 0.9) == 0


@pytest.mark.parametrize("name", PORTRAITS)
def test_round_glasses_are_clear_before_the_eyes(name):
    alpha = covered("round-glasses", name)
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.0) < 0.35
    assert alpha(0.0, 0.9) == 0


@pytest.mark.parametrize("name", PORTRAITS)
def test_the_moustache_grows_between_nose_and_mouth(name):
    alpha = covered("moustache", name)
    _, face = load_portrait(name)
    to_face = invert(face.transform)
    nose, lip = (
        apply(to_face, face.keypoints.points[KAGGLE15.index(keypoint)])
        for keypoint in ("nose_tip", "mouth_center_top_lip")
    )
    below_nose = nose + (lip - nose) * 0.7
    for side in (-1, 1):
        assert alpha(below_nose[0] + side * 0.15, below_nose[1]) > 0.9
    assert alpha(nose[0], nose[1] - 0.1) == 0
    assert alpha(lip[0], lip[1] + 0.35) < 0.05


@pytest.mark.parametrize("name", PORTRAITS)
def test_the_hat_covers_the_head_and_leaves_the_eyes(name):
    alpha = covered("hat", name)
    for x in (-1.0, 0.0, 1.0):
        assert alpha(x, -1.2) == 1
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.0) < 0.1


@pytest.mark.parametrize("name", PORTRAITS)
def test_the_moustache_stays_put_when_the_mouth_opens(name):
    _, face = load_portrait(name)
    points = face.keypoints.points.copy()
    points[KAGGLE15.index("mouth_center_bottom_lip")] += (0, 30)
    for corner, inwards in (("mouth_left_corner", -5), ("mouth_right_corner", 5)):
        points[KAGGLE15.index(corner)] += (inwards, 12)
    opened = dataclasses.replace(face, keypoints=face_of(points).keypoints)
    (layer,) = LIBRARY.filters["moustache"].layers
    assert (place(layer.spec, opened) == place(layer.spec, face)).all()


@pytest.mark.parametrize("id_", IDS)
@pytest.mark.parametrize("turn_deg", [-30, 30])
def test_filters_turn_with_the_head(id_, turn_deg):
    _, face = load_portrait("astronaut.png")
    turn = cv2.getRotationMatrix2D((224, 150), turn_deg, 1.0)
    spots = np.array([(0, 0), (1000, 0), (0, 500)])
    for layer in LIBRARY.filters[id_].layers:
        if layer.on_frame:
            continue
        upright, turned = place(layer.spec, face), place(layer.spec, moved(face, turn))
        wanted = apply(turn, apply(upright, spots))
        assert np.abs(apply(turned, spots) - wanted).max() < 0.01


def test_a_hat_stays_back_on_the_head_when_the_face_turns():
    _, face = load_portrait("astronaut.png")
    points = face.keypoints.points.copy()
    points[KAGGLE15.index("nose_tip")] += (10, 0)
    ahead = dataclasses.replace(face, keypoints=face_of(points).keypoints)
    (layer,) = LIBRARY.filters["hat"].layers
    moved_by = place(layer.spec, ahead) - place(layer.spec, face)
    assert moved_by[0, 2] == pytest.approx(-11, abs=0.01)
    assert np.abs(moved_by[:, :2]).max() < 1e-9
