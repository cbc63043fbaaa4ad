"""The Pareto table: what networks cost, and how good they are.

    python benchmarks/networks.py --out DIR --no-training
    python benchmarks/networks.py --out DIR --data FACES --steps 256 --epochs 20

Each network is trained by the same short recipe, and judged on the people kept for
validation. Every result goes to DIR/results.json as soon as it is known, and is not
asked for again: stop it whenever you like, and start it again. DIR/networks.md has the
table, DIR/networks.png the picture.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from facekeys.training.checkpoints import PROGRESS
from facekeys.training.dataset import Dataset, read_dataset
from facekeys.training.export import for_inference, to_tflite
from facekeys.training.fit import fit
from facekeys.training.mixture import MixtureTask
from facekeys.training.recipes import PARETO, Recipe
from facekeys.training.zoo import NETWORKS

NAMES = ("seed", "heatmap", *PARETO)
RUNS = 200
WARM_UP = 20

Results = dict[str, dict[str, float]]


def main() -> None:
    """Measure what is not known yet, and print the table."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    cache = options.out / "results.json"
    results: Results = json.loads(cache.read_text()) if cache.exists() else {}
    names = options.networks or NAMES
    if any("ratio" not in results.get(name, {}) for name in names):
        for name, cost in costs(names).items():
            results.setdefault(name, {}).update(cost)
        _write(cache, results)
    # Errors of other recipes are other errors, and stay beside these.
    training = f"{options.epochs} epochs of {options.steps} steps"
    error = f"error, {training}"
    if not options.no_training:
        dataset = read_dataset(options.data, options.sets, tell=print)
        for name in names:
            if error not in results[name]:
                recipe = Recipe(
                    network=name, epochs=options.epochs, steps=options.steps
                )
                folder = options.out / f"{name}, {training}"
                results[name][error] = train(dataset, recipe, folder)
                _write(cache, results)
    chosen = {name: results[name] for name in names}
    lines = table(chosen, error)
    print("\n".join(lines))
    (options.out / "networks.md").write_text("\n".join(lines) + "\n", "utf-8")
    draw(chosen, error, options.out / "networks.png")


def costs(names: tuple[str, ...]) -> Results:
    """Return what networks cost by LiteRT on one thread, for one crop.

    They run in turns, so that whatever else the machine does slows all of them down;
    the ratio to the article's network holds on other machines too.
    """
    crop = np.random.default_rng(0).random((1, 96, 96, 1), np.float32)
    found: Results = {}
    runners: dict[str, Interpreter] = {}
    for name in dict.fromkeys(("seed", *names)):
        model = for_inference(NETWORKS[name]())
        content = to_tflite(model)
        found[name] = {
            "parameters": model.count_params(),
            "multiply_adds": multiply_adds(model),
            "kilobytes": len(content) / 1000,
        }
        runners[name] = Interpreter(model_content=content, num_threads=1)
        runners[name].allocate_tensors()
    spent: dict[str, list[float]] = {name: [] for name in runners}
    for run in range(-WARM_UP, RUNS):
        for name, runner in runners.items():
            runner.set_tensor(runner.get_input_details()[0]["index"], crop)
            start_s = time.perf_counter()
            runner.invoke()
            if run >= 0:
                spent[name].append(1000 * (time.perf_counter() - start_s))
    for name, values in spent.items():
        ratios = [one / seed for one, seed in zip(values, spent["seed"], strict=True)]
        found[name]["ms"] = statistics.median(values)
        found[name]["ratio"] = statistics.median(ratios)
    return found


def multiply_adds(model: keras.Model) -> int:
    """Count the multiply-adds of convolutions, dense layers and centres of mass."""
    return sum(_of_layer(layer) for layer in _layers(model))


def _layers(model: keras.Model) -> list[Any]:
    inner = (
        _layers(layer) if isinstance(layer, keras.Model) else [layer]
        for layer in model.layers
    )
    return [layer for layers in inner for layer in layers]


def _of_layer(layer: Any) -> int:
    """Return how often the weights of a layer are used, each use one multiply-add."""
    kernels = [weight for weight in layer.weights if "kernel" in weight.name]
    if kernels:
        # Each weight is used once for every place of the output.
        places = math.prod(layer.output.shape[1:-1])
        return places * sum(math.prod(kernel.shape) for kernel in kernels)
    if type(layer).__name__ == "SoftArgmax":
        return 2 * math.prod(layer.input.shape[1:])
    return 0


def train(dataset: Dataset, recipe: Recipe, folder: Path) -> float:
    """Train one network, going on where it stopped; return its best error."""
    resume = any(folder.glob("epoch-*/" + PROGRESS))
    fit(
        MixtureTask(dataset, recipe),
        folder,
        resume=resume,
        report=lambda epoch, entry: print(
            f"{recipe.network} {epoch}/{recipe.epochs}: {entry['error']:.2%}",
            flush=True,
        ),
        tell=print,
    )
    done = folder / f"epoch-{recipe.epochs:04d}" / PROGRESS
    history = json.loads(done.read_text("utf-8"))["history"]
    return float(min(entry["error"] for entry in history))


def table(results: Results, error: str) -> list[str]:
    """Return the lines of a Markdown table, the cheapest network first.

    Args:
        results: By network.
        error: Which of its results is the error.
    """
    lines = [
        "| network | parameters | multiply-adds | LiteRT, to the seed network | NME |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, one in sorted(results.items(), key=lambda item: item[1]["ratio"]):
        nme = f"{one[error]:.2%}" if error in one else ""
        lines.append(
            f"| {name} | {one['parameters']:,.0f} | {one['multiply_adds'] / 1e6:.1f} M "
            f"| {one['ratio']:.3f} | {nme} |"
        )
    return lines


def draw(results: Results, error: str, path: Path) -> None:
    """Write cost against error as PNG; against multiply-adds where none is known."""
    from matplotlib.figure import Figure

    trained = {name: one for name, one in results.items() if error in one}
    figure = Figure(figsize=(7.5, 5.0), layout="constrained")
    axes = figure.subplots()
    for name, one in (trained or results).items():
        height = 100 * one[error] if trained else one["multiply_adds"] / 1e6
        axes.scatter(one["ratio"], height)
        axes.annotate(name, (one["ratio"], height), fontsize="small")
    axes.set_xscale("log")
    axes.set_xlabel("LiteRT milliseconds, to the seed network")
    axes.set_ylabel("NME, %" if trained else "multiply-adds, millions")
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110)


def _write(cache: Path, results: Results) -> None:
    partial = cache.with_suffix(".part")
    partial.write_text(json.dumps(results, indent=1), "utf-8")
    partial.replace(cache)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The Pareto table of the networks.")
    parser.add_argument("--out", type=Path, required=True, help="where results go")
    parser.add_argument("--data", type=Path, help="the folder of the sets of faces")
    parser.add_argument("--set", dest="sets", action="append", default=[])
    parser.add_argument("--network", dest="networks", action="append", choices=NAMES)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--steps", type=int, default=256)
    parser.add_argument("--no-training", action="store_true", help="only the cost")
    options = parser.parse_args()
    if not options.no_training and options.data is None:
        parser.error("--data is missing; or say --no-training")
    return options


if __name__ == "__main__":
    main()
