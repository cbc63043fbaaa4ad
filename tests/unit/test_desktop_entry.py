"""What a desktop reads to show FaceKeys in its menu."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys import desktop_entry
from facekeys.cli.main import main
from facekeys.errors import OutputError, UsageError

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="desktops of Linux"
)
WORDS = ("/opt/face keys/bin/facekeys",)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    for kind in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))


def data():
    return Path(platformdirs.user_data_dir())


def entry(path):
    parser = configparser.RawConfigParser(delimiters="=", interpolation=None)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def test_the_menu_the_icon_and_the_description_are_written():
    written = desktop_entry.install(WORDS, at_login=False)
    assert sorted(path.relative_to(data()).as_posix() for path in written) == [
        "applications/facekeys.desktop",
        "icons/hicolor/scalable/apps/facekeys.svg",
        "metainfo/io.github.facekeys.facekeys.metainfo.xml",
    ]
    read = entry(data() / "applications/facekeys.desktop")
    assert read["Desktop Entry"]["Exec"] == '"/opt/face keys/bin/facekeys"'
    assert read["Desktop Action panic"]["Exec"].endswith('facekeys" panic')
    assert not desktop_entry.autostart_file().exists()


def test_at_login_it_starts_without_its_window_until_installed_without():
    desktop_entry.install(WORDS, at_login=True)
    read = entry(desktop_entry.autostart_file())
    assert read["Desktop Entry"]["Exec"] == '"/opt/face keys/bin/facekeys" --hidden'
    assert read.sections() == ["Desktop Entry"]
    assert "Actions" not in read["Desktop Entry"]
    desktop_entry.install(WORDS, at_login=False)
    assert not desktop_entry.autostart_file().exists()


def test_the_start_at_login_is_switched_by_itself():
    login = desktop_entry.autostart_file()
    assert not desktop_entry.starts_at_login()
    desktop_entry.start_at_login(WORDS, on=False)
    desktop_entry.start_at_login(WORDS, on=True)
    assert desktop_entry.starts_at_login()
    assert entry(login)["Desktop Entry"]["Exec"].endswith('facekeys" --hidden')
    assert [path for path in data().rglob("*") if path.is_file()] == []
    desktop_entry.start_at_login(WORDS, on=False)
    assert not login.exists()


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_a_desktop_may_have_switched_it_off(off):
    desktop_entry.start_at_login(WORDS, on=True)
    login = desktop_entry.autostart_file()
    login.write_text(f"{login.read_text()}{off}\n")
    assert not desktop_entry.starts_at_login()
    desktop_entry.start_at_login(WORDS, on=True)
    assert desktop_entry.starts_at_login()


@pytest.mark.parametrize("on", [True, False])
def test_a_start_at_login_that_is_not_ours_is_left_alone(on):
    login = desktop_entry.autostart_file()
    login.parent.mkdir(parents=True)
    login.write_text("[Desktop Entry]\nName=Mine\n")
    with pytest.raises(OutputError, match="FaceKeys did not make it"):
        desktop_entry.start_at_login(WORDS, on=on)
    assert login.read_text() == "[Desktop Entry]\nName=Mine\n"


def test_what_is_removed_is_all_of_it_and_only_ours(tmp_path):
    desktop_entry.install(WORDS, at_login=True)
    autostart = desktop_entry.autostart_file()
    autostart.write_text("[Desktop Entry]\nName=Mine\n")
    removed = desktop_entry.remove()
    assert len(removed) == 3
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [autostart]
    assert desktop_entry.remove() == []


def test_a_file_that_is_not_ours_stays_and_nothing_is_written():
    mine = data() / "applications/facekeys.desktop"
    mine.parent.mkdir(parents=True)
    mine.write_text("[Desktop Entry]\nName=Mine\n")
    with pytest.raises(OutputError, match="FaceKeys did not make it"):
        desktop_entry.install(WORDS, at_login=False)
    assert mine.read_text() == "[Desktop Entry]\nName=Mine\n"
    assert not (data() / "metainfo").exists()


def test_a_folder_that_can_not_be_made_is_a_sentence():
    data().parent.mkdir(parents=True, exist_ok=True)
    data().write_text("no folder")
    with pytest.raises(OutputError, match=r"can't be written: .+\."):
        desktop_entry.install(WORDS, at_login=False)


def test_elsewhere_it_says_so(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(UsageError, match="on Linux only"):
        desktop_entry.install(WORDS, at_login=False)


def test_the_description_names_the_entry():
    desktop_entry.install(WORDS, at_login=False)
    (file,) = (data() / "metainfo").iterdir()
    component = ET.parse(file).getroot()  # noqa: S314 - our own
    assert component.findtext("launchable") == desktop_entry.ENTRY
    assert component.findtext("id") + ".metainfo.xml" == file.name


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("desktop-file-validate", ["applications/facekeys.desktop"]),
        ("appstreamcli", ["validate", "--no-net", "metainfo"]),
    ],
)
def test_the_validators_of_freedesktop_find_nothing_wrong(program, words):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    desktop_entry.install(WORDS, at_login=False)
    *options, file = words
    path = data() / file
    path = next(path.iterdir()) if path.is_dir() else path
    said = subprocess.run(
        [program, *options, str(path)], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr


def parsed(line):
    """Take a value of Exec apart as the Desktop Entry Specification says."""
    words, word, quoted, seen = [], "", False, False
    letters = iter(line)
    for letter in letters:
        if quoted and letter == "\\":
            word += next(letters)
        elif letter == '"':
            quoted, seen = not quoted, True
        elif letter == " " and not quoted:
            words.append(word)
            word, seen = "", False
        else:
            word += letter
    if word or seen:
        words.append(word)
    return [word.replace("%%", "%") for word in words]


@given(
    st.lists(
        st.text(st.characters(min_codepoint=32, blacklist_categories=["Cc", "Cs"])),
        min_size=1,
    )
)
def test_whatever_is_in_a_command_comes_back_from_the_line(words):
    assert parsed(desktop_entry.exec_line(words)) == words


def test_the_commands_say_what_they_did(capsys):
    assert main(["desktop", "install", "--at-login"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert main(["desktop", "remove"]) == 0
    assert capsys.readouterr().out.count("deleted") == 4
    assert main(["desktop", "remove"]) == 0
    assert capsys.readouterr().out == "There was nothing of FaceKeys.\n"
