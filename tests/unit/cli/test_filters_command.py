"""`facekeys filters`: packs checked, shared, and taken away again."""

import pytest

from facekeys.cli.main import main
from facekeys.resources import user_filters
from unit.overlays.packs import write_pack
from unit.sharing.zips import sound_files, write_zip


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_pack_goes_from_one_to_another(tmp_path, capsys):
    write_pack(user_filters(), "patch")
    assert main(["filters", "export", "patch"]) == 0
    assert "patch.fkpack: A patch" in capsys.readouterr().out
    assert main(["filters", "remove", "patch"]) == 0
    assert not (user_filters() / "patch").exists()
    assert main(["filters", "install", "patch.fkpack"]) == 0
    assert "patch: A patch is installed" in capsys.readouterr().out
    assert main(["filters", "list"]) == 0
    assert "patch " in capsys.readouterr().out
    assert main(["filters", "install", "patch.fkpack"]) == 2
    assert "--replace" in capsys.readouterr().err
    assert main(["filters", "install", "patch.fkpack", "--replace"]) == 0


def test_export_takes_a_name_and_a_filter_that_ships(tmp_path, capsys):
    assert main(["filters", "export", "hat", "-o", "my.fkpack"]) == 0
    assert main(["filters", "check", "my.fkpack"]) == 0
    assert "hat: Fedora is sound: 1 layer." in capsys.readouterr().out
    assert main(["filters", "export", "hat", "-o", "my.zip"]) == 2
    assert main(["filters", "export", "nothing"]) == 2
    assert main(["filters", "export", "hat", "-o", "no/where.fkpack"]) == 2


def test_check_lists_every_fault_of_every_pack(tmp_path, capsys):
    files = sound_files(tmp_path / "made")
    path = write_zip(tmp_path / "a.fkpack", {**files, "../x": b"", "patch/b.exe": b""})
    sound = write_pack(tmp_path, "sound")
    broken = write_pack(tmp_path, "broken", replace=("A patch", ""))
    assert main(["filters", "check", str(path), str(sound), str(broken)]) == 6
    heard = capsys.readouterr()
    assert "sound: A patch is sound" in heard.out
    for part in (
        "a.fkpack: ../x: leads out of the pack",
        "a.fkpack: patch/b.exe: is of no kind",
        "broken/filter.toml: name: must be one line",
    ):
        assert part in heard.err


def test_check_knows_filters_of_ones_own_by_id_too(tmp_path, capsys):
    write_pack(user_filters(), "mine", replace=("A patch", ""))
    assert main(["filters", "check", "mine"]) == 6
    assert "mine/filter.toml: name: must be one line" in capsys.readouterr().err
    write_pack(tmp_path, "mine")  # what lies here goes first
    assert main(["filters", "check", "mine"]) == 0
    assert main(["filters", "check", "theirs"]) == 6
    assert "There is no filter pack theirs." in capsys.readouterr().err


def test_names_stand_below_each_other_however_long_ids_are(capsys):
    long = "a-patch-that-has-an-id-of-forty-letters1"
    write_pack(user_filters(), long)
    write_pack(user_filters(), "b")
    assert main(["filters", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (longest,) = (line for line in lines if line.startswith(long))
    (shortest,) = (line for line in lines if line.startswith("b "))
    assert longest.index("A patch") == shortest.index("A patch")


def test_a_faulty_pack_is_not_installed(tmp_path, capsys):
    write_pack(tmp_path, "broken", replace=("A patch", ""))
    assert main(["filters", "install", "broken"]) == 6
    assert list(user_filters().iterdir()) == []


def test_what_ships_is_not_removed(capsys):
    assert main(["filters", "remove", "hat"]) == 2
    said = capsys.readouterr().err
    assert "ships with FaceKeys" in said
    assert "Only filters of your own can be removed." in said


def test_a_filter_of_ones_own_is_begun_and_shown(tmp_path, capsys):
    assert main(["filters", "new", "my-hat", "--from", "hat"]) == 0
    assert str(user_filters() / "my-hat") in capsys.readouterr().out
    assert main(["filters", "check", str(user_filters() / "my-hat")]) == 0
    assert main(["filters", "preview", "my-hat"]) == 0
    assert (tmp_path / "my-hat.png").stat().st_size > 10_000
    assert main(["filters", "new", "my-hat", "--from", "hat"]) == 2
    assert main(["filters", "new", "other", "--from", "nothing"]) == 2


def test_a_preview_by_a_wrong_name_is_refused_before_anything_is_drawn(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("facekeys.cli.filters.installed_filters", None)
    path = tmp_path / "x.jpg"
    assert main(["filters", "preview", "hat", "-o", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"facekeys: {path} is no name for a picture.\n  Let it end with .png.\n"
    )


def test_a_preview_is_of_one_filter_or_of_all(capsys):
    assert main(["filters", "preview"]) == 2
    assert main(["filters", "preview", "hat", "--all"]) == 2
    assert "--all" in capsys.readouterr().err
