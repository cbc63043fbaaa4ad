from __future__ import annotations

import cv2
import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.samples import (
    FACE_TO_PATCH,
    PATCH_SIZE,
    cut_samples,
    load_all,
    load_samples,
    part_of,
)
from factories import make_transform
from unit.training.drawn_faces import write_landmarks, write_picture

PEOPLE = [f"person-{number}" for number in range(40)]


def test_patches_stand_upright_in_the_face_frame(tmp_path):
    write_landmarks(tmp_path, PEOPLE[:3])
    faces = load_samples("muct", tmp_path)
    assert faces.patches.shape == (6, PATCH_SIZE, PATCH_SIZE)
    assert faces.patches.dtype == np.uint8
    wanted = apply(FACE_TO_PATCH, KAGGLE15.mean_face)
    for points in faces.points:
        np.testing.assert_allclose(points, wanted, atol=0.1)


def test_points_lie_on_what_they_name(tmp_path):
    picture = np.zeros((300, 300), np.uint8)
    points = apply(make_transform(150, 120, roll_deg=20), KAGGLE15.mean_face)
    x, y = (round(float(value)) for value in points[11])
    points[11] = x, y
    cv2.circle(picture, (x, y), 3, 255, -1)
    write_picture(tmp_path, "images/a.png", picture)
    label = Label("images/a.png", "a", points.astype(np.float32), "row 1")
    faces = cut_samples("muct", [label], tmp_path)
    weights = faces.patches[0].astype(np.float64)
    rows, columns = np.indices(weights.shape)
    found = np.array([(columns * weights).sum(), (rows * weights).sum()])
    np.testing.assert_allclose(found / weights.sum(), faces.points[0, 11], atol=0.25)


def test_no_person_stands_on_two_sides(tmp_path):
    write_landmarks(tmp_path, PEOPLE, per_person=2)
    faces = load_samples("muct", tmp_path)
    parts = {part: faces.part(part) for part in ("train", "validation", "test")}
    groups = [set(part.groups) for part in parts.values()]
    assert all(groups)
    assert sum(len(one) for one in groups) == len(set.union(*groups)) == len(PEOPLE)
    assert sum(len(part) for part in parts.values()) == len(faces)
    for part in parts.values():
        assert len(part.patches) == len(part.points) == len(part.files) == len(part)


def test_the_split_never_moves():
    parts = {name: part_of(name) for name in ("s000", "s006", "s012", "s013", "s016")}
    assert parts == {
        "s000": "train",
        "s006": "validation",
        "s012": "validation",
        "s013": "test",
        "s016": "test",
    }
    counts = [part_of(f"s{number}") for number in range(2000)]
    assert counts.count("train") / len(counts) == pytest.approx(0.8, abs=0.03)


def test_a_source_of_300w_is_held_back_as_a_whole():
    assert part_of("helen_trainset") == "train"
    assert part_of("lfpw_trainset") == "test"


def test_spread_keeps_a_few_from_everywhere(tmp_path):
    write_landmarks(tmp_path, PEOPLE[:10], per_person=1)
    faces = load_samples("muct", tmp_path)
    assert faces.spread(3).groups == ("person-0", "person-4", "person-9")
    assert faces.spread(100).files == faces.files


def test_a_missing_picture_is_named_with_its_row(tmp_path):
    write_landmarks(tmp_path, PEOPLE[:1])
    (tmp_path / "images" / "person-0-1.png").unlink()
    with pytest.raises(InputError, match=r"row 3: .*person-0-1\.png can't be read"):
        load_samples("muct", tmp_path)


def test_a_face_of_one_point_is_named_with_its_row(tmp_path):
    write_picture(tmp_path, "a.png", np.zeros((50, 50), np.uint8))
    points = np.full((15, 2), np.nan, np.float32)
    points[0] = 20, 20
    with pytest.raises(InputError, match=r"table, row 7: .* two or more points"):
        cut_samples("muct", [Label("a.png", "a", points, "table, row 7")], tmp_path)


def test_no_set_at_all_is_said(tmp_path):
    with pytest.raises(InputError, match="No labelled faces were found"):
        load_all(tmp_path)
