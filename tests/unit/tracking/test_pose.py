import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply, scale_of
from facekeys.tracking.claims import mismatch, same_face
from facekeys.tracking.pose import pose_of, transform_of
from factories import make_transform

transforms = st.builds(
    make_transform,
    st.floats(-2000, 2000),
    st.floats(-2000, 2000),
    eye_distance=st.floats(1, 2000),
    roll_deg=st.floats(-179, 179),
)


@given(transforms)
def test_a_pose_is_all_there_is_to_say_of_a_face_transform(transform):
    again = transform_of(pose_of(transform))
    np.testing.assert_allclose(again, transform, atol=1e-8 * scale_of(transform))


@given(transforms, st.integers(-3, 3), st.floats(-3, 3))
def test_unwinding_keeps_the_pose_and_comes_near(transform, turns, apart):
    pose = pose_of(transform)
    near = pose._replace(roll=pose.roll + turns * math.tau + apart)
    unwound_pose = pose.unwound(near)
    assert abs(unwound_pose.roll - near.roll) <= math.pi + 1e-9
    np.testing.assert_allclose(
        transform_of(unwound_pose), transform, atol=1e-7 * scale_of(transform)
    )


def test_a_mismatch_is_measured_in_eye_distances():
    face = make_transform(300, 200, eye_distance=50)
    right = make_transform(350, 200, eye_distance=50)
    assert mismatch(face, face) == 0
    assert math.isclose(mismatch(face, right), 1.0)
    # Grown about the middle of the box by 10 per cent, or rolled by a tenth.
    middle = apply(face, (0.0, 0.3))
    for linear in (
        1.1 * np.eye(2),
        [[math.cos(0.1), -math.sin(0.1)], [math.sin(0.1), math.cos(0.1)]],
    ):
        moved = np.column_stack([linear @ face[:, :2], [0.0, 0.0]])
        moved[:, 2] = middle - moved[:, :2] @ (0.0, 0.3)
        assert math.isclose(mismatch(face, moved), 0.1, rel_tol=0.05)


@given(transforms, transforms)
def test_being_the_same_face_is_mutual(one, other):
    assert same_face(one, other) == same_face(other, one)
    assert same_face(one, one)
