"""Patterns for the names of photos."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.recording.names import PATTERN, checked_pattern, filled

MOMENT = datetime(2026, 3, 4, 15, 6, 7).astimezone()


def test_date_time_and_filters_are_filled_in():
    assert filled(checked_pattern(PATTERN), MOMENT, []) == (
        "FaceKeys 2026-03-04 15-06-07"
    )
    assert filled("{filters}", MOMENT, ["hat", "moustache"]) == "hat moustache"
    assert filled("{filters}", MOMENT, []) == "plain"


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "1 to 100 characters"),
        ("x" * 101, "1 to 100 characters"),
        ("a/b", "must have none of"),
        ("..\\b", "must have none of"),
        ("a\0b", "must have none of"),
        (".hidden", "begin or end"),
        ("end.", "begin or end"),
        ("end ", "begin or end"),
        ("{time", "without its other half"),
        ("time}", "without its other half"),
        ("{}", "in braces"),
        ("{user}", "in braces"),
        ("{date.__class__}", "in braces"),
        ("{date!r}", "in braces"),
        ("{date:>9999999}", "in braces"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_reason(pattern, why):
    with pytest.raises(ValueError, match=why):
        checked_pattern(pattern)


@given(
    st.text(max_size=120), st.lists(st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True))
)
def test_any_pattern_that_is_taken_makes_one_plain_name(pattern, filters):
    try:
        checked_pattern(pattern)
    except ValueError:
        return
    name = filled(pattern, MOMENT, filters)
    assert 0 < len(name) <= 100
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name[0] not in ". "
    assert name[-1] not in ". "
