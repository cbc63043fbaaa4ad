"""Whatever a file of labels holds: it is read, or refused with a sentence."""

import csv
import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from facekeys.errors import InputError
from facekeys.training.readers import READERS
from facekeys.training.readers.kaggle import parse_image
from facekeys.training.readers.meshes import Meshes
from facekeys.training.readers.pts import parse_pts
from unit.training.drawn_faces import COLUMNS
from unit.training.readers.written_sets import make_detail, pts_text, write_mesh

many = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

WORDS = st.sampled_from(
    ["", "-1", "nan", "inf", "1e400", "1e39", "0x1", "}", "{", "1 2", "\x00", "٣"]
)


@many
@given(hnp.arrays(np.float64, (68, 2), elements=st.floats(-999, 9999)))
def test_points_survive_their_file(points):
    parsed = parse_pts(pts_text(points), "a.pts")
    assert parsed.dtype == np.float32
    np.testing.assert_allclose(parsed, points, atol=2e-3)


@many
@given(st.text(max_size=300))
def test_any_text_as_points(text):
    with pytest.raises(InputError, match=r"a\.pts"):
        parse_pts(text, "a.pts")


@many
@given(st.data())
def test_spoilt_points_are_refused_or_still_points(data):
    words = pts_text(make_detail("ibug68")).split(" ")
    for _ in range(data.draw(st.integers(1, 4))):
        words[data.draw(st.integers(0, len(words) - 1))] = data.draw(WORDS)
    try:
        points = parse_pts(" ".join(words), "a.pts")
        assert points.shape == (68, 2)
        assert np.isfinite(points).all()
    except InputError as error:
        assert "a.pts" in error.message  # noqa: PT017 - either outcome is right


@many
@given(hnp.arrays(np.uint8, (96, 96)))
def test_pictures_survive_their_cell(picture):
    cell = " ".join(map(str, picture.ravel().tolist()))
    np.testing.assert_array_equal(parse_image(cell, "here"), picture)


@many
@given(st.one_of(st.text(max_size=300), st.lists(st.integers()).map(str)))
def test_any_text_as_a_picture(text):
    with pytest.raises(InputError, match=r"^row 5: Image "):
        parse_image(text, "row 5")


@many
@given(hnp.arrays(np.int64, 96 * 96, elements=st.integers(-300, 600)))
def test_any_numbers_as_a_picture(values):
    cell = " ".join(map(str, values.tolist()))
    if values.min() >= 0 and values.max() <= 255:
        np.testing.assert_array_equal(parse_image(cell, "row 5").ravel(), values)
    else:
        with pytest.raises(InputError, match=r"^row 5: Image "):
            parse_image(cell, "row 5")


@many
@given(
    st.lists(
        st.one_of(WORDS, st.floats(-200, 200).map(str), st.text(max_size=5)),
        min_size=30,
        max_size=30,
    )
)
def test_any_cells_in_a_row_of_kaggle(tmp_path, cells):
    text = io.StringIO(newline="")
    picture = " ".join(["7"] * 96 * 96)
    csv.writer(text).writerows([[*COLUMNS, "Image"], [*cells, picture]])
    path = tmp_path / "training.csv"
    path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
    try:
        for label in READERS["kaggle"](tmp_path):
            known = np.isfinite(label.points).all(axis=1)
            assert known.sum() >= 2
            assert np.isnan(label.points[~known]).all()
    except InputError as error:
        assert str(path) in error.message  # noqa: PT017 - likewise


@many
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
@pytest.mark.parametrize("form", ["landmarks15", "kaggle", "muct-official"])
def test_any_bytes_as_a_table(tmp_path, form, content):
    names = {
        "landmarks15": "landmarks15.csv",
        "kaggle": "training.csv",
        "muct-official": "muct76-opencv.csv",
    }
    (tmp_path / names[form]).write_bytes(content)
    with pytest.raises(InputError, match=names[form].replace(".", r"\.")):
        list(READERS[form](tmp_path))


@pytest.fixture(scope="module")
def mesh_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mesh")
    write_mesh(folder, ["images/A.jpg"], [make_detail("mesh")], axes=2)
    return (folder / "mesh478.npz").read_bytes()


@many
@given(st.data())
def test_damaged_meshes(tmp_path, mesh_file, data):
    content = bytearray(mesh_file)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    size = data.draw(st.integers(0, len(content)))
    (tmp_path / "mesh478.npz").write_bytes(content[:size])
    try:
        assert np.isfinite(Meshes(tmp_path).detail("images/A.jpg", "row 2")).all()
    except InputError as error:
        assert "mesh478.npz" in error.message  # noqa: PT017 - likewise
