import numpy as np
import pytest

from facekeys.keypoints.framing import apply, face_box
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.tracking.tracker import Newcomer, Tracker, TrackerOptions
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

    def step(self, *, tracked=(), boxes=(), new=(), confirmed=True):
        self.now_ns += STEP_NS
        fresh = [Newcomer(place, confirmed) for place in self.tracker.newcomers(boxes)]
        for track in self.tracker.to_confirm(self.now_ns):
            seen = track.transform if confirmed else None
            self.tracker.confirm(track, self.now_ns, seen)
        return self.tracker.update(self.now_ns, [*tracked, *new], fresh, SIZE)


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


def test_a_face_that_viola_jones_denies_loses_its_score_and_goes():
    scene = Scene(trust_s=0.5)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    scores = []
    for _ in range(20):
        faces = scene.step(
            tracked=[points_at(200)] * len(scene.tracker.tracks), confirmed=False
        )
        scores += [face.score for face in faces]
    assert faces == ()
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9
    assert scores[-1] < 0.1


def test_a_face_that_is_seen_elsewhere_is_looked_for_there():
    scene = Scene()
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    (track,) = scene.tracker.tracks
    elsewhere = make_transform(250, 200, eye_distance=110)
    scene.tracker.confirm(track, scene.now_ns + STEP_NS, elsewhere)
    np.testing.assert_array_equal(track.transform, elsewhere)
    assert track.confirmed_ns == scene.now_ns
    (face,) = scene.step(tracked=[points_at(250, eye_distance=110)])
    assert face.box.width > 200


def test_a_new_face_that_is_not_confirmed_goes_sooner():
    scene = Scene(probation_s=0.2, trust_s=1.5, show_doubtful=True)
    scene.step(boxes=[box_at(200)], new=[points_at(200)], confirmed=False)
    counts = [
        len(
            scene.step(
                tracked=[points_at(200)] * len(scene.tracker.tracks), confirmed=False
            )
        )
        for _ in range(12)
    ]
    assert counts[0] == 1
    assert counts[8] == 0


def test_a_new_face_shows_once_it_is_confirmed():
    scene = Scene(confirm_s=0.05)
    assert scene.step(boxes=[box_at(200)], new=[points_at(200)], confirmed=False) == ()
    shown = [len(scene.step(tracked=[points_at(200)])) for _ in range(4)]
    assert shown[-1] == 1


def test_a_confirmed_face_stays_sure():
    scene = Scene(trust_s=0.5, confirm_s=0.1)
    scene.step(boxes=[box_at(200)], new=[points_at(200)])
    for _ in range(60):
        (face,) = scene.step(tracked=[points_at(200)])
    assert face.score > 0.7


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
