"""Profiles: what belongs to them, and what does not change with them."""

import pytest

from facekeys.errors import UsageError
from facekeys.settings.keys import with_value
from facekeys.settings.model import Settings
from facekeys.settings.profiles import remove_profile, save_profile, use_profile


@pytest.fixture
def work_and_play():
    """Two profiles, "play" in use."""
    settings = save_profile(Settings(), "work")
    settings = with_value(settings, "filters.pinned", ("hat",))
    settings = with_value(settings, "output.to", "http")
    settings = save_profile(settings, "play")
    assert settings.profile == "play"
    return settings


def test_filters_and_output_change_with_the_profile(work_and_play):
    work = use_profile(work_and_play, "work")
    assert (work.profile, work.filters.pinned, work.output.to) == ("work", (), "auto")
    play = use_profile(work, "play")
    assert (play.filters.pinned, play.output.to) == (("hat",), "http")


def test_whether_the_virtual_camera_is_on_does_not(work_and_play):
    off = with_value(work_and_play, "output.on", False)
    assert not use_profile(off, "work").output.on
    on = with_value(use_profile(off, "work"), "output.on", True)
    assert use_profile(on, "play").output.on


def test_other_settings_do_not(work_and_play):
    dark = with_value(work_and_play, "window.theme", "dark")
    assert use_profile(dark, "work").window.theme == "dark"


def test_what_is_changed_in_a_profile_stays_with_it(work_and_play):
    changed = with_value(work_and_play, "filters.pinned", ("moustache",))
    back = use_profile(use_profile(changed, "work"), "play")
    assert back.filters.pinned == ("moustache",)


def test_to_use_the_one_in_use_keeps_what_was_changed(work_and_play):
    changed = with_value(work_and_play, "filters.pinned", ("moustache",))
    assert use_profile(changed, "play").filters.pinned == ("moustache",)


def test_a_profile_that_is_removed_leaves_what_is_in_use(work_and_play):
    bare = remove_profile(work_and_play, "play")
    assert (bare.profile, set(bare.profiles)) == ("", {"work"})
    assert bare.filters.pinned == ("hat",)
    assert remove_profile(work_and_play, "work").profile == "play"


def test_one_that_is_not_there_is_told_with_those_that_are(work_and_play):
    with pytest.raises(UsageError, match="no profile sleep") as told:
        use_profile(work_and_play, "sleep")
    assert told.value.hint == "There are: work, play."
    with pytest.raises(UsageError) as told:
        use_profile(Settings(), "sleep")
    assert "settings of the window" in told.value.hint


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "a\nb"])
def test_a_name_must_be_readable(name):
    with pytest.raises(UsageError, match="1 to 40 readable"):
        save_profile(Settings(), name)
