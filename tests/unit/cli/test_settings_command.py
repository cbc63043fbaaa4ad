"""`facekeys settings` without a running app."""

import errno
import os

import pytest

from facekeys.cli.main import main
from facekeys.resources import settings_file
from facekeys.settings.file import broken_file, read_settings
from facekeys.settings.keys import SETTINGS


def test_what_is_set_is_kept_and_printed(capsys):
    assert main(["settings", "set", "camera.mirror", "off"]) == 0
    assert main(["settings", "set", "filters.pinned", "hat,moustache"]) == 0
    assert main(["settings", "get", "camera.mirror"]) == 0
    assert capsys.readouterr().out == "false\n"
    assert main(["settings", "get", "filters.pinned"]) == 0
    assert capsys.readouterr().out == "hat,moustache\n"
    assert read_settings(settings_file()).settings.camera.mirror is False


@pytest.mark.parametrize(
    ("key", "table"),
    [
        ("gallery.values", '{"hat": {"size": 1.25, "name": "Ä \\"x\\""}}'),
        ("hotkeys.bindings", '{"window.photo": "Ctrl+T"}'),
    ],
)
def test_a_table_is_printed_as_it_can_be_set(capsys, key, table):
    assert main(["settings", "set", key, table]) == 0
    assert main(["settings", "get", key]) == 0
    assert capsys.readouterr().out == f"{table}\n"
    for empty in ("{}", ""):
        assert main(["settings", "set", key, table]) == 0
        assert main(["settings", "set", key, empty]) == 0
        assert main(["settings", "get", key]) == 0
        assert capsys.readouterr().out == "{}\n"


@pytest.mark.parametrize("table", ["{", "hat", "[" * 2_000, "{'hat': {}}"])
def test_what_is_no_table_is_wrong_usage(capsys, table):
    assert main(["settings", "set", "gallery.values", table]) == 2
    assert "gallery.values must be a table in JSON." in capsys.readouterr().err


def test_all_are_printed(capsys):
    assert main(["settings", "get"]) == 0
    printed = capsys.readouterr().out
    assert "camera.mirror = true\n" in printed
    assert "output.to = auto\n" in printed
    assert "photos.folder =\n" in printed
    printed_keys = {line.partition(" =")[0] for line in printed.splitlines()}
    assert printed_keys == set(SETTINGS)
    assert main(["settings", "path"]) == 0
    assert capsys.readouterr().out == f"{settings_file()}\n"
    assert not settings_file().exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["get", "camera.mirra"], "There is no setting camera.mirra."),
        (["set", "camera.mirra", "1"], "There is no setting camera.mirra."),
        (["set", "processor.cores", "0"], "processor.cores must be at least 0.1."),
    ],
)
def test_a_slip_is_wrong_usage(capsys, words, sentence):
    assert main(["settings", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not settings_file().exists()


def test_a_broken_file_is_told_and_kept_aside(capsys):
    settings_file().write_text("[camera\n")
    assert main(["settings", "set", "camera.mirror", "off"]) == 0
    assert "is not valid TOML" in capsys.readouterr().err
    assert broken_file(settings_file()).read_text() == "[camera\n"


def test_the_file_of_a_newer_facekeys_is_not_changed(capsys):
    settings_file().write_text("version = 99\n")
    assert main(["settings", "set", "camera.mirror", "off"]) == 7
    assert "newer FaceKeys" in capsys.readouterr().err
    assert settings_file().read_text() == "version = 99\n"


def test_the_running_app_is_told_instead_of_the_file(monkeypatch):
    asked = []
    monkeypatch.setattr("facekeys.ui.control.ask", lambda *words: asked.append(words))
    assert main(["settings", "set", "photos.folder", ""]) == 0
    assert asked == [("set", "photos.folder ")]
    assert not settings_file().exists()


def test_what_cannot_be_kept_is_told_with_the_file(monkeypatch, capsys):
    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(type(settings_file()), "mkdir", full)
    assert main(["settings", "set", "camera.mirror", "off"]) == 7
    told, hint = capsys.readouterr().err.splitlines()
    assert told.startswith(f"facekeys: The settings can't be kept: {settings_file()}: ")
    assert "Errno" not in told
    assert hint == "  Is the disk full, or the folder not yours?"
