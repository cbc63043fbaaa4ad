"""Makes docs/filter-format.schema.json, the JSON Schema of filter.toml."""

from __future__ import annotations

import json
from pathlib import Path

from facekeys.overlays.manifest import Manifest

TARGET = Path(__file__).parents[1] / "docs" / "filter-format.schema.json"
_ABOUT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "FaceKeys filter, format 1",
}


def schema() -> str:
    """Return the text of the file."""
    whole = Manifest.model_json_schema(by_alias=True)
    return json.dumps(_ABOUT | {**whole, **_ABOUT}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema(), encoding="utf-8")
    print(TARGET)
