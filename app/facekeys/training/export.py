"""From a trained network to the files that the app loads.

`keypoints15.keras` is the network, `keypoints15.tflite` the same for LiteRT, and
`keypoints15.toml` says what goes in and comes out, how good it is, and how it was made.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import keras
import tomli_w

from facekeys.errors import UsageError
from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.recording.replacing import replacing

NAME: Final = "keypoints15"
"""What the files are called, without their endings."""


def to_tflite(model: keras.Model) -> bytes:
    """Convert a network for LiteRT: float32, any number of crops at a time.

    Raises:
        UsageError: Keras does not run on TensorFlow.
    """
    if keras.backend.backend() != "tensorflow":
        raise UsageError(
            "Only TensorFlow can write models for LiteRT.",
            hint="Run it with the environment variable KERAS_BACKEND=tensorflow.",
        )
    import tensorflow as tf  # other backends train without it

    with tempfile.TemporaryDirectory() as folder:
        # By way of a SavedModel, which keeps the number of crops open.
        model.export(folder, format="tf_saved_model", verbose=False)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        return bytes(converter.convert())


def for_inference(
    network: keras.Model, *, scale: float = 1.0, offset: float = 0.0
) -> keras.Model:
    """Leave away what only training needs.

    Args:
        network: One of `facekeys.training.zoo.NETWORKS`, trained.
        scale: What the logit of the score is multiplied by; see `scoring.fit_logit`.
        offset: What is added then.

    Returns:
        A model from (n, 96, 96, 1) crops to (n, 30) coordinates and, if the network
        has a score, its logit as the 31st column.
    """
    points = network.output["points"]
    score = network.output.get("score")
    if score is not None:
        score = keras.layers.Rescaling(scale, offset=offset)(score)
        points = keras.layers.Concatenate(name="points_and_score")([points, score])
    return keras.Model(network.input, points, name=network.name)


def export(model: keras.Model, folder: Path) -> Path:
    """Write a model as `.keras` and `.tflite`.

    Args:
        model: What `for_inference` returned.
        folder: Where to; made if it is not there.

    Returns:
        The `.tflite` file.

    Raises:
        OutputError: A file can't be written; those before are still there.
        UsageError: Keras does not run on TensorFlow.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.tflite"
    content = to_tflite(model)
    with replacing(folder / f"{NAME}.keras") as partial:
        model.save(partial)
    with replacing(path) as partial:
        partial.write_bytes(content)
    return path


def write_card(weights: Path, facts: Mapping[str, Any]) -> Path:
    """Write the TOML file beside a `.tflite` file.

    Args:
        weights: The `.tflite` file; it must be there.
        facts: What else to tell, such as metrics; as TOML knows it.

    Returns:
        The file.

    Raises:
        OutputError: It can't be written.
    """
    card = {
        "format": 1,
        "scheme": KAGGLE15.name,
        "points": list(KAGGLE15.names),
        "file": weights.name,
        "sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
        "input_size": CROP_SIZE,
        "input_range": [0.0, 1.0],
        "output": "(x - 48) / 48 of each coordinate, then the score's logit, if any",
        **facts,
    }
    path = weights.with_suffix(".toml")
    with replacing(path) as partial:
        partial.write_text(tomli_w.dumps(card), "utf-8")
    return path
