import numpy as np
import pytest

from facekeys.tracking.one_euro import OneEuroFilter, OneEuroOptions

STEP_NS = 33_333_333


def run(points, unit=60.0, options=None):
    smoother = OneEuroFilter(options or OneEuroOptions())
    return np.array(
        [
            smoother(frame, time_ns=number * STEP_NS, unit=unit)
            for number, frame in enumerate(points)
        ]
    )


def test_the_first_points_pass():
    points = np.ones((15, 2))
    np.testing.assert_array_equal(run([points])[0], points)


def test_noise_on_a_still_face_shrinks_to_less_than_half():
    rng = np.random.default_rng(3)
    noisy = 300 + rng.normal(0, 0.6, (300, 15, 2))  # one per cent of the eye distance
    smooth = run(noisy)
    before = np.diff(noisy[30:], axis=0).std()
    after = np.diff(smooth[30:], axis=0).std()
    assert after < before / 2


def test_a_quick_move_is_followed_within_two_frames():
    times = np.arange(60)[:, None, None]
    moving = np.full((60, 15, 2), 300.0) + times * 6.0  # three eye distances a second
    lag_px = (moving - run(moving))[-1].max()
    assert lag_px < 2 * 6.0


def test_size_does_not_matter():
    rng = np.random.default_rng(4)
    points = rng.normal(0, 1, (40, 15, 2))
    np.testing.assert_allclose(
        run(points * 10, unit=100), run(points, unit=10) * 10, atol=1e-9
    )


def test_time_that_stands_still_starts_anew():
    smoother = OneEuroFilter(OneEuroOptions())
    smoother(np.zeros((15, 2)), time_ns=5, unit=60)
    again = smoother(np.ones((15, 2)), time_ns=5, unit=60)
    assert again == pytest.approx(1)
