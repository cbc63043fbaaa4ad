"""The JSON Schema in the documentation."""

import json
import runpy
import tomllib
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[3]
PACKS = sorted((ROOT / "overlays").glob("[!_.]*/filter.toml"))


@pytest.fixture(scope="module")
def committed():
    return (ROOT / "docs" / "filter-format.schema.json").read_text(encoding="utf-8")


def test_the_committed_schema_is_that_of_the_code(committed):
    script = runpy.run_path(str(ROOT / "scripts" / "filter_schema.py"))
    assert script["schema"]() == committed, "run `make docs`"


@pytest.mark.parametrize("manifest", PACKS, ids=lambda path: path.parent.name)
def test_the_filters_that_ship_fit_it(committed, manifest):
    data = tomllib.loads(manifest.read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads(committed))


def test_it_finds_faults(committed):
    hat = ROOT / "overlays" / "hat" / "filter.toml"
    data = tomllib.loads(hat.read_text(encoding="utf-8"))
    data["layer"][0]["anchor"][0]["at"] = "left_ear"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(committed))
