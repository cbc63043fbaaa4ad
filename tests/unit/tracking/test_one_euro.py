import numpy as np
import pytest

from facekeys.tracking.one_euro import ONE, OneEuroFilter, OneEuroOptions

STEP_S = 1 / 30
OPTIONS = OneEuroOptions(min_cutoff_hz=1.0, beta=10.0, speed_cutoff_hz=1.5)


def run(values, *, units=ONE, options=OPTIONS):
    """Smooth (frames, n, k) values, n things with k coordinates."""
    smoother = OneEuroFilter(options)
    return np.array([np.transpose(smoother(f.T, STEP_S, units)) for f in values])


def test_the_first_values_pass():
    values = np.ones((15, 2))
    np.testing.assert_array_equal(run([values])[0], values)


def test_at_rest_it_is_a_low_pass_of_the_lowest_cut_off():
    calm = OneEuroOptions(min_cutoff_hz=1.0, beta=0.0, speed_cutoff_hz=1.5)
    step = np.array([np.zeros((1, 1))] + [np.ones((1, 1))] * 5)
    weight = 1 / (1 + 1 / (2 * np.pi * STEP_S))
    expected = 1 - (1 - weight) ** np.arange(6)
    np.testing.assert_allclose(run(step, options=calm)[:, 0, 0], expected)


def test_noise_on_what_is_still_shrinks_to_less_than_half():
    rng = np.random.default_rng(3)
    noisy = rng.normal(0, 0.01, (300, 15, 2))  # one per cent of the eye distance
    before = np.diff(noisy[30:], axis=0).std()
    after = np.diff(run(noisy)[30:], axis=0).std()
    assert after < before / 2


@pytest.mark.parametrize("speed", [0.5, 3.0, 10.0])
def test_what_moves_lags_as_a_low_pass_of_its_speed_does(speed):
    moving = np.arange(90)[:, None, None] * np.array([[speed * STEP_S, 0.0]])
    lag = (moving - run(moving))[-1, 0, 0]
    # The speed is measured from the last smoothed value, which lags already.
    cutoff_hz = 1.0 + 10.0 * (speed + lag / STEP_S)
    assert lag == pytest.approx(speed / (2 * np.pi * cutoff_hz), rel=0.02)
    assert lag < 0.016


def test_numbers_are_smoothed_as_arrays_of_one_are():
    rng = np.random.default_rng(6)
    values = rng.normal(0, 0.01, (60, 1, 4)).cumsum(axis=0)
    smoother = OneEuroFilter(OPTIONS)
    numbers = [smoother(frame.tolist(), STEP_S) for frame in values[:, 0]]
    np.testing.assert_allclose(numbers, run(values)[:, 0])


def test_each_thing_has_its_own_speed():
    rng = np.random.default_rng(5)
    values = rng.normal(0, 0.01, (60, 2, 2))
    alone = run(values[:, :1])
    values[:, 1, 0] += np.arange(60)
    np.testing.assert_allclose(run(values)[:, :1], alone)


def test_units_make_sizes_equal():
    rng = np.random.default_rng(4)
    values = rng.normal(0, 1, (40, 5, 2))
    unit = np.array([10.0, 0.5])
    np.testing.assert_allclose(run(values * unit, units=unit), run(values) * unit)
