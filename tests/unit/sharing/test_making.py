"""Filters made of one picture."""

import tomllib

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.overlays.faults import PackError
from facekeys.overlays.packs import load_filter
from facekeys.resources import user_filters
from facekeys.sharing.making import make, open_picture
from unit.overlays.packs import patch, write_png

LAYER = {
    "fit": "similarity",
    "anchor": [
        {"artwork": [0.0, 6.0], "at": {"right_eye_center": 1.0}, "offset": [0.0, 0.1]},
        {"artwork": [20.0, 6.0], "at": {"left_eye_center": 1.0}, "offset": [0.0, 0.1]},
    ],
}


@pytest.fixture
def picture(tmp_path):
    write_png(tmp_path / "My Hat 2.PNG", patch())
    return open_picture(tmp_path / "My Hat 2.PNG")


def test_it_is_a_sound_pack_that_explains_itself(picture):
    made = make(picture, LAYER, name="My hät!", author="Ada")
    assert (made.id, made.folder) == ("my-hat", user_filters() / "my-hat")
    one = load_filter(made.folder)
    assert (one.manifest.name, one.manifest.authors) == ("My hät!", ("Ada",))
    assert one.manifest.layers[0].anchors[0].offset == (0.0, 0.1)
    assert "# " in (made.folder / "filter.toml").read_text("utf-8")
    assert np.array_equal(picture.first.pixels, patch())


def test_nobody_needs_to_say_who_they_are(picture):
    made = make(picture, LAYER, name="A")
    manifest = tomllib.loads((made.folder / "filter.toml").read_text("utf-8"))
    assert manifest["authors"] == ["Anonymous"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Hat", ["hat-2", "hat-3"]),  # one of that name ships with FaceKeys
        ("帽子", ["my-filter", "my-filter-2"]),
        ("con", ["my-filter", "my-filter-2"]),
        ("x" * 100, ["x" * 32, "x" * 32 + "-2"]),
    ],
)
def test_ids_are_free_and_fit_every_system(picture, name, ids):
    assert [make(picture, LAYER, name=name).id for _ in ids] == ids


def test_a_name_that_is_none_is_refused_and_leaves_nothing(picture):
    with pytest.raises(PackError, match="name"):
        make(picture, LAYER, name=" ")
    assert list(user_filters().iterdir()) == []


@pytest.mark.parametrize(
    ("file", "content", "what"),
    [
        ("a.jpg", b"", "a.jpg is no picture that a filter can have"),
        ("a.png", b"no", "a.png is not a PNG picture"),
        ("gone.gif", None, "gone.gif is missing"),
    ],
)
def test_other_files_are_sentences(tmp_path, file, content, what):
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(InputError, match=what) as caught:
        open_picture(tmp_path / file)
    assert "PNG, WebP, GIF and SVG" in caught.value.hint
