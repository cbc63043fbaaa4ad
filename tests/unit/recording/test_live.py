"""Files of recordings: whole in the end, and playable whatever ends them before."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from facekeys.errors import OutputError
from facekeys.recording.live import SPARE_BYTES, LiveVideo, _cut_to_fragments
from films import i420, plain, played

MOMENT = datetime(2026, 3, 4, 15, 6, 7).astimezone()
COLOURS = [(200, 40, 40), (40, 200, 40), (40, 40, 200), (128, 128, 128)]

# A film of noise, a second of which takes some 600 kB, until something ends it.
CHILD = """
import sys
from contextlib import closing
from pathlib import Path
import numpy as np
from facekeys.errors import OutputError
from facekeys.recording import live
folder, most_bytes = Path(sys.argv[1]), int(sys.argv[2])
live.SPARE_BYTES = 0
if most_bytes:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
noise = np.random.default_rng(1)
try:
    with closing(live.LiveVideo(folder, pattern="me", size=(128, 96), fps=30)) as film:
        for slot in range(600):
            film.write(noise.integers(16, 235, (144, 128), np.uint8), slot)
            print(slot, flush=True)
except OutputError as error:
    print(error)
"""


def make(folder, **changes):
    options = {"pattern": "me {date}", "size": (64, 48), "fps": 30, "moment": MOMENT}
    return LiveVideo(folder, **{**options, **changes})


def record(folder, count=90, **changes):
    film = make(folder, **changes)
    for slot in range(count):
        film.write(i420(plain(COLOURS[slot // 30 % 4])), slot)
    return film


def test_what_was_recorded_is_a_plain_mp4_of_the_right_length(tmp_path):
    film = record(tmp_path / "new" / "folder", 75)
    film.close()
    assert film.path == tmp_path / "new" / "folder" / "me 2026-03-04.mp4"
    pictures = played(film.path)
    assert [time for time, _ in pictures] == pytest.approx(np.arange(75) / 30)
    for number in (0, 29, 30, 74):
        seen = pictures[number][1]
        assert seen.shape == (48, 64, 3)
        assert np.abs(seen - np.int16(COLOURS[number // 30])).max() <= 6
    boxes = film.path.read_bytes()
    assert b"moov" in boxes
    assert b"moof" not in boxes[boxes.rindex(b"moov") :]  # the index is the last word
    assert list(film.path.parent.iterdir()) == [film.path]


def test_slots_that_stay_empty_leave_the_time_right(tmp_path):
    film = make(tmp_path)
    for slot in (0, 1, 30, 31, 90):
        film.write(i420(plain(90)), slot)
    film.close()
    times = [time for time, _ in played(film.path)]
    assert times == pytest.approx([0, 1 / 30, 1, 31 / 30, 3])


def test_no_file_is_ever_replaced(tmp_path):
    (tmp_path / "me 2026-03-04.mp4").write_text("precious")
    one, other = record(tmp_path, 3), record(tmp_path, 3)
    one.close()
    other.close()
    assert one.path.name == "me 2026-03-04 (2).mp4"
    assert other.path.name == "me 2026-03-04 (3).mp4"
    assert (tmp_path / "me 2026-03-04.mp4").read_text() == "precious"


def test_the_name_has_the_filters(tmp_path):
    film = record(tmp_path, 1, pattern="me {filters}", filters=("hat", "moustache"))
    film.close()
    assert film.path.name == "me hat moustache.mp4"


def test_without_a_picture_there_is_no_file_and_it_is_told(tmp_path):
    film = make(tmp_path)
    with pytest.raises(OutputError, match="no picture came"):
        film.close()
    film.close()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory):
    """The bytes of a file whose writer was killed."""
    film = record(tmp_path_factory.mktemp("film"), 160)
    whole = film.path.read_bytes()
    film.close()
    return whole


@hypothesis_settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 1))
def test_wherever_a_file_breaks_off_its_whole_seconds_play(
    unfinished, tmp_path_factory, share
):
    first = unfinished.index(b"moof", unfinished.index(b"moof") + 1)  # of the second
    cut = round(first + share * (len(unfinished) - first))
    path = tmp_path_factory.mktemp("cut") / "film.mp4"
    path.write_bytes(unfinished[:cut])
    _cut_to_fragments(path)
    assert len(played(path)) == 30 * whole_fragments(unfinished[:cut])


def whole_fragments(data):
    """How many boxes with pictures are there in full."""
    place = count = 0
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        count += data[place + 4 : place + 8] == b"mdat" and place + length <= len(data)
        place += length
    return count


def test_a_killed_recorder_costs_two_seconds_at_most(tmp_path):
    child = start_child(tmp_path, 0)
    for line in child.stdout:
        if int(line) == 199:
            break
    child.send_signal(signal.SIGKILL)
    child.communicate()
    (path,) = tmp_path.iterdir()
    assert path.name == "me.part.mp4"
    _cut_to_fragments(path)
    assert len(played(path)) >= 200 - 60


def start_child(folder, most_bytes, *before):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [*before, sys.executable, "-c", CHILD, str(folder), str(most_bytes)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def outcome(child):
    out, err = child.communicate(timeout=60)
    assert err == ""
    *slots, told = out.splitlines()
    return int(slots[-1]) + 1, told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_file_that_may_not_grow_keeps_what_it_has(tmp_path):
    written, told = outcome(start_child(tmp_path, 500_000))
    assert told.startswith("The recording ended: File too large.")
    (path,) = tmp_path.iterdir()
    assert path.name == "me.mp4"
    assert 30 <= len(played(path)) < written < 600


def mounted(folder, options):
    """The words that run a command with a disk of its own in a folder."""
    mount = f'mount -t tmpfs -o {options} tmpfs "$0" && exec "$@"'
    return ["unshare", "--mount", "sh", "-c", mount, str(folder)]


def may_mount():
    tool = shutil.which("unshare")
    words = [tool, "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    if tool is None:
        return False
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def test_on_a_full_disk_the_file_so_far_plays(tmp_path):
    if not may_mount():
        pytest.skip("mounting a small disk takes root and Linux")
    disk, outside = tmp_path / "disk", tmp_path / "outside"
    disk.mkdir()
    outside.mkdir()
    # The disk goes with its process, so that the file is carried out before.
    carried = [
        *mounted(disk, "size=500k"),
        *("sh", "-c", f'"$@"; cp -a {disk}/. {outside}', "sh"),
    ]
    written, told = outcome(start_child(disk, 0, *carried))
    assert told.startswith("The recording ended: No space left on device.")
    assert "another folder" in told
    (path,) = outside.iterdir()
    assert 30 <= len(played(path)) < written < 600


def test_a_disk_that_may_only_be_read_is_a_sentence(tmp_path):
    if not may_mount():
        pytest.skip("mounting a disk takes root and Linux")
    child = start_child(tmp_path, 0, *mounted(tmp_path, "ro"))
    out, err = child.communicate(timeout=60)
    assert err == ""
    assert "No recording can be written to" in out
    assert "Read-only file system" in out


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="No recording can be written"):
        make(tmp_path / "file" / "x")


def test_a_disk_that_is_nearly_full_is_not_begun_with(tmp_path, monkeypatch):
    nearly_full(tmp_path, monkeypatch)
    with pytest.raises(OutputError, match="nearly full"):
        make(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_becomes_nearly_full_is_noticed_and_the_file_whole(
    tmp_path, monkeypatch
):
    film = record(tmp_path, 40)
    film.check_room()
    nearly_full(tmp_path, monkeypatch)
    with pytest.raises(OutputError, match="nearly full"):
        film.check_room()
    film.close()
    assert len(played(film.path)) == 40


def test_a_folder_that_goes_away_is_a_sentence(tmp_path):
    film = record(tmp_path / "stick", 40)
    shutil.rmtree(tmp_path / "stick")
    with pytest.raises(OutputError, match="is gone"):
        film.check_room()
    with pytest.raises(OutputError):
        film.close()


def nearly_full(folder, monkeypatch):
    usage = shutil.disk_usage(folder)._replace(free=SPARE_BYTES - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
