"""The key-point network, run by LiteRT."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from facekeys.errors import REINSTALL, ResourceError
from facekeys.keypoints.detailed import SCHEMES
from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.runtime import load_network, quickest
from facekeys.resources import resource
from facekeys.types import KeypointScheme

DEFAULT_MODEL: Final = "models/keypoints15.toml"

_OWN_MODEL: Final = (
    "A model is a .toml file, as facekeys train writes it, with its .tflite beside it."
)


class Weights(BaseModel):
    """One more form of the same network, for processors that run it faster."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    file: str
    sha256: str


class ModelCard(BaseModel):
    """What the app needs to know of a model file; the TOML says more, for people."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int
    scheme: str
    points: tuple[str, ...]
    file: str
    sha256: str
    input_size: int
    int8: Weights | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What a model says about n crops.

    Attributes:
        points: (n, points, 2) float64, in pixels of the crop; may lie outside it.
        scores: (n,) float64 in [0, 1]: how sure the model is that the crop shows a
            face and that the points are right. 0.5 separates; a model that was
            trained without a score is always sure.
    """

    points: NDArray[np.float64]
    scores: NDArray[np.float64]


class Predictor(Protocol):
    """What finds key-points: `KeypointModel`, or the like."""

    @property
    def scheme(self) -> KeypointScheme:
        """What the points are."""

    def predict(self, crops: NDArray[np.float32]) -> Prediction:
        """Find the key-points of (n, 96, 96, 1) float32 crops in [0, 1]."""


def predict_both_ways(model: Predictor, crops: NDArray[np.float32]) -> Prediction:
    """Find the key-points of crops and of their mirror images, and take the means.

    Twice the work for points that are off by a few per cent less: for pictures, where
    nobody waits for the next frame.

    Args:
        model: What finds the points.
        crops: (n, 96, 96, 1) float32 in [0, 1].
    """
    straight = model.predict(crops)
    mirrored = model.predict(np.ascontiguousarray(crops[:, :, ::-1]))
    twins = mirrored.points[:, list(model.scheme.flip)]
    twins[..., 0] = CROP_SIZE - 1 - twins[..., 0]
    return Prediction(
        (straight.points + twins) / 2, (straight.scores + mirrored.scores) / 2
    )


class KeypointModel:
    """Key-points from grey crops. For one thread at a time."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        threads: int = 1,
        int8: bool | None = None,
    ) -> None:
        """Load a model.

        Args:
            path: Its TOML file; the shipped one if None.
            threads: How many threads LiteRT may use.
            int8: Whether to run its weights as int8, if it has them so (docs/adr/0002);
                if None, whether this processor is quicker with them is tried.

        Raises:
            ResourceError: A file is missing, damaged, or of another kind.
        """
        hint = _OWN_MODEL if path else REINSTALL
        path = path or resource(DEFAULT_MODEL)
        card = _read_card(path, hint)
        self.scheme = _check_scheme(card, path)
        self._interpreter = quickest(
            [_load(path, one, threads, hint) for one in _forms(card, int8=int8)]
        )
        self._input = int(self._interpreter.get_input_details()[0]["index"])
        output = self._interpreter.get_output_details()[0]
        self._output = int(output["index"])
        self._scored = _is_scored(output["shape"], self.scheme, path, hint)
        self._batch = 1

    def predict(self, crops: NDArray[np.float32]) -> Prediction:
        """Find the key-points of crops.

        Args:
            crops: (n, 96, 96, 1) float32 in [0, 1], as `crop_faces` cuts them.
        """
        count, points = len(crops), self.scheme.size
        if count == 0:
            return Prediction(np.empty((0, points, 2)), np.empty(0))
        if count != self._batch:
            self._interpreter.resize_tensor_input(self._input, crops.shape)
            self._interpreter.allocate_tensors()
            self._batch = count
        self._interpreter.set_tensor(self._input, crops)
        self._interpreter.invoke()
        values = np.asarray(self._interpreter.get_tensor(self._output), np.float64)
        scaled = values[:, : 2 * points].reshape(count, points, 2)
        # The logistic function, in the form that can't overflow.
        scores = (
            (1 + np.tanh(values[:, -1] / 2)) / 2 if self._scored else np.ones(count)
        )
        return Prediction(scaled * (CROP_SIZE / 2) + CROP_SIZE / 2, scores)


def _read_card(path: Path, hint: str) -> ModelCard:
    try:
        card = ModelCard.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise ResourceError(
            f"The model file {path} can't be read: {error.strerror}.", hint=hint
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"The model file {path} is no TOML.", hint=hint) from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        )
        raise ResourceError(
            f"The model file {path} is broken: {faults}.", hint=hint
        ) from error
    if card.format != 1 or card.input_size != CROP_SIZE:
        raise ResourceError(
            f"The model file {path} is of another kind than this FaceKeys runs.",
            hint="Install a FaceKeys that fits the model, or the other way round.",
        )
    return card


def _forms(card: ModelCard, *, int8: bool | None) -> list[Weights]:
    """Return the forms of a network that come into question."""
    plain = Weights(file=card.file, sha256=card.sha256)
    if card.int8 is None or int8 is False:
        return [plain]
    return [card.int8] if int8 else [plain, card.int8]


def _load(path: Path, weights: Weights, threads: int, hint: str) -> Any:
    content = _read_weights(path.parent / weights.file, weights.sha256, hint)
    interpreter = load_network(content, threads, path, hint)
    shape = interpreter.get_input_details()[0]["shape_signature"]
    if tuple(shape[1:]) != (CROP_SIZE, CROP_SIZE, 1):
        raise ResourceError(
            f"The model beside {path} wants other pictures than 96x96 grey crops.",
            hint=hint,
        )
    return interpreter


def _check_scheme(card: ModelCard, path: Path) -> KeypointScheme:
    scheme = SCHEMES.get(card.scheme)
    if scheme is None or scheme.names != card.points:
        raise ResourceError(
            f"The model file {path} names key-points that FaceKeys does not know.",
            hint=f"Known schemes: {', '.join(SCHEMES)}.",
        )
    return scheme


def _read_weights(path: Path, sha256: str, hint: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ResourceError(f"The model {path} is missing.", hint=hint) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ResourceError(
            f"The model {path} is damaged: its SHA-256 is not the one noted for it.",
            hint=hint,
        )
    return content


def _is_scored(
    shape: Iterable[int], scheme: KeypointScheme, path: Path, hint: str
) -> bool:
    """Tell whether a score follows the coordinates in each row of the output."""
    coordinates = 2 * scheme.size
    width = list(shape)[-1]
    if width not in (coordinates, coordinates + 1):
        raise ResourceError(
            f"The model beside {path} gives {width} numbers for each crop, and not "
            f"the {coordinates} of its points.",
            hint=hint,
        )
    return bool(width > coordinates)
