"""From folders of labelled faces to a model with its card, in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import keras

from facekeys.keypoints.model import KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import scoring
from facekeys.training.checkpoints import BEST
from facekeys.training.dataset import Dataset, Tell
from facekeys.training.distribution import join_hosts
from facekeys.training.evaluate import evaluate, evaluate_details
from facekeys.training.evaluate.fifteen import fifteen_of
from facekeys.training.export import (
    check_scheme,
    export,
    for_inference,
    name_of,
    write_card,
)
from facekeys.training.fit import OnStep, Report, fit
from facekeys.training.mixture import predict
from facekeys.training.recipes import Recipe
from facekeys.training.tasks import open_task
from facekeys.types import KeypointScheme


def train_model(
    data: Path,
    out: Path,
    recipe: Recipe,
    *,
    sets: Iterable[str] = (),
    scheme: KeypointScheme = KAGGLE15,
    resume: bool = False,
    distribute: bool = False,
    report: Report = lambda _epoch, _entry: None,
    on_step: OnStep = lambda _epoch, _step, _steps, _loss: None,
    tell: Tell = lambda _line: None,
) -> Path:
    """Train a network, export it, and write down how good it is.

    Args:
        data: Folder of the sets.
        out: Folder of the run, and of the model files.
        recipe: How to train.
        sets: Names of the sets to learn from; all that are there if none is named.
        scheme: Which points the model shall give; networks that learn details learn
            those of all schemes in any case.
        resume: Go on with the run in `out`; a finished one is only exported.
        distribute: Use all devices of this machine, and of the hosts that Keras'
            environment variables name; only the first of them writes files.
        report: Hears about each epoch.
        on_step: Hears about each step.
        tell: Hears what is being done.

    Returns:
        The TOML file of the model; where Keras runs on a backend that can't export it,
        the network itself.

    Raises:
        InputError: No usable data, or no run to resume.
        UsageError: A resumed run has another recipe, a new one would take the place of
            another, the network does not know the scheme, there is nothing to
            distribute to, or the hosts do not meet.
        OutputError: A file of the run can't be written.
    """
    if distribute:
        join_hosts(tell)  # before Keras computes anything
    check_scheme(recipe, scheme)
    task = open_task(data, recipe, sets, tell=tell)
    for line in task.describe():
        tell(line)
    network = fit(
        task,
        out,
        resume=resume,
        distribute=distribute,
        report=report,
        on_step=on_step,
        tell=tell,
    )
    if network is None:
        tell("This host has done its part; the first one has written the model.")
        return out / BEST
    task.finish(network, out, tell)
    if keras.backend.backend() != "tensorflow":
        tell(
            "Only TensorFlow can write the model for LiteRT: run this once more with "
            "--resume and the environment variable KERAS_BACKEND=tensorflow."
        )
        return out / BEST
    training = {"recipe": asdict(recipe), "sets": task.facts()}
    return publish(network, task.dataset, data, out, training, scheme)


def publish(
    network: keras.Model,
    dataset: Dataset,
    data: Path,
    out: Path,
    training: dict[str, Any],
    scheme: KeypointScheme = KAGGLE15,
) -> Path:
    """Export a network, judge the exported file, and write its card.

    Args:
        network: The trained network; one of `facekeys.training.zoo.NETWORKS`.
        dataset: The faces. Those for validation calibrate the score.
        data: Folder of the sets; the model is judged on the test people in there.
        out: Where the files go.
        training: What the card shall tell of the training.
        scheme: Which points the model shall give.

    Returns:
        The TOML file of the model.
    """
    scale, offset = _calibrate(network, dataset.part("validation"))
    exported = for_inference(network, scheme, scale=scale, offset=offset)
    weights = export(exported, out, name_of(scheme))
    facts: dict[str, Any] = {
        "network": network.name,
        "parameters": int(exported.count_params()),
        "date": dt.datetime.now(dt.UTC).date(),
        "versions": {"keras": keras.__version__},
        "training": training,
    }
    model = KeypointModel(write_card(weights, facts, scheme))
    scores = evaluate(model, data, [faces.name for faces in dataset.sets])
    facts["metrics"] = [asdict(score) for score in scores]
    if scheme is not KAGGLE15:  # the figures above are about the 15 that follow
        details = evaluate_details(model, data, [faces.name for faces in dataset.sets])
        facts["details"] = [asdict(score) for score in details]
    if "score" in network.output:
        facts["score"] = asdict(
            scoring.separate(fifteen_of(model), dataset.part("test"))
        )
    return write_card(weights, facts, scheme)


def _calibrate(network: keras.Model, dataset: Dataset) -> tuple[float, float]:
    if "score" not in network.output:
        return 1.0, 0.0
    questions = scoring.ask(dataset.sets, dataset.non_faces)
    logits = network.predict(questions.crops, verbose=0)["score"][:, 0]
    right = questions.right(predict(network, questions.crops))
    if right.all() or not right.any():  # nothing learnt yet: a score of nothing
        return 1.0, 0.0
    return scoring.fit_logit(logits, right)
