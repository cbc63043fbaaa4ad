"""From folders of labelled faces to a model with its card, in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import keras
import tensorflow as tf

from facekeys.errors import InputError
from facekeys.keypoints.model import KeypointModel
from facekeys.training.evaluate import Score, evaluate
from facekeys.training.export import export, write_card
from facekeys.training.fit import Recipe, Report, fit
from facekeys.training.labels import READERS
from facekeys.training.samples import Samples, load_all

Tell = Callable[[str], None]
"""Takes a line that says what is being done."""


def train_model(
    data: Path,
    out: Path,
    recipe: Recipe,
    *,
    sets: Iterable[str] = tuple(READERS),
    resume: bool = False,
    report: Report = lambda _epoch, _entry: None,
    tell: Tell = lambda _line: None,
) -> Path:
    """Train the seed network, export it, and write down how good it is.

    Args:
        data: Folder of the sets.
        out: Folder of the run, and of the model files.
        recipe: How to train.
        sets: Names of the sets to learn from; all that are there are tested on.
        resume: Go on with the run in `out`.
        report: Hears about each epoch.
        tell: Hears what is being done.

    Returns:
        The TOML file of the model.

    Raises:
        InputError: No usable data, or no run to resume.
        UsageError: A resumed run has another recipe.
    """
    tell(f"Reading the faces in {data}.")
    faces = load_all(data, sets)
    train = [part for one in faces if len(part := one.part("train"))]
    validation = [part for one in faces if len(part := one.part("validation"))]
    if not train or not validation:
        raise InputError(
            f"The faces in {data} are too few to hold some people back.",
            hint="At least some dozens of people are needed.",
        )
    for part in train:
        tell(f"{part.name}: {len(part)} faces of {len(set(part.groups))} groups.")
    model = fit(train, validation, out, recipe, resume=resume, report=report)
    return publish(model, data, out, {"recipe": asdict(recipe), "sets": _count(train)})


def publish(
    model: keras.Model, data: Path, out: Path, training: dict[str, Any]
) -> Path:
    """Export a network, judge the exported file, and write its card.

    Args:
        model: The trained network.
        data: Folder of the sets; it is judged on the test people of all of them.
        out: Where the files go.
        training: What the card shall tell of the training.

    Returns:
        The TOML file of the model.
    """
    weights = export(model, out)
    facts: dict[str, Any] = {
        "network": model.name,
        "parameters": int(model.count_params()),
        "date": dt.datetime.now(dt.UTC).date(),
        "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
        "training": training,
    }
    card = write_card(weights, facts)
    there = [name for name in READERS if (data / name).is_dir()]
    scores = evaluate(KeypointModel(card), data, there)
    return write_card(weights, {**facts, "metrics": _table(scores)})


def _count(sets: Sequence[Samples]) -> list[dict[str, Any]]:
    return [
        {"set": one.name, "faces": len(one), "groups": len(set(one.groups))}
        for one in sets
    ]


def _table(scores: Sequence[Score]) -> list[dict[str, Any]]:
    return [asdict(score) for score in scores]
