"""Training on several devices and hosts, by what the backends bring for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import keras

from facekeys.errors import UsageError
from facekeys.training.dataset import Tell

# Keras' own variables: ..._JOB_ADDRESSES, ..._NUM_PROCESSES and ..._PROCESS_ID.
_VARIABLES: Final = "KERAS_DISTRIBUTION_"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of every batch that one host makes.

    Attributes:
        host: Number of the host, from 0.
        hosts: How many there are; all of them make equal parts.
    """

    host: int = 0
    hosts: int = 1

    @property
    def first(self) -> bool:
        """Whether this is the host that judges, and writes the files of the run."""
        return self.host == 0


WHOLE: Final = Share()
"""The share of a host that trains alone."""


def join_hosts(tell: Tell = lambda _line: None) -> None:
    """Meet the other hosts of the run, if Keras' environment variables name any.

    To be called on each of them, and before Keras computes anything. JAX waits for five
    minutes at most, and then ends the program itself.

    Args:
        tell: Hears that it waits.

    Raises:
        UsageError: Keras runs on another backend than JAX, the variables are not
            right, or the hosts do not meet.
    """
    if not any(name.startswith(_VARIABLES) for name in os.environ):
        return
    backend = keras.backend.backend()
    if backend != "jax":
        raise UsageError(
            f"Keras can't train on several hosts on the backend {backend}.",
            hint=f"Set KERAS_BACKEND=jax, or unset what begins with {_VARIABLES}.",
        )
    tell("Waiting for the other hosts, for five minutes at most.")
    try:
        keras.distribution.initialize()
    except (ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise UsageError(
            f"The hosts of this run do not meet: {reason}.",
            hint=f"Look at the variables {_VARIABLES}JOB_ADDRESSES, "
            f"{_VARIABLES}NUM_PROCESSES and {_VARIABLES}PROCESS_ID on each of them.",
        ) from error


@contextmanager
def distributed(batch: int) -> Iterator[Share]:
    """Let what is built and trained inside use all devices, each a part of every batch.

    The devices are those of this machine and of the hosts that `join_hosts` met.

    Args:
        batch: Crops per step, by all devices together.

    Yields:
        What this host has to make of every batch.

    Raises:
        UsageError: Keras runs on a backend without such a thing, there is only one
            device, the hosts have unequal numbers of them, or the batch can't be shared
            out evenly.
    """
    backend = keras.backend.backend()
    if backend not in _SCOPES:
        raise UsageError(
            f"Keras can't use several devices on the backend {backend}.",
            hint=f"Set KERAS_BACKEND to one of: {', '.join(_SCOPES)}.",
        )
    with _SCOPES[backend](batch) as share:
        yield share


@contextmanager
def undistributed() -> Iterator[None]:
    """Let a network that is built, loaded or used inside be this host's own.

    Inside `distributed`, Keras shares out on JAX what a network predicts as well: only
    what can be shared out evenly, and among all hosts, so that none could do it alone.
    """
    shared = keras.distribution.distribution()
    keras.distribution.set_distribution(None)
    try:
        yield
    finally:
        keras.distribution.set_distribution(shared)


@contextmanager
def _by_jax(batch: int) -> Iterator[Share]:
    import jax

    devices = keras.distribution.list_devices()
    _check(devices, batch)
    hosts = jax.process_count()
    if jax.local_device_count() * hosts != len(devices):
        raise UsageError(
            f"The {hosts} hosts have {len(devices)} devices, but not equally many.",
            hint="Hide some of them, for instance with CUDA_VISIBLE_DEVICES.",
        )
    shared = keras.distribution.DataParallel(devices=devices, auto_shard_dataset=False)
    with shared.scope():
        yield Share(jax.process_index(), hosts)


@contextmanager
def _by_tensorflow(batch: int) -> Iterator[Share]:
    import tensorflow as tf

    config = tf.config
    devices = config.list_logical_devices("GPU") or config.list_logical_devices("CPU")
    _check(devices, batch)
    strategy = tf.distribute.MirroredStrategy([device.name for device in devices])
    with strategy.scope():
        yield WHOLE


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


_SCOPES: Final[Mapping[str, Callable[[int], AbstractContextManager[Share]]]] = (
    MappingProxyType({"tensorflow": _by_tensorflow, "jax": _by_jax})
)
