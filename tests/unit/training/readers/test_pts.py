from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.training.offsets import KNOWN_OFFSETS
from facekeys.training.readers import READERS
from facekeys.training.readers.pts import parse_pts
from unit.training.readers.written_sets import (
    EYE_DISTANCE,
    MEAN,
    make_detail,
    pts_text,
    write_pts,
)

DETAIL = make_detail("ibug68")
GOOD = pts_text(DETAIL)


def read(folder):
    return list(READERS["300w"](folder))


def test_points_are_counted_from_zero():
    np.testing.assert_allclose(parse_pts(GOOD, "a.pts"), DETAIL, atol=1e-4)


def test_300w_is_found_in_any_sub_folder(tmp_path):
    write_pts(tmp_path / "helen" / "trainset" / "100040721_1.pts", DETAIL)
    write_pts(tmp_path / "ibug" / "image_003_1.pts", DETAIL, picture=".JPG")
    write_pts(tmp_path / "top.pts", DETAIL, picture=".jpg")
    (tmp_path / "ibug" / "._image_003_1.pts").write_bytes(b"\x00\x05\x16\x07")
    labels = read(tmp_path)
    assert [(label.file, label.group) for label in labels] == [
        ("helen/trainset/100040721_1.png", "300w-photographs-10"),
        ("ibug/image_003_1.JPG", "300w-ibug/image_003"),
        ("top.jpg", "300w-top"),
    ]
    for label in labels:
        assert label.source == "ibug"
        assert label.picture == tmp_path / label.file
        assert label.detail_scheme == "ibug68"
        np.testing.assert_allclose(label.detail, DETAIL, atol=1e-4)
        expected = MEAN - KNOWN_OFFSETS["ibug"] * EYE_DISTANCE
        np.testing.assert_allclose(label.points, expected, atol=0.01)


def lines(*, drop=(), replace=None):
    kept = [line for n, line in enumerate(GOOD.split("\n"), 1) if n not in drop]
    for number, line in (replace or {}).items():
        kept[number - 1] = line
    return "\n".join(kept)


BAD = {
    "empty": ("", "is no list of 68 points"),
    "other version": (lines(replace={1: "version: 2"}), "is no list of 68 points"),
    "no header": (lines(drop=(1, 2)), "is no list of 68 points"),
    "51 points": (pts_text(DETAIL[:51]), "is no list of 68 points"),
    "no brace": (lines(drop=(3,)), "is no list of 68 points"),
    "cut short": (GOOD[:700], "is no list of 68 points"),
    "a point too few": (lines(drop=(10,)), "has 67 points, and not 68 as it says"),
    "a point too many": (lines(replace={9: "1 2\n3 4"}), "has 69 points, and not 68"),
    "text": (lines(replace={9: "1 two"}), ", row 9: 'two' is no number"),
    "nan": (lines(replace={9: "nan 1"}), ", row 9: 'nan' is no number"),
    "far": (lines(replace={9: "1e99 1"}), ", row 9: 1e99 is far outside"),
    "one number": (lines(replace={9: "1"}), ", row 9: expected x and y, got 1 words"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_a_bad_file_is_named(tmp_path, text, message):
    path = tmp_path / "a.pts"
    write_pts(path, DETAIL)
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert f"{path}" in caught.value.message
    assert message in caught.value.message


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "a.pts"
    write_pts(path, DETAIL)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"a\.pts can't be read"):
        read(tmp_path)


def test_points_without_a_picture_are_named(tmp_path):
    write_pts(tmp_path / "a.pts", DETAIL, picture="")
    with pytest.raises(InputError, match=r"a\.pts has no picture beside it") as caught:
        read(tmp_path)
    assert ".png" in caught.value.hint


def test_a_folder_without_points_is_named(tmp_path):
    with pytest.raises(InputError, match=r"has no \.pts file"):
        read(tmp_path)
