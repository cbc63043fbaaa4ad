"""Commands that speak to the running app: what they ask, print and load."""

import json
import subprocess
import sys

import pytest

from facekeys.cli.lazy import COMMANDS
from facekeys.cli.main import main


@pytest.mark.parametrize(
    ("words", "asked", "answer", "printed"),
    [
        (["toggle", "hat"], ("toggle", "hat"), {"on": True}, "hat is on.\n"),
        (["toggle", "hat"], ("toggle", "hat"), {"on": False}, "hat is off.\n"),
        (["panic"], ("panic",), {"filters": []}, "All filters are off.\n"),
        (["photo"], ("photo",), {"path": "/x/me.jpg"}, "/x/me.jpg\n"),
        (
            ["record"],
            ("record", "toggle"),
            {"recording": True, "path": "/x/me.part.mp4"},
            "Recording to /x/me.part.mp4\n",
        ),
        (
            ["record", "stop"],
            ("record", "stop"),
            {"recording": False, "path": "/x/me.mp4"},
            "/x/me.mp4\n",
        ),
        (
            ["record", "start", "--json"],
            ("record", "start"),
            {"recording": True},
            '{"recording": true}\n',
        ),
        (["profile", "my work"], ("profile", "my work"), {}, "my work is in use.\n"),
    ],
)
def test_a_command_asks_and_says_what_came_of_it(
    monkeypatch, capsys, words, asked, answer, printed
):
    heard = []
    monkeypatch.setattr(
        "facekeys.ui.control.ask",
        lambda *request: heard.append(request) or json.dumps(answer),
    )
    assert main(words) == 0
    assert heard == [asked]
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize("words", [["toggle", "hat"], ["panic"], ["photo"], ["record"]])
def test_without_an_app_it_is_a_sentence_and_a_code(capsys, words):
    assert main(words) == 7
    assert "FaceKeys is not running." in capsys.readouterr().err


def test_a_toggle_without_an_id_is_wrong_usage(capsys):
    assert main(["record", "status"]) == 2
    told = capsys.readouterr().err
    assert told.splitlines()[0] == "facekeys: There is no facekeys record status."
    assert "start, stop or toggle" in told
    assert main(["toggle"]) == 2
    assert "Usage" in capsys.readouterr().err


def test_every_command_has_its_help(capsys):
    assert main(["--help"]) == 0
    whole = capsys.readouterr().out
    for name in COMMANDS:
        assert f"\n  {name} " in whole
        assert main([name, "--help"]) == 0
        assert f"facekeys {name}" in capsys.readouterr().out.replace(
            "pytest", "facekeys"
        )


def test_speaking_to_the_app_loads_neither_opencv_nor_widgets():
    script = (
        "import sys; from facekeys.cli.main import main; main(['panic']);"
        "print(sorted({'cv2', 'numpy', 'PySide6.QtWidgets', 'ai_edge_litert'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
