"""Who is who: faces that cross, hide, and come back; and how effects fade."""

from itertools import pairwise

import pytest

from facekeys.tracking.claims import Claim, settle
from factories import make_transform
from unit.tracking.scenes import Scene, points_at


def at(x, y=200.0, **options):
    return make_transform(x, y, **options)


def where(faces):
    return {face.track_id: round(face.box.center[0]) for face in faces}


@pytest.mark.parametrize("speed", [4, 7, 12])
@pytest.mark.parametrize("front", [0, 1])
def test_ids_survive_when_two_people_cross(speed, front):
    scene = Scene()
    paths = [lambda t: at(150 + speed * t), lambda t: at(490 - speed * t)]
    begin = [path(0) for path in paths]
    scene.watch(begin, found=begin)
    last = 340 // speed
    for t in range(1, last):
        places = [path(t) for path in paths]
        apart = abs(places[0][0, 2] - places[1][0, 2])
        visible = places if apart > 90 else [places[front]]
        faces = scene.watch(visible, found=visible if t % 15 == 0 else ())
        middles = sorted(where(faces).values())
        assert len(middles) < 2 or middles[1] - middles[0] > 60
    assert where(faces) == {
        1: pytest.approx(150 + speed * t, abs=12),
        2: pytest.approx(490 - speed * t, abs=12),
    }


def test_a_person_who_walks_behind_another_is_the_same_on_the_other_side():
    scene = Scene()
    stays = at(320)
    scene.watch([stays, at(150)], found=[stays, at(150)])
    for x in range(156, 480, 6):
        behind = abs(x - 320) < 90
        visible = [stays] if behind else [stays, at(x)]
        faces = scene.watch(visible, found=() if behind else [at(x)])
    assert where(faces) == {1: 320, 2: pytest.approx(474, abs=12)}


def test_who_saw_the_own_face_last_keeps_the_one_that_two_see():
    # The hidden one passes just there; the other has only slowed down a little.
    hidden = Claim(0, at(300), at(300), unseen_ns=200_000_000)
    in_front = Claim(1, at(306), at(301), unseen_ns=33_000_000)
    assert list(settle([hidden, in_front])) == [1]
    both_seen = hidden._replace(unseen_ns=33_000_000)
    assert list(settle([both_seen, in_front])) == [0]
    elsewhere = hidden._replace(transform=at(450))
    assert sorted(settle([elsewhere, in_front])) == [0, 1]


def test_a_face_behind_a_hand_comes_back_as_itself():
    scene = Scene()
    scene.watch([at(200)], found=[at(200)])
    for _ in range(20):
        hidden = scene.watch([])
    assert hidden == ()
    (face,) = scene.watch([at(205)])
    assert face.track_id == 1


def test_a_face_that_is_found_elsewhere_soon_is_the_lost_one():
    scene = Scene()
    scene.watch([at(200)], found=[at(200)])
    for _ in range(12):
        scene.watch([])
    (face,) = scene.watch([at(330)], found=[at(330)])
    assert face.track_id == 1


def test_a_face_that_jumped_out_of_its_crop_is_found_beside_it_at_once():
    scene = Scene()
    scene.begin(200)
    scene.step()
    (face,) = scene.step(boxes=[at(270)], new=[points_at(270)])
    assert (face.track_id, round(face.box.center[0])) == (1, 270)


def test_a_newcomer_beside_a_face_that_is_missed_once_is_somebody_else():
    scene = Scene()
    scene.watch([at(200)], found=[at(200)])
    scene.watch([at(400)], found=[at(400)])
    faces = scene.watch([at(200), at(400)])
    assert where(faces) == {1: 200, 2: 400}


def test_a_face_that_was_away_for_long_is_somebody_new():
    scene = Scene(remember_s=1.0)
    scene.watch([at(200)], found=[at(200)])
    for _ in range(35):
        scene.watch([])
    (face,) = scene.watch([at(200)], found=[at(200)])
    assert face.track_id == 2


def test_the_face_behind_is_not_shown_on_the_one_in_front():
    scene = Scene()
    both = [at(200), at(330)]
    scene.watch(both, found=both)
    shown = [where(scene.watch([at(200)])) for _ in range(3)]
    assert [len(faces) for faces in shown] == [2, 2, 2]  # held where nobody is
    for x in range(210, 330, 20):  # the one in front comes nearer
        shown = [where(scene.watch([at(x)]))]
    assert [list(faces) for faces in shown] == [[1]]


def test_who_is_there_at_first_is_shown_at_once_and_who_comes_later_fades_in():
    scene = Scene()
    (first,) = scene.begin(200)
    assert first.presence == 1.0
    seen = [scene.step(tracked=[points_at(200)], boxes=[at(450)], new=[points_at(450)])]
    both = [points_at(200), points_at(450)]
    seen += [scene.step(tracked=both) for _ in range(6)]
    assert {faces[0].presence for faces in seen} == {1.0}
    presences = [faces[1].presence for faces in seen]
    assert 0 < presences[0] < 0.3
    steps = [b - a for a, b in pairwise(presences)]
    assert all(0 <= step < 0.3 for step in steps)
    assert presences[3] < 1.0 == presences[4]  # 150 ms at 30 frames a second


def test_who_goes_fades_out_before_the_hold_ends():
    scene = Scene(hold_s=0.25, fade_s=0.15)
    scene.begin(200)
    presences = []
    while faces := scene.step():
        presences.append(faces[0].presence)
    assert len(presences) == 7
    assert presences[:3] == [1.0, 1.0, 1.0]  # a miss of a frame or two does not show
    steps = [a - b for a, b in pairwise(presences)]
    assert all(0 <= step < 0.3 for step in steps)
    assert presences[-1] < 0.3


def test_a_face_that_comes_back_while_it_fades_never_flashes():
    scene = Scene()
    scene.begin(200)
    presences = [scene.step()[0].presence for _ in range(6)]
    presences += [scene.step(tracked=[points_at(200)])[0].presence for _ in range(6)]
    steps = [abs(b - a) for a, b in pairwise(presences)]
    assert max(steps) < 0.3
    assert presences[5] < 0.7
    assert presences[-1] == 1.0


def test_effects_may_come_and_go_at_once():
    scene = Scene(fade_s=0.0, hold_s=0.1)
    scene.step()
    (face,) = scene.begin(200)
    assert face.presence == 1.0
    shown = [scene.step() for _ in range(5)]
    assert all(face.presence == 1.0 for faces in shown for face in faces)
    assert shown[-1] == ()
