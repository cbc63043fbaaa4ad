"""docs/settings.md is made from the settings, and is what they are now."""

import runpy
from pathlib import Path

from facekeys.settings.keys import SETTINGS

ROOT = Path(__file__).parents[3]


def test_the_page_is_up_to_date():
    script = runpy.run_path(str(ROOT / "scripts" / "settings_page.py"))
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == script["with_tables"](page), "run `make docs`"
    for one in SETTINGS.values():
        assert f"| `{one.key}` |" in page
