import itertools
import math

from facekeys.detection.lookout import AROUND, Lookout, LookoutOptions, Turn
from facekeys.detection.viola_jones import ViolaJonesOptions

SECOND = 1_000_000_000


def test_while_a_face_is_missing_each_other_turn_looks_for_a_tilted_head():
    lookout = Lookout()
    turns = [lookout.turn(turn, missing=True) for turn in range(16)]
    assert [turn.tilt_deg for turn in turns] == [0, 25, 0, -25, 0, 45, 0, -45] * 2
    assert all(turn.thorough for turn in turns)


def test_newcomers_are_looked_for_slowly_and_upright():
    lookout = Lookout(LookoutOptions(around_s=0.5))
    turns = [lookout.turn(n * SECOND // 4, missing=False) for n in range(32)]
    assert turns[1::2] == [None] * 16
    assert turns[::2] == [*AROUND, *AROUND]
    assert {turn.tilt_deg for turn in AROUND} == {0.0}


def test_newcomers_of_every_size_have_their_turn_and_large_ones_each_time():
    bands = sorted({turn.sizes for turn in AROUND})
    assert bands[0].least == 1
    assert bands[-1].most == math.inf
    assert all(next_.least <= one.most for one, next_ in itertools.pairwise(bands))
    assert sum(turn.sizes == bands[-1] for turn in AROUND) >= len(AROUND) * 3 / 4
    assert bands[-1].least * ViolaJonesOptions().min_face <= 0.25
    assert any(turn.thorough for turn in AROUND)


def test_a_face_that_goes_missing_is_looked_for_at_once():
    lookout = Lookout(LookoutOptions(around_s=10.0))
    lookout.turn(0, missing=False)
    assert lookout.turn(1, missing=True) is not None


def test_who_comes_may_not_come_alone():
    lookout = Lookout(LookoutOptions(around_s=10.0))
    assert lookout.turn(0, missing=False) is not None
    assert lookout.turn(1, missing=False) is None
    lookout.welcome()
    assert lookout.turn(2, missing=False) == Turn(0.0, thorough=True)
    assert lookout.turn(3, missing=False) is None


def test_looking_for_missing_faces_can_be_slowed():
    lookout = Lookout(LookoutOptions(missing_s=0.2))
    looks = [lookout.turn(tenth * SECOND // 10, missing=True) for tenth in range(10)]
    assert [look is not None for look in looks] == [True, False] * 5
    assert [look.tilt_deg for look in looks if look] == [0, 25, 0, -25, 0]
