"""The logs of a run. Slow only because Keras is slow to import."""

from __future__ import annotations

import csv
import importlib.util

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def logs(keras_lab):
    from facekeys.training import logs

    return logs


def test_every_epoch_has_one_row_however_often_it_is_written(logs, tmp_path):
    history = [{"loss": 2.0}, {"loss": 1.0, "error": 0.5}]
    for epochs in (1, 2, 2):
        logs.write_csv(tmp_path, history[:epochs])
    with (tmp_path / "log.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows == [["epoch", "loss", "error"], ["1", "2.0", ""], ["2", "1.0", "0.5"]]
    assert [path.name for path in tmp_path.iterdir()] == ["log.csv"]


def test_without_tensorboard_it_says_so(logs, monkeypatch, tmp_path):
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if "board" in name else object()
    )
    told = []
    assert logs.tensorboard(tmp_path, told.append) == []
    assert "tensorboard is not installed" in told[0]


def test_with_tensorboard_its_log_lies_in_the_folder_of_the_run(
    logs, monkeypatch, tmp_path
):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    told = []
    (callback,) = logs.tensorboard(tmp_path, told.append)
    assert type(callback).__name__ == "TensorBoard"
    assert callback.log_dir == str(tmp_path / "tensorboard")
    assert not told
