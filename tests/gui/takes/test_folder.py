"""The folder with the last photo or recording."""

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from facekeys.resources import pictures_folder, videos_folder
from gui.session.asking import asked
from gui.takes.taking import begin, end, told


class FileManager(QObject):
    """What the desktop would open a folder with."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def file_manager():
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


def test_the_folder_of_the_last_take_is_opened_by_key_and_by_button(
    qtbot, session, tmp_path, file_manager
):
    window = session.window
    asked(qtbot, "set", f"photos.folder {tmp_path / 'photos'}")
    asked(qtbot, "set", f"recordings.folder {tmp_path / 'films'}")
    asked(qtbot, "photo")
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert file_manager.opened == [(tmp_path / "photos").as_posix()]
    tip = window.photo.toolTip().splitlines()
    assert tip[0] == "Take a photo, as others see you (T)"
    assert tip[1].startswith(f"The last one: {tmp_path / 'photos'}")
    begin(qtbot, session)
    end(qtbot, session)
    window.bar.folder.setFocus()
    qtbot.keyClick(window.bar.folder, Qt.Key.Key_Space)
    qtbot.mouseClick(window.bar.folder, Qt.MouseButton.LeftButton)
    assert file_manager.opened[1:] == [(tmp_path / "films").as_posix()] * 2
    tip = window.record.toolTip().splitlines()
    assert tip[0] == "Record what others see, without sound (R)"
    assert tip[1].startswith(f"The last one: {tmp_path / 'films'}")


def test_what_was_taken_on_other_days_is_found(qtbot, session, file_manager):
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert file_manager.opened == []
    assert session.window.notices.texts()[-1] == (
        "There is no photo and no recording yet.\n"
        f"Photos go to {pictures_folder()}, recordings to {videos_folder()}."
    )
    videos_folder().mkdir(parents=True)
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert file_manager.opened == [videos_folder().as_posix()]
    assert "no photo" not in told(session)


def test_a_desktop_that_shows_no_folders_is_told(qtbot, session, monkeypatch):
    pictures_folder().mkdir(parents=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    qtbot.keyClick(session.window, Qt.Key.Key_O)
    assert "No program was found that shows folders." in told(session)
    assert str(pictures_folder()) in told(session)
