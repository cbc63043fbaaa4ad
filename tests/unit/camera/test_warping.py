import cv2
import numpy as np
import pytest

from facekeys.camera.demo import PORTRAITS, load_portrait
from facekeys.camera.warping import Warper


@pytest.mark.parametrize("size", [(638, 720), (61, 47), (16, 16)])
@pytest.mark.parametrize("index", [0, 130])
def test_it_draws_what_opencv_draws(size, index):
    picture = load_portrait(PORTRAITS[0].file)
    homography = PORTRAITS[0].fitted(*size).homography(index)
    options = {"flags": cv2.INTER_LINEAR, "borderMode": cv2.BORDER_REFLECT_101}
    want = cv2.warpPerspective(picture, homography, size, **options)
    drawn = np.zeros_like(want)
    Warper(*size).draw(picture, homography, drawn)
    apart = np.abs(drawn.astype(int) - want)
    # Both round places to a 32nd of a pixel, now and then to different ones.
    assert apart.max() <= 24
    assert apart.mean() < 0.5


def test_it_draws_anew_on_parts_of_a_picture():
    picture = load_portrait(PORTRAITS[1].file)
    warper, whole = Warper(40, 30), np.zeros((60, 100, 3), np.uint8)
    for index in (0, 60, 0):
        homography = PORTRAITS[1].fitted(40, 30).homography(index)
        warper.draw(picture, homography, whole[10:40, 20:60])
        alone = np.zeros((30, 40, 3), np.uint8)
        Warper(40, 30).draw(picture, homography, alone)
        np.testing.assert_array_equal(whole[10:40, 20:60], alone)
    assert not whole[:10].any()
    assert not whole[:, 60:].any()
