"""Who is surely me: the guard's memory, frame by frame."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.effects.guarding import Guard
from facekeys.keypoints.framing import apply, compose, invert
from portraits import PORTRAITS, face_of, load_portrait

FRAME_NS = 33_333_333
ONE, OTHER = PORTRAITS


class Stage:
    """People in a picture of one grey, before a guard."""

    def __init__(self):
        self.guard = Guard()
        self.now_ns = 0

    def show(self, *people, unseen=(), pointed=None):
        """Show people, each as portrait, track, x and eye distance; return what is.

        Args:
            people: In the picture.
            unseen: Numbers of the tracks that are not found though they are there.
            pointed: See `Guard.observe`.
        """
        pixels = np.full((480, 960, 3), 110, np.uint8)
        faces = []
        for name, number, x, eye_distance in people:
            portrait, face = load_portrait(name)
            goal = np.array([[eye_distance, 0, x], [0, eye_distance, 200.0]])
            to_frame = compose(goal, invert(face.transform))
            size = round(3.2 * eye_distance), round(4.2 * eye_distance)
            corner = np.array((x - size[0] / 2, 200 - 1.9 * eye_distance))
            part = to_frame - np.column_stack([np.zeros((2, 2)), corner])
            patch = cv2.warpAffine(portrait, part, size, flags=cv2.INTER_AREA)
            left, top = corner.astype(int)
            pixels[top : top + size[1], left : left + size[0]] = patch
            placed = face_of(apply(to_frame, face.keypoints.points))
            seen = number not in unseen
            faces.append(replace(placed, track_id=number, seen=seen))
        self.now_ns += FRAME_NS
        places = {face.track_id: face.transform for face in faces}
        return self.guard.observe(pixels, faces, places, self.now_ns, pointed)

    def me(self, *people, **how):
        """Return the number of the track that is shown; None if none is."""
        me = self.show(*people, **how).me
        return None if me is None else me.track_id


@pytest.fixture
def stage():
    return Stage()


ME = (ONE, 1, 240, 60)
STRANGER = (OTHER, 2, 700, 50)


def test_the_largest_face_is_mine_when_it_is_switched_on(stage):
    assert stage.me(STRANGER, ME) == 1
    assert [stage.me(STRANGER, ME) for _ in range(5)] == [1] * 5
    assert len(stage.show(STRANGER, ME).strangers) == 1


def test_with_nobody_in_view_the_first_who_comes_is_me_once_settled(stage):
    assert stage.me() is None
    shown = [stage.me(ME) for _ in range(20)]
    assert shown[:15] == [None] * 15  # not even the first one, for a moment
    assert shown[-1] == 1


def test_a_newcomer_covers_all_until_it_is_settled(stage):
    stage.me(ME)
    shown = [stage.me(ME, STRANGER) for _ in range(20)]
    assert shown[:15] == [None] * 15
    assert shown[-1] == 1


def test_a_face_that_is_not_seen_is_not_shown_and_must_prove_itself(stage):
    stage.me(ME)
    assert stage.me(ME, unseen={1}) is None
    shown = [stage.me(ME) for _ in range(8)]
    assert shown[:4] == [None] * 4
    assert shown[-1] == 1


def test_a_stranger_in_my_place_and_on_my_track_is_not_shown(stage):
    stage.me(ME)
    stage.me(ME)
    swapped = (OTHER, 1, 240, 60)  # from one frame to the next
    assert [stage.me(swapped) for _ in range(60)] == [None] * 60
    assert stage.me(ME) is None
    assert [stage.me(ME) for _ in range(6)][-1] == 1


def test_a_stranger_who_comes_after_i_left_is_not_shown(stage):
    stage.me(ME)
    for _ in range(40):
        assert stage.me() is None
    assert [stage.me((OTHER, 2, 240, 60)) for _ in range(60)] == [None] * 60


def test_i_am_known_again_on_another_track_and_in_another_place(stage):
    for _ in range(3):
        stage.me(ME)
    for _ in range(40):
        stage.me()
    shown = [stage.me((ONE, 5, 700, 75)) for _ in range(30)]
    assert shown[0] is None
    assert shown[-1] == 5


def test_faces_that_come_near_each_other_are_both_covered(stage):
    for _ in range(20):
        stage.me(ME, (OTHER, 2, 600, 50))
    assert stage.me(ME, (OTHER, 2, 600, 50)) == 1
    assert stage.me(ME, (OTHER, 2, 335, 50)) is None
    shown = [stage.me(ME, (OTHER, 2, 600, 50)) for _ in range(8)]
    assert (shown[0], shown[-1]) == (None, 1)


def test_a_leap_from_one_frame_to_the_next_is_not_believed(stage):
    stage.me(ME)
    assert stage.me((ONE, 1, 300, 60)) is None


def test_a_click_chooses_another_at_once(stage):
    for _ in range(20):
        stage.me(ME, STRANGER)
    assert stage.me(ME, STRANGER, pointed=(690, 230)) == 2
    assert stage.me(ME, STRANGER) == 2
    # And what I looked like is forgotten.
    for _ in range(40):
        stage.me(ME)
    assert stage.me(ME) is None


def test_after_tracks_are_numbered_anew_only_looks_count(stage):
    for _ in range(3):
        stage.me(ME)
    stage.guard.forget_tracks()
    assert [stage.me((OTHER, 1, 240, 70)) for _ in range(40)] == [None] * 40
    assert stage.me(ME) is None
    assert [stage.me(ME) for _ in range(30)][-1] == 1


def test_two_who_both_look_like_me_are_both_covered(stage):
    for _ in range(3):
        stage.me(ME)
    stage.guard.forget_tracks()
    twins = ((ONE, 1, 240, 60), (ONE, 2, 700, 60))
    assert [stage.me(*twins) for _ in range(40)] == [None] * 40
