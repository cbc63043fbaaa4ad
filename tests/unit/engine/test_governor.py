from itertools import pairwise

from facekeys.engine.governor import LADDER, Budget, Effort, Governor

CAPPED = tuple(
    Effort(
        step.detector_interval_s,
        min(30.0, step.preview_fps),
        min(30.0, step.processing_fps),
    )
    for step in LADDER
)
TOP, BOTTOM = CAPPED[0], CAPPED[-1]


class Day:
    """A governor whose clock and load the test drives by hand."""

    def __init__(self, cores=0.5, max_fps=30.0):
        self.governor = Governor(Budget(cores, max_fps))
        self.now_s = self.cpu_s = 0.0
        self.levels = []
        self.governor.observe(0.0, 0.0)

    def live(self, seconds, load):
        """Let time pass in frames of 1/30 s; the load may depend on the effort."""
        for _ in range(round(seconds * 30)):
            used = load(self.governor.effort) if callable(load) else load
            self.now_s += 1 / 30
            self.cpu_s += used / 30
            self.governor.observe(self.now_s, self.cpu_s)
            self.levels.append(self.governor.state.level)


def test_within_the_budget_it_does_everything():
    day = Day()
    day.live(60, 0.45)
    assert day.governor.effort == TOP
    assert set(day.levels) == {0}


def test_under_pressure_the_detector_goes_first_then_the_preview_then_the_frames():
    day = Day()
    seen = [TOP]
    for _ in range(20):
        day.live(1, 0.9)
        if day.governor.effort != seen[-1]:
            seen.append(day.governor.effort)
    assert tuple(seen) == CAPPED
    for before, after in pairwise(seen):
        if after.detector_interval_s != before.detector_interval_s:
            assert (after.preview_fps, after.processing_fps) == (30, 30)
        elif after.preview_fps != before.preview_fps:
            assert after.processing_fps == 30
        else:
            assert after.processing_fps < before.processing_fps


def test_one_step_a_second_and_none_below_the_last():
    day = Day()
    day.live(30, 2.0)
    steps = [b - a for a, b in pairwise(day.levels)]
    assert set(steps) == {0, 1}
    assert day.levels[31] == 1  # one whole second was looked at before each step
    assert day.governor.effort == BOTTOM


def test_when_there_is_room_it_comes_back_in_the_reverse_order():
    day = Day()
    day.live(12, 0.9)
    assert day.governor.effort == BOTTOM
    day.levels.clear()
    day.live(120, 0.1)
    assert day.governor.effort == TOP
    steps = [b - a for a, b in pairwise(day.levels)]
    assert set(steps) == {0, -1}


def test_a_load_just_below_the_budget_changes_nothing():
    day = Day()
    day.live(3.1, 0.9)
    level = day.governor.state.level
    assert level == 3
    day.live(300, 0.45)
    assert day.governor.state.level == level


def test_it_does_not_go_to_and_fro_where_each_step_matters():
    """Full frames cost 0.7 cores, fewer cost 0.3: no step between fits well."""

    def load(effort):
        return 0.7 if effort.processing_fps == 30 else 0.3

    day = Day()
    day.live(600, load)
    changes = sum(a != b for a, b in pairwise(day.levels))
    assert changes < 35
    late = day.levels[-300 * 30 :]
    assert sum(a != b for a, b in pairwise(late)) <= 10


def test_a_short_hitch_costs_one_step_for_some_seconds():
    day = Day()
    day.live(10, 0.3)
    day.live(1.2, 1.5)
    day.live(10, 0.3)
    assert max(day.levels) <= 2
    assert day.governor.state.level == 0


def test_the_cap_holds_at_every_level_and_for_the_preview_too():
    day = Day(max_fps=18)
    for _ in range(len(LADDER)):
        assert day.governor.effort.processing_fps <= 18
        assert day.governor.effort.preview_fps <= 18
        day.live(1, 0.9)
    assert day.governor.effort.processing_fps == BOTTOM.processing_fps


def test_what_it_does_can_be_seen():
    day = Day(cores=0.4, max_fps=25)
    day.live(1.2, 0.6)
    state = day.governor.state
    assert (state.budget_cores, state.max_fps) == (0.4, 25)
    assert abs(state.used_cores - 0.6) < 0.05
    assert (state.level, state.levels) == (1, len(LADDER) - 1)
    assert state.effort == day.governor.effort


def test_a_rest_is_neither_ease_nor_load():
    day = Day()
    day.live(6, 0.9)
    level = day.governor.state.level
    assert level > 0
    day.now_s += 3600
    day.cpu_s += 3600 * 0.01
    day.governor.observe(day.now_s, day.cpu_s)
    assert day.governor.state.level == level
    day.live(3, 0.1)
    assert day.governor.state.level == level
    assert day.governor.state.used_cores < 0.2
