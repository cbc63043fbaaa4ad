import numpy as np
import pytest

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from factories import make_transform
from unit.tracking.scenes import STEP_NS, Scene, points_at


def test_a_face_keeps_its_id_while_it_moves():
    scene = Scene()
    (face,) = scene.begin(200)
    for x in range(202, 300, 4):
        (moved,) = scene.step(tracked=[points_at(x)])
        assert moved.track_id == face.track_id
    assert abs(moved.keypoints.points[0, 0] - points_at(298)[0, 0]) < 10


def test_the_next_crop_is_cut_where_the_face_is_going():
    scene = Scene()
    scene.begin(200)
    for number in range(1, 20):
        at = {"eye_distance": 60 * 1.01**number, "roll_deg": 2.0 * number}
        scene.step(tracked=[points_at(200 + 6 * number, 200 - 3 * number, **at)])
    (expected,) = scene.tracker.expect(scene.now_ns + STEP_NS)
    coming = make_transform(320, 140, eye_distance=60 * 1.01**20, roll_deg=40.0)
    np.testing.assert_allclose(expected, coming, atol=0.02 * 60)


def test_a_face_on_a_known_one_is_no_newcomer_and_two_in_one_place_are_one():
    scene = Scene()
    scene.begin(200)
    assert scene.tracker.newcomers([make_transform(205, 200)]) == []
    twice = [make_transform(450, 200), make_transform(455, 200, eye_distance=50)]
    assert len(scene.tracker.newcomers(twice)) == 1


def test_two_tracks_never_sit_on_one_face():
    scene = Scene()
    scene.begin(200, 440)
    for x in range(440, 200, -20):
        faces = scene.step(tracked=[points_at(200), points_at(x)])
        middles = [face.box.center[0] for face in faces]
        assert len(middles) < 2 or abs(middles[0] - middles[1]) > 60
    assert [face.track_id for face in faces] == [1]


def test_a_newcomer_that_is_led_to_a_known_face_is_none():
    scene = Scene()
    scene.begin(200)
    found = {"boxes": [make_transform(288, 200)], "new": [points_at(210)]}
    (face,) = scene.step(tracked=[points_at(202)], **found)
    assert face.track_id == 1


def test_ids_are_never_used_twice():
    scene = Scene(hold_s=0.0, remember_s=0.0)
    scene.begin(200)
    scene.step()
    (back,) = scene.begin(200)
    assert back.track_id == 2


def test_senseless_points_hold_the_face_for_a_moment_then_drop_it():
    scene = Scene(hold_s=0.1)
    (face,) = scene.begin(200)
    rng = np.random.default_rng(0)
    held = [
        scene.step(tracked=[rng.uniform(100, 300, (15, 2))] * len(scene.tracker.seen))
        for _ in range(6)
    ]
    np.testing.assert_allclose(held[0][0].box, face.box, atol=1e-3)
    assert held[-1] == ()


def test_a_face_tells_the_score_of_its_points():
    scene = Scene()
    (face,) = scene.step(
        boxes=[make_transform(200, 200)], new=[points_at(200)], score=0.8
    )
    assert face.score == 0.8
    (face,) = scene.step(tracked=[points_at(200)], score=0.6)
    assert face.score == 0.6


def test_a_track_on_what_is_no_face_dies_within_a_third_of_a_second():
    scene = Scene()
    scene.begin(200)
    shown = [scene.step(tracked=[points_at(200)], score=0.4) for _ in range(10)]
    assert shown[-1] == ()  # after ten frames at 30 a second


def test_a_face_that_is_hidden_for_an_instant_stays_itself():
    scene = Scene(hold_s=0.1)
    (face,) = scene.begin(200)
    scene.step(tracked=[points_at(202)], score=0.1)
    (back,) = scene.step(tracked=[points_at(204)])
    assert back.track_id == face.track_id
    assert back.score == 0.9


def test_points_in_doubt_are_followed_but_do_not_keep_the_face():
    scene = Scene(hold_s=0.2, score=0.5, doubt=0.3, smoothing=None)
    scene.begin(200)
    shown = [scene.step(tracked=[points_at(x)], score=0.4) for x in range(204, 250, 4)]
    (face,) = shown[2]
    np.testing.assert_allclose(face.keypoints.points, points_at(212), atol=1e-3)
    assert shown[-1] == ()


