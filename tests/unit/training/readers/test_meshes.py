from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.offsets import KNOWN_OFFSETS
from facekeys.training.readers import READERS, read_web_hand
from unit.training.drawn_faces import write_table
from unit.training.readers.written_sets import (
    EYE_DISTANCE,
    LFW_COLUMNS,
    MEAN,
    PLACES,
    make_detail,
    web_row,
    write_mesh,
    write_web_faces,
)

DETAIL = make_detail("mesh")
FROM_MESH = MEAN - KNOWN_OFFSETS["mesh"] * EYE_DISTANCE
OTHERS = [number for number in range(15) if number not in PLACES]
FLOAT16 = 0.07  # how far a place can be off in the archive


def read(form, folder):
    return list(READERS[form](folder))


def known_names(label):
    known = ~np.isnan(label.points).any(axis=1)
    return {name for name, one in zip(KAGGLE15.names, known, strict=True) if one}


def test_mesh_and_hand_share_the_five_points(tmp_path):
    by_hand = MEAN + np.array([2, -1])
    write_web_faces(tmp_path, web_row("images/12_0_0.jpg", "0.02", by_hand))
    write_mesh(tmp_path, ["images/12_0_0.jpg"], [DETAIL], axes=3)
    (label,) = read("web-faces", tmp_path)
    assert label.source == "mesh"
    assert label.detail_scheme == "mesh"
    np.testing.assert_allclose(label.detail, DETAIL, atol=FLOAT16)
    np.testing.assert_allclose(label.points[OTHERS], FROM_MESH[OTHERS], atol=FLOAT16)
    from_hand = by_hand - KNOWN_OFFSETS["web-hand"] * EYE_DISTANCE
    np.testing.assert_allclose(
        label.points[PLACES], (FROM_MESH + from_hand)[PLACES] / 2, atol=FLOAT16
    )


@pytest.mark.parametrize("disagreement", ["0.08", "0.30", ""])
def test_where_the_mesh_is_wrong_only_the_hand_counts(tmp_path, disagreement):
    write_web_faces(tmp_path, web_row("images/12_0_0.jpg", disagreement))
    write_mesh(tmp_path, ["images/12_0_0.jpg"], [DETAIL + 30], axes=3)
    (label,) = read("web-faces", tmp_path)
    (hand,) = read_web_hand(tmp_path)
    assert label.source == hand.source == "web-hand"
    assert (label.detail, label.detail_scheme) == (None, None)
    np.testing.assert_array_equal(label.points, hand.points)
    expected = MEAN - KNOWN_OFFSETS["web-hand"] * EYE_DISTANCE
    np.testing.assert_allclose(label.points[PLACES], expected[PLACES], atol=0.01)
    assert np.isnan(label.points[OTHERS]).all()


def test_points_set_by_hand_need_no_mesh(tmp_path):
    write_web_faces(tmp_path, web_row("images/1_0_0.jpg", "0.02"))
    (label,) = read_web_hand(tmp_path)
    assert known_names(label) == {
        "left_eye_center",
        "right_eye_center",
        "nose_tip",
        "mouth_left_corner",
        "mouth_right_corner",
    }


def test_what_is_known_about_a_web_face(tmp_path):
    rows = [
        web_row("images/1_0_0.jpg", "0.02", codes=("1", "1", "2", "1")),
        web_row("images/2_0_0.jpg", "0.02", codes=("2", "2", "1", "3")),
        web_row("images/3_0_0.jpg", "0.02"),
    ]
    write_web_faces(tmp_path, *rows)
    assert [label.attributes for label in read_web_hand(tmp_path)] == [
        {"gender": "man", "smile": "yes", "glasses": "no", "pose": "left profile"},
        {"gender": "woman", "smile": "no", "glasses": "yes", "pose": "frontal"},
        {},
    ]


def test_an_unknown_code_is_named(tmp_path):
    row = web_row("images/1_0_0.jpg", "0.02", codes=("1", "1", "2", "6"))
    write_web_faces(tmp_path, row)
    with pytest.raises(InputError, match=r"row 2: pose is '6', and not one of 1, 2"):
        list(read_web_hand(tmp_path))


def test_faces_of_one_photograph_share_their_group(tmp_path):
    files = [f"images/{stem}.jpg" for stem in ("12_0_0", "12_1_0", "13_0_0")]
    files += [f"images/{stem}.jpg" for stem in ("_20_7_1", "_20_7_2", "_20_8_1")]
    write_web_faces(tmp_path, *(web_row(file, "0.02") for file in files))
    groups = [label.group for label in read_web_hand(tmp_path)]
    assert groups[0] == groups[1]
    assert groups[3] == groups[4]
    assert len(set(groups)) == 4


