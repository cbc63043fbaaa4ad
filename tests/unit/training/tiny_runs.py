"""Tiny runs on drawn faces, for the tests of what trains networks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facekeys.training.dataset import Dataset, read_dataset
from facekeys.training.recipes import Recipe
from unit.training.drawn_faces import write_landmarks

PEOPLE = [f"person-{number}" for number in range(30)]

TINY = Recipe(network="tiny", epochs=3, batch=4, steps=3, average=0.5, seed=3)


def tiny(**changes: object) -> Recipe:
    """Return the tiny recipe with some values changed."""
    return replace(TINY, **changes)


def write_faces(folder: Path) -> Path:
    """Write a folder with one small set of drawn faces, and return it."""
    write_landmarks(folder / "drawn", PEOPLE)
    return folder


def read_faces(folder: Path) -> Dataset:
    """Read them."""
    return read_dataset(folder)


def tiny_network():
    """Build a network that costs next to nothing: a stand-in for the real ones."""
    import keras
    from keras import layers

    crop = keras.Input((96, 96, 1), name="crop")
    features = layers.Rescaling(4.0, offset=-2.0, name="normalize")(crop)
    features = layers.Conv2D(4, 8, 8, activation="relu")(features)
    features = layers.Flatten()(features)
    outputs = {
        "points": layers.Dense(30, name="points")(features),
        "score": layers.Dense(1, name="score")(features),
    }
    return keras.Model(crop, outputs, name="tiny")


def tiny_task(dataset: Dataset, **changes: object):
    """Return the task of the shipped model, with a tiny network and recipe."""
    from facekeys.training.mixture import MixtureTask

    class TinyTask(MixtureTask):
        def build(self, tell):
            return self.sketch()

        def sketch(self):
            return tiny_network()

    return TinyTask(dataset, tiny(**changes))