def test_a_score_that_flickers_does_not_make_the_face_stutter():
    scene = Scene(smoothing=None)
    scene.begin(200)
    for number, x in enumerate(range(204, 280, 4)):
        (face,) = scene.step(tracked=[points_at(x)], score=(0.6, 0.45)[number % 2])
        np.testing.assert_allclose(face.keypoints.points, points_at(x), atol=1e-3)
        assert face.presence == 1.0


def test_points_that_are_no_numbers_hold_the_face():
    scene = Scene()
    (face,) = scene.begin(200)
    (held,) = scene.step(tracked=[np.full((15, 2), np.nan)])
    np.testing.assert_allclose(held.box, face.box, atol=1e-3)


def test_a_face_may_be_missing_when_there_is_none_or_one_is_not_seen():
    scene = Scene()
    assert scene.tracker.any_missing
    scene.begin(200)
    assert not scene.tracker.any_missing
    scene.step(tracked=[points_at(200)], score=0.1)
    assert scene.tracker.any_missing
    scene.step(tracked=[points_at(200)])
    assert not scene.tracker.any_missing


def test_a_new_face_must_score_more_than_a_known_one():
    scene = Scene(newcomer_score=0.7, score=0.5)
    at_200 = {"boxes": [make_transform(200, 200)], "new": [points_at(200)]}
    assert scene.step(**at_200, score=0.6) == ()
    (face,) = scene.step(**at_200, score=0.75)
    (again,) = scene.step(tracked=[points_at(200)], score=0.6)
    assert again.track_id == face.track_id


def test_a_face_that_is_not_shown_any_more_must_score_like_a_new_one():
    scene = Scene(hold_s=0.1)
    scene.begin(200)
    for _ in range(6):
        scene.step()
    assert scene.step(tracked=[points_at(200)], score=0.6) == ()
    (back,) = scene.step(tracked=[points_at(200)], score=0.75)
    assert back.track_id == 1


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
    boxes = [make_transform(200, 200)]
    assert Scene().step(boxes=boxes, new=[found]) == ()


def test_raw_points_are_passed_on_as_they_are():
    scene = Scene(smoothing=None)
    scene.begin(200)
    (face,) = scene.step(tracked=[points_at(206)])
    np.testing.assert_allclose(face.keypoints.points, points_at(206), atol=1e-3)


def test_a_face_that_is_not_found_goes_on_as_it_went_and_comes_to_rest():
    scene = Scene(hold_s=10.0, remember_s=10.0)
    scene.begin(200)
    for number in range(1, 10):
        scene.step(tracked=[points_at(200 + 6 * number)])
    xs = [scene.step()[0].box.center[0] for _ in range(120)]
    assert 258 < xs[0] < 262
    assert np.all(np.diff(xs) > -1e-3)
    assert xs[-1] - xs[-2] < 0.1
    assert xs[-1] < 254 + 6 * 30  # as far as in a second


def test_after_a_stall_a_face_is_expected_where_it_was():
    scene = Scene()
    scene.begin(200)
    for number in range(1, 10):
        scene.step(tracked=[points_at(200 + 6 * number)])
    (expected,) = scene.tracker.expect(scene.now_ns + 3_000_000_000)
    np.testing.assert_allclose(expected, make_transform(254, 200), atol=1e-6)


def test_after_a_stall_a_face_that_is_gone_leaves_no_ghost():
    scene = Scene()
    scene.begin(200)
    assert scene.step(step_ns=3_000_000_000) == ()
    assert scene.step() == ()


def test_after_a_stall_a_face_that_is_there_stays_itself():
    scene = Scene()
    scene.begin(200)
    (face,) = scene.step(tracked=[points_at(210)], step_ns=3_000_000_000)
    assert (face.track_id, face.presence) == (1, 1.0)
    np.testing.assert_allclose(face.keypoints.points, points_at(210), atol=1.0)


def test_points_turn_smoothly_through_a_half_circle():
    scene = Scene()
    scene.begin(200, roll_deg=170)
    for roll_deg in range(172, 200, 2):
        (face,) = scene.step(tracked=[points_at(200, roll_deg=roll_deg)])
        wanted = apply(make_transform(200, 200, roll_deg=roll_deg), KAGGLE15.mean_face)
        assert np.abs(face.keypoints.points - wanted).max() < 6
