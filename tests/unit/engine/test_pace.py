import itertools

from hypothesis import given
from hypothesis import strategies as st

from facekeys.engine.pace import Pace


def passed(pace, times_s):
    return [time_s for time_s in times_s if pace.due(time_s)]


def test_a_camera_of_the_same_rate_loses_nothing_to_its_jitter():
    early_and_late = [0.012, -0.009, 0.0, 0.008, -0.012]
    times_s = [n / 30 + early_and_late[n % 5] for n in range(300)]
    assert len(passed(Pace(30.0), times_s)) == 300


def test_half_the_rate_lets_every_second_one_through():
    times_s = [n / 30 for n in range(60)]
    assert passed(Pace(15.0), times_s) == [0.0, *times_s[1::2]]


def test_two_thirds_of_the_rate_lets_two_of_three_through():
    through = passed(Pace(20.0), [float(n) / 30 for n in range(3, 63)])
    gaps = [round((b - a) * 30) for a, b in itertools.pairwise(through)]
    assert gaps[1:9] == [1, 2, 1, 2, 1, 2, 1, 2]


def test_a_pause_is_not_made_up_for():
    pace = Pace(10.0)
    assert pace.due(0.0)
    burst = [5.0 + n / 1000 for n in range(100)]
    assert len(passed(pace, burst)) <= 2


def test_without_a_limit_everything_goes_through():
    assert len(passed(Pace(float("inf")), [0.0] * 50)) == 50


def test_a_new_rate_holds_from_the_next_one_on():
    pace = Pace(5.0)
    first = passed(pace, [n / 30 for n in range(30)])
    pace.fps = 30.0
    second = passed(pace, [2.0 + n / 30 for n in range(30)])
    assert (len(first), len(second)) == (6, 30)


@given(
    st.floats(1, 120),
    st.lists(st.floats(0, 0.2), min_size=1, max_size=200),
)
def test_never_more_than_the_rate_and_the_one_that_came_early(fps, gaps_s):
    now_s, times_s = 0.0, []
    for gap_s in gaps_s:
        now_s += gap_s
        times_s.append(now_s)
    through = passed(Pace(fps), times_s)
    assert len(through) <= (through[-1] - through[0]) * fps + 1.75 + 1e-6
