import math

import cv2
import numpy as np
import pytest

from facekeys.camera.demo import PORTRAITS, DemoClip, load_portrait
from facekeys.detection.finder import ImmediateFinder, Look
from facekeys.detection.lookout import TILTS
from facekeys.detection.viola_jones import Sizes, ViolaJones
from facekeys.errors import ExitCode, ResourceError
from facekeys.keypoints.framing import face_box
from facekeys.types import Box


@pytest.fixture(scope="module")
def viola_jones():
    return ViolaJones()


def boxes(faces):
    return [face_box(face) for face in faces]


def grey_portrait(number):
    return cv2.cvtColor(load_portrait(PORTRAITS[number].file), cv2.COLOR_BGR2GRAY)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("scale", [0.7, 1, 3])
def test_the_portraits_faces_are_found_at_any_size(viola_jones, number, scale):
    grey = cv2.resize(grey_portrait(number), None, fx=scale, fy=scale)
    (box,) = boxes(viola_jones.find(grey))
    x, y = np.array(PORTRAITS[number].face) * scale
    assert box.x < x < box.x + box.width
    assert box.y < y < box.y + box.height


def test_a_second_finer_look_finds_what_the_first_missed():
    portrait = grey_portrait(1)
    grey = cv2.resize(portrait, None, fx=0.8, fy=0.8)
    assert list(ViolaJones().find(grey, thorough=False)) == []
    assert len(ViolaJones().find(grey)) == 1


def test_boxes_come_largest_first(viola_jones):
    frame = DemoClip().frame(60)
    grey = cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY)
    first, second = boxes(viola_jones.find(grey))
    assert first.width > second.width
    assert first.x > second.x


@pytest.mark.parametrize(
    ("least", "most", "found"), [(0.7, 1.4, 1), (0.7, 0.8, 0), (1.3, 9.0, 0)]
)
def test_only_faces_of_the_wanted_sizes_are_found(viola_jones, least, most, found):
    """In units of the portrait's face; the smallest wanted is a tenth of its side."""
    portrait = grey_portrait(0)
    unit = 10 * face_box(viola_jones.find(portrait)[0]).width / min(portrait.shape)
    sizes = Sizes(least * unit, most * unit)
    assert len(viola_jones.find(portrait, sizes=sizes)) == found


def tilted(number, roll_deg, *, scale=1.0):
    """A portrait turned about its face, and the middle of the face."""
    portrait = grey_portrait(number)
    x, y = PORTRAITS[number].face
    turn = cv2.getRotationMatrix2D((x, y), -roll_deg, scale)
    turn[:, 2] += (320 - x, 240 - y)
    pixels = cv2.warpAffine(portrait, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE)
    return pixels, np.array([320.0, 240.0])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("roll_deg", [-50, -45, -25, -18, 18, 25, 45, 50])
def test_tilted_heads_are_found_at_the_nearest_tilt(viola_jones, number, roll_deg):
    grey, middle = tilted(number, roll_deg)
    tilt_deg = min(TILTS, key=lambda tilt: abs(tilt - roll_deg))
    (face,) = viola_jones.find(grey, tilt_deg=tilt_deg)
    found_deg = math.degrees(math.atan2(face[1, 0], face[0, 0]))
    assert found_deg == pytest.approx(tilt_deg)
    box = face_box(face)
    assert np.hypot(*(box.center - middle)) < 0.2 * box.width
    (upright,) = viola_jones.find(tilted(number, 0)[0])
    assert box.width == pytest.approx(face_box(upright).width, rel=0.2)


def test_where_faces_are_known_none_is_looked_for(viola_jones):
    grey = cv2.cvtColor(DemoClip().frame(60).pixels, cv2.COLOR_BGR2GRAY)
    before = grey.copy()
    first, second = boxes(viola_jones.find(grey))
    (other,) = boxes(viola_jones.find(grey, known=[first]))
    assert np.hypot(*np.subtract(other.center, second.center)) < 0.1 * second.width
    for found in boxes(viola_jones.find(grey, known=[first, second])):
        for known in (first, second):  # a flag may still look like a face
            apart = np.abs(np.subtract(found.center, known.center))
            assert (apart > (known.width / 2, known.height / 2)).any()
    np.testing.assert_array_equal(grey, before)


@pytest.mark.parametrize("scale", [0.6, 1.0])
def test_known_faces_are_left_out_in_small_pictures_too(viola_jones, scale):
    grey = cv2.resize(grey_portrait(1), None, fx=scale, fy=scale)
    before = grey.copy()
    known = boxes(viola_jones.find(grey))
    assert len(viola_jones.find(grey, known=known)) == 0
    np.testing.assert_array_equal(grey, before)


def test_known_faces_are_left_out_of_turned_pictures(viola_jones):
    grey, _ = tilted(1, 25)
    known = boxes(viola_jones.find(grey, tilt_deg=25.0))
    assert len(viola_jones.find(grey, known=known, tilt_deg=25.0)) == 0


def test_known_faces_beyond_the_border_do_no_harm(viola_jones):
    known = [Box(-900, -900, 300, 300), Box(5000, 10, 50, 50), Box(-50, -50, 60, 60)]
    assert len(viola_jones.find(grey_portrait(1), known=known)) == 1


@pytest.mark.parametrize("shape", [(1, 1), (23, 400), (300, 200)])
@pytest.mark.parametrize("tilt_deg", [0.0, 25.0])
def test_pictures_without_faces_give_none(viola_jones, shape, tilt_deg):
    wall = np.full(shape, 90, np.uint8)
    assert list(viola_jones.find(wall, tilt_deg=tilt_deg)) == []


def test_the_immediate_finder_answers_once():
    finder = ImmediateFinder(ViolaJones())
    assert finder.collect() is None
    finder.request(Look(grey_portrait(0)))
    assert len(finder.collect()) == 1
    assert finder.collect() is None


@pytest.mark.parametrize(
    "content", [None, "", "<?xml version='1.0'?><opencv_storage/>"]
)
def test_a_missing_or_broken_cascade_is_a_sentence(tmp_path, content, capfd):
    path = tmp_path / "cascade.xml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ResourceError, match="is missing or broken") as caught:
        ViolaJones(cascade=path)
    assert caught.value.exit_code == ExitCode.RESOURCE
