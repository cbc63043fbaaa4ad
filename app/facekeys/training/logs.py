"""What a run writes down for people: a table, and a log for TensorBoard."""

from __future__ import annotations

import csv
import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import keras

from facekeys.training.dataset import Tell

CSV: Final = "log.csv"
TENSORBOARD: Final = "tensorboard"

# Keras' callback writes by TensorFlow's module, and that by TensorBoard's.
_WRITERS: Final = ("tensorflow", "tensorboard")


def write_csv(folder: Path, history: Sequence[Mapping[str, float]]) -> None:
    """Write `log.csv` anew: a row for each epoch, its number first.

    Always the whole of it, so that no epoch stands there twice after a resumption.

    Args:
        folder: The folder of the run.
        history: What is known of each epoch.

    Raises:
        OSError: It can't be written; the one before is still there.
    """
    columns = list(dict.fromkeys(name for entry in history for name in entry))
    partial = folder / f"part-{CSV}"
    with partial.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["epoch", *columns])
        for number, entry in enumerate(history, start=1):
            writer.writerow([number, *(entry.get(name, "") for name in columns)])
    partial.replace(folder / CSV)


def tensorboard(folder: Path, tell: Tell) -> list[keras.callbacks.Callback]:
    """Return the callback that writes a log for TensorBoard, if there can be one.

    Args:
        folder: The folder of the run; the log goes to `tensorboard/` in there.
        tell: Hears why there is none.
    """
    for module in _WRITERS:
        if importlib.util.find_spec(module) is None:
            tell(
                f"There will be no log for TensorBoard: {module} is not installed. "
                f"{CSV} has the same figures."
            )
            return []
    return [keras.callbacks.TensorBoard(folder / TENSORBOARD, write_graph=False)]
