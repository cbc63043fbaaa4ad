import numpy as np

from facekeys.keypoints.detailed import SCHEMES
from facekeys.keypoints.schemes import KAGGLE15


def test_the_names_are_kaggles_in_its_order():
    assert KAGGLE15.names == (
        "left_eye_center",
        "right_eye_center",
        "left_eye_inner_corner",
        "left_eye_outer_corner",
        "right_eye_inner_corner",
        "right_eye_outer_corner",
        "left_eyebrow_inner_end",
        "left_eyebrow_outer_end",
        "right_eyebrow_inner_end",
        "right_eyebrow_outer_end",
        "nose_tip",
        "mouth_left_corner",
        "mouth_right_corner",
        "mouth_center_top_lip",
        "mouth_center_bottom_lip",
    )


def test_every_scheme_is_whole():
    for name, scheme in SCHEMES.items():
        flip = list(scheme.flip)
        assert scheme.name == name
        assert [flip[twin] for twin in flip] == list(range(len(flip)))
        assert scheme.mean_face.shape == (len(flip), 2)
        assert scheme.rigid.shape == (len(flip),)


def test_the_mean_face_is_its_own_mirror_image_with_the_eyes_one_apart():
    mirrored = KAGGLE15.mean_face[list(KAGGLE15.flip)] * (-1, 1)
    np.testing.assert_array_equal(mirrored, KAGGLE15.mean_face)
    np.testing.assert_array_equal(KAGGLE15.mean_face[:2], [[0.5, 0], [-0.5, 0]])
    # Left is the subject's, so it lies on the right of an unmirrored picture.
    assert KAGGLE15.mean_face[KAGGLE15.index("mouth_left_corner"), 0] > 0
