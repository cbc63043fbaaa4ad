"""The article, reproduced: its network, its training, its claim; and the same honestly.

"Detecting facial features using Deep Learning" (Peter Skvarenina, 2 August 2017) trains
on crops as Kaggle has them: framed by the labelled points, and never changed. It splits
by picture, so that the same people stand on both sides, and reports what comes out.
Here the fifth of the people that no recipe learns from is kept out as well, and the
same network is judged on them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from keras import ops
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.model import KeypointModel
from facekeys.training.augment import Framing
from facekeys.training.batches import from_outputs, held_out, to_targets
from facekeys.training.checkpoints import cannot_write
from facekeys.training.dataset import Dataset, Tell
from facekeys.training.distribution import WHOLE, Share
from facekeys.training.evaluate.judging import read_truth
from facekeys.training.metrics import crop_rmse, nme
from facekeys.training.non_faces import NonFaces
from facekeys.training.offsets import calibrate
from facekeys.training.recipes import Recipe
from facekeys.training.samples import Samples, cut_samples, set_folders
from facekeys.training.task import Arrays, Phase, Task

REPORT: Final = "article.json"

CLAIM: Final[Mapping[str, str]] = {
    "loss": "< 0.001",
    "accuracy": "80-90 %",
    "rmse_px": "< 1.5",
    "nme": "",
}
"""What the article says of its validation; the RMSE follows from the loss."""

_VALIDATION: Final = 0.2
_EXACT: Final = Framing(roll_deg=0.0, scale=0.0, shift=0.0)
_TEACHER: Final = "mesh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How good the network is on some faces.

    Attributes:
        faces: How many there are.
        loss: Mean squared error of the targets that are labelled.
        accuracy: Keras' metric of that name: the share of faces on which the largest of
            the 30 numbers is the same one; of faces with all points only, and NaN if
            there is none.
        rmse_px: Root mean squared error of the coordinates, in crop pixels.
        nme: Mean error over the distance of the eye centres.
    """

    faces: int
    loss: float
    accuracy: float
    rmse_px: float
    nme: float


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Faces as the network is shown them.

    Attributes:
        crops: (n, 96, 96, 1) uint8.
        points: (n, 15, 2) float32 crop pixels, NaN where there is no label.
    """

    crops: NDArray[np.uint8]
    points: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.crops)

    def __getitem__(self, rows: NDArray[np.intp]) -> Shown:
        return Shown(self.crops[rows], self.points[rows])

    def inputs(self) -> NDArray[np.float32]:
        """Return the crops as the network takes them, (n, 96, 96, 1) in [0, 1]."""
        return self.crops.astype(np.float32) / np.float32(255)


@keras.saving.register_keras_serializable(package="facekeys")
class MaskedSquaredError(keras.losses.Loss):  # type: ignore[misc]  # keras has no types
    """The mean squared error over the coordinates that are known.

    Targets are NaN where a point has no label.
    """

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """Return the loss of each row, (n,)."""
        known = ops.logical_not(ops.isnan(y_true))
        # Before the difference: a NaN would survive in the gradient of `where`.
        error = ops.where(known, y_true, y_pred) - y_pred
        count = ops.maximum(ops.sum(ops.cast(known, error.dtype), axis=-1), 1.0)
        return ops.sum(ops.square(error), axis=-1) / count


class ArticleTask(Task):
    """Crops as Kaggle frames them, unchanged, each once in an epoch."""

    def __init__(self, dataset: Dataset, recipe: Recipe) -> None:
        super().__init__(dataset, recipe)
        parts = (dataset.part("train"), dataset.part("validation"))
        known = _show(one for part in parts for one in part.sets)
        order = np.random.default_rng(recipe.seed).permutation(len(known))
        cut = round(len(known) * (1 - _VALIDATION))
        self._learnt = known[order[:cut]]
        self._by_picture = known[order[cut:]]
        self._by_person = _show(dataset.part("test").sets)
        if not all((len(self._learnt), len(self._by_picture), len(self._by_person))):
            raise InputError(
                "The faces are too few to hold some back, by picture and by person.",
                hint="At least some dozens of people are needed.",
            )

    @staticmethod
    def read(data: Path, names: tuple[str, ...], tell: Tell) -> Dataset:
        """Read the faces that were labelled by hand."""
        model = KeypointModel()
        sets: list[Samples] = []
        for folder in set_folders(data, names):
            tell(f"Reading the faces in {folder}.")
            labels = [
                label
                for label in calibrate(read_truth(data, folder.name, "all"), model)
                if label.source != _TEACHER
            ]
            if labels:
                sets.append(cut_samples(folder.name, labels))
            else:
                tell(f"{folder.name} has no labels by hand, and is left out.")
        none = np.empty((0, CROP_SIZE, CROP_SIZE), np.uint8)
        return Dataset(tuple(sets), NonFaces(none, ()))

    def describe(self) -> Iterator[str]:
        """Yield lines that say how many faces of which sets stand where."""
        for faces in self.dataset.sets:
            yield f"{faces.name}: {len(faces)} faces labelled by hand."
        yield (
            f"{len(self._learnt)} to learn from, {len(self._by_picture)} other "
            "pictures of the same people to validate by, and "
            f"{len(self._by_person)} of people who are never learnt from."
        )

    def facts(self) -> list[dict[str, Any]]:
        """Return how many faces, of whichever sets, were learnt from."""
        names = ", ".join(faces.name for faces in self.dataset.sets)
        return [{"set": names, "faces": len(self._learnt)}]

    @property
    def steps(self) -> int:
        """As many as show every face once."""
        return -(-len(self._learnt) // self.recipe.batch)

    def batch(
        self, outputs: tuple[str, ...], epoch: int, index: int, share: Share = WHOLE
    ) -> tuple[NDArray[np.float32], Arrays, Arrays]:
        """Return the next faces, in an order of chance that each epoch has anew."""
        rng = np.random.default_rng((self.recipe.seed, epoch))
        order = rng.permutation(len(self._learnt))
        size = self.recipe.batch
        rows = order[index * size : (index + 1) * size]
        chosen = self._learnt[rows[share.host :: share.hosts]]
        targets = {"points": to_targets(chosen.points)}
        even = np.ones(len(chosen), np.float32)
        return chosen.inputs(), targets, dict.fromkeys(outputs, even)

    def build(self, tell: Tell) -> keras.Model:
        """Build the network as the article has it: nothing is set from the data."""
        del tell
        return self.sketch()

    def compile(self, network: keras.Model, phase: Phase) -> None:
        """Compile for RMSprop and the mean squared error."""
        network.compile(
            optimizer=keras.optimizers.RMSprop(phase.learning_rate),
            loss={"points": MaskedSquaredError()},
        )

    def judge(self, network: keras.Model) -> dict[str, float]:
        """Return loss and accuracy on the fifth of the pictures that is held back."""
        result = measure(network, self._by_picture)
        return {
            "error": result.loss,
            "val_loss": result.loss,
            "val_accuracy": result.accuracy,
        }

    @staticmethod
    def summary(entry: Mapping[str, float]) -> str:
        """Say what Keras would."""
        return (
            f"validation loss {entry['val_loss']:.5f}, "
            f'"accuracy" {entry["val_accuracy"]:.1%}'
        )

    def finish(self, network: keras.Model, folder: Path, tell: Tell) -> None:
        """Write `article.json`, and tell it as a table."""
        results = {
            "split by picture, as in the article": measure(network, self._by_picture),
            "people never seen": measure(network, self._by_person),
        }
        content = {
            "claim": dict(CLAIM),
            "learnt_from": len(self._learnt),
            "results": {name: _as_json(result) for name, result in results.items()},
        }
        try:
            (folder / REPORT).write_text(json.dumps(content, indent=1), "utf-8")
        except OSError as error:
            raise cannot_write(folder, error) from error
        for line in _table(results):
            tell(line)


def measure(network: keras.Model, faces: Shown) -> Result:
    """Judge a network.

    Args:
        network: Gives `points`.
        faces: At least one.
    """
    outputs = network.predict(faces.inputs(), verbose=0)["points"]
    targets = to_targets(faces.points)
    loss = float(MaskedSquaredError()(targets, outputs))
    whole = ~np.isnan(targets).any(axis=1)
    right = targets[whole].argmax(axis=1) == outputs[whole].argmax(axis=1)
    found = from_outputs(outputs)
    return Result(
        faces=len(faces),
        loss=loss,
        accuracy=float(right.mean()) if len(right) else float("nan"),
        rmse_px=crop_rmse(found, faces.points),
        nme=nme(found, faces.points),
    )


def _show(sets: Iterable[Samples]) -> Shown:
    crops = [np.empty((0, CROP_SIZE, CROP_SIZE, 1), np.uint8)]
    points = [np.empty((0, 15, 2), np.float32)]
    for faces in sets:
        cut, moved = held_out(faces, _EXACT)
        crops.append(np.rint(cut * 255).astype(np.uint8))
        points.append(moved)
    return Shown(np.concatenate(crops), np.concatenate(points))


def _as_json(result: Result) -> dict[str, float | None]:
    values = asdict(result).items()
    return {name: None if math.isnan(value) else value for name, value in values}


def _table(results: Mapping[str, Result]) -> Iterator[str]:
    row = "{:36} {:>6} {:>9} {:>10} {:>9} {:>7}".format
    yield row("", "faces", "loss", '"accuracy"', "RMSE, px", "NME")
    claim = (CLAIM["loss"], CLAIM["accuracy"], CLAIM["rmse_px"], CLAIM["nme"])
    yield row("the article's claim", "", *claim)
    for name, result in results.items():
        yield row(
            name,
            result.faces,
            f"{result.loss:.5f}",
            f"{result.accuracy:.1%}",
            f"{result.rmse_px:.2f}",
            f"{result.nme:.2%}",
        )
