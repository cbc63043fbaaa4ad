"""The search: what is typed there is text, and never a key of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facekeys.settings.model import Settings
from facekeys.ui.remembering import Remembering
from facekeys.ui.settings_store import SettingsStore
from factories import make_frame
from gui.gallery.keyboard import CONTROL, on, press


@pytest.fixture
def searching(window, qtbot):
    """A whole window whose search has the keyboard, by its key."""
    window.activateWindow()
    qtbot.waitUntil(window.gallery.tiles.hasFocus)
    press(Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(window.gallery.search.hasFocus)
    return window


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_what_is_typed_narrows_at_once(searching, hands):
    gallery = searching.gallery
    for typed, wanted in (("U", 3), ("n", 2), (" sum", 1)):
        type_in(typed)
        assert len(hands.ids(gallery.tiles)) == wanted
    assert hands.ids(gallery.tiles) == ["sunglasses"]


def test_a_search_looks_under_every_heading(searching, hands):
    gallery = searching.gallery
    gallery.headings.choose("Hats")
    type_in("moust")
    assert gallery.headings.current == "All"
    assert hands.ids(gallery.tiles) == ["moustache"]
    gallery.headings.choose("Hats")
    assert hands.ids(gallery.tiles) == []


def test_a_search_in_vain_says_so(searching, qtbot):
    gallery = searching.gallery
    type_in("<b>xyz")
    assert gallery.nothing.isVisible()
    assert gallery.nothing.text() == "No filter is found by “<b>xyz”."
    assert not gallery.tiles.isVisible()
    press(Qt.Key.Key_Return)
    assert on(searching.gallery) == []
    press(Qt.Key.Key_Escape)
    assert gallery.tiles.isVisible()


def test_digits_and_letters_of_keys_are_typed(searching):
    mirrored = searching.mirror.isChecked()
    type_in("123npfvzm")
    assert searching.gallery.search.text() == "123npfvzm"
    assert on(searching.gallery) == []
    assert searching.mirror.isChecked() == mirrored
    assert not searching.commands.deeds.frozen


def test_keys_mean_the_same_whatever_was_found(searching, hands):
    type_in("glasses")
    press(Qt.Key.Key_Down)
    assert searching.gallery.tiles.hasFocus()
    press(Qt.Key.Key_4)
    assert on(searching.gallery) == ["hat"]
    assert set(hands.ids(searching.gallery.tiles)) == {"round-glasses", "sunglasses"}


def test_a_click_takes_the_keyboard_back_from_the_search(searching, hands):
    tiles = searching.gallery.tiles
    hands.click(tiles, hands.area(tiles, "moustache").center())
    press(Qt.Key.Key_4)
    assert on(searching.gallery) == ["moustache", "hat"]
    assert searching.gallery.search.text() == ""


def test_enter_puts_the_first_one_found_on(searching):
    press(Qt.Key.Key_Return)
    assert on(searching.gallery) == []
    type_in("sung")
    press(Qt.Key.Key_Return)
    assert on(searching.gallery) == ["sunglasses"]


def test_escape_empties_the_search_and_then_is_the_panic_key(searching, hands):
    searching.gallery.toggle_id("hat")
    type_in("glasses")
    press(Qt.Key.Key_Escape)
    assert searching.gallery.search.text() == ""
    assert len(hands.ids(searching.gallery.tiles)) == 5
    assert on(searching.gallery) == ["hat"]
    panicked = []
    searching.gallery.changed.connect(lambda: panicked.append(on(searching.gallery)))
    press(Qt.Key.Key_Escape)  # no event loop runs between the key and its effect
    assert panicked == [[]]
    searching.gallery.toggle_id("hat")
    press(Qt.Key.Key_Escape)
    assert on(searching.gallery) == []


def test_who_leaves_the_search_by_escape_has_the_keys_of_the_window(searching):
    type_in("glasses")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_4)
    assert searching.gallery.search.text() == ""
    assert on(searching.gallery) == ["hat"]


def test_a_click_on_the_preview_ends_typing_too(searching, qtbot):
    searching.preview.show_frame(make_frame())
    type_in("glasses")
    qtbot.mouseClick(searching.preview, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_4)
    assert searching.gallery.search.text() == "glasses"
    assert on(searching.gallery) == ["hat"]


def test_the_panic_key_of_all_windows_works_while_something_is_typed(searching):
    searching.gallery.toggle_id("hat")
    type_in("glasses")
    searching.commands.press("panic")
    assert on(searching.gallery) == []
    assert searching.gallery.search.text() == "glasses"


def test_the_last_chip_hands_the_keyboard_to_the_filters(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.gallery.tiles.hasFocus)
    window.gallery.toggle_id("hat")
    window.gallery.chips.setFocus()
    press(Qt.Key.Key_Delete)
    assert on(window.gallery) == []
    assert window.gallery.tiles.hasFocus()


def test_favourites_and_recents_are_kept(window, tmp_path):
    store = SettingsStore(tmp_path / "settings.toml")
    store.change("filters.favourites", ("hat", "lost"))
    store.change("gallery.recents", ("lost", "moustache"))
    Remembering(window, store)
    gallery = window.gallery
    assert gallery.favourites == ("hat", "lost")
    assert gallery.recents == ("lost", "moustache")
    gallery.tiles.starred.emit("sunglasses")
    gallery.toggle_id("hat")
    assert store.settings.filters.favourites == ("hat", "lost", "sunglasses")
    assert store.settings.gallery.recents == ("hat", "lost", "moustache")
    store.change("filters.favourites", ("moustache",))  # as the dialog does
    assert gallery.favourites == ("moustache",)
    assert [one.id for one in window.commands.deeds.chosen] == ["moustache"]
    assert Settings().gallery.recents == ()
