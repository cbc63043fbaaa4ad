import pytest

from facekeys.ui.hotkeys.backend import Listener


class Heard:
    """What the keys said, in order."""

    def __init__(self):
        self.said = []
        self.refused = {}

    def listener(self):
        return Listener(
            lambda action: self.said.append(f"+{action}"),
            lambda action: self.said.append(f"-{action}"),
            lambda refused: setattr(self, "refused", dict(refused)),
        )


@pytest.fixture
def heard():
    return Heard()
