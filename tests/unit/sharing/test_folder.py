"""Packs as folders: what is in them and what is passed over."""

import os

import pytest

from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder
from facekeys.sharing.checking import checked
from unit.overlays.packs import write_pack


def faults_of(folder):
    with pytest.raises(PackError) as raised:
        checked(folder)
    start = folder.as_posix()
    assert all(line.startswith(start) for line in raised.value.faults)
    return [line.removeprefix(start).removeprefix("/") for line in raised.value.faults]


@pytest.mark.parametrize(
    "folder", sorted(builtin_folder().iterdir()), ids=lambda one: one.name
)
def test_our_own_packs_can_be_shared(folder):
    assert checked(folder).id == folder.name


def test_the_manifest_stands_for_its_folder(tmp_path):
    assert checked(write_pack(tmp_path) / "filter.toml").id == "patch"


def test_what_programs_leave_behind_is_passed_over(tmp_path):
    folder = write_pack(tmp_path)
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "filter.toml~").write_bytes(b"\0")
    (folder / ".git").mkdir()
    assert checked(folder).id == "patch"


def test_a_pack_is_checked_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(write_pack(tmp_path))
    assert checked(type(tmp_path)()).id == "patch"


def test_a_folder_of_an_odd_name_cannot_steer_a_terminal(tmp_path):
    folder = write_pack(tmp_path).rename(tmp_path / "p\x1b[31m\nq")
    with pytest.raises(PackError) as raised:
        checked(folder)
    (fault,) = raised.value.faults
    assert fault.endswith(
        "p�[31m�q/filter.toml: id: must be the name of the pack's folder"
    )


def test_links_folders_and_pipes_are_refused(tmp_path):
    folder = write_pack(tmp_path)
    (folder / "a.png").symlink_to(folder / "patch.png")
    (folder / "b").mkdir()
    os.mkfifo(folder / "c.png")
    (folder / "d.exe").write_bytes(b"MZ")
    *others, program = faults_of(folder)
    assert others == [
        "a.png: is a link",
        "b: is a folder inside of the pack",
        "c.png: is no plain file",
    ]
    assert program == (
        "d.exe: is of no kind that a pack may hold: filter.toml, LICENSE, .png, "
        ".apng, .gif, .webp, .svg, .txt, .md"
    )


def test_no_pack_at_all(tmp_path):
    assert faults_of(tmp_path / "nothing") == [": is not there"]
    with pytest.raises(PackError) as told:
        checked(tmp_path / "nothing")
    assert str(told.value) == (
        f"There is no filter pack {tmp_path / 'nothing'}. "
        "Give the folder of a pack, or its file."
    )
    (tmp_path / "empty").mkdir()
    assert faults_of(tmp_path / "empty") == ["filter.toml: is missing"]
    (tmp_path / "text").write_text("Hello")
    with pytest.raises(PackError, match="text: is not a zip file"):
        checked(tmp_path / "text")
