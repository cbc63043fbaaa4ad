from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import ExitCode, InputError
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.offsets import KNOWN_OFFSETS
from facekeys.training.readers import READERS
from unit.training.drawn_faces import write_landmarks, write_table
from unit.training.readers.written_sets import (
    EYE_DISTANCE,
    LANDMARK_COLUMNS,
    MEAN,
    cells_of,
    changed,
    landmark_row,
    make_detail,
    write_landmarks15,
)


def detail_columns(size):
    return ["file", "group", *(f"{axis}{n}" for n in range(size) for axis in "xy")]


def read(form, folder):
    return list(READERS[form](folder))


def test_muct_is_read_as_it_stands(tmp_path):
    truth = write_landmarks(tmp_path, ["s000", "s001"])
    labels = read("muct", tmp_path)
    assert [label.file for label in labels] == list(truth)
    assert [label.group for label in labels] == ["s000", "s000", "s001", "s001"]
    for label in labels:
        assert label.points.dtype == np.float32
        assert label.source == "muct"
        assert label.picture == tmp_path / label.file
        assert label.grey().shape == (240, 240)
        np.testing.assert_allclose(label.points, truth[label.file], atol=0.006)


def test_the_76_points_come_along(tmp_path):
    detail = make_detail("muct76")
    detail[3] = np.nan
    write_landmarks15(tmp_path, landmark_row("b.png"), landmark_row("a.png"))
    rows = [["a.png", "s000", *cells_of(detail)], ["b.png", "s000", *cells_of(MEAN[0])]]
    rows[1] += [""] * (152 - 2)
    write_table(tmp_path / "landmarks76.csv", detail_columns(76), rows)
    second, first = read("muct", tmp_path)
    assert first.detail_scheme == "muct76"
    np.testing.assert_allclose(first.detail, detail, atol=0.006)
    assert np.isnan(second.detail[1:]).all()


def test_without_a_second_table_there_is_no_detail(tmp_path):
    write_landmarks15(tmp_path, landmark_row())
    (label,) = read("muct", tmp_path)
    assert (label.detail, label.detail_scheme) == (None, None)


def test_a_picture_without_detail_is_named(tmp_path):
    write_landmarks15(tmp_path, landmark_row("b.png"))
    row = ["a.png", "s000", *cells_of(make_detail("muct76"))]
    write_table(tmp_path / "landmarks76.csv", detail_columns(76), [row])
    with pytest.raises(InputError, match=r"csv, row 2: .*76\.csv has no row for b"):
        read("muct", tmp_path)


def test_a_bad_cell_of_the_detail_is_named(tmp_path):
    write_landmarks15(tmp_path, landmark_row("a.png"))
    row = ["a.png", "s000", *cells_of(make_detail("muct76"))]
    row[-1] = "nan"
    write_table(tmp_path / "landmarks76.csv", detail_columns(76), [row])
    with pytest.raises(InputError, match=r"landmarks76\.csv, row 2: 'nan' is no numb"):
        read("muct", tmp_path)


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        (
            "i000qa-fn",
            {"camera": "a", "light": "q", "gender": "woman", "glasses": "no"},
        ),
        (
            "i423ze-mg",
            {"camera": "e", "light": "z", "gender": "man", "glasses": "yes"},
        ),
        ("i017se-f3", {"camera": "e", "light": "s", "gender": "woman"}),
        ("s000-0", {}),
    ],
)
def test_names_of_muct_tell_about_the_picture(tmp_path, name, attributes):
    write_landmarks15(tmp_path, landmark_row(f"images/{name}.jpg"))
    (label,) = read("muct", tmp_path)
    assert label.attributes == attributes


def test_an_empty_cell_is_a_missing_point(tmp_path):
    points = MEAN.copy()
    points[KAGGLE15.index("nose_tip")] = np.nan
    write_landmarks15(tmp_path, landmark_row(points=points))
    (label,) = read("landmarks15", tmp_path)
    assert label.source == "landmarks15"
    assert np.isnan(label.points).tolist() == np.isnan(points).tolist()


