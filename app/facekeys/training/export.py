"""From a trained network to the files that the app loads.

`keypoints15.keras` is the network, `keypoints15.tflite` the same for LiteRT,
`keypoints15-int8.tflite` too, for processors that are quick with that, and
`keypoints15.toml` says what goes in and comes out, how good it is, and how it was made.
A model of the 76 points of MUCT is called `keypoints76`, and so on.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras
import tomli_w

from facekeys.errors import UsageError
from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.recording.replacing import replacing
from facekeys.training.networks import SoftArgmax
from facekeys.training.recipes import Recipe
from facekeys.training.samples import DETAIL_COLUMNS
from facekeys.training.zoo import NETWORKS
from facekeys.types import KeypointScheme


def name_of(scheme: KeypointScheme) -> str:
    """Return what the files of a model are called, without their endings."""
    return f"keypoints{scheme.size}"


def to_tflite(model: keras.Model, *, int8: bool = False) -> bytes:
    """Convert a network for LiteRT, for any number of crops at a time.

    Crops and answers are float32. So is what is computed, the weights being kept as
    float16, which takes half the room and costs nothing; or, with weights of int8, what
    goes into each convolution is made int8 with it (docs/training-log.md, 7).

    Args:
        model: What `for_inference` returned.
        int8: Which of the two forms.

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
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        if not int8:
            converter.target_spec.supported_types = [tf.float16]
        return bytes(converter.convert())


def for_inference(
    network: keras.Model,
    scheme: KeypointScheme = KAGGLE15,
    *,
    scale: float = 1.0,
    offset: float = 0.0,
) -> keras.Model:
    """Leave away what only training needs.

    Args:
        network: One of `facekeys.training.zoo.NETWORKS`, trained.
        scheme: Which points the model shall give.
        scale: What the logit of the score is multiplied by; see `scoring.fit_logit`.
        offset: What is added then.

    Returns:
        A model from (n, 96, 96, 1) crops to (n, 2 * size) coordinates and, if the
        network has a score, its logit as one more column.

    Raises:
        UsageError: The network learnt nothing but the 15 points.
    """
    points = _points(network, scheme)
    score = network.output.get("score")
    if score is not None:
        score = keras.layers.Rescaling(scale, offset=offset)(score)
        points = keras.layers.Concatenate(name="points_and_score")([points, score])
    return keras.Model(network.input, points, name=network.name)


def _points(network: keras.Model, scheme: KeypointScheme) -> Any:
    """Return the output of a network that has the points of a scheme."""
    if scheme is KAGGLE15:
        return network.output["points"]
    if "details" not in network.output:
        raise UsageError(
            f"The network {network.name} knows no other points than the 15.",
            hint="Train one that learns the details, too: --recipe keypoints15.",
        )
    # The maps of the other schemes are not even made.
    head = network.get_layer("details")
    all_maps = next(one for one in network.layers if one.output is head.input)
    columns = DETAIL_COLUMNS[scheme.name]
    maps = keras.layers.Conv2D(scheme.size, all_maps.kernel_size, name="maps")
    features = maps(all_maps.input)
    kernel, bias = all_maps.get_weights()
    maps.set_weights([kernel[..., columns], bias[columns]])
    return SoftArgmax(name="points")(features)


def check_scheme(recipe: Recipe, scheme: KeypointScheme) -> None:
    """Refuse a scheme that the network of a recipe will not know.

    Raises:
        UsageError: It learns nothing but the 15 points.
    """
    if scheme is not KAGGLE15:
        for_inference(NETWORKS[recipe.network](), scheme)


def export(model: keras.Model, folder: Path, name: str) -> Path:
    """Write a model as `.keras`, and as `.tflite` in both forms.

    Args:
        model: What `for_inference` returned.
        folder: Where to; made if it is not there.
        name: What to call the files, without their endings.

    Returns:
        The first `.tflite` file; `int8_of` says where the other one is.

    Raises:
        OutputError: A file can't be written; those before are still there.
        UsageError: Keras does not run on TensorFlow.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.tflite"
    forms = {path: to_tflite(model), int8_of(path): to_tflite(model, int8=True)}
    with replacing(folder / f"{name}.keras") as partial:
        model.save(partial)
    for form, content in forms.items():
        with replacing(form) as partial:
            partial.write_bytes(content)
    return path


def int8_of(weights: Path) -> Path:
    """Return the file of the int8 form beside another `.tflite` file."""
    return weights.with_name(f"{weights.stem}-int8.tflite")


def write_card(
    weights: Path, facts: Mapping[str, Any], scheme: KeypointScheme = KAGGLE15
) -> Path:
    """Write the TOML file beside a `.tflite` file.

    Args:
        weights: The `.tflite` file; it must be there. That of the int8 form is named,
            too, if it is.
        scheme: What its points are.
        facts: What else to tell, such as metrics; as TOML knows it.

    Returns:
        The file.

    Raises:
        OutputError: It can't be written.
    """
    card: dict[str, Any] = {
        "format": 1,
        "scheme": scheme.name,
        "points": list(scheme.names),
        "file": weights.name,
        "sha256": _sha256(weights),
        "input_size": CROP_SIZE,
        "input_range": [0.0, 1.0],
        "output": "(x - 48) / 48 of each coordinate, then the score's logit, if any",
        **facts,
    }
    if (int8 := int8_of(weights)).exists():
        card["int8"] = {"file": int8.name, "sha256": _sha256(int8)}
    path = weights.with_suffix(".toml")
    with replacing(path) as partial:
        partial.write_text(tomli_w.dumps(card), "utf-8")
    return path


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
