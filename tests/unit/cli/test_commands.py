"""The commands, run in this process: what they write, say and end with."""

import json
from dataclasses import replace
from functools import partial

import cv2
import numpy as np
import pytest

from facekeys.cli.main import main
from facekeys.display import require_display
from facekeys.engine.governor import Budget, Governor
from facekeys.engine.recording import RecordingState
from facekeys.engine.statistics import Meter
from facekeys.engine.status import Status, to_json
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.library import builtin_folder
from facekeys.virtualcam.audience import NOBODY, SOMEBODY, UNKNOWN, audience_of
from facekeys.virtualcam.outputs import OUTPUTS


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        (
            ["--cpu", "abc"],
            "--cpu must be a number, which abc is not.",
            "`facekeys --help` says more.",
        ),
        (
            ["--max-fps", "0"],
            "--max-fps must be at least 5, which 0 is not.",
            "`facekeys --help` says more.",
        ),
        (
            ["bench", "--frames", "1.5"],
            "--frames must be a whole number, which 1.5 is not.",
            "`facekeys bench --help` says more.",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_said_in_our_words(capsys, words, sentence, hint):
    assert main(words) == 2
    assert capsys.readouterr().err == f"facekeys: {sentence}\n  {hint}\n"


def test_other_slips_are_said_as_ever(capsys):
    assert main(["render", "--nothing"]) == 2
    assert "No such option: --nothing" in capsys.readouterr().err


def test_render_puts_a_filter_on_a_picture(here, portraits, capsys):
    assert main(["render", str(portraits), "-f", "sunglasses", "-o", "out.png"]) == 0
    before, after = cv2.imread(str(portraits)), cv2.imread("out.png")
    changed = np.abs(before.astype(int) - after).max(axis=2) > 20
    assert 2_000 < changed.sum() < 100_000
    closing = capsys.readouterr().out
    assert "out.png: 1 frame," in closing
    assert "2 faces followed" in closing


def test_points_are_the_same_whichever_form_of_the_network_is_quicker(
    here, portraits, monkeypatch
):
    for name, place in (("plain.jsonl", 0), ("int8.jsonl", -1)):
        monkeypatch.setattr(
            "facekeys.keypoints.model.quickest",
            lambda forms, place=place: forms[place],
        )
        assert main(["track", str(portraits), "--json", name]) == 0
    assert (here / "plain.jsonl").read_bytes() == (here / "int8.jsonl").read_bytes()
    assert b"nose_tip" in (here / "int8.jsonl").read_bytes()


def test_render_names_its_output_after_the_input(here, portraits):
    assert main(["render", str(portraits)]) == 0
    assert (here / "portraits-facekeys.png").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["render", "nothing.mp4"], 3, "There is no file nothing.mp4."),
        (["render", "{picture}", "-f", "beard"], 2, "There is no filter beard."),
        (["render", "{picture}", "-o", "out.xyz"], 2, "can't write .xyz"),
        (["render", "{picture}", "-o", "{picture}"], 2, "is the input itself"),
        (["render", "{picture}", "-o", "no/where.png"], 2, "can't be written"),
        (["render", "demo", "-o", "out.png"], 2, "demo has many frames"),
        (["track", "nothing.mp4"], 3, "There is no file nothing.mp4."),
        (["track", "{picture}", "--json", "no/where"], 2, "can't be written"),
        (["track", "{picture}", "--json", "{picture}"], 2, "is the input itself"),
        (["filters", "check", "nothing"], 6, "nothing"),
        (["bench", "nothing.mp4"], 3, "There is no file"),
    ],
)
def test_bad_input_is_a_sentence_and_a_code(
    here, portraits, capsys, arguments, code, sentence
):
    before = portraits.read_bytes()
    arguments = [word.format(picture=portraits) for word in arguments]
    assert main(arguments) == code
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert [path.name for path in here.iterdir()] == ["portraits.png"]
    assert portraits.read_bytes() == before


