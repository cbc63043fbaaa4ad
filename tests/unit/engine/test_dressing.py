"""Filters whose pictures are read before they are drawn."""

import threading

import pytest

from facekeys.engine.dressing import DressingThread
from facekeys.errors import FaceKeysError


class OneFilter:
    """A filter that is read when the test lets it be."""

    def __init__(self, *, ready=False, broken=False, guards=False):
        self.ready, self.broken, self.guards = ready, broken, guards
        self.may_be_read = threading.Event()
        self.begun = threading.Event()

    def read(self):
        self.begun.set()
        assert self.may_be_read.wait(10)
        if self.broken:
            raise FaceKeysError("It is broken.")
        self.ready = True


@pytest.fixture
def dressing():
    """The thread, and what it has drawn and said."""
    thread = DressingThread(
        lambda filters: thread.worn.append(list(filters)),
        lambda notice: thread.said.append(notice.error),
        OneFilter.read,
    )
    thread.worn, thread.said = [], []
    thread.start()
    yield thread
    thread.stop()
    assert thread.join(10)


def test_what_is_read_already_is_drawn_before_the_call_returns(dressing):
    one = OneFilter(ready=True)
    dressing.wear([one])
    assert dressing.worn == [[one]]
    dressing.wear([])
    assert dressing.worn == [[one], []]


def test_one_that_must_be_read_first_follows_in_its_place(qtbot, dressing):
    first, second = OneFilter(), OneFilter(ready=True)
    dressing.wear([first, second])
    assert dressing.worn == [[second]]
    assert dressing.wanted == (first, second)
    first.may_be_read.set()
    qtbot.waitUntil(lambda: dressing.worn[1:] == [[first, second]])


def test_panic_while_a_filter_is_read_wins(qtbot, dressing):
    one, other = OneFilter(), OneFilter()
    dressing.wear([one])
    assert one.begun.wait(10)
    dressing.wear([])
    one.may_be_read.set()
    dressing.wear([other])  # which comes after the first in the thread
    assert other.begun.wait(10)
    assert dressing.worn == [[], [], []]
    other.may_be_read.set()
    qtbot.waitUntil(lambda: dressing.worn[3:] == [[other]])


def test_one_that_is_broken_is_told_and_the_others_are_drawn(qtbot, dressing):
    broken, sound = OneFilter(broken=True), OneFilter()
    for one in (broken, sound):
        one.may_be_read.set()
    dressing.wear([broken, sound])
    qtbot.waitUntil(lambda: bool(dressing.said))
    assert dressing.worn[-1] == [sound]
    assert [str(error) for error in dressing.said] == ["It is broken."]
    dressing.wear([sound])
    assert dressing.worn[-1] == [sound]


def test_a_guard_waits_for_nothing(dressing):
    guard, other = OneFilter(guards=True), OneFilter()
    dressing.wear([guard, other])
    assert dressing.worn == [[guard]]
    guard.may_be_read.set()
    other.may_be_read.set()
