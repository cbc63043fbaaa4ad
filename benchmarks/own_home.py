"""A home of its own for an app that is measured, apart from anybody's settings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_home() -> Iterator[dict[str, str]]:
    """Give the environment of a process with settings and a socket of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ)
        for kind in ("CONFIG_HOME", "RUNTIME_DIR", "PICTURES_DIR", "STATE_HOME"):
            path = Path(folder, kind)
            path.mkdir(mode=0o700)
            environment[f"XDG_{kind}"] = str(path)
        yield environment
