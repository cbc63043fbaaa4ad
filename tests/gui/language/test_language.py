"""Which language it is, and what follows from it."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from facekeys.settings.keys import SETTINGS
from facekeys.ui.actions import ACTIONS
from facekeys.ui.call_card import CallCard
from facekeys.ui.gallery.shelves import Catalogue
from facekeys.ui.keymap import shown, tidied
from facekeys.ui.language import LANGUAGES, chosen_language, use_language
from facekeys.ui.sources import SourceChooser
from facekeys.ui.words import filter_name, number, plural, tr


@pytest.mark.parametrize(
    ("wanted", "preferred", "language"),
    [
        ("system", ["de-AT", "de", "en"], "de"),
        ("system", ["fr-FR", "de-DE"], "de"),
        ("system", ["fr-FR"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("en", ["de-DE"], "en"),
        ("de", ["en-GB"], "de"),
    ],
)
def test_the_language_is_the_systems_unless_one_is_chosen(wanted, preferred, language):
    assert chosen_language(wanted, preferred) == language


def test_the_setting_offers_every_language_there_is():
    assert set(SETTINGS["window.language"].choices) == {"system", *LANGUAGES}


def test_numbers_are_written_as_the_language_has_it(german):
    assert number(1.25, 1) in {"1,2", "1,3"}
    assert number(30) == "30"


def test_numbers_have_a_point_in_english(english_afterwards):
    QLocale.setDefault(QLocale("de"))
    use_language("en")
    QLocale.setDefault(QLocale("en"))
    assert number(0.5, 1) == "0.5"


def test_things_are_counted_in_both_languages(qapp):
    assert plural("1 face", "{n} faces", 1) == "1 face"
    assert plural("1 face", "{n} faces", 0) == "0 faces"


def test_things_are_counted_in_german(german):
    assert plural("1 face", "{n} faces", 1) == "1 Gesicht"
    assert plural("1 face", "{n} faces", 2) == "2 Gesichter"
    assert plural("up to {edge} ms: 1 frame", "up to {edge} ms: {n} frames", 1, edge=5)
    assert plural("", "up to {edge} ms: {n} frames", 3, edge=5) == "bis 5 ms: 3 Bilder"


def test_qts_own_words_are_german_too(german):
    translate = QCoreApplication.translate
    assert translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert shown("Ctrl+Alt+Shift+0") == "Strg+Alt+Umschalt+0"


def test_keys_are_kept_as_before(german):
    for action in ACTIONS:
        for key in filter(None, (action.key, action.everywhere)):
            assert tidied(key) == key
            assert QKeySequence(key).toString() == key


def test_actions_are_named_in_german_after_the_tables_were_made(german):
    titles = {action.id: action.words() for action in ACTIONS}
    assert titles["panic"] == "Alle Filter aus"
    assert titles["toggle-3"] == "Filter 3"


def test_tips_name_the_letters_of_the_german_labels(german, qtbot):
    card = CallCard(SourceChooser(lister=list))
    qtbot.addWidget(card)
    for widget, label in (
        (card.sources, tr("&Camera")),
        (card.output, card.output.text()),
        (card.get_ready, card.get_ready.text()),
    ):
        keys = QKeySequence.mnemonic(label).toString()
        assert widget.toolTip().endswith(f"({keys})")


def test_a_filter_is_found_by_its_name_in_either_language(german, filters):
    catalogue = Catalogue(filters)
    assert filter_name("Sunglasses") == "Sonnenbrille"
    assert "sunglasses" in catalogue.find("sonnen")
    assert "sunglasses" in catalogue.find("sunglasses")
    assert "sunglasses" in catalogue.find("brillen")


def test_a_filter_of_somebody_else_keeps_its_name(german):
    assert filter_name("My very own hat") == "My very own hat"
