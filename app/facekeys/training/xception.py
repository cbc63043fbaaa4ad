"""Xception, from Keras' own collection, with a head for points and score."""

from __future__ import annotations

from typing import Final, Literal

import keras
from keras import layers

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.schemes import KAGGLE15

BACKBONE: Final = "backbone"
"""Name of the layer that holds Xception."""


def xception_network(*, weights: Literal["imagenet"] | None = None) -> keras.Model:
    """Build Xception (Chollet, CVPR 2017) with a dense head for points and score.

    Args:
        weights: "imagenet" for those that Keras downloads, where it has not yet; None
            for weights of chance.

    Raises:
        Exception: The weights can't be downloaded; Keras raises nothing more special.
    """
    crop = keras.Input((CROP_SIZE, CROP_SIZE, 1), name="crop")
    # As `keras.applications.xception.preprocess_input` does it.
    scaled = layers.Rescaling(2.0, offset=-1.0, name="normalize")(crop)
    backbone = keras.applications.Xception(
        include_top=False,
        weights=weights,
        input_shape=(CROP_SIZE, CROP_SIZE, 3),
        pooling="avg",
        name=BACKBONE,
    )
    # What the batch normalisations know of ImageNet is kept, even in the second phase.
    options = {"training": False} if weights else {}
    seen = backbone(layers.Concatenate()([scaled, scaled, scaled]), **options)
    hidden = layers.Dense(256, activation="relu")(seen)
    outputs = {
        "points": layers.Dense(2 * len(KAGGLE15.names), name="points")(hidden),
        "score": layers.Dense(1, name="score")(hidden),
    }
    name = "xception-imagenet" if weights else "xception"
    return keras.Model(crop, outputs, name=name)
