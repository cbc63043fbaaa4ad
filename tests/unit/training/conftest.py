"""Keras for those tests that want it."""

from __future__ import annotations

import importlib
import warnings

import pytest


@pytest.fixture(scope="session")
def keras_lab():
    """Everything of training that needs Keras; Keras' import is slow, and warns."""
    pytest.importorskip("tensorflow", reason="wants the train extra")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("facekeys.training.lab")
