from __future__ import annotations

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.training.readers import READERS
from unit.training.drawn_faces import write_table
from unit.training.readers.written_sets import MEAN, cells_of, make_detail

COLUMNS = ["name", "tag", *(f"{axis}{n:02d}" for n in range(76) for axis in "xy")]
DETAIL = make_detail("muct76")


def row(name, detail=DETAIL):
    return [name, "0000", *cells_of(detail)]


def read(folder):
    return list(READERS["muct-official"](folder))


def test_the_official_layout_gives_the_15_points_and_the_76(tmp_path):
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS, [row("i012rb-mg")])
    (label,) = read(tmp_path)
    assert label.file == "jpg/i012rb-mg.jpg"
    assert label.picture == tmp_path / "jpg" / "i012rb-mg.jpg"
    assert label.group == "s012"
    assert label.source == "muct"
    assert label.detail_scheme == "muct76"
    np.testing.assert_allclose(label.detail, DETAIL, atol=0.006)
    np.testing.assert_allclose(label.points, MEAN, atol=0.006)
    assert label.attributes["gender"] == "man"


def test_the_archive_of_the_authors_is_found_too(tmp_path):
    table = tmp_path / "muct-landmarks" / "muct76-opencv.csv"
    write_table(table, COLUMNS, [row("i012rb-mg")])
    assert len(read(tmp_path)) == 1


def test_zeros_are_missing_points(tmp_path):
    detail = DETAIL.copy()
    detail[[5, 67]] = 0
    detail[6, 0] = 0  # on the left border, and not missing
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS, [row("i012rb-mg", detail)])
    (label,) = read(tmp_path)
    missing = np.flatnonzero(np.isnan(label.detail).all(axis=1))
    assert missing.tolist() == [5, 67]
    assert np.isnan(label.points).any(axis=1).tolist() == [n == 10 for n in range(15)]


def test_mirrored_rows_are_left_out(tmp_path):
    rows = [row("i000qa-fn"), row("ir000qa-fn")]
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS, rows)
    assert [label.file for label in read(tmp_path)] == ["jpg/i000qa-fn.jpg"]


@pytest.mark.parametrize("name", ["portrait", "i00qa-fn", "i000qf-fn", "i000qa-fn.jpg"])
def test_a_name_that_is_not_of_muct_is_told(tmp_path, name):
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS, [row(name)])
    with pytest.raises(InputError, match=f"row 2: {name} is no name of MUCT"):
        read(tmp_path)


def test_a_missing_column_is_named(tmp_path):
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS[:-1], [row("i000qa-fn")[:-1]])
    with pytest.raises(InputError, match=r"muct76-opencv\.csv lacks the columns y75"):
        read(tmp_path)


def test_text_in_a_cell_is_named(tmp_path):
    bad = row("i000qa-fn")
    bad[7] = "?"
    write_table(tmp_path / "muct76-opencv.csv", COLUMNS, [bad])
    with pytest.raises(InputError, match=r"opencv\.csv, row 2: '\?' is no number"):
        read(tmp_path)
