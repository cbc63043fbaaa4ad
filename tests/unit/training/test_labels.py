from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import ExitCode, InputError
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import labels
from facekeys.training.labels import (
    read_300w,
    read_lfw,
    read_muct,
    read_web_faces,
    read_web_hand,
    to_muct,
)
from factories import make_transform
from unit.training.drawn_faces import COLUMNS, write_landmarks, write_mesh, write_table

MEAN = apply(make_transform(100, 80, eye_distance=50), KAGGLE15.mean_face)
WEB_COLUMNS = [
    "file",
    *(f"{name}_{axis}" for name in labels._WEB_OFFSETS for axis in "xy"),
    "mesh_disagreement",
]


def landmark_row(**changes):
    cells = {
        "file": "images/a.png",
        "group": "s000",
        **dict(zip(COLUMNS, (f"{v:.2f}" for v in MEAN.ravel()), strict=True)),
    }
    return list({**cells, **changes}.values())


def landmarks(folder, *rows, columns=("file", "group", *COLUMNS)):
    write_table(folder / "landmarks15.csv", columns, rows)
    return folder


def test_muct_is_read_as_it_stands(tmp_path):
    truth = write_landmarks(tmp_path, ["s000", "s001"])
    read = list(read_muct(tmp_path))
    assert [label.file for label in read] == list(truth)
    assert [label.group for label in read] == ["s000", "s000", "s001", "s001"]
    for label in read:
        assert label.points.dtype == np.float32
        np.testing.assert_allclose(label.points, truth[label.file], atol=0.006)


def test_an_empty_cell_is_a_missing_point(tmp_path):
    row = landmark_row(nose_tip_x="", nose_tip_y="")
    (label,) = read_muct(landmarks(tmp_path, row))
    missing = np.isnan(label.points).any(axis=1)
    assert missing.tolist() == [name == "nose_tip" for name in KAGGLE15.names]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [landmark_row(), landmark_row(nose_tip_x="here")],
            "row 3: 'here' is no number",
        ),
        ([landmark_row(), landmark_row()[:-1]], "row 3: the number of cells is wrong"),
        ([[*landmark_row(), "1"]], "row 2: the number of cells is wrong"),
    ],
)
def test_a_bad_row_is_named(tmp_path, rows, message):
    with pytest.raises(InputError) as caught:
        list(read_muct(landmarks(tmp_path, *rows)))
    assert f"{tmp_path / 'landmarks15.csv'}, {message}" in caught.value.message
    assert caught.value.exit_code == ExitCode.INPUT


def test_a_missing_column_is_named(tmp_path):
    columns = ["file", "group", *COLUMNS[:-1]]
    folder = landmarks(tmp_path, landmark_row()[:-1], columns=columns)
    with pytest.raises(InputError, match="lacks the columns mouth_center_bottom_lip_y"):
        list(read_muct(folder))


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(InputError, match=r"landmarks15\.csv can't be read"):
        list(read_muct(tmp_path))


def test_offsets_are_taken_off_along_the_eye_line():
    transform = make_transform(90, 70, eye_distance=40, roll_deg=30)
    offsets = np.zeros((15, 2))
    offsets[10] = (0.1, -0.2)
    other = apply(transform, KAGGLE15.mean_face + offsets).astype(np.float32)
    np.testing.assert_allclose(
        to_muct(other, offsets), apply(transform, KAGGLE15.mean_face), atol=1e-4
    )


def test_300w_is_brought_to_the_scheme_of_muct(tmp_path):
    folder = landmarks(tmp_path, landmark_row(group="helen_trainset"))
    (label,) = read_300w(folder)
    eyes = MEAN[0] - MEAN[1]
    np.testing.assert_allclose(
        MEAN - label.points, labels._IBUG_OFFSETS * eyes[0], atol=0.01
    )
    # There the brows' outer ends lie farther out.
    brow = KAGGLE15.index("left_eyebrow_outer_end")
    assert label.points[brow, 0] < MEAN[brow, 0] - 3


