"""Photos: names that no file has, and disks that take none."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import cv2
import numpy as np
import pytest

from facekeys.errors import OutputError
from facekeys.recording.photos import SPARE_BYTES, take_photo

PIXELS = np.full((48, 64, 3), (10, 200, 90), np.uint8)
MOMENT = datetime(2026, 3, 4, 15, 6, 7).astimezone()


def take(folder, **changes):
    options = {"pattern": "me {date}", "ending": ".png", "moment": MOMENT, **changes}
    return take_photo(PIXELS, folder, **options)


def test_the_picture_lies_whole_in_a_folder_that_is_made_for_it(tmp_path):
    path = take(tmp_path / "new" / "folder")
    assert path == tmp_path / "new" / "folder" / "me 2026-03-04.png"
    np.testing.assert_array_equal(cv2.imread(str(path)), PIXELS)


def test_a_file_that_is_there_is_never_touched(tmp_path):
    (tmp_path / "me 2026-03-04.png").write_text("precious")
    (tmp_path / "me 2026-03-04 (2).png").symlink_to(tmp_path / "nowhere")
    assert take(tmp_path).name == "me 2026-03-04 (3).png"
    assert (tmp_path / "me 2026-03-04.png").read_text() == "precious"
    assert not (tmp_path / "nowhere").exists()


def test_many_at_once_get_a_name_each(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda _: take(tmp_path), range(16)))
    assert len(set(paths)) == 16
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_disk_that_is_nearly_full_takes_none(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=SPARE_BYTES - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(OutputError, match="nearly full") as told:
        take(tmp_path)
    assert "another folder" in told.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["facekeys.recording.picture.replacing", "touch"])
def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch, failing):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    where = failing if "." in failing else f"pathlib.Path.{failing}"
    monkeypatch.setattr(where, refuse)
    with pytest.raises((OutputError, OSError), match="No space left"):
        take(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="No photo can be written"):
        take(tmp_path / "file")
