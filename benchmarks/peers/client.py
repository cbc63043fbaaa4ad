"""A tracker in another process, as the benchmarks see it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from peers.protocol import Answer, receive, send

_BENCHMARKS = Path(__file__).resolve().parent.parent
_COMPLAINT = 2000  # characters of what a dying worker said


class Peer:
    """One worker process; ends with its `with` block."""

    def __init__(
        self, module: str, *, python: str = sys.executable, **options: Any
    ) -> None:
        """Start a worker.

        Args:
            module: Which one, a module of this package.
            python: The interpreter, of the environment with what the worker imports.
            options: What the worker's tracker is made with.
        """
        self.module = module
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        paths = [str(_BENCHMARKS), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [python, "-m", f"peers.{module}", json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self, pixels: NDArray[np.uint8], time_ns: int, *, new_scene: bool = False
    ) -> Answer:
        """Have a frame looked at.

        Args:
            pixels: (h, w, 3) uint8 BGR.
            time_ns: When it was taken.
            new_scene: Whether it has nothing to do with the last one.

        Raises:
            SystemExit: The worker has died; says what it said last.
        """
        try:
            send(self._process.stdin, pixels, time_ns, new=new_scene)
            return receive(self._process.stdout)
        except (BrokenPipeError, EOFError) as error:
            self._process.wait()
            self._said.seek(0)
            said = self._said.read().decode(errors="replace")[-_COMPLAINT:]
            message = f"The worker {self.module} ended:\n{said}"
            raise SystemExit(message) from error

    def close(self) -> None:
        """End the worker; it goes when there is nothing more to read."""
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._said.close()
