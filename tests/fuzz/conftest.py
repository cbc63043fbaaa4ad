"""How many examples there are: some in the usual run, thousands when asked for.

`FACEKEYS_FUZZ=2000 python -m pytest tests/fuzz` tries so many in each test.
"""

import os
import time
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("FACEKEYS_FUZZ", "0"))


def many(usual=60):
    """The settings of a test, and as many examples as are asked for."""
    return settings(
        max_examples=EXAMPLES or usual,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(autouse=True)
def patience(request):
    """Give thousands of examples the time that they take."""
    if EXAMPLES:
        request.node.add_marker(pytest.mark.timeout(3600))


@contextmanager
def within_a_second():
    """Fail if something takes this thread longer; waiting for others does not count."""
    began_s = time.thread_time()
    yield
    assert time.thread_time() - began_s < 1.0
