"""The pipeline on portraits that move in a known way, and on streams that misbehave."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.keypoints.framing import apply, invert
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.pipeline import Pipeline
from facekeys.types import Frame
from factories import make_frame
from moving_portraits import (
    MovingPortrait,
    Place,
    film,
    panning,
    rolling,
    still,
    turning,
    with_noise,
    zooming,
)
from portraits import PORTRAITS

STEP_NS = 33_333_333
HELD_NS = 333_333_333


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


@pytest.fixture(scope="module", params=PORTRAITS)
def portrait(request):
    return MovingPortrait(request.param)


@pytest.fixture(scope="module")
def astronaut():
    return MovingPortrait("astronaut.png")


@pytest.fixture(scope="module")
def looks(astronaut):
    """Seconds of a still face, drawn once: add your own time stamps."""
    return [frame for frame, _ in film(astronaut, still, frames=12)]


def stamped(frames, stamps_ns):
    """Frames, over and over, with other time stamps."""
    return [
        replace(frames[index % len(frames)], index=index, captured_ns=stamp_ns)
        for index, stamp_ns in enumerate(stamps_ns)
    ]


def run(pipeline, frames):
    """The faces of each frame, all of them sound."""
    seen = []
    for frame in frames:
        faces = pipeline.process(frame).faces
        for face in faces:
            assert np.isfinite(face.keypoints.points).all()
            assert np.isfinite(face.transform).all()
            assert 0 <= face.presence <= 1
        seen.append(faces)
    return seen


@pytest.mark.parametrize(
    ("motion", "frames"),
    [
        (rolling(60), 100),  # to 45 degrees, to the other side and back
        (rolling(180), 45),
        (panning(1.5), 60),
        (panning(6), 45),
        (zooming(0.8), 60),
        (turning(80), 70),
    ],
    ids=["roll", "roll fast", "pan", "pan fast", "zoom", "turn"],
)
def test_a_face_that_moves_stays_tracked(model, portrait, motion, frames):
    pipeline = Pipeline(model)
    ideal = None
    for frame, place in film(portrait, motion, frames=frames):
        (face,) = pipeline.process(frame).faces
        assert face.track_id == 1
        assert face.score > 0.5
        in_face = apply(invert(place.transform), face.keypoints.points)
        ideal = in_face if ideal is None else ideal
        if not place.yaw_deg:  # what turns has no single true face transform
            assert np.linalg.norm(in_face - ideal, axis=1).mean() < 0.06


@pytest.mark.parametrize("roll_deg", [-45, -25, 25, 45])
def test_a_head_that_comes_in_tilted_is_found(model, portrait, roll_deg):
    frames = film(portrait, lambda _: Place(roll_deg=roll_deg), frames=10)
    seen = run(Pipeline(model), (frame for frame, _ in frames))
    (face,) = seen[-1]
    found_deg = np.degrees(np.arctan2(face.transform[1, 0], face.transform[0, 0]))
    assert found_deg == pytest.approx(roll_deg, abs=5)


@pytest.mark.parametrize("roll_deg", [-45, -25, 25, 45])
def test_a_tilted_head_is_found_in_a_picture_by_itself(model, portrait, roll_deg):
    ((frame, _),) = film(portrait, lambda _: Place(roll_deg=roll_deg), frames=1)
    (face,) = Pipeline(model, static=True).process(frame).faces
    found_deg = np.degrees(np.arctan2(face.transform[1, 0], face.transform[0, 0]))
    assert found_deg == pytest.approx(roll_deg, abs=5)
    assert face.presence == 1.0


class Watched:
    """A finder that finds nothing and keeps what it is asked."""

    def __init__(self):
        self.looks = []
        self.answers = []

    def request(self, look):
        self.looks.append(look)

    def collect(self):
        return self.answers.pop() if self.answers else None

    def forget(self):
        pass


def test_one_look_is_asked_for_at_a_time_at_one_tilt_after_the_other(model):
    finder = Watched()
    pipeline = Pipeline(model, finder=finder)
    for number in range(12):
        finder.answers = [()] if number % 3 == 2 else []
        pipeline.process(make_frame(captured_ns=number * STEP_NS))
    assert [look.tilt_deg for look in finder.looks] == [0, 25, 0, -25]


def test_known_faces_are_not_looked_for(model, looks):
    finder = Watched()
    pipeline = Pipeline(model, finder=finder)
    ((face,), *_) = run(Pipeline(model), looks[:1])
    finder.answers = [[face.transform]]
    for frame in stamped(looks, range(0, 40 * STEP_NS, STEP_NS)):
        result = pipeline.process(frame)
        finder.answers = [()]
    first, company, around = finder.looks
    assert list(first.known) == []
    for look in (company, around):
        (box,) = look.known
        assert np.hypot(*np.subtract(box.center, result.faces[0].box.center)) < 3
    assert (company.tilt_deg, company.thorough) == (0, True)
    assert (around.tilt_deg, around.thorough) == (0, False)


@pytest.mark.parametrize(
    "stamps_ns",
    [
        [0] * 40,
        [number // 2 * 2 * STEP_NS for number in range(40)],  # each comes twice
        [number * STEP_NS - (number % 5 == 4) * 60_000_000 for number in range(40)],
        [number * STEP_NS + (number > 20) * 4_000_000_000 for number in range(40)],
        [number * 1_000 for number in range(40)],
        [number * STEP_NS + (number % 2) * 30_000_000 for number in range(40)],
    ],
    ids=["none", "repeated", "backward", "stall", "too dense", "uneven"],
)
def test_bad_time_stamps_do_no_harm_to_a_face_that_is_there(model, looks, stamps_ns):
    seen = run(Pipeline(model), stamped(looks, stamps_ns))
    assert {tuple(face.track_id for face in faces) for faces in seen} == {(1,)}
    assert {face.presence for faces in seen for face in faces} == {1.0}
    points = np.array([faces[0].keypoints.points for faces in seen])
    assert np.abs(np.diff(points, axis=0)).max() < 1.5  # of 60 px between the eyes


@pytest.mark.parametrize("step_ns", [0, 1_000, STEP_NS], ids=["0", "1 us", "33 ms"])
def test_a_face_that_went_leaves_no_ghost_whatever_the_stamps(model, looks, step_ns):
    pipeline = Pipeline(model)
    run(pipeline, stamped(looks, [0]))
    walls = [make_frame(640, 480, captured_ns=n * step_ns) for n in range(1, 12)]
    assert run(pipeline, walls)[-1] == ()


def test_a_stall_of_seconds_after_which_nobody_is_there_leaves_no_ghost(model, looks):
    pipeline = Pipeline(model)
    run(pipeline, stamped(looks, [0, STEP_NS]))
    (after,) = run(pipeline, [make_frame(640, 480, captured_ns=5_000_000_000)])
    assert after == ()


def test_a_stream_that_changes_its_size_starts_anew(model, looks):
    pipeline = Pipeline(model)
    sizes = [(640, 480), (320, 240), (1280, 960), (640, 480), (2, 2), (640, 480)]
    for number, size in enumerate(sizes):
        for step in range(3):
            stamp_ns = (3 * number + step) * STEP_NS
            pixels = cv2.resize(looks[step].pixels, size)
            (faces,) = run(pipeline, [Frame(pixels, 0, stamp_ns)])
            if size == (2, 2):
                assert faces == ()
                continue
            (face,) = faces
            assert (face.track_id, face.presence) == (1, 1.0)
            assert face.box.width / size[0] == pytest.approx(165 / 640, rel=0.15)


@pytest.mark.parametrize("gain", [0.3, 1.8], ids=["darker", "lighter"])
def test_a_jump_in_light_does_not_lose_the_face(model, astronaut, gain):
    rng = np.random.default_rng(1)
    drawn = astronaut.draw(Place())
    changed = np.clip(drawn * gain, 0, 255)
    frames = [
        Frame(with_noise(changed if 10 <= n < 20 else drawn, rng), n, n * STEP_NS)
        for n in range(30)
    ]
    seen = run(Pipeline(model), frames)
    assert {tuple(face.track_id for face in faces) for faces in seen} == {(1,)}
    points = np.array([faces[0].keypoints.points for faces in seen])
    assert np.linalg.norm(points - points[9], axis=2).mean(axis=1).max() < 0.1 * 60


def test_a_black_picture_fades_the_face_out_and_light_brings_it_back(model, looks):
    pipeline = Pipeline(model)
    stamps = range(0, 40 * STEP_NS, STEP_NS)
    frames = stamped(looks, stamps)
    dark = make_frame(640, 480, value=0)
    frames[10:25] = [
        replace(dark, captured_ns=frame.captured_ns) for frame in frames[10:25]
    ]
    seen = run(pipeline, frames)
    presences = [sum(face.presence for face in faces) for faces in seen]
    assert np.abs(np.diff(presences)).max() < 0.3  # never flashes
    assert presences[9] == 1.0
    assert presences[20] == 0.0
    assert presences[-1] == 1.0
    assert {face.track_id for faces in seen for face in faces} == {1}


def test_filters_fade_with_the_face(model, looks):
    sunglasses = load_filter(builtin_folder() / "sunglasses")
    pipeline = Pipeline(model)
    frames = stamped(looks, range(0, 20 * STEP_NS, STEP_NS))
    for frame in frames[:3]:
        worn = pipeline.process(frame, [sunglasses]).frame.pixels
    wall = np.full_like(worn, 200)
    painted = []
    for frame in frames[3:]:
        shown = pipeline.process(replace(frame, pixels=wall), [sunglasses]).frame
        painted.append(np.abs(shown.pixels.astype(int) - 200).max())
    assert painted[0] > 150
    assert painted[0] == painted[2]
    assert painted == sorted(painted, reverse=True)
    assert np.abs(np.diff(painted)).max() < 0.3 * painted[0]
    assert painted[-1] == 0
