"""What float16 and int8 weights would save, and what they would cost in accuracy.

    python benchmarks/quantization.py --data FACES [--model models/keypoints15.keras]

Each form is timed by LiteRT on one thread in turns with the others, and judged on the
test people of the sets, their crops framed as the tracker does. int8 is calibrated on
crops of the training people.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

import facekeys.training.networks  # noqa: F401  # Keras has to know its layers
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import from_outputs, held_out
from facekeys.training.metrics import nme
from facekeys.training.samples import Samples, cut_samples, read_labels

RUNS = 200
CALIBRATION = 300


def main() -> None:
    """Print one line per form and set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=["muct", "300w-train"])
    parser.add_argument("--model", type=Path, default=Path("models/keypoints15.keras"))
    options = parser.parse_args()
    model = keras.models.load_model(options.model, compile=False)
    sets = [
        cut_samples(name, read_labels(options.data / name)) for name in options.sets
    ]
    crops = np.concatenate([crops_of(one.part("train"))[0] for one in sets])
    forms = convert(model, crops[:: max(1, len(crops) // CALIBRATION)])
    ratios = time_in_turns(forms)
    judged = [(one.name, *crops_of(one.part("test"))) for one in sets]
    for name, content in forms.items():
        errors = ", ".join(
            f"{where} {nme(run(content, faces), truth):.2%}"
            for where, faces, truth in judged
        )
        print(f"{name}: {len(content) / 1000:.0f} kB, {ratios[name]:.2f}, {errors}")


def crops_of(faces: Samples) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return one crop of each face, and its points in pixels of the crop."""
    return held_out(faces, FRAMINGS["track"])


def convert(model: keras.Model, crops: NDArray[np.float32]) -> dict[str, bytes]:
    """Return the model in every form, input and output always float32."""

    def examples() -> Iterator[list[NDArray[np.float32]]]:
        for crop in crops:
            yield [crop[None]]

    with tempfile.TemporaryDirectory() as folder:
        model.export(folder, format="tf_saved_model", verbose=False)

        def converter() -> tf.lite.TFLiteConverter:
            return tf.lite.TFLiteConverter.from_saved_model(folder)

        plain, half, weights, whole = (converter() for _ in range(4))
        for one in (half, weights, whole):
            one.optimizations = [tf.lite.Optimize.DEFAULT]
        half.target_spec.supported_types = [tf.float16]
        whole.representative_dataset = examples
        return {
            "float32": plain.convert(),
            "float16 weights": half.convert(),
            "int8 weights": weights.convert(),
            "int8": whole.convert(),
        }


def time_in_turns(forms: dict[str, bytes]) -> dict[str, float]:
    """Return the median time of each form over that of float32."""
    runners = {name: load(content, 1) for name, content in forms.items()}
    spent: dict[str, list[float]] = {name: [] for name in forms}
    for _ in range(RUNS):
        for name, runner in runners.items():
            start_s = time.perf_counter()
            runner.invoke()
            spent[name].append(time.perf_counter() - start_s)
    plain = statistics.median(spent["float32"])
    return {name: statistics.median(values) / plain for name, values in spent.items()}


def run(content: bytes, crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the points that a model finds, (n, 15, 2) crop pixels."""
    runner = load(content, 1)
    place = runner.get_input_details()[0]["index"]
    found = []
    for crop in crops:
        runner.set_tensor(place, crop[None])
        runner.invoke()
        found.append(runner.get_tensor(runner.get_output_details()[0]["index"])[0, :30])
    return from_outputs(np.stack(found))


def load(content: bytes, count: int) -> Interpreter:
    """Return a model ready to run on so many crops at a time."""
    runner = Interpreter(model_content=content, num_threads=1)
    runner.resize_tensor_input(
        runner.get_input_details()[0]["index"], (count, 96, 96, 1)
    )
    runner.allocate_tensors()
    return runner


if __name__ == "__main__":
    main()
