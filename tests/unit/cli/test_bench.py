"""`facekeys bench --faces`: the table of crowds."""

import json

import pytest

from facekeys.camera.demo import DemoClip
from facekeys.cli import bench
from facekeys.cli.main import main

SMALL = (320, 240)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(bench, "SIZES", (SMALL,))


def test_it_measures_every_number_of_faces(small, capsys):
    assert main(["bench", "--faces", "1,2", "--frames", "3", "--json"]) == 0
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert [(run["width"], run["height"], run["faces"]) for run in runs] == [
        (*SMALL, 1),
        (*SMALL, 2),
    ]
    first = runs[0]
    assert first["frames"] == 2
    longest = max(stage["median_ms"] for stage in first["stages"])
    assert longest < first["total"]["median_ms"] <= first["total"]["p95_ms"]


def test_it_prints_a_markdown_table(small, capsys):
    assert main(["bench", "--faces", "1", "--frames", "2"]) == 0
    head, rule, row = capsys.readouterr().out.splitlines()
    assert head.startswith("| frame | faces | frames | detect |")
    assert row.startswith("| 320x240 | 1 | 1 |")
    assert head.count("|") == rule.count("|") == row.count("|")


def test_frames_with_fewer_faces_do_not_count(small, capsys, monkeypatch):
    one_face = DemoClip.of_crowd(1, SMALL)
    monkeypatch.setattr(bench.DemoClip, "of_crowd", lambda *_: one_face)
    assert main(["bench", "--faces", "2", "--frames", "3"]) == 0
    heard = capsys.readouterr()
    assert not heard.out
    assert "320x240: never 2 faces at once." in heard.err


@pytest.mark.parametrize("text", ["", "0", "1,,2", "1,x", "-1", "17", "1.5"])
def test_what_is_no_list_of_numbers_is_a_sentence(text, capsys):
    assert main(["bench", "--faces", text]) == 2
    assert "are no numbers of faces" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["demo", "--faces", "1"], "demo and --faces"),
        (["demo", "--filters"], "demo and --filters"),
        (["--faces", "1", "--filters"], "--faces and --filters"),
    ],
)
def test_one_thing_is_measured_at_a_time(arguments, named, capsys):
    assert main(["bench", *arguments]) == 2
    assert f"{named} are measured one at a time." in capsys.readouterr().err


def test_each_filter_has_its_own_row_the_dearest_first(capsys):
    chosen = ["--filter", "hat", "--filter", "swap", "--filter", "plaster"]
    assert main(["bench", "--filters", "--json", *chosen]) == 0
    rows = json.loads(capsys.readouterr().out)["filters"]
    assert {row["filter"] for row in rows} == {"hat", "swap", "plaster"}
    medians = [row["median_ms"] for row in rows]
    assert medians == sorted(medians, reverse=True)
    assert all(0 < row["median_ms"] <= row["p95_ms"] for row in rows)
    assert {row["scene"] for row in rows if row["filter"] == "swap"} == {"two faces"}
    assert main(["bench", "--filters", "--filter", "plaster"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in lines] == [
        "| filter",
        "| ---",
        "| plaster",
    ]


def test_of_several_passes_the_fastest_counts_stage_by_stage():
    first, second = (
        bench.Measured(SMALL, frames=2, timings=[{"a": 1, "b": x}, {"a": y, "b": 1}])
        for x, y in ((5, 2), (3, 4))
    )
    best = bench._fastest([first, second])
    assert best.timings == [{"a": 1, "b": 3}, {"a": 2, "b": 1}]
    assert best.frames == 2
