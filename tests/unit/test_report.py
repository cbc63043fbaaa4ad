"""The report for bug reports: what it says, and whom it does not name."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys import __version__
from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Command
from facekeys.report import make_report, without_names

HOME = PurePosixPath("/home/ada")
FINDINGS = [
    Finding("model", "model", "ok", "It finds 15 key-points on a face."),
    Finding(
        "filters-broken",
        "filters",
        "broken",
        "/home/ada/x: bad",
        "Mend it:",
        (Command("rm -r /home/ada/x", by_hand=True),),
    ),
]


@pytest.fixture(autouse=True)
def ada(monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    monkeypatch.setattr("getpass.getuser", lambda: "ada")


def test_it_has_versions_findings_and_statistics():
    report = make_report(FINDINGS, '{"fps": 30}')
    assert f"FaceKeys {__version__}, Python 3." in report
    assert "PySide6-Essentials 6." in report
    assert "- ok: model: It finds 15 key-points on a face.\n" in report
    assert "- broken: filters: ~/x: bad\n  Mend it:\n    rm -r ~/x\n" in report
    assert '```json\n{"fps": 30}\n```\n' in report
    assert "ada" not in report


def test_without_a_running_app_it_has_no_statistics():
    assert "json" not in make_report(FINDINGS)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("/home/ada", "~"),
        ("/home/ada/filters/x", "~/filters/x"),
        ("/home/adam/x", "/home/adam/x"),
        ("/home/ada-lovelace/x", "/home/(user)-lovelace/x"),
        ("/media/ada/stick", "/media/(user)/stick"),
        ("/media/Ada/stick, ADA's", "/media/(user)/stick, (user)'s"),
        ("cicada, adaptive", "cicada, adaptive"),
        ("file:///home/ada/x", "file://~/x"),
    ],
)
def test_paths_and_names_of_the_user_go_and_words_stay(text, want):
    assert without_names(text, home=HOME, user="ada") == want


def test_root_is_nobodys_name():
    assert without_names("needs root", home=HOME, user="root") == "needs root"


def test_names_with_signs_are_taken_as_they_are():
    assert without_names("(a.b) acb", home=HOME, user="a.b") == "((user)) acb"


@pytest.mark.parametrize("home", ["/", "C:\\Users\\ada"])
def test_other_homes(home):
    text = f"/etc/x {home}\\x"
    assert "ada" not in without_names(text, home=PurePosixPath(home), user="ada")
    assert without_names(text, home=PurePosixPath(home), user="").startswith("/etc/x ")


def test_nobody_without_a_name(monkeypatch):
    def nobody():
        raise KeyError(4242)

    monkeypatch.setattr("getpass.getuser", nobody)
    assert without_names("/home/ada/x root", home=HOME) == "~/x root"


@given(st.text(), st.text())
def test_nobody_is_named_whatever_surrounds_the_name(before, after):
    text = f"{before} /home/ada/{after}"
    assert "/home/ada/" not in without_names(text, home=HOME, user="ada")
