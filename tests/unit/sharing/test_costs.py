"""What filters cost: on which faces it is measured, and what of it counts."""

import cv2
import pytest

from facekeys.overlays.library import installed_filters
from facekeys.sharing import costs
from facekeys.sharing.costs import costs_of

HIGH, WIDE = 720, 1280


@pytest.fixture
def drawn_on(monkeypatch):
    """The faces of every frame that is measured, by the filter's id."""
    seen = {}
    compose = costs.compose

    def spy(strokes, filters, faces, *others):
        seen.setdefault(filters[0].id, []).append((faces, cv2.getNumThreads()))
        return compose(strokes, filters, faces, *others)

    monkeypatch.setattr(costs, "compose", spy)
    return seen


def measure(*ids):
    filters = installed_filters().filters
    costs_of([filters[one] for one in ids], 1, done=lambda: None)


def test_faces_are_a_third_as_high_as_the_frame_and_in_it(drawn_on):
    measure("plaster", "swap", "privacy-guard")
    assert {len(faces) for faces, _ in drawn_on["swap"]} == {2}
    for name in ("plaster", "privacy-guard"):
        assert {len(faces) for faces, _ in drawn_on[name]} == {1}
    for frames in drawn_on.values():
        heights = set()
        for face in (face for faces, _ in frames for face in faces):
            heights.add(face.box.height)
            points = face.keypoints.points
            assert (points > 0).all()
            assert (points < (WIDE, HIGH)).all()
        third = HIGH / 3
        assert min(abs(height - third) for height in heights) < 2
        # Flat pictures narrow as they turn, and an open mouth makes faces longer.
        assert all(0.8 * third < height < 1.06 * third for height in heights)


def test_it_measures_in_one_thread_and_gives_the_others_back(drawn_on):
    before = cv2.getNumThreads()
    measure("plaster")
    assert {threads for _, threads in drawn_on["plaster"]} == {1}
    assert cv2.getNumThreads() == before


def test_of_several_passes_the_fastest_counts(monkeypatch):
    passes_s = [0.005, 0.001, 0.009]
    now_s = 0.0

    def clock():
        nonlocal now_s
        now_s += passes_s[0]
        return now_s

    monkeypatch.setattr(costs.time, "perf_counter", clock)
    plaster = installed_filters().filters["plaster"]
    (cost,) = costs_of([plaster], 3, done=lambda: passes_s.pop(0))
    assert passes_s == []
    assert (cost.median_ms, cost.p95_ms) == pytest.approx((1, 1))
