"""Which of the faces in view something is for."""

import pytest

from facekeys.vocabulary.choosing import chosen
from factories import make_face

FACES = [
    make_face(eye_distance=30, track_id=2),
    make_face(eye_distance=50, track_id=3),
    make_face(eye_distance=40, track_id=7),
]


@pytest.mark.parametrize(
    ("rule", "ids"),
    [
        ("all", [2, 3, 7]),
        ("largest", [3]),
        ("odd", [3, 7]),
        ("even", [2]),
        (1, [2]),
        (3, [7]),
        (4, []),
    ],
)
def test_each_rule_chooses(rule, ids):
    assert [face.track_id for face in chosen(FACES, rule)] == ids
    assert list(chosen([], rule)) == []


def test_of_faces_about_as_large_the_oldest_stays_the_largest():
    older = make_face(eye_distance=40, track_id=1)
    for size, wanted in ((39, 1), (44, 1), (47, 2)):
        newer = make_face(eye_distance=size, track_id=2)
        (face,) = chosen([older, newer], "largest")
        assert face.track_id == wanted
