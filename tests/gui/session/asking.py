"""What the tests of the app's parts tied together have in common."""

import json
from concurrent.futures import ThreadPoolExecutor

from facekeys.resources import settings_file
from facekeys.settings.file import read_settings, write_settings
from facekeys.settings.keys import with_value
from facekeys.settings.model import Settings
from facekeys.ui.control import ask

TIMEOUT_MS = 20_000


def kept():
    """What the file of the settings says now."""
    return read_settings(settings_file()).settings


def keep(**values):
    """Have settings in the file before the app starts; `_` stands for the dot."""
    settings = Settings()
    for key, value in values.items():
        settings = with_value(settings, key.replace("_", ".", 1), value)
    write_settings(settings_file(), settings)


def asked(qtbot, *words):
    """Ask from another thread, as another program would; the app here runs on."""
    with ThreadPoolExecutor(1) as aside:
        asking = aside.submit(ask, *words)
        qtbot.waitUntil(asking.done, timeout=TIMEOUT_MS)
        return json.loads(asking.result())


def is_sent_to(sinks, word):
    return word in sinks and len(sinks[word].sent) > 0
