import numpy as np

from facekeys.camera.demo import FPS, LENGTH, PORTRAITS, DemoClip


def frame_at(index):
    return DemoClip().frame(index)


def test_it_is_twenty_seconds_of_720p30_that_end():
    assert (DemoClip.size, DemoClip.fps, LENGTH) == ((1280, 720), 30, 20 * FPS)
    last = frame_at(LENGTH - 1)
    assert last.pixels.shape == (720, 1280, 3)
    assert last.captured_ns == (LENGTH - 1) * 1_000_000_000 // 30
    clip = DemoClip()
    clip._index = LENGTH - 1
    np.testing.assert_array_equal(clip.read().pixels, last.pixels)
    assert clip.read() is None


def test_the_pixels_are_the_same_every_time():
    np.testing.assert_array_equal(frame_at(123).pixels, frame_at(123).pixels)


def test_it_loops_without_a_jump():
    for portrait in PORTRAITS:
        np.testing.assert_allclose(
            portrait.homography(0), portrait.homography(LENGTH), atol=1e-6
        )
    step = np.abs(frame_at(LENGTH - 1).pixels.astype(int) - frame_at(0).pixels).mean()
    apart = np.abs(frame_at(0).pixels.astype(int) - frame_at(150).pixels).mean()
    assert step < apart / 2


def test_rewinding_starts_again():
    clip = DemoClip()
    first = clip.read()
    clip.read()
    clip.rewind()
    np.testing.assert_array_equal(clip.read().pixels, first.pixels)
