"""What other programs ask of the running app."""

import pytest
from PySide6.QtCore import Qt

from facekeys.errors import ExitCode, RefusedError
from facekeys.overlays.library import Library
from facekeys.resources import settings_file
from facekeys.settings.file import write_settings
from facekeys.settings.keys import with_value
from facekeys.settings.model import Settings
from facekeys.settings.profiles import save_profile
from facekeys.ui.settings_dialog import SettingsDialog
from gui.session.asking import TIMEOUT_MS, asked, kept


def test_filters_are_toggled_and_taken_off_from_outside(qtbot, open_session):
    gallery = open_session().window.gallery
    assert asked(qtbot, "toggle", "moustache")["on"] is True
    assert asked(qtbot, "toggle", "hat")["on"] is True
    assert asked(qtbot, "toggle", "moustache")["on"] is False
    assert [one.id for one in gallery.active] == ["hat"]
    asked(qtbot, "panic")
    assert gallery.active == ()


def test_after_a_panic_from_outside_a_held_key_brings_nothing_back(qtbot, open_session):
    window = open_session().window
    window.gallery.toggle_id("hat")
    window.commands.press("push")
    asked(qtbot, "panic")
    window.commands.release("push")
    assert window.gallery.active == ()


def test_numbers_of_filters_are_kept_and_set_from_outside(qtbot, open_session):
    window = open_session().window
    assert window.gallery.numbers.of("sunglasses") == 1
    window.gallery.numbers.give("sunglasses", 7)
    asked(qtbot, "set", "processor.cores 1")
    asked(qtbot, "set", "hotkeys.filters ,hat")
    assert window.gallery.numbers.ids[:2] == ("", "hat")
    window.gallery.numbers.give("moustache", 1)
    window.close()
    assert kept().hotkeys.filters == ("moustache", "hat")


def test_a_filter_that_is_not_there_is_told_with_those_like_it(qtbot, open_session):
    open_session()
    with pytest.raises(RefusedError, match=r"There is no filter sun-glasses\.") as told:
        asked(qtbot, "toggle", "sun-glasses")
    assert told.value.exit_code == ExitCode.USAGE
    assert told.value.hint == "Did you mean sunglasses or round-glasses?"
    with pytest.raises(RefusedError) as told:
        asked(qtbot, "toggle", "xyz")
    assert told.value.hint == "`facekeys filters list` lists them."


def test_while_there_are_no_filters_yet_to_ask_again_is_the_hint(qtbot, open_session):
    open_session(load=lambda: Library({}, ()))
    with pytest.raises(RefusedError) as told:
        asked(qtbot, "toggle", "hat")
    assert told.value.hint == "Ask in a moment."


def test_a_profile_puts_its_filters_on_in_one_go(qtbot, open_session):
    settings = save_profile(Settings(), "work")
    settings = with_value(settings, "filters.pinned", ("hat", "moustache"))
    write_settings(settings_file(), save_profile(settings, "play"))
    window = open_session().window
    asked(qtbot, "profile", "work")
    assert window.gallery.active == ()
    asked(qtbot, "profile", "play")
    assert [one.id for one in window.gallery.active] == ["moustache", "hat"]
    with pytest.raises(RefusedError, match="There is no profile sleep"):
        asked(qtbot, "profile", "sleep")


def test_the_status_comes_through_the_door(qtbot, open_session):
    open_session()
    assert asked(qtbot, "status")["filters"] == []


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)  # offscreen
def test_a_second_start_shows_the_window_again(qtbot, open_session):
    window = open_session().window
    window.showMinimized()
    asked(qtbot, "raise")
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=TIMEOUT_MS)
    assert window.isVisible()


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)
def test_the_settings_are_a_click_away_and_switch_profiles(qtbot, open_session):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    settings = save_profile(settings, "play")
    write_settings(settings_file(), with_value(settings, "filters.pinned", ()))
    window = open_session().window
    for _ in range(2):
        qtbot.mouseClick(window.preferences, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    names = dialog.editors["filters.pinned"].widget
    assert names.count() == len(window.gallery.filters)
    dialog.profile_chosen.emit("play")
    assert window.gallery.active == ()  # in use already, and changed since
    dialog.profile_chosen.emit("gone")
    assert any("no profile gone" in text for text in window.notices.texts())


def test_troubles_are_written_to_the_log(open_session, caplog):
    settings_file().write_text("[camera\n")
    open_session()
    assert any(
        "settings: Settings that can't" in record.message for record in caplog.records
    )
