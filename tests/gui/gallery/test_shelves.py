"""Headings and search, without a window."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.overlays.packs import load_filter
from facekeys.resources import user_filters
from facekeys.ui.gallery import shelves
from facekeys.ui.gallery.shelves import Catalogue, in_order, plain
from factories import retitled
from unit.overlays.packs import write_pack

ROOT = Path(__file__).parents[3]


@pytest.fixture
def made(filters):
    """Filters by id, with names and tags that are not English only."""
    one = filters[0]
    return [
        retitled(one, "crown", "Königskrone", "Headwear", "Gold"),
        retitled(one, "cat", "Cat", "animal", "cute"),
        retitled(one, "pirate", "Pirate", "eye patch", "headwear", "costume"),
        retitled(one, "odd", "Odd one", "whatever"),
    ]


def test_the_built_in_filters_stand_under_headings(filters):
    assert Catalogue(filters).shelves([one.id for one in filters], (), ()) == {
        "All": ["hat", "moustache", "party-hat", "round-glasses", "sunglasses"],
        "Glasses": ["round-glasses", "sunglasses"],
        "Hats": ["hat", "party-hat"],
        "Moustaches and beards": ["moustache"],
        "Party": ["party-hat"],
    }


def test_headings_come_in_order_and_only_with_something_under_them(made):
    found = Catalogue(made).shelves(
        [one.id for one in made], ("pirate", "gone", "cat"), ("odd",)
    )
    assert list(found.items()) == [
        ("All", ["crown", "cat", "pirate", "odd"]),
        ("Favourites", ["pirate", "cat"]),
        ("Recent", ["odd"]),
        ("Glasses", ["pirate"]),
        ("Hats", ["crown", "pirate"]),
        ("Animals", ["cat"]),
        ("Characters", ["pirate"]),
    ]
    assert Catalogue(()).shelves((), ("cat",), ("cat",)) == {"All": []}


def test_filters_of_ones_own_stand_together(made):
    write_pack(user_filters(), "mine")
    mine = load_filter(user_filters() / "mine")
    order = ["crown", "mine", "odd"]
    found = Catalogue([*made, mine]).shelves(order, (), ("odd",))
    assert list(found)[:4] == ["All", "Recent", "Your own", "Hats"]
    assert found["Your own"] == ["mine"]


def test_filters_with_numbers_come_first_and_then_their_kinds_by_name(made):
    numbers = {"odd": 2, "cat": 1}
    order = in_order(made[::-1], lambda one: numbers.get(one, 0))
    assert [one.id for one in order] == ["cat", "odd", "pirate", "crown"]
    order = in_order(made, lambda _: 0)
    assert [one.id for one in order] == ["pirate", "crown", "cat", "odd"]


def test_the_documentation_lists_the_tags():
    page = (ROOT / "docs" / "filter-format.md").read_text(encoding="utf-8")
    for heading, tags in shelves._TAGS.items():
        (row,) = (
            line for line in page.splitlines() if line.startswith(f"| {heading} ")
        )
        assert set(re.findall("`(.+?)`", row)) == tags


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("KONIG", {"crown"}),
        ("königs", {"crown"}),
        ("koenigs", {"crown"}),
        ("gold hats", {"crown"}),  # a tag, and a heading
        ("hats", {"crown", "pirate"}),
        ("one odd", {"odd"}),
        ("cat gold", set()),
        ("  ", {"crown", "cat", "pirate", "odd"}),
        ("%", set()),
    ],
)
def test_a_search_finds_names_tags_and_headings(made, query, wanted):
    assert Catalogue(made).find(query) == wanted


def test_a_search_finds_ids(filters):
    assert Catalogue(filters).find("party-") == {"party-hat"}


@given(st.text())
def test_plain_text_stays_as_it_is_when_made_plain_again(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="aeiouncsy", min_size=1), st.sampled_from("\u0301\u0308\u0327"))
def test_accents_and_case_do_not_count(text, accent):
    accented = "".join(letter + accent for letter in text)
    assert plain(accented.upper()) == text
