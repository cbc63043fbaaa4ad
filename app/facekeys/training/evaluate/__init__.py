"""How good a model is, on people that it was not trained on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from facekeys.keypoints.model import Predictor
from facekeys.training.evaluate.details import DetailScore, score_details
from facekeys.training.evaluate.judging import judge, read_truth
from facekeys.training.evaluate.scores import Score, score

__all__ = ["DetailScore", "Score", "evaluate", "evaluate_details"]


def evaluate(model: Predictor, data: Path, names: Iterable[str]) -> list[Score]:
    """Judge a model on the test people of sets.

    Args:
        model: What to judge.
        data: The folder of the sets.
        names: Which sets: folders in there. Those without test people are left out.

    Returns:
        The scores by set and framing.

    Raises:
        InputError: A set is broken.
        ResourceError: The model gives something else than numbers.
    """
    scores: list[Score] = []
    for name in names:
        if labels := read_truth(data, name):
            scores += [score(judged) for judged in judge(model, name, labels)]
    return scores


def evaluate_details(
    model: Predictor, data: Path, names: Iterable[str]
) -> list[DetailScore]:
    """Judge all points of a detailed model on the test people of sets.

    Args:
        model: What to judge.
        data: The folder of the sets.
        names: Which sets: folders in there.

    Returns:
        The scores of those sets that have labels in the scheme of the model.

    Raises:
        InputError: A set is broken.
        ResourceError: The model gives something else than numbers.
    """
    judged = (score_details(model, name, read_truth(data, name)) for name in names)
    return [one for one in judged if one is not None]
