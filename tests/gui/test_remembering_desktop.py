"""Keys, tray and mark, and the settings that they are kept in."""

import pytest

from facekeys.errors import HotkeyError
from facekeys.settings.keys import value_of
from facekeys.settings.model import Settings
from facekeys.settings.profiles import remove_profile, save_profile
from facekeys.ui.desktop import Desktop
from facekeys.ui.hotkeys.backend import NoHotkeys
from facekeys.ui.remembering_desktop import RememberingDesktop
from facekeys.ui.settings_store import SettingsStore


@pytest.fixture
def store(tmp_path):
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def desktop(window, store):
    desktop = Desktop(window, lambda _listener: NoHotkeys(HotkeyError("None.")))
    RememberingDesktop(desktop, store)
    yield desktop
    desktop.close()


def test_settings_reach_the_desktop(desktop, store):
    assert desktop.tray.keeps_running is None
    for closing, keeps in (("hide", True), ("end", False), ("ask", None)):
        store.change("window.closing", closing)
        assert desktop.tray.keeps_running is keeps
    store.change("hotkeys.bindings", {"window.freeze": "F9"})
    assert desktop.window.commands.key("freeze") == "F9"
    store.change("output.mark", True)
    assert desktop.window.engine.marks_filtered


def test_the_tray_offers_the_profiles_there_are(desktop, store):
    menu = desktop.tray.profiles
    assert not menu.menuAction().isVisible()
    for name in ("work", "fun & games"):
        store.alter(save_profile, name)
    assert menu.menuAction().isVisible()
    assert [one.text() for one in menu.actions()] == ["fun && games", "work"]
    assert [one.isChecked() for one in menu.actions()] == [True, False]
    chosen = []
    desktop.tray.profile_chosen.connect(chosen.append)
    menu.actions()[1].trigger()
    menu.actions()[0].trigger()
    assert chosen == ["work", "fun & games"]
    for name in chosen:
        store.alter(remove_profile, name)
    assert not menu.menuAction().isVisible()


def test_what_is_chosen_is_kept(desktop, store):
    desktop.keys_chosen.emit({"window.freeze": "F8"})
    assert value_of(store.settings, "hotkeys.bindings") == {"window.freeze": "F8"}
    both = {"window.panic": "F9", "everywhere.panic": "F9"}
    desktop.keys_chosen.emit(both)
    assert value_of(store.settings, "hotkeys.bindings") == both
    desktop.tray.decided.emit(False)
    assert store.settings.window.closing == "end"
    assert Settings().window.closing == "ask"
