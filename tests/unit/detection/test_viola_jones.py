import cv2
import numpy as np
import pytest

from facekeys.camera.demo import PORTRAITS, DemoClip, load_portrait
from facekeys.detection.finder import ImmediateFinder, Look
from facekeys.detection.viola_jones import ViolaJones, ViolaJonesOptions
from facekeys.errors import ExitCode, ResourceError
from facekeys.keypoints.framing import face_box


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
    blind = ViolaJones(ViolaJonesOptions(second_min_neighbors=10_000))
    assert list(blind.find(grey)) == []
    assert len(ViolaJones().find(grey)) == 1


def test_boxes_come_largest_first(viola_jones):
    frame = DemoClip().frame(60)
    grey = cv2.cvtColor(frame.pixels, cv2.COLOR_BGR2GRAY)
    first, second = boxes(viola_jones.find(grey))
    assert first.width > second.width
    assert first.x > second.x


@pytest.mark.parametrize("shape", [(1, 1), (23, 400), (300, 200)])
def test_pictures_without_faces_give_none(viola_jones, shape):
    assert list(viola_jones.find(np.full(shape, 90, np.uint8))) == []


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
