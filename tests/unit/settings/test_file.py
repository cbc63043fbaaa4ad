"""The file of the settings: what is read of whatever it holds, and what is written."""

import os
import stat
import sys
import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from facekeys.errors import SettingsError
from facekeys.settings.file import (
    broken_file,
    migrated,
    read_settings,
    try_place,
    write_settings,
)
from facekeys.settings.keys import SETTINGS, value_of, with_value
from facekeys.settings.model import VERSION, Profile, Settings
from facekeys.settings.profiles import save_profile, use_profile

many = hypothesis_settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

lines = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=40)
ids = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)
id_lists = st.lists(ids, max_size=5, unique=True).map(tuple)
DRAWN = {
    "camera.id": lines,
    "output.to": st.sampled_from(["auto", "pipewire", "http", "none", "/dev/video7"]),
    "processor.cores": st.floats(0.1, 64),
    "processor.max_fps": st.floats(5, 240),
    "photos.folder": st.none() | st.lists(ids).map(lambda parts: Path("/", *parts)),
    "photos.burst": st.integers(1, 20),
    "photos.interval_s": st.floats(0.2, 10),
    "recordings.folder": st.none() | st.lists(ids).map(lambda parts: Path("/", *parts)),
    "recordings.name": st.sampled_from(["{date} {time}", "me"]),
    "photos.name": st.sampled_from(["{date} {time}", "me", "{filters}-ö"]),
    "hotkeys.bindings": st.dictionaries(ids, lines.filter(bool), max_size=3).filter(
        lambda keys: len(set(keys.values())) == len(keys)
    ),
    "hotkeys.filters": id_lists | st.just(("", "hat")),
    "gallery.values": st.dictionaries(
        ids, st.dictionaries(ids, st.floats(-100, 100) | lines, max_size=3), max_size=2
    ),
    "window.width": st.integers(320, 16384),
    "window.height": st.integers(240, 16384),
}


def values(one):
    """All values that a setting can have, more or less."""
    if one.key in DRAWN:
        return DRAWN[one.key]
    if one.kind is bool:
        return st.booleans()
    if one.kind is tuple:
        return id_lists
    return st.sampled_from(one.choices)


@st.composite
def any_settings(draw):
    settings = Settings()
    for name in draw(st.lists(lines.filter(bool), max_size=2, unique=True)):
        settings = save_profile(settings, name)
        for key in draw(st.lists(st.sampled_from(list(SETTINGS)), max_size=8)):
            settings = with_value(settings, key, draw(values(SETTINGS[key])))
    if settings.profiles:
        settings = use_profile(
            settings, draw(st.sampled_from(sorted(settings.profiles)))
        )
    return settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.toml"


def write(path, content):
    path.parent.mkdir(exist_ok=True)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content)


@many
@given(any_settings())
def test_what_is_written_is_read_again(path, settings):
    write_settings(path, settings)
    reading = read_settings(path)
    assert reading.settings == settings
    assert (reading.trouble, reading.may_write) == (None, True)


def test_a_file_that_is_not_there_gives_the_usual_settings(path):
    reading = read_settings(path)
    assert reading.settings == Settings()
    assert (reading.trouble, reading.may_write) == (None, True)
    assert not path.parent.exists()


def test_only_what_is_not_usual_is_written_with_the_version(path):
    write_settings(path, with_value(Settings(), "camera.mirror", False))
    assert tomllib.loads(path.read_text()) == {
        "version": VERSION,
        "camera": {"mirror": False},
    }
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


def test_a_bad_value_costs_only_itself_and_is_told_by_its_key(path):
    content = (
        "[camera]\nmirror = 7\n"
        '[processor]\ncores = -1\nmax_fps = 20\ncoers = 1\n[window]\ntheme = "dark"\n'
        '[filters]\npinned = ["hat", "../x"]\n'
        '[hotkeys.bindings]\npanic = "F1"\nphoto = 3\n'
    )
    write(path, content)
    reading = read_settings(path)
    settings = reading.settings
    assert settings.camera.mirror is True
    assert settings.processor.cores == 0.5
    assert settings.processor.max_fps == 20
    assert settings.window.theme == "dark"
    assert settings.filters.pinned == ()
    assert settings.hotkeys.bindings == {"panic": "F1"}
    assert settings.output.on
    told = reading.trouble.message
    for line in (
        "settings.toml: camera.mirror: must be true or false",
        "settings.toml: processor.cores: must be at least 0.1",
        "settings.toml: processor.coers: is no key of this format",
        "settings.toml: filters.pinned.1: must be the id of a filter",
        "settings.toml: hotkeys.bindings.photo: must be text",
    ):
        assert line in told
    assert broken_file(path).read_text() == content
    assert str(broken_file(path)) in reading.trouble.hint
    assert reading.may_write


@pytest.mark.parametrize(
    "content",
    [
        '[output]\nto = "/dev/null"\n',
        "[output]\nmark = 5\n",
        "output = 3\n",
        "[camera]\nid = 3\n",
        "camera = []\n",
        "[camera\n",
        b"\xff\xfe",
        "x = " + "[" * 5000,
        "x = " + "9" * 5000,
        "version = 0\n",
        "version = []\n",
        "version = true\n",
        'version = "1"\n',
        b"#" * 1_000_001,
    ],
)
def test_where_it_is_open_what_others_would_see_nothing_is_sent_by_itself(
    path, content
):
    write(path, content)
    kept = path.read_bytes()
    reading = read_settings(path)
    assert not reading.settings.output.on
    assert "stays off" in reading.trouble.hint
    assert broken_file(path).read_bytes() == kept
    assert reading.may_write


