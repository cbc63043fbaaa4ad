"""Packs come to the user's folder whole or not at all."""

import shutil

import pytest

from facekeys.errors import OutputError, UsageError
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder, installed_filters
from facekeys.resources import user_filters
from facekeys.sharing.exporting import export
from facekeys.sharing.installing import TakenError, install, remove
from unit.overlays.packs import write_pack
from unit.sharing.zips import sound_files, write_zip


@pytest.fixture
def own():
    """The user's folder of packs; it does not exist yet."""
    assert not user_filters().exists()
    return user_filters()


def everything(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_exported_installed_and_removed(tmp_path, own):
    folder = write_pack(tmp_path / "made")
    export(folder, tmp_path / "patch.fkpack")
    done = install(tmp_path / "patch.fkpack")
    assert (done.id, done.name, done.replaced) == ("patch", "A patch", False)
    assert everything(own) == ["patch", "patch/filter.toml", "patch/patch.png"]
    assert done.folder == own / "patch"
    assert installed_filters().filters["patch"].folder == own / "patch"
    remove("patch")
    assert everything(own) == []


def test_a_folder_is_installed(tmp_path, own):
    folder = write_pack(tmp_path / "made")
    (folder / ".swp").write_bytes(b"\0")
    install(folder)
    assert everything(own) == ["patch", "patch/filter.toml", "patch/patch.png"]


def test_a_pack_of_ones_own_is_replaced_only_when_told_so(tmp_path, own):
    install(write_pack(tmp_path / "one"))
    second = write_pack(tmp_path / "two", replace=("A patch", "Another"))
    (own / "patch" / "notes.txt").write_text("mine")
    before = everything(own)
    with pytest.raises(TakenError):
        install(second)
    assert everything(own) == before
    done = install(second, replace=True)
    assert (done.name, done.replaced) == ("Another", True)
    assert everything(own) == ["patch", "patch/filter.toml", "patch/patch.png"]


def test_a_faulty_pack_leaves_nothing_behind(tmp_path, own):
    files = sound_files(tmp_path / "made")
    files["../../escaped.png"] = files["patch/patch.png"]
    path = write_zip(tmp_path / "a.fkpack", files)
    before = everything(tmp_path)
    with pytest.raises(PackError):
        install(path)
    assert everything(tmp_path) == before
    assert everything(own) == []


def test_a_replacement_that_fails_leaves_the_old_one(tmp_path, own, monkeypatch):
    install(write_pack(tmp_path / "one"))
    second = write_pack(tmp_path / "two", replace=("A patch", "Another"))
    rename = type(own).rename

    def fail_at_the_end(path, target):
        if path.name == "patch" and path.parent != own:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(type(own), "rename", fail_at_the_end)
    with pytest.raises(OutputError, match="No space left"):
        install(second, replace=True)
    assert "A patch" in (own / "patch" / "filter.toml").read_text()
    assert everything(own) == ["patch", "patch/filter.toml", "patch/patch.png"]


def test_a_filter_that_ships_with_facekeys_is_neither_replaced_nor_removed(own):
    with pytest.raises(UsageError, match="ships with FaceKeys"):
        install(builtin_folder() / "hat", replace=True)
    with pytest.raises(UsageError, match="ships with FaceKeys"):
        remove("hat")
    assert everything(own) == []


@pytest.mark.parametrize("name", ["nothing", "..", ".", "", "../patch", "/etc", "a/b"])
def test_only_packs_of_ones_own_are_removed(tmp_path, own, name):
    install(write_pack(tmp_path / "made"))
    write_pack(own.parent)  # beside the folder
    before = everything(own.parent)
    with pytest.raises(UsageError):
        remove(name)
    assert everything(own.parent) == before
    shutil.rmtree(own.parent / "patch")


def test_of_a_linked_pack_only_the_link_goes(tmp_path, own):
    folder = write_pack(tmp_path / "work")
    own.mkdir(parents=True)
    (own / "patch").symlink_to(folder)
    install(write_pack(tmp_path / "other"), replace=True)
    assert (folder / "filter.toml").exists()
    assert not (own / "patch").is_symlink()
    remove("patch")
    (own / "patch").symlink_to(folder)
    remove("patch")
    assert everything(own) == []
    assert (folder / "filter.toml").exists()


def test_a_broken_pack_can_be_removed(own):
    write_pack(own, replace=("schema = 1", "schema = "))
    remove("patch")
    assert everything(own) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path, own):
    own.write_text("in the way")
    with pytest.raises(OutputError, match="can't be written"):
        install(write_pack(tmp_path / "made"))


def test_a_faulty_pack_is_not_exported(tmp_path):
    folder = write_pack(tmp_path, replace=("schema = 1", "schema = "))
    target = tmp_path / "patch.fkpack"
    target.write_text("as before")
    with pytest.raises(PackError):
        export(folder, target)
    assert target.read_text() == "as before"
