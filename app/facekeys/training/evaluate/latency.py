"""What a model costs beside the article's network, on this machine."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import keras
import numpy as np

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.model import KeypointModel, Predictor
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.export import name_of, to_tflite, write_card
from facekeys.training.networks import seed_network

_WARM_UP: Final = 20
_RUNS: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds for one crop by LiteRT on one thread: medians of runs in turn.

    Attributes:
        model_ms: Of the model.
        seed_ms: Of the article's network.
        ratio: The first over the second: it holds on other machines too.
    """

    model_ms: float
    seed_ms: float
    ratio: float


def compare_with_seed(model: Predictor, *, runs: int = _RUNS) -> Latency | None:
    """Time a model and a newly built network of the article, in turns.

    In turns, so that whatever else the machine does slows both down.

    Args:
        model: On one thread.
        runs: How often each of them runs.

    Returns:
        The times; None where Keras runs on another backend than TensorFlow, which alone
        can write the article's network for LiteRT.
    """
    if keras.backend.backend() != "tensorflow":
        return None
    return compare(model, seed_model(), runs=runs)


def compare(model: Predictor, seed: Predictor, *, runs: int = _RUNS) -> Latency:
    """Time two models in turns, as `compare_with_seed` does."""
    crop = np.random.default_rng(0).random((1, CROP_SIZE, CROP_SIZE, 1), np.float32)
    spent: tuple[list[float], list[float]] = ([], [])
    for run in range(-_WARM_UP, runs):
        for one, times in zip((model, seed), spent, strict=True):
            start = time.perf_counter()
            one.predict(crop)
            if run >= 0:
                times.append((time.perf_counter() - start) * 1e3)
    model_ms, seed_ms = (statistics.median(times) for times in spent)
    return Latency(
        model_ms=round(model_ms, 4),
        seed_ms=round(seed_ms, 4),
        ratio=round(model_ms / seed_ms, 3),
    )


def seed_model() -> KeypointModel:
    """Return the article's network, untrained, as the app would run it."""
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / f"{name_of(KAGGLE15)}.tflite"
        weights.write_bytes(to_tflite(seed_network()))
        return KeypointModel(write_card(weights, {}))
