"""Training on several devices of this machine, by what the backends bring for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from types import MappingProxyType
from typing import Any, Final

import keras

from facekeys.errors import UsageError


@contextmanager
def distributed(batch: int) -> Iterator[None]:
    """Let what is built and trained inside use all devices, each a part of every batch.

    Args:
        batch: Crops per step.

    Raises:
        UsageError: Keras runs on a backend without such a thing, there is only one
            device, or the batch can't be shared out evenly.
    """
    backend = keras.backend.backend()
    if backend not in _SCOPES:
        raise UsageError(
            f"Keras can't use several devices on the backend {backend}.",
            hint=f"Set KERAS_BACKEND to one of: {', '.join(_SCOPES)}.",
        )
    with _SCOPES[backend](batch):
        yield


@contextmanager
def _by_jax(batch: int) -> Iterator[None]:
    devices = keras.distribution.list_devices()
    _check(devices, batch)
    shared = keras.distribution.DataParallel(devices=devices)
    keras.distribution.set_distribution(shared)
    try:
        yield
    finally:
        keras.distribution.set_distribution(None)


@contextmanager
def _by_tensorflow(batch: int) -> Iterator[None]:
    import tensorflow as tf

    config = tf.config
    devices = config.list_logical_devices("GPU") or config.list_logical_devices("CPU")
    _check(devices, batch)
    strategy = tf.distribute.MirroredStrategy([device.name for device in devices])
    with strategy.scope():
        yield


def _check(devices: list[Any], batch: int) -> None:
    if len(devices) < 2:
        raise UsageError(
            "There is only one device here that Keras can train on.",
            hint="Leave --distribute away.",
        )
    if batch % len(devices):
        raise UsageError(
            f"{batch} crops can't be shared out evenly among {len(devices)} devices.",
            hint=f"Choose a --batch that is a multiple of {len(devices)}.",
        )


_SCOPES: Final[Mapping[str, Callable[[int], AbstractContextManager[None]]]] = (
    MappingProxyType({"tensorflow": _by_tensorflow, "jax": _by_jax})
)
