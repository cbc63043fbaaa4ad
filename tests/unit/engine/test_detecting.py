import cv2
import numpy as np
import pytest

from doubles import wait_until
from facekeys.detection.finder import Look
from facekeys.engine.detecting import DetectorThread
from facekeys.types import Box
from portraits import load_portrait


@pytest.fixture
def detector():
    thread = DetectorThread(lambda notice: None)
    yield thread
    thread.stop()
    thread.join(5.0)


@pytest.fixture(scope="module")
def look():
    pixels, _ = load_portrait("grace_hopper.jpg")
    return Look(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)))


def answer(detector):
    kept = []

    def came():
        kept.append(detector.collect())
        return kept[-1] is not None

    wait_until(came)
    return kept[-1]


def test_nobody_waits_for_the_detector(detector, look):
    detector.request(look)  # it was not even started
    assert detector.collect() is None


def test_an_answer_comes_once_and_tells_that_nothing_was_found(detector, look):
    detector.start()
    detector.request(look)
    assert len(answer(detector)) == 1
    assert detector.collect() is None
    detector.request(Look(np.full((200, 300), 90, np.uint8)))
    assert list(answer(detector)) == []


def test_known_faces_and_tilts_reach_the_detector(detector, look):
    detector.start()
    height, width = look.grey.shape
    detector.request(look._replace(known=[Box(0, 0, width, height)]))
    assert list(answer(detector)) == []
    turned = cv2.warpAffine(
        look.grey,
        cv2.getRotationMatrix2D((267, 222), -25, 1.0),
        look.grey.shape[::-1],
        borderMode=cv2.BORDER_REPLICATE,
    )
    detector.request(Look(np.asarray(turned), tilt_deg=25.0))
    (face,) = answer(detector)
    assert face[1, 0] > 0  # rolled clockwise


def test_answers_of_another_scene_are_dropped(detector, look):
    detector.request(look)
    detector.forget()
    detector.start()
    wait_until(lambda: detector._looks._item is None)
    detector.request(Look(np.full((200, 300), 90, np.uint8)))
    assert list(answer(detector)) == []
