from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.samples import (
    DETAIL_COLUMNS,
    DETAILS,
    FACE_TO_PATCH,
    PATCH_SIZE,
    cut_samples,
    part_of,
    read_labels,
    set_folders,
)
from factories import make_transform
from unit.training.drawn_faces import draw_labels, write_landmarks

PEOPLE = [f"person-{number}" for number in range(40)]


def test_patches_stand_upright_in_the_face_frame():
    faces = cut_samples("drawn", draw_labels(PEOPLE[:3]))
    assert faces.patches.shape == (6, PATCH_SIZE, PATCH_SIZE)
    assert faces.patches.dtype == np.uint8
    wanted = apply(FACE_TO_PATCH, KAGGLE15.mean_face)
    for points in faces.points:
        np.testing.assert_allclose(points, wanted, atol=0.1)


def test_points_lie_on_what_they_name():
    picture = np.zeros((300, 300), np.uint8)
    points = apply(make_transform(150, 120, roll_deg=20), KAGGLE15.mean_face)
    x, y = (round(float(value)) for value in points[11])
    points[11] = x, y
    cv2.circle(picture, (x, y), 3, 255, -1)
    label = Label(picture, "a", "a", points.astype(np.float32), "row 1", "muct")
    faces = cut_samples("drawn", [label])
    weights = faces.patches[0].astype(np.float64)
    rows, columns = np.indices(weights.shape)
    found = np.array([(columns * weights).sum(), (rows * weights).sum()])
    np.testing.assert_allclose(found / weights.sum(), faces.points[0, 11], atol=0.25)


def test_details_fill_the_columns_of_their_scheme():
    plain, rich = draw_labels(["a"])
    detail = np.tile(rich.points[10], (68, 1))
    detail[5] = np.nan
    rich = replace(rich, detail=detail, detail_scheme="ibug68")
    faces = cut_samples("drawn", [plain, rich])
    assert faces.details.shape == (2, DETAILS, 2)
    assert np.isnan(faces.details[0]).all()
    columns = DETAIL_COLUMNS["ibug68"]
    known = np.isfinite(faces.details[1]).all(axis=1)
    assert np.flatnonzero(known).tolist() == [
        place
        for place in range(columns.start, columns.stop)
        if place != columns.start + 5
    ]
    np.testing.assert_allclose(
        faces.details[1, columns.start], faces.points[1, 10], atol=1e-3
    )


def test_the_columns_of_the_schemes_share_nothing():
    covered = [
        i for columns in DETAIL_COLUMNS.values() for i in range(DETAILS)[columns]
    ]
    assert sorted(covered) == list(range(DETAILS))


def test_no_person_stands_on_two_sides():
    faces = cut_samples("drawn", draw_labels(PEOPLE))
    parts = {part: faces.part(part) for part in ("train", "validation", "test")}
    groups = [set(part.groups) for part in parts.values()]
    assert all(groups)
    assert sum(len(one) for one in groups) == len(set.union(*groups)) == len(PEOPLE)
    assert sum(len(part) for part in parts.values()) == len(faces)
    for part in parts.values():
        rows = [part.patches, part.points, part.details, part.sources, part.files]
        assert {len(row) for row in [*rows, part.attributes]} == {len(part)}
        assert all(
            file.startswith(f"{group}-")
            for file, group in zip(part.files, part.groups, strict=True)
        )


def test_the_split_never_moves():
    parts = {name: part_of(name) for name in ("s000", "s001", "s006", "s013", "s020")}
    assert parts == {
        "s000": "validation",
        "s001": "train",
        "s006": "test",
        "s013": "test",
        "s020": "train",
    }
    counts = [part_of(f"s{number}") for number in range(2000)]
    assert counts.count("train") / len(counts) == pytest.approx(0.75, abs=0.03)
    assert counts.count("test") / len(counts) == pytest.approx(0.20, abs=0.03)


def test_spread_keeps_a_few_from_everywhere():
    faces = cut_samples("drawn", draw_labels(PEOPLE[:10], per_person=1))
    assert faces.spread(3).groups == ("person-0", "person-4", "person-9")
    assert faces.spread(100).files == faces.files


def test_a_missing_picture_is_named_with_its_row(tmp_path):
    folder = tmp_path / "muct"
    write_landmarks(folder, PEOPLE[:1])
    (folder / "images" / "person-0-1.png").unlink()
    with pytest.raises(InputError, match=r"row 3: .*person-0-1\.png can't be read"):
        cut_samples("muct", read_labels(folder))


def test_a_face_of_one_point_is_named_with_its_row():
    points = np.full((15, 2), np.nan, np.float32)
    points[0] = 20, 20
    picture = np.zeros((50, 50), np.uint8)
    label = Label(picture, "a.png", "a", points, "table, row 7", "muct")
    with pytest.raises(InputError, match=r"table, row 7: .* two or more points"):
        cut_samples("drawn", [label])


def test_a_set_without_a_face_is_said():
    with pytest.raises(InputError, match="set drawn has no labelled face"):
        cut_samples("drawn", [])


def test_the_sets_are_the_folders_there_are_or_those_named(tmp_path):
    with pytest.raises(InputError, match="No labelled faces were found"):
        set_folders(tmp_path)
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "README.md").touch()
    assert set_folders(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert set_folders(tmp_path, ["b"]) == [tmp_path / "b"]


def test_a_folder_without_a_known_set_is_refused(tmp_path):
    with pytest.raises(InputError, match="no labelled faces in a form"):
        read_labels(tmp_path)
