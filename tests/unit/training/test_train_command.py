from __future__ import annotations

import importlib.util
import sys

import pytest
import typer
from typer.testing import CliRunner

from facekeys.cli.train import train
from facekeys.errors import ExitCode, InputError, MissingExtraError

app = typer.Typer()
app.command()(train)


def test_without_tensorflow_it_says_what_to_install(monkeypatch, tmp_path):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "tensorflow" else find(name, *rest),
    )
    with pytest.raises(MissingExtraError) as caught:
        train(data=tmp_path)
    assert 'pip install ".[train]"' in caught.value.hint
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_missing_folder_is_said_before_anything_slow(monkeypatch, tmp_path):
    monkeypatch.setattr(importlib.util, "find_spec", lambda *_: object())
    before = "keras" in sys.modules
    with pytest.raises(InputError, match="There is no folder"):
        train(data=tmp_path / "nowhere")
    assert ("keras" in sys.modules) == before


def test_help_names_the_options():
    result = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    for option in ("--data", "--out", "--set", "--epochs", "--batch", "--resume"):
        assert option in result.output
