import numpy as np
import pytest

from facekeys.types import Box, Frame


def test_a_frame_is_read_only_while_the_array_it_came_from_is_not():
    pixels = np.zeros((4, 6, 3), np.uint8)
    frame = Frame(pixels, 0, 0)
    assert (frame.width, frame.height) == (6, 4)
    with pytest.raises(ValueError, match="read-only"):
        frame.pixels[0, 0] = 1
    pixels[0, 0] = 1


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((4, 6), np.uint8),
        np.zeros((4, 6, 4), np.uint8),
        np.zeros((4, 6, 3), np.float32),
        np.zeros((0, 6, 3), np.uint8),
    ],
)
def test_a_frame_of_another_kind_is_refused_saying_what_it_is(pixels):
    with pytest.raises(ValueError, match=r"must be \(h, w, 3\) uint8, got"):
        Frame(pixels, 0, 0)


def test_the_middle_of_a_box():
    assert Box(10, 20, 30, 40).center == (25, 40)
