"""Photos, by the window and from outside."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt

from facekeys.errors import FaceKeysError, RefusedError
from facekeys.resources import pictures_folder
from facekeys.ui.photographer import _MOST_WAITING
from gui.session.asking import TIMEOUT_MS, asked


def test_a_photo_is_the_filtered_picture_and_not_mirrored(qtbot, showing, portraits):
    showing.store.change("photos.format", "png")
    window = showing.window
    assert asked(qtbot, "toggle", "hat") == {"filter": "hat", "on": True}
    original = cv2.imread(str(portraits))
    qtbot.waitUntil(
        lambda: not np.array_equal(window.preview.frame.pixels, original),
        timeout=TIMEOUT_MS,
    )
    with qtbot.waitSignal(
        showing.takes.photographer.taken, timeout=TIMEOUT_MS
    ) as taken:
        qtbot.mouseClick(window.photo, Qt.MouseButton.LeftButton)
    (path,) = taken.args
    assert path.parent == pictures_folder()
    changed = np.abs(cv2.imread(str(path)).astype(int) - original).max(axis=2) > 20
    assert 2_000 < changed.sum() < 200_000
    assert window.photo.text() == "Photo taken"
    assert str(path) in window.photo.toolTip()


def test_photos_are_taken_from_outside_and_none_replaces_another(
    qtbot, showing, tmp_path
):
    asked(qtbot, "set", f"photos.folder {tmp_path / 'photos'}")
    asked(qtbot, "set", "photos.name me {filters}")
    answers = [asked(qtbot, "photo")["path"] for _ in range(2)]
    names = [Path(one).name for one in answers]
    assert names == ["me plain.jpg", "me plain (2).jpg"]
    assert all(cv2.imread(one).shape == (720, 1280, 3) for one in answers)


def test_without_a_picture_there_is_no_photo(qtbot, open_session):
    session = open_session()
    session.window.preview.show_frame(None)
    with pytest.raises(FaceKeysError, match="no picture"):
        session.takes.take_photo()
    session.window.photo.click()
    assert any("no picture" in text for text in session.window.notices.texts())


def test_a_folder_that_takes_no_photo_is_told_inside_and_outside(qtbot, showing):
    (pictures_folder().parent / "file").write_text("")
    showing.store.change("photos.folder", pictures_folder().parent / "file" / "x")
    with pytest.raises(RefusedError, match="No photo can be written"):
        asked(qtbot, "photo")
    texts = showing.window.notices.texts()
    assert any("No photo can be written" in text for text in texts)


def test_too_many_photos_at_once_are_refused(qtbot, showing):
    waiting, disk = showing.takes.photographer, threading.Event()
    waiting._thread.submit(disk.wait, 20)  # a slow one: none of them is written yet
    for _ in range(_MOST_WAITING):
        showing.takes.take_photo()
    with pytest.raises(FaceKeysError, match="still being written"):
        showing.takes.take_photo()
    disk.set()
    qtbot.waitUntil(lambda: waiting._waiting == 0, timeout=TIMEOUT_MS)
    showing.takes.take_photo()
