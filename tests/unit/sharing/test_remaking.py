"""Filters of one's own, laid elsewhere."""

import tomllib

import pytest

from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.resources import user_filters
from facekeys.sharing.making import make, open_picture
from facekeys.sharing.remaking import can_be_laid, open_own, remake
from unit.overlays.packs import patch, write_pack, write_png
from unit.sharing.test_making import LAYER

ELSEWHERE = {
    "fit": "similarity",
    "anchor": [{**a, "offset": [1.0, 2.0]} for a in LAYER["anchor"]],
}


@pytest.fixture
def made(tmp_path):
    write_png(tmp_path / "star.png", patch())
    folder = make(open_picture(tmp_path / "star.png"), LAYER, name="Star").folder
    return load_filter(folder)


def manifest_of(one):
    return tomllib.loads((one.folder / "filter.toml").read_text("utf-8"))


def test_it_lies_elsewhere_and_keeps_its_id_and_picture(made):
    before = (made.folder / "artwork.png").read_bytes()
    again = remake(open_own(made), ELSEWHERE, name="Gold star", author="Ada")
    assert (again.id, again.folder, again.replaced) == ("star", made.folder, True)
    one = load_filter(made.folder)
    assert one.manifest.layers[0].anchors[0].offset == (1.0, 2.0)
    assert (one.manifest.name, one.manifest.authors) == ("Gold star", ("Ada",))
    assert (made.folder / "artwork.png").read_bytes() == before
    assert list(user_filters().iterdir()) == [made.folder]


def test_what_else_somebody_wrote_into_it_stays(made):
    manifest = made.folder / "filter.toml"
    text = manifest.read_text("utf-8").replace(
        "[[layer]]", 'tags = ["hat"]\n\n[[layer]]\nopacity = 0.5\norder = 7', 1
    )
    manifest.write_text(text.replace('"Anonymous"', '"Ada", "Grace"'), "utf-8")
    own = open_own(made)
    assert own.author == "Ada, Grace"
    remake(own, ELSEWHERE, name="Star", author=own.author)
    now = manifest_of(made)
    assert (now["tags"], now["authors"]) == (["hat"], ["Ada", "Grace"])
    assert (now["layer"][0]["opacity"], now["layer"][0]["order"]) == (0.5, 7)


def test_nobody_stays_nobody(made):
    own = open_own(made)
    assert own.author == ""
    remake(own, {}, name="Star")
    assert manifest_of(made)["authors"] == ["Anonymous"]


def test_one_that_is_broken_meanwhile_is_told(made):
    (made.folder / "filter.toml").write_text("schema = [", "utf-8")
    with pytest.raises(PackError, match="valid TOML"):
        open_own(made)


def test_the_editor_is_for_a_picture_of_ones_own(made):
    assert can_be_laid(made)
    assert not can_be_laid(load_filter(builtin_folder() / "hat"))


@pytest.mark.parametrize(
    "other",
    [
        ("[[layer]]", "[[layer]]\nsize = 2.0"),
        ("[[layer]]", "[[layer]]\nhide_behind_head = true"),
        ("[[layer]]", '[[effect]]\noperation = "blur"\n\n[[layer]]'),
    ],
)
def test_what_it_can_not_show_it_leaves_alone(other):
    folder = write_pack(user_filters(), "other", replace=other)
    assert not can_be_laid(load_filter(folder))