@pytest.mark.parametrize("arguments", [["fly"], ["render"], ["render", "--fly"]])
def test_wrong_usage_ends_with_2(arguments, capsys):
    assert main(arguments) == 2
    assert "Usage" in capsys.readouterr().err


def test_track_prints_json_lines_by_contract(here, portraits, capsys):
    assert main(["track", str(portraits), "--static"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    assert {name: record[name] for name in ("source", "frame", "width", "height")} == {
        "source": str(portraits),
        "frame": 0,
        "width": 1280,
        "height": 720,
    }
    assert record["time_s"] == 0
    assert [face["id"] for face in record["faces"]] == [1, 2]
    for face in record["faces"]:
        assert list(face["keypoints"]) == list(KAGGLE15.names)
        assert len(face["box"]) == 4
        assert 0 <= face["score"] <= 1


def test_track_goes_on_after_a_bad_input_and_ends_with_its_code(
    here, portraits, capsys
):
    (here / "bad.mp4").write_text("no video")
    code = main(["track", "bad.mp4", str(portraits), "--json", "points.jsonl"])
    assert code == 3
    assert "bad.mp4 can't be read" in capsys.readouterr().err
    (line,) = (here / "points.jsonl").read_text().splitlines()
    assert json.loads(line)["source"] == str(portraits)


def test_track_keeps_an_older_file_when_every_input_fails(here, capsys):
    (here / "old.jsonl").write_text("precious")
    assert main(["track", "nothing.mp4", "--json", "old.jsonl"]) == 3
    assert (here / "old.jsonl").read_text() == "precious"
    assert len(list(here.iterdir())) == 1


def test_a_users_broken_copy_does_not_disable_a_built_in_filter(
    here, portraits, monkeypatch, tmp_path_factory
):
    mine = tmp_path_factory.mktemp("filters")
    (mine / "hat").mkdir()
    monkeypatch.setattr("facekeys.overlays.library.user_filters", lambda: mine)
    assert main(["render", str(portraits), "-f", "hat", "-o", "out.png"]) == 0


def test_filters_are_listed_and_a_broken_one_is_reported_with_every_fault(
    capsys, monkeypatch, tmp_path
):
    pack = tmp_path / "mine" / "broken"
    pack.mkdir(parents=True)
    (pack / "filter.toml").write_text('schema = 1\nid = "other"\nname = ""\n')
    monkeypatch.setattr("facekeys.overlays.library.user_filters", lambda: pack.parent)
    assert main(["filters", "list"]) == 6
    heard = capsys.readouterr()
    for name in ("sunglasses", "moustache", "hat"):
        assert name in heard.out
    assert "filter.toml" in heard.err
    assert "id" in heard.err
    assert "layer" in heard.err


def test_filters_check_praises_a_sound_pack(capsys):
    assert main(["filters", "check", str(builtin_folder() / "hat")]) == 0
    assert "is sound" in capsys.readouterr().out


def test_bench_gives_figures_per_stage(portraits, capsys):
    assert main(["bench", str(portraits), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["faces"] == 2
    names = [stage["name"] for stage in figures["stages"]]
    assert names == ["detect", "crop", "infer", "track", "overlay", "output"]
    assert all(0 <= s["median_ms"] <= s["p95_ms"] for s in figures["stages"])


def test_bench_prints_a_table_for_people(portraits, capsys):
    assert main(["bench", str(portraits)]) == 0
    assert "median ms" in capsys.readouterr().out


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("facekeys 0.")


def test_without_a_display_the_app_says_what_to_run(monkeypatch, capsys):
    without = partial(require_display, {}, "linux")
    monkeypatch.setattr("facekeys.cli.main.require_display", without)
    assert main([]) == 4
    assert "facekeys render demo" in capsys.readouterr().err


@pytest.fixture
def asked(monkeypatch):
    """The options that the app is started with, each time."""
    asked = []
    monkeypatch.setattr("facekeys.cli.main.require_display", lambda: None)
    monkeypatch.setattr(
        "facekeys.ui.app.run",
        lambda options, *, hidden: asked.append(options) or hidden,
    )
    return asked


def test_options_reach_the_app_and_only_those_that_are_given(asked):
    assert main([]) == 0
    assert main(["--cpu", "1.5", "--max-fps", "15"]) == 0
    assert asked == [{}, {"processor.cores": 1.5, "processor.max_fps": 15.0}]


def test_it_starts_hidden_if_told_to(asked):
    assert main(["--hidden"]) == 1  # which the stand-in returns


@pytest.mark.parametrize("wrong", [["--cpu", "0"], ["--max-fps", "1"]])
def test_a_budget_that_can_not_be_kept_is_wrong_usage(wrong):
    assert main(wrong) == 2


def test_the_output_reaches_the_app(asked):
    for word in OUTPUTS:
        assert main(["--output", word]) == 0
        assert asked.pop() == {"output.to": word}


@pytest.mark.parametrize(
    ("word", "code", "sentence"),
    [
        ("ndi", 2, "There is no output ndi."),
        ("/dev/video4242", 5, "There is no /dev/video4242."),
    ],
)
def test_an_output_that_is_not_there_is_told_without_a_display(
    monkeypatch, capsys, word, code, sentence
):
    without = partial(require_display, {}, "linux")
    monkeypatch.setattr("facekeys.cli.main.require_display", without)
    assert main(["--output", word]) == code
    assert sentence in capsys.readouterr().err


STATUS = Status(
    output="FaceKeys Cam",
    output_trouble="",
    audience=audience_of(2),
    camera_resting=False,
    recording=None,
    filters=("hat", "moustache"),
    statistics=Meter().read(dropped=12),
    governor=Governor(Budget()).state,
)


def test_status_prints_what_the_app_answers(monkeypatch, capsys):
    monkeypatch.setattr("facekeys.ui.control.ask", lambda _request: to_json(STATUS))
    assert main(["status", "--json"]) == 0
    assert capsys.readouterr().out == to_json(STATUS) + "\n"
    assert main(["status"]) == 0
    table = capsys.readouterr().out
    assert "on air as FaceKeys Cam" in table
    assert "hat, moustache" in table
    assert "12 dropped" in table
    assert "nothing was sent yet" in table
    assert "step 0 of 7 down" in table
    assert "watchers  2\n" in table
    assert "camera    on\n" in table
    assert "recording off\n" in table


def test_status_says_what_is_recorded(monkeypatch, capsys):
    state = RecordingState("/x/me.part.mp4", 72.4, 0)
    status = replace(STATUS, recording=state)
    monkeypatch.setattr("facekeys.ui.control.ask", lambda _request: to_json(status))
    assert main(["status"]) == 0
    assert "recording 72 s to /x/me.part.mp4\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("audience", "words"),
    [(UNKNOWN, "unknown"), (SOMEBODY, "somebody"), (NOBODY, "0")],
)
def test_status_says_what_is_known_of_the_watchers(
    monkeypatch, capsys, audience, words
):
    status = replace(STATUS, audience=audience, camera_resting=True)
    monkeypatch.setattr("facekeys.ui.control.ask", lambda _request: to_json(status))
    assert main(["status"]) == 0
    table = capsys.readouterr().out
    assert f"watchers  {words}\n" in table
    assert "camera    rests, for nobody watches\n" in table


def test_status_without_an_app_is_a_sentence_and_a_code(capsys):
    assert main(["status"]) == 7
    assert "FaceKeys is not running." in capsys.readouterr().err


def test_an_unforeseen_fault_is_a_sentence_with_the_place_of_the_log(
    monkeypatch, capsys, tmp_path
):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    log = tmp_path / "facekeys.log"
    monkeypatch.setattr("facekeys.cli.main.log_file", lambda: log)
    monkeypatch.setattr("facekeys.cli.filters.installed_filters", broken)
    assert main(["filters", "list"]) == 7
    assert str(log) in capsys.readouterr().err
    assert "ZeroDivisionError" in log.read_text()
