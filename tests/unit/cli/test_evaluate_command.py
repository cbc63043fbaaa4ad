"""`facekeys evaluate`, from the command line to its files, with the shipped model."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import subprocess
import sys

import cv2
import pytest

from facekeys.cli.main import main
from facekeys.resources import resource
from unit.training.drawn_faces import write_landmarks

PEOPLE = [f"person-{number}" for number in range(12)]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_landmarks(tmp_path / "data" / "muct", PEOPLE, per_person=1)
    write_landmarks(tmp_path / "data" / "few", ["person-0"])
    return tmp_path


def run(*arguments):
    return main(["evaluate", "--no-latency", "--still", "1", *arguments])


def test_it_prints_tables_and_leaves_report_and_pictures(here, capsys):
    assert run("--data", "data", "--json", "copy.json") == 0
    printed = capsys.readouterr()
    for heading in ("calib.", "peer", "RMSE", "nose tip", "jitter", "local use"):
        assert heading in printed.out
    assert "few: no faces of the part test." in printed.err
    lines = printed.out.splitlines()
    assert "keypoints15.toml" in lines[0]  # a path is as long as it is
    assert max(map(len, lines[1:])) <= 80
    assert "\N{HORIZONTAL ELLIPSIS}" not in printed.out
    out = here / "runs" / "evaluation"
    assert {path.name for path in out.iterdir()} == {
        "report.json",
        "curves.png",
        "points.png",
        "worst-muct.png",
    }
    assert all(cv2.imread(str(path)) is not None for path in out.glob("*.png"))
    report = json.loads((out / "report.json").read_text())
    assert report == json.loads((here / "copy.json").read_text())
    (muct,) = report["sets"]
    nme = muct["framings"][0]["score"]["nme"]
    assert f"{100 * nme:.2f}" in printed.out


def test_sets_part_and_folder_can_be_chosen(here):
    assert run("--data", "data", "--set", "few", "--part", "all", "--out", "a/b") == 0
    report = json.loads((here / "a" / "b" / "report.json").read_text())
    assert report["part"] == "all"
    assert [one["set"] for one in report["sets"]] == ["few"]
    assert report["sets"][0]["framings"][0]["score"]["labelled"] == 2
    assert report["latency"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--data", "nowhere"], 3, "There is no folder nowhere."),
        (["--data", "empty"], 3, "No labelled faces were found in empty."),
        (["--data", "data", "--set", "mukt"], 2, "There are: few, muct."),
        (["--data", "data", "--set", "few"], 3, "set few has no faces of the part"),
        (["--data", "alone"], 3, "The sets in alone have no faces of the part test."),
        (["--data", "strange"], 3, "holds no labelled faces"),
        (["--data", "data", "--model", "no.toml"], 6, "no.toml can't be read"),
        (["--data", "data", "--model", "broken.toml"], 6, "is damaged"),
        (["--data", "data", "--out", "broken.toml"], 2, "can't be made"),
        (["--data", "data", "--part", "train"], 2, "'train'"),
        ([], 2, "--data"),
    ],
)
def test_bad_input_is_a_sentence_and_a_code(here, capsys, arguments, code, sentence):
    (here / "empty").mkdir()
    (here / "strange" / "set").mkdir(parents=True)
    write_landmarks(here / "alone" / "few", ["person-0"])
    card = resource("models/keypoints15.toml")
    (here / "broken.toml").write_bytes(card.read_bytes())
    (here / "keypoints15.tflite").write_bytes(b"no model")
    assert run(*arguments) == code
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert not list(here.glob("runs/evaluation/*"))


def test_a_full_disk_is_a_sentence(here, monkeypatch, capsys):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("facekeys.training.evaluate.plots.write_points", full)
    assert run("--data", "data", "--out", "out") == 2
    assert "Is the disk full" in capsys.readouterr().err
    assert {path.name for path in (here / "out").iterdir()} == {
        "report.json",
        "curves.png",
    }


def test_help_imports_nothing_heavy():
    heavy = "{'keras', 'tensorflow', 'matplotlib'} & set(sys.modules)"
    command = (
        "import sys; from facekeys.cli.main import main; "
        f"code = main(['evaluate', '--help']); sys.exit(code or bool({heavy}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert b"--no-latency" in done.stdout


def test_without_the_extra_it_says_what_to_install(here, monkeypatch, capsys):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "matplotlib" else find(name, *rest),
    )
    assert run("--data", "data") == 2
    said = capsys.readouterr().err
    assert "Evaluating needs Matplotlib" in said
    assert 'pip install ".[train]"' in said
