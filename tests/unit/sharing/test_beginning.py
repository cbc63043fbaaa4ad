"""A filter of one's own, begun from another one."""

import tomllib

import pytest

from facekeys.errors import UsageError
from facekeys.overlays.library import builtin_folder, installed_filters
from facekeys.overlays.packs import load_filter
from facekeys.resources import user_filters
from facekeys.sharing.beginning import begin
from facekeys.sharing.checking import checked
from facekeys.sharing.comments import commented

OURS = sorted(builtin_folder().glob("*/filter.toml"))


def test_it_is_a_working_copy_under_the_new_id():
    source = load_filter(builtin_folder() / "hat")
    done = begin("my-hat", source)
    assert (done.id, done.name) == ("my-hat", "My hat")
    made = checked(user_filters() / "my-hat")
    changed = {"id": "my-hat", "name": "My hat"}
    assert made.manifest == source.manifest.model_copy(update=changed)
    assert "my-hat" in installed_filters().filters
    names = {file.name for file in source.folder.iterdir()}
    assert {file.name for file in done.folder.iterdir()} == names


def test_its_manifest_says_how_to_go_on_and_what_its_keys_mean():
    begin("my-hat", load_filter(builtin_folder() / "hat"))
    text = (user_filters() / "my-hat" / "filter.toml").read_text()
    assert "facekeys filters preview my-hat" in text
    for line in (
        "# Who drew it.\nauthors",
        "# Added to that, in eye distances:",
        "# A hat is as wide from the side as from the front",  # what was there before
    ):
        assert text.count(line) == 1, line
    assert "# It may also have: tint, opacity, blend," in text


@pytest.mark.parametrize("manifest", OURS, ids=lambda path: path.parent.name)
def test_comments_change_nothing(manifest):
    text = manifest.read_text()
    explained = commented(text)
    assert tomllib.loads(explained) == tomllib.loads(text)
    assert explained.count("#") > text.count("#")
    assert max(map(len, explained.splitlines())) <= 100


def test_what_only_looks_like_keys_is_left_alone():
    text = 'schema = 1\nname = """\nlicense = 2\n"""\n'
    assert commented(text) == text


@pytest.mark.parametrize("id_", ["", "My Hat", "../x", "nul", "a" * 41, "a/b"])
def test_an_id_must_be_one(id_):
    with pytest.raises(UsageError, match="my-hat"):
        begin(id_, load_filter(builtin_folder() / "hat"))


def test_an_id_that_is_taken_is_refused():
    hat = load_filter(builtin_folder() / "hat")
    begin("my-hat", hat)
    for id_, what in {"my-hat": "already", "sunglasses": "ships with"}.items():
        with pytest.raises(UsageError, match=what):
            begin(id_, hat)
    begin("other", load_filter(user_filters() / "my-hat"))
