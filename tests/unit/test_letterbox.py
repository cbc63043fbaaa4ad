import numpy as np
import pytest

from facekeys.letterbox import letterbox


def test_a_picture_that_fits_is_not_copied():
    pixels = np.zeros((72, 128, 3), np.uint8)
    assert letterbox(pixels, 128, 72) is pixels


@pytest.mark.parametrize(
    "shape", [(480, 640), (1, 1), (1000, 10), (3, 2000), (90, 160)]
)
def test_the_whole_picture_is_in_the_middle_and_the_rest_is_black(shape):
    fitted = letterbox(np.full((*shape, 3), 200, np.uint8), 128, 72)
    assert fitted.shape == (72, 128, 3)
    rows = np.flatnonzero(fitted.max(axis=(1, 2)))
    columns = np.flatnonzero(fitted.max(axis=(0, 2)))
    inner = fitted[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert (inner == 200).all()
    assert abs(rows[0] - (71 - rows[-1])) <= 1
    assert abs(columns[0] - (127 - columns[-1])) <= 1
    assert len(rows) == 72 or len(columns) == 128


def test_memory_that_is_given_is_written_all_over():
    out = np.full((72, 128, 3), 77, np.uint8)
    for shape in ((480, 640), (1000, 10), (3, 2000)):
        pixels = np.full((*shape, 3), 200, np.uint8)
        fitted = letterbox(pixels, 128, 72, out=out)
        assert fitted is out
        np.testing.assert_array_equal(out, letterbox(pixels, 128, 72))


def test_memory_of_another_size_is_refused():
    with pytest.raises(ValueError, match="got"):
        letterbox(np.zeros((9, 9, 3), np.uint8), 128, 72, out=np.zeros((9, 9, 3)))
