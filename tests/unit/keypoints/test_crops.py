import cv2
import numpy as np
import pytest

from facekeys.keypoints.crops import GreyPyramid, crop_faces, cut_crop
from facekeys.keypoints.framing import apply, crop_transform, invert
from factories import make_transform


def dotted(points, size=(600, 800), radius=6):
    picture = np.zeros(size, np.uint8)
    for x, y in points:
        cv2.circle(picture, (round(x), round(y)), radius, 255, -1, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("eye_distance", [12, 30, 60, 150, 190])
@pytest.mark.parametrize("roll_deg", [0, 30, -100])
def test_a_dot_in_the_picture_is_where_the_transform_says(eye_distance, roll_deg):
    transform = make_transform(400, 300, eye_distance=eye_distance, roll_deg=roll_deg)
    to_frame = crop_transform(transform)
    x, y = apply(transform, (0.4, 0.3))
    picture = dotted([(x, y)], radius=max(2, eye_distance // 10))
    crop = cut_crop(GreyPyramid(picture), to_frame).astype(float)
    rows, columns = np.mgrid[:96, :96]
    found = np.array([(crop * columns).sum(), (crop * rows).sum()]) / crop.sum()
    wanted = apply(invert(to_frame), (round(x), round(y)))
    assert np.abs(found - wanted).max() < 0.35


def test_fine_stripes_do_not_alias():
    stripes = np.zeros((800, 800), np.uint8)
    stripes[:, ::2] = 255
    crop = cut_crop(
        GreyPyramid(stripes), crop_transform(make_transform(400, 300, eye_distance=200))
    )
    assert crop.std() < 10


def test_outside_the_picture_the_border_goes_on():
    crop = cut_crop(
        GreyPyramid(np.full((40, 40), 77, np.uint8)),
        crop_transform(make_transform(0, 0, eye_distance=60)),
    )
    assert (crop == 77).all()


def test_crops_come_in_order_and_scaled_to_one():
    picture = np.zeros((200, 400), np.uint8)
    picture[:, 200:] = 255
    places = [make_transform(x, 80, eye_distance=20) for x in (100, 300)]
    crops = crop_faces(GreyPyramid(picture), [crop_transform(t) for t in places])
    assert crops.shape == (2, 96, 96, 1)
    assert crops.dtype == np.float32
    assert crops[0].max() == 0
    assert crops[1].min() == 1


def test_no_faces_give_no_crops():
    crops = crop_faces(GreyPyramid(np.zeros((20, 20), np.uint8)), [])
    assert crops.shape == (0, 96, 96, 1)


@pytest.mark.parametrize("wrong", [np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4))])
def test_a_picture_that_is_not_grey_is_refused(wrong):
    with pytest.raises(ValueError, match=r"Expected \(h, w\) uint8"):
        GreyPyramid(wrong)


def test_a_tiny_picture_is_not_halved_to_nothing():
    picture, times = GreyPyramid(np.zeros((20, 20), np.uint8)).level(5)
    assert times == 1
    assert picture.shape == (10, 10)
