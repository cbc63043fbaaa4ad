from dataclasses import replace

import numpy as np
import pytest

from facekeys.camera.demo import DemoClip
from facekeys.keypoints.model import KeypointModel, Prediction
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame
from factories import make_frame
from portraits import PORTRAITS, load_portrait


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


@pytest.fixture(scope="module")
def sunglasses():
    return load_filter(builtin_folder() / "sunglasses")


@pytest.fixture(scope="module")
def demo():
    """The first second of the demo clip: both people look ahead."""
    clip = DemoClip()
    return [clip.frame(index) for index in range(30)]


def test_both_people_are_found_at_once_and_keep_their_ids(model, demo):
    pipeline = Pipeline(model)
    results = [pipeline.process(frame) for frame in demo]
    assert [{f.track_id for f in r.faces} for r in results] == [{1, 2}] * 30


def test_the_same_frames_give_the_same_results(model, demo, sunglasses):
    runs = [
        [pipeline.process(frame, [sunglasses]) for frame in demo[:12]]
        for pipeline in (Pipeline(model), Pipeline(model))
    ]
    for one, other in zip(*runs, strict=True):
        np.testing.assert_array_equal(one.frame.pixels, other.frame.pixels)
        for face, twin in zip(one.faces, other.faces, strict=True):
            np.testing.assert_array_equal(face.keypoints.points, twin.keypoints.points)


@pytest.mark.parametrize("name", PORTRAITS)
def test_key_points_lie_where_a_person_put_them(model, name):
    pixels, wanted = load_portrait(name)
    (face,) = Pipeline(model, static=True).process(Frame(pixels, 0, 0)).faces
    apart = np.linalg.norm(face.keypoints.points - wanted.keypoints.points, axis=1)
    left, right = wanted.keypoints.points[:2]
    assert apart.mean() / np.linalg.norm(left - right) < 0.12


def test_filters_change_the_faces_and_nothing_else(model, demo, sunglasses):
    frame = demo[0]
    result = Pipeline(model).process(frame, [sunglasses])
    changed = np.abs(frame.pixels.astype(int) - result.frame.pixels).max(axis=2) > 0
    inside = np.zeros_like(changed)
    for face in result.faces:
        x, y, width, height = (round(value) for value in face.box)
        inside[y : y + height, x : x + width] = True
    assert changed.any()
    assert not (changed & ~inside).any()
    assert (result.frame.index, result.frame.captured_ns) == (
        frame.index,
        frame.captured_ns,
    )


def test_without_a_face_or_a_filter_the_frame_itself_comes_out(model, demo, sunglasses):
    wall = make_frame(640, 480)
    assert Pipeline(model).process(wall, [sunglasses]).frame is wall
    assert Pipeline(model).process(demo[0]).frame is demo[0]


@pytest.mark.parametrize("size", [(1, 1), (7, 500), (4000, 3)])
def test_odd_frames_do_no_harm(model, sunglasses, size):
    assert Pipeline(model).process(make_frame(*size), [sunglasses]).faces == ()


@pytest.mark.parametrize(
    "change",
    [
        {"stream": 7},
        {"captured_ns": 1},
        {"pixels": np.full((540, 960, 3), 90, np.uint8)},
    ],
)
def test_another_scene_forgets_the_faces(model, demo, change):
    pipeline = Pipeline(model)
    pipeline.process(demo[5])
    wall = replace(demo[6], pixels=np.full((720, 1280, 3), 90, np.uint8))
    assert len(pipeline.process(wall).faces) == 2  # held for a moment
    assert pipeline.process(replace(wall, **change)).faces == ()


def test_static_finds_whom_the_first_look_misses(model):
    clip, pipeline = DemoClip(), Pipeline(model, static=True)
    for number in (66, 144, 216, 360):
        faces = pipeline.process(clip.frame(number)).faces
        assert [face.presence for face in faces] == [1.0, 1.0], number


def test_static_treats_every_frame_by_itself(model, demo):
    pipeline = Pipeline(model, static=True)
    pipeline.process(demo[0])
    after = pipeline.process(demo[20])
    alone = Pipeline(model, static=True).process(demo[20])
    for face, twin in zip(after.faces, alone.faces, strict=True):
        assert face.track_id == twin.track_id
        np.testing.assert_array_equal(face.keypoints.points, twin.keypoints.points)


def test_a_wall_that_comes_after_a_face_loses_it_soon(model, demo):
    pipeline = Pipeline(model)
    pipeline.process(demo[0])
    step_ns = 33_333_333
    counts = []
    for number in range(1, 70):
        moment = demo[0].captured_ns + number * step_ns
        wall = make_frame(1280, 720, index=number, captured_ns=moment)
        counts.append(len(pipeline.process(wall).faces))
    assert counts[-1] == 0
    assert counts == sorted(counts, reverse=True)


class Scored:
    """The model, with scores of its own."""

    def __init__(self, model, score):
        self.scheme = model.scheme
        self._model = model
        self.score = score

    def predict(self, crops):
        points = self._model.predict(crops).points
        return Prediction(points, np.full(len(crops), self.score))


def test_a_face_has_the_score_that_the_model_gives(model, demo):
    for static in (False, True):
        result = Pipeline(Scored(model, 0.75), static=static).process(demo[0])
        assert len(result.faces) >= 2  # such a model lets a flag pass for a face, too
        assert {face.score for face in result.faces} == {0.75}


def test_where_the_model_sees_no_face_there_is_none(model, demo):
    scored = Scored(model, 0.3)
    pipeline = Pipeline(scored)
    assert pipeline.process(demo[0]).faces == ()
    scored.score = 0.9
    counts = [len(pipeline.process(frame).faces) for frame in demo[1:20]]
    assert counts[-1] == 2
    scored.score = 0.1
    counts = [len(pipeline.process(frame).faces) for frame in demo[20:30]]
    assert counts[0] == 2  # held for a moment
    assert counts[-1] == 0


def test_every_stage_is_timed(model, demo, sunglasses):
    timings = Pipeline(model).process(demo[0], [sunglasses]).timings
    assert set(timings) == {"detect", "crop", "infer", "track", "overlay"}
    assert all(milliseconds >= 0 for milliseconds in timings.values())
