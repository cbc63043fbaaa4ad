from __future__ import annotations

import pytest

from facekeys.errors import InputError
from facekeys.training.readers import READERS, reader_of

FORMS = {
    "muct": ["landmarks15.csv", "landmarks76.csv"],
    "300w-train": ["landmarks15.csv", "landmarks68.csv"],
    "landmarks15": ["landmarks15.csv"],
    "muct-official": ["muct-landmarks/muct76-opencv.csv", "jpg/i000qa-fn.jpg"],
    "kaggle": ["training.csv", "test.csv"],
    "web-faces": ["points5.csv", "mesh478.npz"],
    "lfw": ["index.csv", "mesh478.npz"],
    "300w": ["helen/trainset/1_1.pts"],
}


@pytest.mark.parametrize(("form", "files"), FORMS.items(), ids=FORMS)
def test_a_folder_of_any_name_is_recognised(tmp_path, form, files):
    folder = tmp_path / "my own faces"
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch()
    assert reader_of(folder) is READERS[form]


def test_the_table_of_muct_may_lie_in_the_folder_itself(tmp_path):
    (tmp_path / "muct76-opencv.csv").touch()
    assert reader_of(tmp_path) is READERS["muct-official"]


def test_every_form_is_recognised():
    assert FORMS.keys() == READERS.keys()


@pytest.mark.parametrize("file", [None, "mesh478.npz", "notes.txt"])
def test_a_folder_of_nothing_known_says_what_was_looked_for(tmp_path, file):
    if file:
        (tmp_path / file).touch()
    with pytest.raises(InputError, match="holds no labelled faces") as caught:
        reader_of(tmp_path)
    for wanted in ("training.csv", "landmarks15.csv", "muct76-opencv.csv", ".pts"):
        assert wanted in caught.value.hint


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(InputError, match=r"There is no folder .*none"):
        reader_of(tmp_path / "none")