def web_row(file, disagreement):
    five = MEAN[[KAGGLE15.index(name) for name in labels._WEB_OFFSETS]]
    return [file, *(f"{value:.2f}" for value in five.ravel()), disagreement]


def test_web_faces_without_a_trustworthy_mesh_are_left_out(tmp_path):
    files = ["images/12_0_0.jpg", "images/12_1_0.jpg", "images/_-20_7_1.jpg"]
    rows = [web_row(f, d) for f, d in zip(files, ("0.02", "0.30", ""), strict=True)]
    write_table(tmp_path / "points5.csv", WEB_COLUMNS, rows)
    write_mesh(tmp_path, files, [MEAN] * 3, axes=3)
    (label,) = read_web_faces(tmp_path)
    assert label.file == files[0]
    expected = MEAN - labels._MESH_OFFSETS * 50
    np.testing.assert_allclose(label.points, expected, atol=0.07)  # float16


def test_faces_of_one_photograph_share_their_group(tmp_path):
    files = [f"images/{stem}.jpg" for stem in ("12_0_0", "12_1_0", "13_0_0")]
    files += [f"images/{stem}.jpg" for stem in ("_20_7_1", "_20_7_2", "_20_8_1")]
    rows = [web_row(file, "0.02") for file in files]
    write_table(tmp_path / "points5.csv", WEB_COLUMNS, rows)
    groups = [label.group for label in read_web_hand(tmp_path)]
    assert groups[0] == groups[1]
    assert groups[3] == groups[4]
    assert len(set(groups)) == 4


def test_points_set_by_hand_are_five(tmp_path):
    rows = [web_row("images/1_0_0.jpg", "")]
    write_table(tmp_path / "points5.csv", WEB_COLUMNS, rows)
    (label,) = read_web_hand(tmp_path)
    known = ~np.isnan(label.points).any(axis=1)
    names = {name for name, one in zip(KAGGLE15.names, known, strict=True) if one}
    assert names == set(labels._WEB_OFFSETS)
    nose = KAGGLE15.index("nose_tip")
    moved = MEAN[nose] - np.multiply(labels._WEB_OFFSETS["nose_tip"], 50)
    np.testing.assert_allclose(label.points[nose], moved, atol=0.01)


LFW_COLUMNS = ["file", "group", "flip_disagreement", "emotion"]


def test_lfw_keeps_what_the_mirror_confirms(tmp_path):
    files = ["images/A_1.jpg", "images/A_2.jpg"]
    rows = [[files[0], "A", "0.02", "neutral"], [files[1], "A", "0.05", "neutral"]]
    write_table(tmp_path / "index.csv", LFW_COLUMNS, rows)
    write_mesh(tmp_path, files, [MEAN] * 2, axes=2)
    assert [(label.file, label.group) for label in read_lfw(tmp_path)] == [
        (files[0], "A")
    ]


def test_a_face_without_mesh_is_named(tmp_path):
    rows = [["images/B.jpg", "B", "0.02", "neutral"]]
    write_table(tmp_path / "index.csv", LFW_COLUMNS, rows)
    write_mesh(tmp_path, ["images/A.jpg"], [MEAN], axes=2)
    with pytest.raises(InputError, match=r"index\.csv, row 2: .* no mesh of images/B"):
        list(read_lfw(tmp_path))


def test_an_empty_mesh_is_named(tmp_path):
    rows = [["images/A.jpg", "A", "0.02", "neutral"]]
    write_table(tmp_path / "index.csv", LFW_COLUMNS, rows)
    write_mesh(tmp_path, ["images/A.jpg"], [np.full((15, 2), np.nan)], axes=2)
    with pytest.raises(InputError, match=r"row 2: the mesh of images/A\.jpg"):
        list(read_lfw(tmp_path))


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04cut"])
def test_a_broken_mesh_file_is_named(tmp_path, content):
    write_table(tmp_path / "index.csv", LFW_COLUMNS, [])
    (tmp_path / "mesh478.npz").write_bytes(content)
    with pytest.raises(InputError, match=r"mesh478\.npz can't be read"):
        list(read_lfw(tmp_path))
