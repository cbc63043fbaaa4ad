"""The window's parts by themselves, and the Qt under them."""

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from facekeys.camera.choose import open_file
from facekeys.camera.devices import Camera
from facekeys.types import Frame
from facekeys.ui.preview import Preview, fitted
from facekeys.ui.preview_buffer import PreviewBuffer
from facekeys.ui.sources import SourceChooser


@pytest.mark.parametrize(
    ("picture", "wanted"),
    [
        ((1280, 720), (0, 0, 640, 360)),
        ((480, 720), (200, 0, 240, 360)),
        ((1280, 320), (0, 100, 640, 160)),
    ],
)
def test_a_picture_is_fitted_into_the_middle(picture, wanted):
    assert fitted(*picture, QRect(0, 0, 640, 360)) == QRect(*wanted)


SIZES = [(4, 2), (8, 4), (30, 15), (40, 20), (77, 39), (400, 200)]


@pytest.mark.parametrize("size", SIZES)
def test_a_preview_picture_has_32_bits_and_may_be_mirrored(size):
    pixels = np.zeros((20, 40, 3), np.uint8)
    pixels[:, 20:] = (10, 20, 30)
    original = pixels.copy()
    buffer = PreviewBuffer()
    for mirrored in (True, False, True):  # in the same memory, over and over
        picture = buffer.to_bgrx(pixels, size, mirrored=mirrored)
        assert picture.shape == (size[1], size[0], 4)
        painted, black = (0, -1) if mirrored else (-1, 0)
        assert picture[0, painted].tolist() == [10, 20, 30, 255]
        assert picture[-1, black].tolist() == [0, 0, 0, 255]
    np.testing.assert_array_equal(pixels, original)


def test_a_preview_that_is_much_smaller_leaves_no_pixel_out():
    pixels = np.zeros((720, 1280, 3), np.uint8)
    pixels[::8, ::8] = 255  # one pixel in 64
    picture = PreviewBuffer().to_bgrx(pixels, (160, 90), mirrored=False)
    np.testing.assert_allclose(picture[..., :3], 255 / 64, atol=1)


def test_the_memory_of_a_preview_follows_its_size():
    buffer = PreviewBuffer()
    pixels = np.full((20, 40, 3), 7, np.uint8)
    for size in SIZES:
        picture = buffer.to_bgrx(pixels, size, mirrored=True)
        assert (picture[..., :3] == 7).all()
        assert picture.shape[:2] == (size[1], size[0])


CAMERA = Camera(id="usb-one", name="Studio Cam", index=0, backend=200)


def test_webcams_come_first_by_name(qtbot):
    chooser = SourceChooser(lister=lambda: [CAMERA])
    qtbot.addWidget(chooser)
    assert chooser.has_camera
    names = [chooser.itemText(row) for row in range(chooser.count())]
    assert names == ["Studio Cam", "Demo clip", "Open a video or picture …"]


@pytest.fixture
def chooser(qtbot):
    """A chooser without webcams: row 0 is the demo clip, row 1 asks for a file."""
    chooser = SourceChooser(lister=list)
    qtbot.addWidget(chooser)
    chooser.start()
    return chooser


def answer(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_choosing_a_file_opens_it_and_shows_its_name(
    qtbot, monkeypatch, chooser, portraits
):
    answer(monkeypatch, portraits)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.activated.emit(1)
    opened = chosen.args[0]()
    assert opened.name == chooser.currentText() == "portraits.png"
    opened.close()


def test_a_bad_file_is_refused_and_the_last_choice_stands(
    qtbot, monkeypatch, chooser, tmp_path
):
    (tmp_path / "notes.txt").write_text("no video")
    answer(monkeypatch, tmp_path / "notes.txt")
    with (
        qtbot.assertNotEmitted(chooser.chosen),
        qtbot.waitSignal(chooser.refused) as refused,
    ):
        chooser.activated.emit(1)
    assert "can't be read" in str(refused.args[0])
    assert chooser.currentText() == "Demo clip"


def test_a_dismissed_dialog_changes_nothing(qtbot, monkeypatch, chooser):
    answer(monkeypatch, "")
    with qtbot.assertNotEmitted(chooser.chosen):
        chooser.activated.emit(1)
    assert chooser.currentText() == "Demo clip"


def test_the_demo_is_chosen_by_its_opener(qtbot):
    chooser = SourceChooser(lister=list)
    qtbot.addWidget(chooser)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.start()
    assert isinstance(chosen.args[0], partial)
    assert chosen.args[0].func is open_file


class Emitter(QObject):
    switched = Signal(bool)


def test_this_qt_survives_thousands_of_emits(qtbot):
    """PySide6 6.12.0 on Python below 3.12 loses a reference to True at each emit."""
    emitter, heard = Emitter(), []
    emitter.switched.connect(heard.append)
    for _ in range(5000):
        emitter.switched.emit(True)
    assert len(heard) == 5000


@pytest.mark.parametrize(("mirrored", "x"), [(False, 320), (True, 960)])
def test_a_click_on_the_preview_tells_the_spot_in_the_picture(qtbot, mirrored, x):
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(640, 480)  # of which the picture fills rows 60 to 420
    preview.set_mirrored(mirrored)
    spots = []
    preview.pointed.connect(lambda *spot: spots.append(spot))
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(160, 150))
    assert spots == []  # there is no picture yet
    preview.show_frame(Frame(np.zeros((720, 1280, 3), np.uint8), 0, 0))
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(160, 150))
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=QPoint(160, 30))
    qtbot.mouseClick(preview, Qt.MouseButton.RightButton, pos=QPoint(160, 150))
    (spot,) = spots
    assert spot == pytest.approx((x, 180), abs=2)
