from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.training.non_faces import overlap
from facekeys.types import Box

SIDES = st.floats(0.5, 500)
PLACES = st.floats(-500, 500)
BOXES = st.builds(Box, PLACES, PLACES, SIDES, SIDES)


@given(BOXES, BOXES)
def test_overlap_is_the_same_from_both_sides_and_a_share(one, other):
    assert overlap(one, other) == pytest.approx(overlap(other, one))
    assert 0 <= overlap(one, other) <= 1 + 1e-9


@given(BOXES)
def test_a_box_overlaps_itself_wholly(box):
    assert overlap(box, box) == pytest.approx(1, abs=1e-6)


def test_overlap_of_known_boxes():
    assert overlap(Box(0, 0, 2, 2), Box(1, 0, 2, 2)) == pytest.approx(1 / 3)
    assert overlap(Box(0, 0, 2, 2), Box(2, 0, 2, 2)) == 0
    assert overlap(Box(0, 0, 4, 4), Box(1, 1, 2, 2)) == pytest.approx(4 / 16)
