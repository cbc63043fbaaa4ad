import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.crops import crop_faces, cut_crop
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
    crop = cut_crop(picture, to_frame).astype(float)
    rows, columns = np.mgrid[:96, :96]
    found = np.array([(crop * columns).sum(), (crop * rows).sum()]) / crop.sum()
    wanted = apply(invert(to_frame), (round(x), round(y)))
    assert np.abs(found - wanted).max() < 0.35


def test_fine_stripes_do_not_alias():
    stripes = np.zeros((800, 800), np.uint8)
    stripes[:, ::2] = 255
    crop = cut_crop(stripes, crop_transform(make_transform(400, 300, eye_distance=200)))
    assert crop.std() < 10


def test_outside_the_picture_the_border_goes_on():
    crop = cut_crop(
        np.full((40, 40), 77, np.uint8),
        crop_transform(make_transform(0, 0, eye_distance=60)),
    )
    assert (crop == 77).all()


def test_crops_come_in_order_and_scaled_to_one():
    picture = np.zeros((200, 400), np.uint8)
    picture[:, 200:] = 255
    places = [make_transform(x, 80, eye_distance=20) for x in (100, 300)]
    crops = crop_faces(picture, [crop_transform(t) for t in places])
    assert crops.shape == (2, 96, 96, 1)
    assert crops.dtype == np.float32
    assert crops[0].max() == 0
    assert crops[1].min() == 1


def test_no_faces_give_no_crops():
    crops = crop_faces(np.zeros((20, 20), np.uint8), [])
    assert crops.shape == (0, 96, 96, 1)


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4)), np.zeros(4, np.uint8), np.zeros((0, 4), np.uint8)]
)
def test_what_is_no_picture_is_refused(wrong):
    with pytest.raises(ValueError, match="Expected a uint8 picture"):
        cut_crop(wrong, np.eye(2, 3))


def crop_of_whole(picture, to_frame):
    """Make the whole picture grey, and halve all of it, before the crop is cut."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    times = max(0, math.floor(math.log2(math.hypot(*to_frame[:, 0]))))
    for _ in range(times):
        grey = cv2.pyrDown(grey)
    return cv2.warpAffine(
        grey,
        to_frame / 2**times,
        (96, 96),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


NOISE = np.random.default_rng(0).integers(0, 256, (480, 640, 3), np.uint8)


@given(
    x=st.floats(-300, 940),
    y=st.floats(-300, 780),
    eye_distance=st.floats(4, 220),
    roll_deg=st.floats(-180, 180),
)
def test_its_surroundings_are_all_that_a_crop_depends_on(x, y, eye_distance, roll_deg):
    transform = make_transform(x, y, eye_distance=eye_distance, roll_deg=roll_deg)
    to_frame = crop_transform(transform)
    apart = cv2.absdiff(cut_crop(NOISE, to_frame), crop_of_whole(NOISE, to_frame))
    # OpenCV interpolates in steps of 1/32 pixel, which rounding may choose differently.
    assert apart.max() <= 12
    assert (apart > 0).mean() < 0.02


def test_a_tiny_picture_is_not_halved_to_nothing():
    crop = cut_crop(
        np.full((20, 9), 77, np.uint8), np.array([[32.0, 0, 0], [0, 32, 0]])
    )
    assert (crop == 77).all()
