"""Packs are read again when their files change, and stay as they were when broken."""

import os
import shutil

import pytest

from facekeys.overlays.library import load_library
from facekeys.overlays.renewal import Renewal
from unit.overlays.packs import patch, write_pack, write_png


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "own"
    write_pack(folder, "a")
    write_pack(folder, "b")
    return folder


@pytest.fixture
def renewal(shelf):
    made = Renewal([shelf, shelf.parent / "nowhere"])
    made.read()
    return made


def name_in(folder, name):
    """Give a filter another name, as an editor does: by another file in its place."""
    text = (folder / "filter.toml").read_text().replace("A patch", name)
    (folder / ".filter.toml.swp").write_text(text)
    (folder / ".filter.toml.swp").rename(folder / "filter.toml")


def looked(renewal):
    """Look until it has settled: once for the change, once for its end."""
    return renewal.look() or renewal.look()


def test_the_first_reading_is_that_of_a_library(shelf):
    read, loaded = Renewal([shelf]).read(), load_library([shelf])
    assert list(read.filters) == list(loaded.filters) == ["a", "b"]
    assert not read.filters["a"].ready


def test_nothing_is_read_while_nothing_changes(renewal):
    assert [renewal.look() for _ in range(4)] == [None] * 4


def test_only_what_changed_is_another_one_and_is_ready(shelf, renewal):
    name_in(shelf / "a", "Other")
    assert renewal.look() is None  # it might not be all yet
    before = renewal._library()
    after = renewal.look()
    assert after.filters["a"].manifest.name == "Other"
    assert after.filters["a"].ready
    assert after.filters["b"] is before.filters["b"]
    assert renewal.look() is None


def test_another_picture_is_noticed_too(shelf, renewal):
    write_png(shelf / "a" / "patch.png", patch(color=(1, 2, 3)))
    assert looked(renewal).filters["a"].ready


def test_a_file_put_back_with_its_old_time_is_noticed(shelf, renewal):
    before = (shelf / "a" / "filter.toml").stat()
    name_in(shelf / "a", "B patch")
    stamps = (before.st_atime_ns, before.st_mtime_ns)
    os.utime(shelf / "a" / "filter.toml", ns=stamps)
    assert looked(renewal).filters["a"].manifest.name == "B patch"


def test_what_editors_leave_beside_is_no_change(shelf, renewal):
    (shelf / "a" / ".filter.toml.swp").write_text("x")
    (shelf / "a" / "filter.toml~").write_text("x")
    assert looked(renewal) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pack: (pack / "filter.toml").write_text("schema = "),
        lambda pack: (pack / "patch.png").write_bytes(b"\x89PNG"),
        lambda pack: (pack / "patch.png").unlink(),
        lambda pack: os.truncate(pack / "patch.png", 60),
    ],
)
def test_the_last_good_version_stays_and_faults_are_told(shelf, renewal, spoil):
    good = renewal._library().filters["a"]
    whole = {file: file.read_bytes() for file in (shelf / "a").iterdir()}
    spoil(shelf / "a")
    library = looked(renewal)
    assert library.filters["a"] is good
    assert list(library.filters) == ["a", "b"]
    assert [fault.folder.name for fault in library.faults] == ["a"]
    assert looked(renewal) is None
    for file, content in whole.items():
        file.write_bytes(content)
    library = looked(renewal)
    assert library.faults == ()
    assert library.filters["a"].ready


def test_packs_come_and_go(shelf, renewal):
    write_pack(shelf, "aa")
    assert list(looked(renewal).filters) == ["a", "aa", "b"]
    shutil.rmtree(shelf / "a")
    assert list(looked(renewal).filters) == ["aa", "b"]
    write_pack(shelf.parent / "nowhere", "c")
    assert list(looked(renewal).filters) == ["aa", "b", "c"]
    shutil.rmtree(shelf)
    assert list(looked(renewal).filters) == ["c"]


def test_a_pack_broken_from_the_start_comes_once_it_is_mended(shelf):
    write_pack(shelf, "c", replace=("schema = 1", "schema = "))
    renewal = Renewal([shelf])
    library = renewal.read()
    assert list(library.filters) == ["a", "b"]
    assert len(library.faults) == 1
    text = (shelf / "c" / "filter.toml").read_text()
    (shelf / "c" / "filter.toml").write_text(text.replace("schema = ", "schema = 1"))
    library = looked(renewal)
    assert list(library.filters) == ["a", "b", "c"]
    assert library.faults == ()


def test_where_little_happens_it_looks_seldom(tmp_path):
    often, seldom = tmp_path / "often", tmp_path / "seldom"
    write_pack(often, "a")
    write_pack(seldom, "z")
    renewal = Renewal([seldom, often], seldom=[seldom])
    renewal.read()
    name_in(often / "a", "Other")
    name_in(seldom / "z", "Other")
    found = [renewal.look() for _ in range(16)]
    assert [number for number, library in enumerate(found, 1) if library] == [2, 16]
    assert list(found[1].filters) == list(found[15].filters) == ["z", "a"]
    assert found[1].filters["z"].manifest.name == "A patch"
    assert found[15].filters["z"].manifest.name == "Other"
