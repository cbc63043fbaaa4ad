import cv2
import numpy as np
import pytest

from facekeys.camera.devices import Camera
from facekeys.camera.webcam import Webcam
from facekeys.errors import CameraError

CAMERA = Camera("usb-1", "Acme Cam", 3, cv2.CAP_V4L2)


class FakeCapture:
    """What OpenCV gives for a camera that takes only some wishes."""

    def __init__(self, pictures, *, accepts=lambda wishes: True, fps=30.0):
        self.pictures = list(pictures)
        self.accepts = accepts
        self.fps = fps
        self.asked = []
        self.released = 0
        self.is_open = False

    def __call__(self, index, backend, parameters):
        pairs = dict(zip(parameters[::2], parameters[1::2], strict=True))
        self.asked.append((index, backend, pairs))
        self.is_open = self.accepts(pairs)
        return self

    def isOpened(self):  # noqa: N802 - OpenCV's name
        return self.is_open

    def grab(self):
        return self.is_open and bool(self.pictures)

    def retrieve(self):
        picture = self.pictures.pop(0)
        return picture is not None, picture

    def get(self, what):
        return self.fps if what == cv2.CAP_PROP_FPS else 0.0

    def release(self):
        self.released += 1
        self.is_open = False


@pytest.fixture
def capture(monkeypatch):
    def install(*pictures, **options):
        fake = FakeCapture(pictures, **options)
        monkeypatch.setattr("cv2.VideoCapture", fake)
        return fake

    return install


def grey(value, width=1280, height=720, channels=3):
    shape = (height, width, channels) if channels else (height, width)
    return np.full(shape, value, np.uint8)


def test_every_wish_is_given_while_opening(capture):
    fake = capture(grey(1))
    webcam = Webcam(CAMERA)
    assert fake.asked == [
        (
            3,
            cv2.CAP_V4L2,
            {
                cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*"MJPG"),
                cv2.CAP_PROP_FRAME_WIDTH: 1280,
                cv2.CAP_PROP_FRAME_HEIGHT: 720,
                cv2.CAP_PROP_FPS: 30,
            },
        )
    ]
    assert (webcam.name, webcam.live, webcam.length) == ("Acme Cam", True, None)
    assert webcam.size == (1280, 720)
    assert webcam.fps == 30


def test_a_camera_without_mjpg_is_opened_without(capture):
    fake = capture(
        grey(1, 640, 480), accepts=lambda wishes: cv2.CAP_PROP_FOURCC not in wishes
    )
    webcam = Webcam(CAMERA)
    assert webcam.size == (640, 480)
    assert len(fake.asked) == 2
    assert fake.asked[1][2][cv2.CAP_PROP_FRAME_WIDTH] == 1280


def test_a_camera_that_takes_no_wishes_is_opened_as_it_is(capture):
    fake = capture(grey(1, 320, 240), accepts=lambda wishes: not wishes, fps=-1.0)
    webcam = Webcam(CAMERA, fps=25.0)
    assert webcam.size == (320, 240)
    assert webcam.fps == 25.0
    assert fake.asked[-1][2] == {}


def test_the_frames_come_in_order_with_the_time_they_were_taken(capture, monkeypatch):
    capture(grey(1), grey(2), grey(3))
    ticks = iter([100, 200, 300])
    monkeypatch.setattr("time.monotonic_ns", lambda: next(ticks))
    webcam = Webcam(CAMERA)
    frames = [webcam.read() for _ in range(3)]
    assert [frame.pixels[0, 0, 0] for frame in frames] == [1, 2, 3]
    assert [frame.index for frame in frames] == [0, 1, 2]
    assert [frame.captured_ns for frame in frames] == [100, 200, 300]


def test_a_black_first_frame_is_a_frame(capture):
    capture(grey(0), grey(9))
    assert Webcam(CAMERA).read().pixels.max() == 0


def test_a_camera_that_stops_is_a_sentence(capture):
    capture(grey(1))
    webcam = Webcam(CAMERA)
    webcam.read()
    with pytest.raises(CameraError) as caught:
        webcam.read()
    assert caught.value.message == "The camera Acme Cam stopped sending frames."
    assert caught.value.hint


@pytest.mark.parametrize("broken", [None, np.empty((0, 0, 3), np.uint8)])
def test_a_picture_that_can_not_be_decoded_is_a_stop(capture, broken):
    capture(grey(1), broken)
    webcam = Webcam(CAMERA)
    webcam.read()
    with pytest.raises(CameraError, match="stopped sending frames"):
        webcam.read()


def test_a_camera_that_sends_nothing_is_freed(capture):
    fake = capture()
    with pytest.raises(CameraError):
        Webcam(CAMERA)
    assert fake.released == 1


def test_a_camera_in_use_is_a_sentence(capture):
    fake = capture(grey(1), accepts=lambda wishes: False)
    with pytest.raises(CameraError, match="Acme Cam can't be opened"):
        Webcam(CAMERA)
    assert fake.released == len(fake.asked) == 3


def test_closing_frees_it(capture):
    fake = capture(grey(1))
    webcam = Webcam(CAMERA)
    webcam.rewind()
    webcam.close()
    webcam.close()
    assert not fake.is_open


@pytest.mark.parametrize(
    "picture",
    [
        grey(128, channels=0),
        grey(128, channels=1),
        grey(128, channels=2),  # YUYV: this grey in every space
        grey(128, channels=3),
        grey(128, channels=4),
        np.full((720, 1280), 128 * 256, np.uint16),
    ],
    ids=["grey", "one channel", "YUYV", "BGR", "BGRA", "16 bit"],
)
def test_every_kind_of_picture_becomes_bgr(capture, picture):
    capture(picture)
    pixels = Webcam(CAMERA).read().pixels
    assert pixels.shape == (720, 1280, 3)
    assert np.abs(pixels.astype(int) - 128).max() <= 3


def test_opencv_keeps_silent_about_a_missing_camera(capfd):
    with pytest.raises(CameraError):
        Webcam(Camera("none", "None", 4242, cv2.CAP_V4L2))
    assert capfd.readouterr() == ("", "")
