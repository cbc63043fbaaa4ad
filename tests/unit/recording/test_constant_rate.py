"""Slots in a film: right in time, whatever comes when."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facekeys.recording.constant_rate import ConstantRate

FPS = 30
moments = st.lists(st.floats(0, 0.5), min_size=1, max_size=200).map(
    lambda gaps: [sum(gaps[: n + 1]) for n in range(len(gaps))]
)


def slots(times_s):
    rate = ConstantRate(FPS)
    return [rate.slot(one) for one in times_s]


@given(moments, st.floats(0, 1e6))
def test_a_film_is_never_off_the_clock(gaps, start_s):
    times = [start_s + one for one in gaps]
    for time_s, slot in zip(times, slots(times), strict=True):
        if slot is not None:
            assert abs(slot - (time_s - times[0]) * FPS) <= 1.1 + 1e-3


@given(moments)
def test_every_slot_is_later_than_the_one_before(times):
    given_ = [slot for slot in slots(times) if slot is not None]
    assert given_[0] == 0
    assert all(one < other for one, other in pairwise(given_))


@given(st.lists(st.floats(-0.015, 0.015), min_size=2, max_size=100))
def test_a_camera_of_the_right_rate_loses_nothing_by_its_jitter(jitters):
    times = [n / FPS + 0.015 + jitter for n, jitter in enumerate(jitters)]
    given_ = slots(times)
    assert None not in given_
    assert given_[-1] - given_[0] <= len(times)  # one slot empty at most


def test_twice_the_rate_loses_every_second_picture():
    given_ = slots([n / 60 for n in range(120)])
    assert sum(slot is not None for slot in given_) in {60, 61, 62}


def test_half_the_rate_leaves_every_second_slot_empty():
    given_ = slots([n / 15 for n in range(30)])
    assert len(given_) == 30
    assert abs(given_[-1] - 58) <= 1
