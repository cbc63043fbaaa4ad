"""Which key does what: defaults, changes, conflicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.ui.actions import ACTIONS
from facekeys.ui.keymap import SLOTS, Keymap, Reach, tidied

BY_NAME = {slot.name: slot for slot in SLOTS}


def test_the_defaults_are_keys_without_conflicts():
    keymap = Keymap()
    assert keymap.conflicts() == {}
    assert keymap.changes() == {}
    assert all(tidied(slot.default) == slot.default for slot in SLOTS)
    assert keymap.keys(Reach.EVERYWHERE)["panic"] == "Ctrl+Alt+Shift+0"
    assert "next" not in keymap.keys(Reach.EVERYWHERE)


def test_every_action_has_a_place_for_each_reach():
    assert len(BY_NAME) == len(SLOTS) == 2 * len(ACTIONS)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"window.next": "1"}, {"window.next", "window.toggle-1"}),
        (
            {"window.next": "Ctrl+Alt+Shift+0"},
            {"window.next", "everywhere.panic"},
        ),
        ({"everywhere.push": "V"}, {"everywhere.push"}),
        ({"everywhere.push": "Shift+V"}, {"everywhere.push"}),
        ({"everywhere.push": "Meta+V"}, set()),
        ({"everywhere.push": "F5"}, set()),
        ({"window.panic": "Ctrl+Alt+Shift+0"}, set()),  # the same action twice
        ({"window.next": "", "window.previous": ""}, set()),
    ],
)
def test_conflicts_are_told_on_both_sides(changes, wrong):
    assert {slot.name for slot in Keymap(changes).conflicts()} == wrong


def test_a_conflict_names_the_other_action():
    told = Keymap({"window.next": "Ctrl+Alt+Shift+0"}).conflicts()
    assert told[BY_NAME["window.next"]] == (
        "Ctrl+Alt+Shift+0 is also the key for “All filters off” everywhere."
    )


def test_changes_come_back_as_they_were_given():
    changes = {"window.panic": "F9", "everywhere.toggle-2": ""}
    assert Keymap(changes).changes() == changes


@pytest.mark.parametrize("key", ["Ctrl", "A, B", "Ctrl+Nonsense", "Shift", "%§&"])
def test_what_is_no_single_key_is_left_out_of_settings_and_refused(key):
    keymap = Keymap({"window.panic": key, "window.dance": "F1"})
    assert keymap.changes() == {}
    with pytest.raises(ValueError, match="is no key"):
        keymap.put(BY_NAME["window.panic"], key)


@given(
    st.dictionaries(
        st.sampled_from(sorted(BY_NAME)) | st.text(max_size=8),
        st.sampled_from(["", "F1", "Ctrl+A", "a", "ctrl+alt+7", "1"]) | st.text(),
    )
)
def test_whatever_settings_hold_a_keymap_can_be_kept_and_read_again(changes):
    keymap = Keymap(changes)
    again = Keymap(keymap.changes())
    assert [again[slot] for slot in SLOTS] == [keymap[slot] for slot in SLOTS]
    holders = keymap.conflicts()
    for reach in Reach:
        free = [
            keymap[slot]
            for slot in SLOTS
            if slot.reach is reach and slot not in holders and keymap[slot]
        ]
        assert len(free) == len(set(free))
