"""Things that dangle: where they come to rest, and how they get there."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply
from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.faults import PackError
from facekeys.overlays.memory import LayerMemory
from facekeys.overlays.packs import load_filter
from facekeys.overlays.physics import Spring
from facekeys.overlays.springs import swung
from factories import make_face
from unit.overlays.packs import write_pack

PIVOT, MIDDLE = (10.0, 0.0), (10.0, 30.0)
EYE = 60.0
FRAME_S = 1 / 30


class Dangling:
    """A picture of 60 pixels that hangs by the middle of its upper edge."""

    def __init__(self, **options):
        self.spring = Spring(**options)
        self.memory = LayerMemory(0, 0)
        self.now_ns = 0

    def step(self, x=0.0, y=0.0, *, lean_deg=0.0, after_s=FRAME_S):
        """Hold the pivot at x, y of the frame; return how the picture is turned."""
        self.now_ns += round(after_s * 1e9)
        lean = math.radians(lean_deg)
        cosine, sine = math.cos(lean), math.sin(lean)
        linear = np.array([[cosine, -sine], [sine, cosine]])
        placement = np.column_stack([linear, (x, y) - linear @ PIVOT])
        placed = swung(
            self.spring,
            self.memory,
            placement,
            pivot=PIVOT,
            middle=MIDDLE,
            eye_distance=EYE,
            now_ns=self.now_ns,
        )
        assert apply(placed, PIVOT) == pytest.approx((x, y), abs=1e-9)
        assert np.linalg.det(placed[:, :2]) == pytest.approx(1)
        return math.degrees(math.atan2(placed[1, 0], placed[0, 0]))

    def run(self, seconds, x_of=lambda _: 0.0, **options):
        count = round(seconds / FRAME_S)
        return [self.step(x_of(n * FRAME_S), **options) for n in range(count)]


@pytest.mark.parametrize("lean", [-40, 0, 25])
def test_with_gravity_it_hangs_straight_down_and_without_as_placed(lean):
    assert Dangling().step(lean_deg=lean) == pytest.approx(0, abs=1e-9)
    assert Dangling(gravity=False).step(lean_deg=lean) == pytest.approx(lean)


def test_what_rests_goes_on_resting():
    turns = Dangling().run(2)
    assert np.abs(turns).max() < 1e-9


def test_it_stays_behind_swings_and_comes_to_rest():
    one = Dangling(hz=2, damping=0.15)
    one.step()
    pushed = one.run(0.2, lambda t: 300 * t)
    assert max(pushed) > 5  # the pivot goes to the right, the mass hangs to the left
    after = one.run(4, lambda _: 300 * (0.2 - FRAME_S))
    assert min(after) < -5  # and swings through
    assert np.abs(after[-10:]).max() < 1
    # About twice a second.
    signs = np.sign(after[:45])
    assert np.count_nonzero(np.diff(signs)) == pytest.approx(6, abs=1)


def test_well_damped_it_does_not_swing_over():
    one = Dangling(hz=2, damping=1)
    one.step()
    one.run(0.2, lambda t: 300 * t)
    still = one.run(3, lambda _: 300 * (0.2 - FRAME_S))
    first = still[0]
    assert all(turn * np.sign(first) > -1.5 for turn in still[6:])


def test_the_rate_of_frames_hardly_matters():
    def after(frames_a_second):
        one = Dangling()
        one.step()
        step_s = 1 / frames_a_second
        count = round(0.6 / step_s)
        turns = [
            one.step(
                60 * math.sin(4 * n / frames_a_second), after_s=1 / frames_a_second
            )
            for n in range(count)
        ]
        return turns[-1]

    assert after(60) == pytest.approx(after(120), abs=1.5)
    assert after(30) == pytest.approx(after(120), abs=4)


def test_it_swings_no_further_than_it_may():
    one = Dangling(most_deg=20)
    one.step()
    turns = one.run(1, lambda t: 40 * math.sin(40 * t))
    assert max(np.abs(turns)) <= 20 + 1e-6


def test_after_a_gap_it_hangs_still():
    one = Dangling()
    one.step()
    one.run(0.2, lambda t: 300 * t)
    assert one.step(900, after_s=0.5) == pytest.approx(0, abs=1e-9)


def test_a_frame_twice_changes_nothing():
    one = Dangling()
    one.step()
    one.run(0.2, lambda t: 300 * t)
    assert one.step(50, after_s=0) == one.step(50, after_s=0)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-3000, 3000),
            st.floats(-3000, 3000),
            st.floats(-180, 180),
            st.floats(0, 0.4),
        ),
        max_size=20,
    ),
    st.floats(0.3, 8),
    st.floats(0.02, 2),
    st.booleans(),
)
def test_however_a_face_jumps_it_stays_a_picture(steps, hz, damping, gravity):
    one = Dangling(hz=hz, damping=damping, gravity=gravity)
    for x, y, lean, after_s in steps:
        assert math.isfinite(one.step(x, y, lean_deg=lean, after_s=after_s))


SPRING = '"similarity"\npivot = [9.5, -5]\n[layer.spring]\nhz = 1.5\n'


def test_a_layer_with_a_spring_swings_on_each_face_by_itself(tmp_path):
    one = load_filter(write_pack(tmp_path, replace=('"similarity"', SPRING)))
    planner = Planner()

    def plan(shift, frame):
        faces = [make_face(100 + shift, track_id=1), make_face(300, track_id=2)]
        strokes = planner.plan(
            faces, [one], width=640, height=480, now_ns=round(frame * FRAME_S * 1e9)
        )
        return [stroke.warp.inverse[0, 1] for stroke in strokes]

    turns = np.array([plan(10 * frame, frame) for frame in range(8)])
    assert np.abs(turns[:, 0]).max() > 0.01
    assert np.abs(turns[:, 1]).max() < 1e-6


def test_on_a_single_picture_it_hangs_still(tmp_path):
    one = load_filter(write_pack(tmp_path, replace=('"similarity"', SPRING)))
    (stroke,) = plan_strokes([make_face(roll_deg=20)], [one], width=640, height=480)
    assert stroke.warp.inverse[0, 1] == pytest.approx(0, abs=1e-6)


def test_faults(tmp_path):
    without = SPRING.replace("pivot = [9.5, -5]\n", "").replace("1.5", "9")
    with pytest.raises(PackError) as raised:
        load_filter(write_pack(tmp_path / "a", replace=('"similarity"', without)))
    assert any("layer.0.spring.hz: must be at most 8" in line
               for line in raised.value.faults)  # fmt: skip
    without = without.replace("9", "2")
    with pytest.raises(PackError, match="spring: needs a pivot to swing about"):
        load_filter(write_pack(tmp_path / "b", replace=('"similarity"', without)))
