"""LiteRT: loads a network, and picks the form of it that this processor runs faster."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from facekeys.errors import ResourceError

_TRIALS: Final = 7
"""So often each form runs; of each its best time counts, for only other work makes a
run slower."""

_CLEARLY: Final = 0.8
"""Share of the first form's time below which another one takes its place. They lie far
apart, so that chance does not choose: with dot products of int8 (Intel since 2019, AMD
since 2022, Apple) the int8 form takes 0.3 of the time, without them 1.2."""


def load_network(content: bytes, threads: int, path: Path, hint: str) -> Any:
    """Return an interpreter that is ready for one crop.

    Args:
        content: Of a `.tflite` file.
        threads: How many LiteRT may use.
        path: The file to name in an error.
        hint: What to do then.

    Raises:
        ResourceError: It is no model.
    """
    from ai_edge_litert.interpreter import Interpreter

    try:
        with _native_silence():
            interpreter = Interpreter(model_content=content, num_threads=threads)
            interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise ResourceError(
            f"The model beside {path} can't be loaded: {error}.", hint=hint
        ) from error
    return interpreter


def quickest(forms: Sequence[Any]) -> Any:
    """Return the interpreter that is clearly the quickest; the first in doubt."""
    if len(forms) < 2:
        return forms[0]
    best_s = [float("inf")] * len(forms)
    for _ in range(_TRIALS):  # in turns, so that other work slows all of them down
        for number, form in enumerate(forms):
            began_s = time.perf_counter()
            form.invoke()
            best_s[number] = min(best_s[number], time.perf_counter() - began_s)
    number = best_s.index(min(best_s))
    return forms[number if best_s[number] < _CLEARLY * best_s[0] else 0]


@contextmanager
def _native_silence() -> Iterator[None]:
    """Drop what native code prints: LiteRT greets on standard error at each start."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error to keep silent
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
