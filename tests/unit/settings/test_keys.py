"""Settings by their keys: values as commands write them, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.engine.governor import LEAST_CORES, LEAST_FPS, Budget
from facekeys.errors import UsageError
from facekeys.settings.keys import SETTINGS, section_title, value_of, with_value
from facekeys.settings.model import Settings, Shown


def test_every_setting_has_a_title_a_help_and_a_section():
    for one in SETTINGS.values():
        assert one.title
        assert one.help.endswith(".")
        assert one.title != one.key
        assert section_title(one.key)[0].isupper()
        assert value_of(Settings(), one.key) == one.default
        assert isinstance(one.shown, Shown)


def test_the_usual_budget_is_the_engines():
    assert Settings().budget == Budget()
    assert SETTINGS["processor.cores"].least == LEAST_CORES
    assert SETTINGS["processor.max_fps"].least == LEAST_FPS


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("camera.mirror", "off", False),
        ("camera.mirror", "true", True),
        ("processor.cores", "1.5", 1.5),
        ("filters.pinned", "hat, sunglasses,hat,", ("hat", "sunglasses")),
        ("filters.pinned", "", ()),
        ("photos.folder", "~/Photos", Path.home() / "Photos"),
        ("photos.folder", "", None),
        ("output.to", "/dev/video10", "/dev/video10"),
        ("window.width", "800", 800),
        ("hotkeys.filters", "hat,, cat,,", ("hat", "", "cat")),
        ("hotkeys.filters", ("", "hat", *[""] * 7), ("", "hat")),
        ("hotkeys.filters", "", ()),
    ],
)
def test_a_text_is_understood(key, text, value):
    assert value_of(with_value(Settings(), key, text), key) == value


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("camera.mirror", "perhaps", "camera.mirror must be true or false."),
        ("camera.id", "a\nb", "camera.id must be one line of readable text."),
        ("camera.id", "x" * 1001, "camera.id must have at most 1000 characters."),
        ("processor.cores", "0", "processor.cores must be at least 0.1."),
        ("processor.cores", 65, "processor.cores must be at most 64."),
        (
            "processor.cores",
            float("nan"),
            "processor.cores must be a finite number.",
        ),
        ("window.width", "1.5", "window.width must be a whole number."),
        ("photos.format", "bmp", "photos.format must be 'jpg' or 'png'."),
        ("photos.folder", "x", "must be a whole path"),
        ("photos.folder", 0, "must be the path of a folder"),
        ("photos.folder", "~nobody-of-that-name/x", "home folder that is not there"),
        ("photos.folder", "/" + "x" * 1000, "at most 1000 characters"),
        ("photos.name", "a/b", "must have none of"),
        ("filters.pinned", "Hat", "must be the id of a filter"),
        ("output.to", "/dev/video10\n", "output.to is not of the form"),
        ("output.to", "/dev/null", "output.to is not of the form"),
        ("hotkeys.filters", "hat,,hat", "has hat in two places"),
        ("hotkeys.filters", "a," * 9 + "b", "no more than 9 entries"),
        ("hotkeys.filters", "Hat", "must be the id of a filter"),
        ("hotkeys.bindings", {"a": "x", "b": "x"}, "gives x to a and to b"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(key, value, sentence):
    with pytest.raises(UsageError) as told:
        with_value(Settings(), key, value)
    assert sentence in told.value.message
    assert "\n" not in told.value.message


def test_two_actions_may_both_have_no_key():
    bindings = {"a": "", "b": ""}
    settings = with_value(Settings(), "hotkeys.bindings", bindings)
    assert settings.hotkeys.bindings == bindings


def test_a_slip_in_a_key_is_told_with_what_it_may_mean():
    with pytest.raises(UsageError, match=r"no setting camera\.mirra") as told:
        value_of(Settings(), "camera.mirra")
    assert "camera.mirror" in told.value.hint


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_key_and_value_is_taken_or_refused(key, value):
    for one in (key, *SETTINGS):
        try:
            changed = with_value(Settings(), one, value)
        except UsageError:
            continue
        assert with_value(changed, one, value_of(changed, one)) == changed