def test_a_fault_in_a_profile_costs_that_profile(path):
    write(
        path,
        'profile = "work"\n[profiles.work.output]\nto = 1\nmark = true\n'
        '[profiles.play.filters]\npinned = ["hat"]\n',
    )
    reading = read_settings(path)
    assert set(reading.settings.profiles) == {"play"}
    assert reading.settings.output.on
    assert "profiles.work.output.to" in reading.trouble.message


@pytest.mark.parametrize("version", [VERSION + 1, 10**30])
def test_a_file_of_a_newer_facekeys_is_left_alone(path, version):
    content = f"version = {version}\n[new]\nthings = 1\n"
    write(path, content)
    reading = read_settings(path)
    assert not reading.may_write
    assert not reading.settings.output.on
    assert "newer FaceKeys" in reading.trouble.message
    assert path.read_text() == content
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_left_alone(path, make):
    path.parent.mkdir()
    make(path)
    reading = read_settings(path)
    assert not reading.may_write
    assert "is no plain file" in reading.trouble.message


def test_a_file_that_may_not_be_read_is_left_alone(path, monkeypatch):
    write(path, "version = 1\n")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    reading = read_settings(path)
    assert not reading.may_write
    assert "Permission denied" in reading.trouble.message


def test_where_nothing_can_be_kept_aside_the_file_stays(path, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("shutil.copyfile", refuse)
    write(path, "[camera]\nmirror = 7\n")
    reading = read_settings(path)
    assert not reading.may_write
    assert "Read-only file system" in reading.trouble.hint


def test_a_folder_that_may_not_be_written_to_is_a_sentence(path, monkeypatch):
    write_settings(path, Settings())
    before = path.read_bytes()

    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(SettingsError, match="No space left") as told:
        write_settings(path, with_value(Settings(), "camera.mirror", False))
    assert "goes on" in told.value.hint
    assert "-o" not in told.value.hint
    assert path.read_bytes() == before


def test_trying_a_place_leaves_nothing_in_it(path):
    try_place(path)
    assert list(path.parent.iterdir()) == []
    write_settings(path, with_value(Settings(), "camera.mirror", False))
    before = path.read_bytes()
    try_place(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="where nobody may write, not root")
def test_a_place_that_takes_nothing_is_a_sentence():
    with pytest.raises(SettingsError, match="can't be kept"):
        try_place(Path("/proc/facekeys/settings.toml"))


def test_a_file_in_the_way_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "config").write_text("")
    with pytest.raises(SettingsError):
        write_settings(tmp_path / "config" / "settings.toml", Settings())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(path, tmp_path):
    (tmp_path / "dotfiles.toml").write_text("")
    path.parent.mkdir()
    path.symlink_to(tmp_path / "dotfiles.toml")
    write_settings(path, with_value(Settings(), "camera.mirror", False))
    assert path.is_symlink()
    assert stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - follows the link
    assert read_settings(path).settings.camera.mirror is False


def test_files_of_older_versions_are_migrated_one_version_after_the_other():
    migrations = {
        1: lambda data: {"view": data["window"]},
        2: lambda data: {**data, "new": True},
    }
    old = {"window": {"x": 1}}
    assert migrated(old, 1, migrations) == {"view": {"x": 1}, "new": True}
    assert migrated({"a": 1}, 2, migrations) == {"a": 1, "new": True}
    assert migrated({"a": 1}, 3, migrations) == {"a": 1}


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def almost_settings(draw):
    """Tables with the right names and any values, as somebody might write them."""
    data = {}
    for key in draw(st.lists(st.sampled_from(list(SETTINGS)), max_size=6)):
        section, name = key.split(".")
        data.setdefault(section, {})[name] = draw(plain.filter(lambda x: x is not None))
    extra = draw(st.dictionaries(st.sampled_from([*Settings.model_fields, "x"]), plain))
    return {**data, **extra}


def without_none(value):
    """Leave out what TOML has not."""
    if isinstance(value, dict):
        return {k: without_none(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_none(v) for v in value if v is not None]
    return value


@many
@given(almost_settings())
def test_whatever_values_it_holds_it_gives_settings_that_can_be_kept(path, data):
    write(path, tomli_w.dumps(without_none(data)).encode("utf-8", "replace"))
    reading = read_settings(path)
    for key in SETTINGS:
        assert with_value(reading.settings, key, value_of(reading.settings, key))
    write_settings(path, reading.settings)
    assert read_settings(path).settings == reading.settings


@many
@given(st.binary(max_size=300))
def test_whatever_bytes_it_holds_it_gives_settings(path, content):
    write(path, content)
    reading = read_settings(path)
    assert isinstance(reading.settings, Settings)
    assert path.read_bytes() == content


def test_a_profile_holds_whole_sections():
    assert set(Profile.model_fields) <= set(Settings.model_fields)
