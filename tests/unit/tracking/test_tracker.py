import numpy as np
import pytest

from facekeys.keypoints.framing import apply, face_box
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.tracking.tracker import Sighting, Tracker, TrackerOptions
from factories import make_transform

SIZE = (640, 480)
STEP_NS = 33_333_333


def points_at(x, y=200.0, **options):
    return apply(make_transform(x, y, **options), KAGGLE15.mean_face)


def box_at(x, y=200.0, **options):
    return face_box(make_transform(x, y, **options))


class Scene:
    """Drives a tracker: faces at some places, frame by frame."""

    def __init__(self, **options):
        self.tracker = Tracker(KAGGLE15, TrackerOptions(**options))
        self.now_ns = 0

    def step(self, *, tracked=(), boxes=(), new=(), score=0.9):
        self.now_ns += STEP_NS
        fresh = self.tracker.newcomers(boxes)
        sightings = [Sighting(points, score) for points in (*tracked, *new)]
        return self.tracker.update(self.now_ns, sightings, fresh, SIZE)


def test_a_face_keeps_its_id_while_it_moves():
    scene = Scene()
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    for x in range(202, 300, 4):
        (moved,) = scene.step(tracked=[points_at(x)])
        assert moved.track_id == face.track_id
    assert abs(moved.keypoints.points[0, 0] - points_at(298)[0, 0]) < 10


def test_a_box_on_a_known_face_is_no_newcomer_and_two_on_one_face_are_one():
    scene = Scene()
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    assert scene.tracker.newcomers([box_at(205)]) == []
    fresh = scene.tracker.newcomers([box_at(450), box_at(455, eye_distance=50)])
    assert len(fresh) == 1


def test_two_tracks_never_sit_on_one_face():
    scene = Scene()
    scene.step(boxes=[box_at(200), box_at(440)], new=[points_at(200), points_at(440)])
    for x in range(440, 200, -20):
        faces = scene.step(
            tracked=[points_at(200), points_at(x)][: len(scene.tracker.tracks)]
        )
    assert [face.track_id for face in faces] == [1]


def test_ids_are_never_used_twice():
    scene = Scene(hold_s=0.0)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    scene.step(tracked=[np.full((15, 2), 5.0)])
    (back,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    assert back.track_id == 2


def test_senseless_points_hold_the_face_for_a_moment_then_drop_it():
    scene = Scene(hold_s=0.1)
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    rng = np.random.default_rng(0)
    held = [
        scene.step(tracked=[rng.uniform(100, 300, (15, 2))] * len(scene.tracker.tracks))
        for _ in range(6)
    ]
    assert held[0] == (face,)
    assert held[-1] == ()


def test_a_face_tells_the_score_of_its_points():
    scene = Scene()
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)], score=0.8)
    assert face.score == 0.8
    (face,) = scene.step(tracked=[points_at(200)], score=0.6)
    assert face.score == 0.6


def test_points_in_which_the_network_sees_no_face_hold_it_for_a_moment():
    scene = Scene(hold_s=0.1, doubt=0.3)
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    held = [
        scene.step(tracked=[points_at(210)] * len(scene.tracker.tracks), score=0.29)
        for _ in range(6)
    ]
    assert held[0] == held[1] == (face,)
    assert held[-1] == ()


def test_a_face_that_is_hidden_for_an_instant_stays_itself():
    scene = Scene(hold_s=0.1)
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    scene.step(tracked=[points_at(202)], score=0.1)
    (back,) = scene.step(tracked=[points_at(204)])
    assert back.track_id == face.track_id
    assert back.score == 0.9


def test_points_in_doubt_are_followed_but_do_not_keep_the_face():
    scene = Scene(hold_s=0.2, score=0.5, doubt=0.3, smooth=False)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    xs = range(204, 250, 4)
    shown = [
        scene.step(tracked=[points_at(x)] * len(scene.tracker.tracks), score=0.4)
        for x in xs
    ]
    (face,) = shown[2]
    np.testing.assert_allclose(face.keypoints.points, points_at(212), atol=1e-3)
    assert shown[-1] == ()


def test_a_score_that_flickers_does_not_make_the_face_stutter():
    scene = Scene(smooth=False)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    for number, x in enumerate(range(204, 280, 4)):
        (face,) = scene.step(tracked=[points_at(x)], score=(0.6, 0.45)[number % 2])
        np.testing.assert_allclose(face.keypoints.points, points_at(x), atol=1e-3)


def test_points_that_are_no_numbers_hold_the_face():
    scene = Scene()
    (face,) = scene.step(boxes=[box_at(200)], new=[points_at(200)])
    assert scene.step(tracked=[np.full((15, 2), np.nan)]) == (face,)


def test_a_face_that_is_not_seen_any_more_is_looked_for_at_once():
    scene = Scene(look_around_s=10.0)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    scene.tracker.looked(scene.now_ns)
    scene.step(tracked=[points_at(200)])
    assert not scene.tracker.wants_faces(scene.now_ns + STEP_NS)
    scene.step(tracked=[points_at(200)], score=0.1)
    assert scene.tracker.wants_faces(scene.now_ns + STEP_NS)


def test_a_new_face_must_score_more_than_a_known_one():
    scene = Scene(newcomer_score=0.7, score=0.5)
    at_200 = {"boxes": [box_at(200)], "new": [points_at(200)]}
    assert scene.step(**at_200, score=0.6) == ()
    (face,) = scene.step(**at_200, score=0.75)
    (again,) = scene.step(tracked=[points_at(200)], score=0.6)
    assert again.track_id == face.track_id


@pytest.mark.parametrize(
    "found",
    [
        points_at(700),  # its middle is outside the frame
        points_at(200, eye_distance=20),  # shrank to a third
        points_at(330),  # jumped by a box
        points_at(200, eye_distance=0.5),
    ],
)
def test_a_newcomer_that_is_not_where_it_was_looked_for_is_refused(found):
    assert Scene().step(boxes=[box_at(200)], new=[found]) == ()


def test_looking_for_faces_is_done_always_without_one_and_seldom_with_one():
    scene = Scene(look_around_s=0.5)
    assert scene.tracker.wants_faces(0)
    scene.tracker.looked(0)
    assert scene.tracker.wants_faces(1)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    assert not scene.tracker.wants_faces(STEP_NS)
    assert scene.tracker.wants_faces(600_000_000)


def test_raw_points_are_passed_on_as_they_are():
    scene = Scene(smooth=False)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    (face,) = scene.step(tracked=[points_at(206)])
    np.testing.assert_allclose(face.keypoints.points, points_at(206), atol=1e-3)
