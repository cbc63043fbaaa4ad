"""Under which headings filters stand, and which of them a search finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from facekeys.overlays.filter import Filter
from facekeys.settings.kinds import NUMBERS
from facekeys.ui.words import filter_name, marked, tr

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.manifest import Manifest

ALL: Final = marked("All")
"""The heading of every filter there is."""

# docs/filter-format.md tells those who draw filters about these tags.
_TAGS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        marked("Glasses"): frozenset({"glasses", "sunglasses", "monocle", "eye-patch"}),
        marked("Hats"): frozenset({"headwear", "hat", "crown", "helmet"}),
        marked("Moustaches and beards"): frozenset({"moustache", "beard"}),
        marked("Hair"): frozenset({"hair-style", "wig"}),
        marked("Animals"): frozenset({"animal"}),
        marked("Characters"): frozenset({"character", "costume"}),
        marked("Jewellery and make-up"): frozenset(
            {"jewellery", "make-up", "face-paint"}
        ),
        marked("Party"): frozenset({"party", "birthday", "holiday"}),
        marked("Captions and frames"): frozenset({"caption", "frame"}),
        marked("Effects"): frozenset({"effect"}),
        marked("Privacy"): frozenset({"privacy"}),
    }
)

_DIAERESIS: Final = "\N{COMBINING DIAERESIS}"


class Catalogue:
    """Knows where filters stand, and finds them."""

    def __init__(self, filters: Sequence[Filter]) -> None:
        """Take in what these filters say about themselves.

        Args:
            filters: All there are.
        """
        tags = {one.id: _plain_tags(one.manifest) for one in filters}
        self._by_tag = {
            heading: frozenset(one for one, own in tags.items() if wanted & own)
            for heading, wanted in _TAGS.items()
        }
        self._own = frozenset(one.id for one in filters if one.own)
        self._texts = {
            one.id: _searchable(one.manifest, tags[one.id]) for one in filters
        }

    def shelves(
        self, order: Sequence[str], favourites: Sequence[str], recents: Sequence[str]
    ) -> Mapping[str, Sequence[str]]:
        """Put the filters under their headings.

        Args:
            order: Ids of all there are, in the order in which they are shown.
            favourites: Ids, in the user's order; those of filters that are not there do
                not count. Likewise `recents`.
            recents: Ids, the newest first.

        Returns:
            The ids of the filters by heading, in the order in which headings are shown:
            all, what the user chose or made, those by tags. Empty ones are left out,
            but never `ALL`.
        """
        own = {
            marked("Favourites"): [one for one in favourites if one in self._texts],
            marked("Recent"): [one for one in recents if one in self._texts],
            marked("Your own"): [one for one in order if one in self._own],
        }
        by_tag = {
            heading: [one for one in order if one in shelf]
            for heading, shelf in self._by_tag.items()
        }
        filled = {name: shelf for name, shelf in (own | by_tag).items() if shelf}
        return {ALL: list(order)} | filled

    def find(self, query: str) -> frozenset[str]:
        """Return the ids of the filters that have every word of a query.

        Words are looked for as parts of names, ids, tags and headings, in English and
        in the user's language, whatever case and accents they have. A query without
        words finds everything.
        """
        words = plain(query).split()
        return frozenset(
            one
            for one, text in self._texts.items()
            if all(word in text for word in words)
        )


def in_order(
    filters: Sequence[Filter], number: Callable[[str], int]
) -> tuple[Filter, ...]:
    """Sort filters as they are shown: those with numbers, then by heading and name.

    Args:
        filters: All there are.
        number: Tells the number of a filter by its id; 0 if it has none.
    """

    def place(one: Filter) -> tuple[int, int, str]:
        tags = _plain_tags(one.manifest)
        headings = (row for row, wanted in enumerate(_TAGS.values()) if wanted & tags)
        name = plain(filter_name(one.manifest.name))
        return number(one.id) or NUMBERS + 1, next(headings, len(_TAGS)), name

    return tuple(sorted(filters, key=place))


def plain(text: str) -> str:
    """Return a text without case and accents, for comparing.

    As Unicode does it for compatibility caseless matching (definition D146), which
    takes both steps twice; then the combining marks are left out.
    """
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in text if not unicodedata.combining(sign))


def _plain_tags(manifest: Manifest) -> frozenset[str]:
    return frozenset(plain(tag).replace(" ", "-") for tag in manifest.tags)


def _searchable(manifest: Manifest, tags: frozenset[str]) -> str:
    headings = [heading for heading, wanted in _TAGS.items() if wanted & tags]
    english = (manifest.name, manifest.id, *manifest.tags, *headings)
    own = " ".join((filter_name(manifest.name), *map(tr, headings)))
    # As those write it who have no keys for umlauts: ae, oe and so on.
    spelt = unicodedata.normalize("NFD", own).replace(_DIAERESIS, "e")
    return plain(" ".join((*english, own, spelt)))
