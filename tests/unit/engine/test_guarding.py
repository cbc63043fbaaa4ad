"""The guard in the running engine: nothing gets past it, whatever fails."""

import numpy as np
import pytest

from doubles import HandSource, wait_until
from facekeys.camera.demo import DemoClip
from facekeys.effects.guard import wash_out
from facekeys.engine.engine import Engine
from facekeys.engine.governor import Budget
from facekeys.engine.mailbox import Latest
from facekeys.engine.processing import PipelineThread
from facekeys.engine.statistics import Meter
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.types import Frame, Result


class Pipe:
    """A pipeline that fails, or notes what it is told."""

    def __init__(self, *, fails=False):
        self.fails, self.told = fails, []

    def process(self, frame, filters, *, pointed=None):
        if self.fails:
            raise ValueError("A filter is not what it was.")
        self.told.append(pointed)
        return Result(frame, ())

    def reset(self):
        pass


@pytest.fixture
def run():
    """Run the thread with a pipeline and some filters; return what it makes."""
    frames, made, notices = Latest(), [], []

    def start(pipe, filters, points=()):
        thread = PipelineThread(pipe, frames, made.append, Meter(), notices.append)
        thread.filters = [load_filter(builtin_folder() / one) for one in filters]
        for point in points:
            thread.pointed.put(point)
        thread.start()
        for number in range(2):
            count = len(made)
            pixels = np.full((8, 8, 3), 200, np.uint8)
            pixels[2:6, 2:6] = 40
            frames.put(Frame(pixels, number, number))
            wait_until(lambda count=count: len(made) > count)
        thread.stop()
        thread.join(5)
        return made, notices

    return start


@pytest.mark.parametrize(
    "filters", [["privacy-guard"], ["sunglasses", "privacy-guard"]]
)
def test_a_fault_while_a_guard_is_on_covers_all(run, caplog, filters):
    made, notices = run(Pipe(fails=True), filters)
    assert all(result.frame.pixels.std() == 0 for result in made)
    assert all(result.bare is None for result in made)
    assert "all of it is covered" in notices[0].error.message
    caplog.clear()


def test_without_a_guard_it_costs_the_filters_alone(run, caplog):
    made, _ = run(Pipe(fails=True), ["sunglasses"])
    assert all(result.frame.pixels.std() > 0 for result in made)
    caplog.clear()


def test_a_click_is_told_once(run):
    pipe = Pipe()
    run(pipe, [], points=[(1.0, 2.0), (3.0, 4.0)])
    assert pipe.told == [(3.0, 4.0), None]


def test_live_with_the_detector_beside_nobody_but_the_user_is_seen():
    source, guard = HandSource(), load_filter(builtin_folder() / "privacy-guard")
    engine = Engine(
        on_result=lambda: None,
        on_notice=lambda _: None,
        budget=Budget(cores=16.0, max_fps=1e6),
    )
    engine.use_filters([guard])
    engine.start()
    engine.use_source(lambda: source)
    clip = DemoClip()
    shown = []
    try:
        for number in range(30):
            source.give(clip.frame(number).pixels, None)
            taken = []
            wait_until(lambda taken=taken: taken.append(engine.take()) or taken[-1])
            result = taken[-1]
            covered = result.bare.pixels.copy()
            wash_out(covered)
            seen = (covered != result.frame.pixels).any(axis=2)
            assert not seen[:, :640].any()  # where the smaller face is
            shown.append(bool(seen.any()))
    finally:
        source.end()
        engine.close()
    assert any(shown)
