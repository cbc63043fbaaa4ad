import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles import StagedWatch, wait_until
from facekeys.engine.demand import Demand, DemandThread
from facekeys.virtualcam.audience import NOBODY, SOMEBODY, UNKNOWN, audience_of

STEP_S = 0.1


def course(*scenes):
    """Return (second, whether the camera is on), for scenes of so many seconds."""
    demand, now_s, seen = Demand(), 0.0, []
    for seconds, audience, visible in scenes:
        for _ in range(round(seconds / STEP_S)):
            on = demand.camera_on(now_s, audience, used_here=visible)
            seen.append((round(now_s, 3), on))
            now_s += STEP_S
    return seen


def changes(seen):
    """Return the moments at which the camera went on or off."""
    return [
        (after[0], after[1])
        for before, after in zip([(0, False), *seen], seen, strict=False)
        if before[1] != after[1]
    ]


def test_with_neither_a_window_nor_a_watcher_it_stays_off():
    assert changes(course((10, NOBODY, False))) == []


@pytest.mark.parametrize("audience", [audience_of(1), audience_of(3), SOMEBODY])
def test_a_watcher_brings_it_on_soon_and_lets_it_go_after_a_while(audience):
    seen = changes(course((1, NOBODY, False), (5, audience, False), (5, NOBODY, False)))
    assert seen == [(pytest.approx(1.3), True), (pytest.approx(8.0), False)]


def test_the_window_brings_it_on_at_once():
    seen = changes(course((1, NOBODY, False), (1, NOBODY, True), (5, NOBODY, False)))
    assert seen == [(pytest.approx(1.0), True), (pytest.approx(3.9), False)]


def test_a_browser_that_only_looks_does_not_bring_it_on():
    look = ((0.2, audience_of(1), False), (0.2, NOBODY, False))
    assert changes(course((1, NOBODY, False), *look * 20)) == []


def test_a_program_that_opens_it_anew_never_loses_it():
    anew = ((1.5, NOBODY, False), (3, audience_of(1), False))
    assert changes(course((1, audience_of(1), False), *anew * 3)) == [
        (pytest.approx(0.3), True)
    ]


def test_where_the_system_cannot_tell_it_is_on():
    assert changes(course((10, UNKNOWN, False))) == [(0, True)]


AUDIENCES = st.sampled_from([NOBODY, SOMEBODY, UNKNOWN, audience_of(1)])


@given(
    st.lists(st.tuples(st.floats(0.1, 5), AUDIENCES, st.booleans()), max_size=20),
    st.booleans(),
)
def test_whatever_went_before_a_call_gets_its_picture_and_rest_its_end(scenes, watched):
    audience = SOMEBODY if watched else NOBODY
    seen = course(*scenes, (3, audience, False))
    assert seen[-1][1] is watched


class Camera:
    """Notes what it is told."""

    def __init__(self):
        self.resting = None

    def rest(self, resting):
        self.resting = resting


@pytest.fixture
def attending(monkeypatch):
    monkeypatch.setattr("facekeys.engine.demand._LINGER_S", 0.2)
    camera = Camera()
    thread = DemandThread(camera.rest, lambda notice: None)
    thread.start()
    yield thread, camera
    thread.stop()
    assert thread.join(10)


def test_the_camera_rests_when_the_window_goes_and_wakes_for_a_watcher(attending):
    thread, camera = attending
    wait_until(lambda: camera.resting is False)
    audience = [NOBODY]
    watch = StagedWatch(lambda: audience[-1])
    thread.follow(watch)
    thread.window_visible = False
    wait_until(lambda: camera.resting)
    audience.append(audience_of(2))
    wait_until(lambda: not camera.resting)
    assert thread.audience == audience_of(2)
    thread.follow(None)
    wait_until(lambda: camera.resting)
    assert watch.closed
    assert thread.audience == NOBODY


def test_the_camera_is_on_while_something_is_recorded(attending):
    thread, camera = attending
    thread.window_visible = False
    wait_until(lambda: camera.resting)
    thread.recording = True
    wait_until(lambda: not camera.resting)
    thread.recording = False
    wait_until(lambda: camera.resting)


def test_the_next_watch_takes_the_place_of_the_last_which_is_closed(attending):
    thread, _ = attending
    old, new = StagedWatch(lambda: NOBODY), StagedWatch(lambda: UNKNOWN)
    thread.follow(old)
    thread.follow(new)
    assert old.closed
    assert not new.closed
    wait_until(lambda: thread.audience == UNKNOWN)


def test_a_fault_leaves_the_camera_on(caplog):
    camera, notices, told = Camera(), [], threading.Event()

    def broken():
        told.wait(10)
        raise ZeroDivisionError

    thread = DemandThread(camera.rest, notices.append)
    thread.window_visible = False
    thread.follow(StagedWatch(broken))
    camera.resting = True
    thread.start()
    told.set()
    assert thread.join(10)
    assert camera.resting is False
    assert "ZeroDivisionError" in caplog.text
    assert len(notices) == 1
