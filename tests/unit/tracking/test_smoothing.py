import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply, fit_face, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.tracking.one_euro import OneEuroOptions
from facekeys.tracking.smoothing import FaceSmoother, SmoothingOptions
from factories import make_transform

STEP_S = 1 / 30


def run(frames, options=None):
    smoother = FaceSmoother(options or SmoothingOptions())
    return np.array(
        [smoother(points, fit_face(points, KAGGLE15), STEP_S)[0] for points in frames]
    )


def faces(count, **options):
    """Points of a face in `count` frames; options are functions of the time."""
    return np.array(
        [
            apply(
                make_transform(
                    **{name: value(i * STEP_S) for name, value in options.items()}
                ),
                KAGGLE15.mean_face,
            )
            for i in range(count)
        ]
    )


def test_the_first_points_pass():
    points = faces(1, x=lambda t: 300.0)
    np.testing.assert_allclose(run(points), points)


def test_the_transform_is_that_of_the_smoothed_points():
    moving = faces(30, x=lambda t: 100 + 90 * t, roll_deg=lambda t: 30 * t)
    smoother = FaceSmoother(SmoothingOptions())
    for points in moving:
        smooth, transform = smoother(points, fit_face(points, KAGGLE15), STEP_S)
    np.testing.assert_allclose(transform, fit_face(smooth, KAGGLE15), atol=1e-6)


def test_a_still_face_with_noise_becomes_calm():
    rng = np.random.default_rng(3)
    noisy = faces(200, x=lambda t: 300.0) + rng.normal(0, 0.25, (200, 15, 2))
    before = np.sqrt((np.diff(noisy[30:], axis=0) ** 2).sum(axis=2).mean())
    after = np.sqrt((np.diff(run(noisy)[30:], axis=0) ** 2).sum(axis=2).mean())
    assert after < before / 3


@pytest.mark.parametrize(
    "motion",
    [
        {"x": lambda t: 100 + 120 * t},  # two eye distances a second
        {"eye_distance": lambda t: 60 * np.exp(0.5 * t)},
        {"roll_deg": lambda t: 60 * t - 45},
    ],
)
def test_a_face_that_moves_as_a_whole_is_followed_within_a_frame(motion):
    moving = faces(50, **motion)
    behind = np.linalg.norm(run(moving) - moving, axis=2)[20:].mean(axis=1)
    a_frame = np.linalg.norm(np.diff(moving, axis=0), axis=2)[19:].mean(axis=1)
    assert np.all(behind < a_frame)


def test_moving_the_head_does_not_let_noise_through_in_the_face():
    rng = np.random.default_rng(6)
    noise = rng.normal(0, 0.25, (120, 15, 2))
    moving = faces(120, x=lambda t: 100 + 90 * t)
    in_face = [
        apply(invert(fit_face(points, KAGGLE15)), points)
        for points in run(moving + noise)
    ]
    trembling = np.diff(in_face[30:], axis=0).std() * 60
    assert trembling < 0.5 * np.diff(noise, axis=0).std()


def test_a_roll_through_half_a_turn_does_not_unwind():
    slow = OneEuroOptions(min_cutoff_hz=5.0, beta=0.0, speed_cutoff_hz=1.0)
    rolling = faces(60, roll_deg=lambda t: 150 + 60 * t)
    smooth = run(rolling, SmoothingOptions(pose=slow, points=slow))
    assert np.linalg.norm(smooth - rolling, axis=2).max() < 5


@given(
    st.floats(-300, 300), st.floats(-300, 300), st.floats(0.2, 5), st.floats(-180, 180)
)
def test_place_size_and_roll_of_the_camera_do_not_matter(x, y, scale, roll_deg):
    rng = np.random.default_rng(7)
    noisy = faces(12, x=lambda t: 300 + 100 * t) + rng.normal(0, 0.5, (12, 15, 2))
    camera = make_transform(x, y, eye_distance=scale, roll_deg=roll_deg)
    seen = run(apply(camera, noisy))
    np.testing.assert_allclose(seen, apply(camera, run(noisy)), atol=1e-6 * scale)
