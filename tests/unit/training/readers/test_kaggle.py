from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.readers import READERS
from facekeys.training.readers.kaggle import parse_image
from unit.training.drawn_faces import COLUMNS, write_table
from unit.training.readers.written_sets import MEAN, cells_of

FACE = MEAN / 2
PICTURE = np.random.default_rng(0).integers(0, 256, (96, 96), np.uint8)


def image_cell(picture=PICTURE):
    return " ".join(map(str, picture.ravel().tolist()))


def row(points=FACE, image=None):
    return [*cells_of(points), image_cell() if image is None else image]


def only(*names):
    points = np.full((15, 2), np.nan)
    rows = [KAGGLE15.index(name) for name in names]
    points[rows] = FACE[rows]
    return points


FOUR = (
    "left_eye_center",
    "right_eye_center",
    "nose_tip",
    "mouth_center_bottom_lip",
)


def write(folder, *rows, columns=(*COLUMNS, "Image")):
    write_table(folder / "training.csv", columns, rows)
    return folder


def read(folder):
    return list(READERS["kaggle"](folder))


def test_a_row_is_a_picture_and_its_points(tmp_path):
    (label,) = read(write(tmp_path, row()))
    np.testing.assert_array_equal(label.picture, PICTURE)
    assert label.grey() is label.picture
    np.testing.assert_allclose(label.points, FACE, atol=0.006)
    assert label.file == "row 2"
    assert label.where == f"{tmp_path / 'training.csv'}, row 2"
    assert label.detail is None


def test_the_two_kinds_of_rows_are_two_sources(tmp_path):
    rows = [row(), row(only(*FOUR)), row(only(*FOUR[:3])), row(only(*FOUR, COLUMN))]
    labels = read(write(tmp_path, *rows))
    assert [label.source for label in labels] == [
        "kaggle-15",
        "kaggle-4",
        "kaggle-4",
        "kaggle-15",
    ]
    known = ~np.isnan(labels[1].points).any(axis=1)
    assert [n for n, one in zip(KAGGLE15.names, known, strict=True) if one] == [*FOUR]


COLUMN = "mouth_left_corner"


def test_rows_of_which_no_face_can_be_framed_are_left_out(tmp_path):
    labels = read(write(tmp_path, row(only("nose_tip")), row(only()), row()))
    assert [label.file for label in labels] == ["row 4"]


def test_the_same_picture_is_one_group(tmp_path):
    other = PICTURE.copy()
    other[5, 5] ^= 1
    rows = [row(), row(image=image_cell(other)), row(only(*FOUR))]
    first, second, third = (label.group for label in read(write(tmp_path, *rows)))
    assert first == third
    assert first != second


BAD_IMAGES = {
    "too few": (image_cell()[:-4], "Image has 9215 pixels, expected 96 * 96"),
    "too many": (image_cell() + " 7", "Image has 9217 pixels"),
    "none": ("", "Image has 0 pixels"),
    "text": (image_cell().replace(" 7 ", " x ", 1), "something else than whole num"),
    "nan": (image_cell().replace(" 7 ", " nan ", 1), "something else than whole num"),
    "negative": (image_cell().replace(" 7 ", " -7 ", 1), "not from 0 to 255"),
    "too bright": (image_cell().replace(" 7 ", " 256 ", 1), "not from 0 to 255"),
}


@pytest.mark.parametrize(("image", "message"), BAD_IMAGES.values(), ids=BAD_IMAGES)
def test_a_bad_image_is_named_with_its_row(tmp_path, image, message):
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, row(), row(image=image)))
    assert f"{tmp_path / 'training.csv'}, row 3: " in caught.value.message
    assert message in caught.value.message


def test_text_in_a_point_is_named(tmp_path):
    bad = row()
    bad[4] = "left"
    with pytest.raises(InputError, match=r"training\.csv, row 2: 'left' is no number"):
        read(write(tmp_path, bad))


@pytest.mark.parametrize("missing", ["Image", "nose_tip_x"])
def test_a_missing_column_is_named(tmp_path, missing):
    columns = [*COLUMNS, "Image"]
    place = columns.index(missing)
    cells = row()
    del columns[place], cells[place]
    with pytest.raises(InputError, match=f"lacks the columns {missing}"):
        read(write(tmp_path, cells, columns=columns))


def test_pixels_stand_row_by_row():
    picture = parse_image(" ".join(str(n // 96) for n in range(96 * 96)), "here")
    assert picture.dtype == np.uint8
    assert (picture == np.arange(96)[:, None]).all()