def test_a_disagreement_that_is_no_number_is_named(tmp_path):
    write_web_faces(tmp_path, web_row("images/1_0_0.jpg", "nan"))
    write_mesh(tmp_path, ["images/1_0_0.jpg"], [DETAIL], axes=3)
    with pytest.raises(InputError, match=r"points5\.csv, row 2: 'nan' is no number"):
        read("web-faces", tmp_path)


def test_lfw_keeps_what_the_mirror_confirms(tmp_path):
    files = ["images/A_1.jpg", "images/A_2.jpg", "images/A_3.jpg"]
    rows = [
        [files[0], "A", "0.02", "neutral"],
        [files[1], "A", "0.05", "neutral"],
        [files[2], "A", "0.039", ""],
    ]
    write_table(tmp_path / "index.csv", LFW_COLUMNS, rows)
    write_mesh(tmp_path, files, [DETAIL] * 3, axes=2)
    first, third = read("lfw", tmp_path)
    assert (first.file, first.group, first.source) == (files[0], "A", "mesh")
    assert first.attributes == {"emotion": "neutral"}
    assert third.file == files[2]
    assert third.attributes == {}
    np.testing.assert_allclose(first.points, FROM_MESH, atol=FLOAT16)
    np.testing.assert_allclose(first.detail, DETAIL, atol=FLOAT16)


@pytest.fixture
def one_of_lfw(tmp_path):
    row = ["images/A.jpg", "A", "0.02", "neutral"]
    write_table(tmp_path / "index.csv", LFW_COLUMNS, [row])
    return tmp_path


def test_a_face_without_mesh_is_named(one_of_lfw):
    write_mesh(one_of_lfw, ["images/B.jpg"], [DETAIL], axes=2)
    with pytest.raises(InputError, match=r"index\.csv, row 2: .* no mesh of images/A"):
        read("lfw", one_of_lfw)


def test_an_empty_mesh_is_named(one_of_lfw):
    write_mesh(one_of_lfw, ["images/A.jpg"], [np.full_like(DETAIL, np.nan)], axes=2)
    with pytest.raises(InputError, match=r"row 2: the mesh of images/A\.jpg"):
        read("lfw", one_of_lfw)


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04cut"])
def test_a_broken_mesh_file_is_named(one_of_lfw, content):
    (one_of_lfw / "mesh478.npz").write_bytes(content)
    with pytest.raises(InputError, match=r"mesh478\.npz can't be read"):
        read("lfw", one_of_lfw)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_mesh_file_that_is_cut_short_is_named(one_of_lfw, share):
    write_mesh(one_of_lfw, ["images/A.jpg"], [DETAIL], axes=2)
    path = one_of_lfw / "mesh478.npz"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(InputError, match=r"mesh478\.npz can't be read"):
        read("lfw", one_of_lfw)


@pytest.mark.parametrize(
    ("place", "value"), [(0.1, 0xFF), (0.3, 0xFF), (0.5, 0x00), (0.7, 0xFF)]
)
def test_a_damaged_mesh_file_is_named(one_of_lfw, place, value):
    write_mesh(one_of_lfw, ["images/A.jpg"], [DETAIL], axes=2)
    path = one_of_lfw / "mesh478.npz"
    content = bytearray(path.read_bytes())
    start = int(len(content) * place)
    content[start : start + 30] = bytes([value] * 30)
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"mesh478\.npz can't be read"):
        read("lfw", one_of_lfw)


def test_a_lone_array_is_no_mesh_file(one_of_lfw):
    with (one_of_lfw / "mesh478.npz").open("wb") as file:
        np.save(file, np.zeros((1, 478, 2)))
    with pytest.raises(InputError, match=r"mesh478\.npz can't be read"):
        read("lfw", one_of_lfw)


@pytest.mark.parametrize(
    "points", [np.zeros((2, 478, 2)), np.zeros((1, 468, 2)), np.full((1, 478, 2), "x")]
)
def test_an_archive_of_something_else_is_named(one_of_lfw, points):
    np.savez(one_of_lfw / "mesh478.npz", files=["images/A.jpg"], points=points)
    with pytest.raises(InputError, match=r"expected numbers \(1, 478, 2 or 3\), got"):
        read("lfw", one_of_lfw)
