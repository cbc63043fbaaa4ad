"""Filters that come, go and change while the gallery shows them."""

from dataclasses import replace

import pytest

from facekeys.overlays.library import builtin_folder, installed_filters
from facekeys.overlays.packs import load_filter, prepare
from facekeys.ui.gallery.listing import Role
from factories import retitled
from gui.gallery.keyboard import on


def changed(one, id_, name):
    """Another version of a filter, as if it had been read anew."""
    return replace(retitled(one, id_, name), layers=(*one.layers, *one.layers))


@pytest.fixture
def some(filters):
    return {one.id: one for one in filters}


def test_what_is_on_stays_on_in_its_new_version(gallery, some, qtbot):
    gallery.toggle_id("moustache")
    gallery.toggle_id("hat")
    recents = gallery.recents
    some["hat"] = changed(some["hat"], "hat", "Top hat")
    with qtbot.waitSignal(gallery.changed):
        gallery.renew(list(some.values()))
    assert on(gallery) == ["moustache", "hat"]
    assert gallery.active[1] is some["hat"]
    assert gallery.recents == recents


def lower(one):
    """The same filter, changed by its author: it lies below all others."""
    layers = [layer.model_copy(update={"order": -9}) for layer in one.manifest.layers]
    return replace(one, manifest=one.manifest.model_copy(update={"layers": layers}))


def test_where_it_lies_in_its_new_version_counts_unless_the_user_moved_some(
    gallery, some
):
    gallery.toggle_id("sunglasses")
    gallery.toggle_id("hat")
    some["hat"] = lower(some["hat"])
    gallery.renew(list(some.values()))
    assert on(gallery) == ["hat", "sunglasses"]
    gallery.chips.moved.emit("hat", 1)
    gallery.renew(list(map(lower, some.values())))
    assert on(gallery) == ["sunglasses", "hat"]


def test_what_did_not_change_is_left_alone(gallery, some, qtbot):
    gallery.toggle_id("hat")
    with qtbot.assertNotEmitted(gallery.changed):
        gallery.renew(list(some.values()))
    assert gallery.active == (some["hat"],)


def test_what_goes_is_taken_off(gallery, some, qtbot):
    gallery.toggle_id("moustache")
    gallery.toggle_id("hat")
    del some["moustache"]
    with qtbot.waitSignal(gallery.changed):
        gallery.renew(list(some.values()))
    assert on(gallery) == ["hat"]
    assert [one.id for one in gallery.filters] == list(some)


def test_pictures_of_others_are_not_made_anew(gallery, some, hands, qtbot):
    def pictured():
        found = [hands.index(gallery.tiles, one).data(Role.PICTURE) for one in some]
        return None not in found

    qtbot.waitUntil(pictured, timeout=20_000)
    some["hat"] = changed(some["hat"], "hat", "Top hat")
    gallery.renew(list(some.values()))
    kept = [one for one in some if gallery._list._pictures.get(one) is not None]
    assert kept == [one for one in some if one != "hat"]


def test_the_place_in_the_list_is_kept(gallery, some):
    gallery.tiles.setCurrentIndex(gallery._found.index_of("round-glasses"))
    some = {"a": changed(some["hat"], "a", "New")} | some
    gallery.renew(list(some.values()))
    assert gallery.tiles.current == "round-glasses"
    gallery.lead_to("a")
    assert gallery.tiles.current == "a"


def test_what_the_user_slid_stays(gallery, some):
    slid = replace(some["hat"], values={"shade": 0.3})
    gallery.offer([slid, some["moustache"]])
    gallery.toggle_id("hat")
    gallery.renew([some["hat"], some["moustache"]])  # as it is on disk, unchanged
    assert gallery.active == (slid,)


def test_a_search_stands(gallery, some):
    gallery.search.setText("hat")
    del some["hat"]
    gallery.renew(list(some.values()))
    assert gallery._found.ids == ("party-hat",)


def test_a_filter_of_effects_alone_changes_as_well(gallery, some):
    folder = builtin_folder() / "noir"
    first, second = (load_filter(folder) for _ in range(2))
    gallery.offer([some["hat"], first])
    gallery.toggle_id("noir")
    gallery.renew([some["hat"], first])
    assert gallery.active == (first,)
    gallery.renew([some["hat"], second])
    assert gallery.active[0].effects is second.effects


def test_what_the_user_typed_stays_ready_while_others_change(gallery, some):
    captioned = load_filter(builtin_folder() / "lower-third", lazily=True)
    gallery.offer([some["hat"], captioned])
    text = captioned.manifest.texts[0].id
    gallery.adjust(captioned.id, {text: "Ada"})
    gallery.toggle_id(captioned.id)
    (worn,) = gallery.active
    prepare(worn)
    gallery.renew([changed(some["hat"], "hat", "Top hat"), captioned])
    assert gallery.active == (worn,)


def test_a_guard_stays_on_when_its_pack_is_gone(gallery, filters):
    guard = installed_filters().filters["privacy-guard"]
    gallery.renew([*filters, guard])
    gallery.toggle_id("privacy-guard")
    gallery.toggle_id("hat")
    gallery.renew([one for one in filters if one.id != "hat"])
    assert [one.id for one in gallery.active] == ["privacy-guard"]
    gallery.clear()
    gallery.renew(filters)
    assert "privacy-guard" not in [one.id for one in gallery.filters]
