from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facekeys.tracking.timekeeper import Timekeeper

MS = 1_000_000


def times(stamps):
    keeper = Timekeeper()
    return [keeper.advance(stamp) for stamp in stamps]


def test_sound_time_stamps_are_kept():
    assert times([500 * MS, 533 * MS, 570 * MS]) == [0, 33 * MS, 70 * MS]


def test_a_time_stamp_that_tells_nothing_counts_as_a_frame():
    for wrong in (500 * MS, 500 * MS + 1, 460 * MS):
        (_, step) = times([500 * MS, wrong])
        assert step == 33_333_333


def test_a_stall_is_kept():
    assert times([0, 5000 * MS])[1] == 5000 * MS


@given(st.lists(st.integers(-(2**62), 2**62), min_size=2))
def test_time_goes_forward_whatever_the_stamps_say(stamps):
    told = times(stamps)
    assert all(later > earlier for earlier, later in pairwise(told))


def test_only_a_long_way_back_is_another_scene():
    keeper = Timekeeper()
    assert not keeper.is_rewound_by(-5)
    keeper.advance(1000 * MS)
    assert not keeper.is_rewound_by(1000 * MS)
    assert not keeper.is_rewound_by(950 * MS)
    assert keeper.is_rewound_by(800 * MS)
