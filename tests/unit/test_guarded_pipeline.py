"""The privacy guard through the whole pipeline: what is never to be seen."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.camera.demo import DemoClip
from facekeys.detection.finder import ImmediateFinder
from facekeys.detection.viola_jones import ViolaJones
from facekeys.effects.guard import wash_out
from facekeys.effects.guarding import Guard
from facekeys.effects.outline import HEAD
from facekeys.keypoints.framing import apply, center_of
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame
from moving_portraits import MovingPortrait, Place, with_noise
from portraits import side_by_side


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


@pytest.fixture(scope="module")
def guard():
    return load_filter(builtin_folder() / "privacy-guard")


@pytest.fixture(scope="module")
def demo():
    clip = DemoClip()
    return [clip.frame(index) for index in range(24)]


class LateFinder(ImmediateFinder):
    """Answers some frames after it was asked, as a thread of its own does."""

    def __init__(self, frames: int) -> None:
        super().__init__(ViolaJones())
        self._late, self._waited = frames, 0

    def collect(self):
        self._waited += 1
        if self._waited < self._late:
            return None
        self._waited = 0
        return super().collect() or ()


def detail(pixels):
    """How much changes from pixel to pixel."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return float(np.abs(cv2.Laplacian(grey, cv2.CV_32F)).mean())


def shown(frame, result):
    """Where something of a frame is seen: on its left half, and on its right one."""
    covered = frame.pixels.copy()
    wash_out(covered)
    seen = (covered != result.frame.pixels).any(axis=2)
    return bool(seen[:, : frame.width // 2].any()), bool(
        seen[:, frame.width // 2 :].any()
    )


@pytest.mark.parametrize("late", [1, 7])
def test_of_two_people_the_smaller_is_never_seen(model, guard, demo, late):
    """From the first frame on, found or not."""
    pipeline = Pipeline(model, finder=LateFinder(late))
    seen = [shown(frame, pipeline.process(frame, [guard])) for frame in demo]
    assert not any(left for left, _ in seen)
    assert any(right for _, right in seen)


def test_the_face_that_is_shown_is_as_the_camera_gave_it(model, guard, demo):
    result = Pipeline(model).process(demo[0], [guard])
    me = max(result.faces, key=lambda face: face.box.width)
    x, y = (round(place) for place in me.box.center)
    side = round(me.box.width / 4)
    part = np.s_[y - side : y + side, x - side : x + side]
    np.testing.assert_array_equal(result.frame.pixels[part], demo[0].pixels[part])


def test_who_comes_is_covered_before_it_is_found(model, guard):
    whole, _ = side_by_side((1280, 720), 90)
    alone = whole.copy()
    alone[:, 640:] = 90
    pipeline = Pipeline(model, finder=LateFinder(9))
    for number in range(60):
        pixels = alone if number < 12 else whole
        frame = Frame(pixels, number, number * 33_333_333)
        _, right = shown(frame, pipeline.process(frame, [guard]))
        assert not right


def test_no_filter_gets_at_what_the_guard_covered(model, guard, demo):
    """Not even one that takes the faces of others."""
    others = [
        load_filter(builtin_folder() / one)
        for one in ("swap", "bulge", "sunglasses", "vivid")
    ]
    pipeline, alone = Pipeline(model), Pipeline(model)
    for frame in demo[:6]:
        result = pipeline.process(frame, [*others, guard])
        plain = alone.process(frame, others)
        half = np.s_[:, : frame.width // 2]
        assert detail(result.frame.pixels[half]) < 0.5 * detail(
            plain.frame.pixels[half]
        )
        # What the swap put onto me came from the covered picture: no eyes in it.
        me = max(result.faces, key=lambda face: face.box.width)
        x, y, width, height = (round(side) for side in me.box)
        part = np.s_[y + height // 3 : y + height, x : x + width]
        assert detail(result.frame.pixels[part]) < 0.6 * detail(frame.pixels[part])


def test_who_is_covered_wears_nothing_over_it(model, guard, demo):
    sunglasses = load_filter(builtin_folder() / "sunglasses")
    dressed, alone = Pipeline(model), Pipeline(model)
    half = np.s_[:, : demo[0].width // 2]
    for frame in demo[:6]:
        both = dressed.process(frame, [guard, sunglasses]).frame.pixels
        bare = alone.process(frame, [guard]).frame.pixels
        np.testing.assert_array_equal(both[half], bare[half])
    assert (both != bare).any()  # I do wear them


def test_in_another_scene_nobody_is_shown_who_does_not_look_like_me(model, guard):
    whole, _ = side_by_side((1280, 720), 90)
    me_alone, stranger_alone = whole.copy(), whole.copy()
    me_alone[:, 640:] = 90
    stranger_alone[:, :640] = 90
    pipeline = Pipeline(model)

    def play(pixels, stream, frames):
        return [
            any(shown(frame, pipeline.process(frame, [guard])))
            for number in range(frames)
            for frame in [Frame(pixels, number, number * 33_333_333, stream)]
        ]

    assert all(play(me_alone, 0, 3))
    assert not any(play(stranger_alone, 1, 40))
    assert play(me_alone, 2, 40)[-1]


def test_a_click_says_who_i_am(model, guard, demo):
    pipeline = Pipeline(model)
    first = pipeline.process(demo[0], [guard])
    assert shown(demo[0], first) == (False, True)
    left = min(first.faces, key=lambda face: face.box.x)
    again = pipeline.process(demo[1], [guard], pointed=left.box.center)
    assert shown(demo[1], again) == (True, False)


def test_off_and_on_again_it_starts_anew(model, guard, demo):
    pipeline = Pipeline(model)
    first = pipeline.process(demo[0], [guard], pointed=(0, 0))
    assert shown(demo[0], first) == (True, False)
    assert pipeline.process(demo[1]).frame is demo[1]
    again = pipeline.process(demo[2], [guard])
    assert shown(demo[2], again) == (False, True)


def test_single_pictures_are_guarded_each_by_itself(model, guard, demo):
    result = Pipeline(model, static=True).process(demo[0], [guard])
    assert shown(demo[0], result) == (False, True)
    wall = replace(demo[0], pixels=np.full((480, 640, 3), 99, np.uint8))
    empty = Pipeline(model, static=True).process(wall, [guard])
    assert shown(wall, empty) == (False, False)


def test_a_stranger_who_walks_before_me_is_never_taken_for_me(
    model, guard, monkeypatch
):
    mine, strangers = (
        MovingPortrait("astronaut.png"),
        MovingPortrait("grace_hopper.jpg"),
    )
    seen = []

    def observe(*args):
        seen.append(observed(*args))
        return seen[-1]

    observed = Guard.observe
    monkeypatch.setattr(Guard, "observe", observe)
    pipeline, rng = Pipeline(model), np.random.default_rng(0)
    me = Place()
    shown = 0
    for number in range(75):
        walker = Place(x=60 + 5 * number)
        pixels = mine.draw(me)
        if number > 15:
            head = np.zeros(pixels.shape[:2], np.uint8)
            outline = apply(walker.transform, 1.1 * HEAD)
            cv2.fillPoly(head, [np.rint(outline).astype(np.int32)], 255)
            cv2.copyTo(strangers.draw(walker), head, pixels)
        frame = Frame(with_noise(pixels, rng), number, number * 33_333_333)
        pipeline.process(frame, [guard])
        face = seen[-1].me
        if face is not None:
            shown += 1
            assert abs(center_of(face.transform)[0] - me.x) < 20
            assert abs(walker.x - me.x) > 60  # he stands before me otherwise
    assert shown > 15