BAD = {
    "text": ({"nose_tip_x": "here"}, "'here' is no number"),
    "nan": ({"nose_tip_x": "nan"}, "'nan' is no number"),
    "infinite": ({"nose_tip_y": "-inf"}, "'-inf' is no number"),
    "too far": ({"nose_tip_y": "1e300"}, "1e300 is far outside"),
    "half": ({"nose_tip_y": ""}, "of nose_tip_x and nose_tip_y only one is given"),
    "no file": ({"file": " "}, "file is empty"),
    "no group": ({"group": ""}, "group is empty"),
}


@pytest.mark.parametrize(("changes", "message"), BAD.values(), ids=BAD)
def test_a_bad_cell_is_named_with_its_row(tmp_path, changes, message):
    bad = changed(LANDMARK_COLUMNS, landmark_row(), **changes)
    write_landmarks15(tmp_path, landmark_row(), bad)
    with pytest.raises(InputError) as caught:
        read("landmarks15", tmp_path)
    table = tmp_path / "landmarks15.csv"
    assert caught.value.message.startswith(f"{table}, row 3: {message}")
    assert caught.value.exit_code == ExitCode.INPUT


@pytest.mark.parametrize("bad", [landmark_row()[:-1], [*landmark_row(), "1"]])
def test_a_row_of_the_wrong_length_is_named(tmp_path, bad):
    write_landmarks15(tmp_path, bad)
    with pytest.raises(InputError, match="row 2: the number of cells is wrong"):
        read("landmarks15", tmp_path)


def test_a_missing_column_is_named(tmp_path):
    write_landmarks15(tmp_path, landmark_row()[:-1], columns=LANDMARK_COLUMNS[:-1])
    with pytest.raises(InputError, match="lacks the columns mouth_center_bottom_lip_y"):
        read("landmarks15", tmp_path)


def test_a_table_without_rows_is_named(tmp_path):
    write_landmarks15(tmp_path)
    with pytest.raises(InputError, match=r"landmarks15\.csv has no rows"):
        read("landmarks15", tmp_path)


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(InputError, match=r"landmarks15\.csv can't be read"):
        read("landmarks15", tmp_path)


def test_a_table_that_a_spreadsheet_marked_is_read(tmp_path):
    write_landmarks15(tmp_path, landmark_row())
    path = tmp_path / "landmarks15.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read("landmarks15", tmp_path)) == 1


def test_a_missing_picture_is_named_with_its_row(tmp_path):
    write_landmarks15(tmp_path, landmark_row("images/none.png"))
    (label,) = read("landmarks15", tmp_path)
    with pytest.raises(InputError, match=r"csv, row 2: .*none\.png can't be read"):
        label.grey()


def test_300w_is_brought_to_the_scheme_of_muct(tmp_path):
    file = "images/helen_trainset_100040721_2.jpg"
    detail = make_detail("ibug68")
    write_landmarks15(tmp_path, landmark_row(file, "helen_trainset"))
    row = [file, "helen_trainset", *cells_of(detail)]
    write_table(tmp_path / "landmarks68.csv", detail_columns(68), [row])
    (label,) = read("300w-train", tmp_path)
    assert label.source == "ibug"
    assert label.detail_scheme == "ibug68"
    np.testing.assert_allclose(label.detail, detail, atol=0.006)  # as it stands
    np.testing.assert_allclose(
        MEAN - label.points, KNOWN_OFFSETS["ibug"] * EYE_DISTANCE, atol=0.01
    )
    # There the brows' outer ends lie farther out.
    brow = KAGGLE15.index("left_eyebrow_outer_end")
    assert label.points[brow, 0] < MEAN[brow, 0] - 3
    assert label.group == "300w-photographs-10"  # and not the collection
