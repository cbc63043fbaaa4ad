import re
import runpy
from pathlib import Path

import pytest

from facekeys.doctor.catalogue import TROUBLES

PROJECT = Path(__file__).parents[3]
PAGE = PROJECT / "docs/virtual-camera.md"
SOURCES = PROJECT / "app/facekeys/doctor"


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(PROJECT / "scripts/doctor_table.py"))


def test_the_page_has_the_doctors_own_table(script):
    page = PAGE.read_text("utf-8")
    assert script["with_table"](page) == page, "run `make docs`"


def test_a_page_without_marks_is_refused(script):
    with pytest.raises(ValueError, match="marks"):
        script["with_table"]("# A page\n")


def test_rows_survive_pipes(script):
    rows = [
        line
        for line in script["with_table"](script["BEGIN"] + script["END"]).splitlines()
        if line.startswith("|")
    ]
    assert len(rows) == len(TROUBLES) + 2
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_every_trouble_is_found_somewhere_and_none_is_unknown():
    text = "".join(path.read_text("utf-8") for path in SOURCES.glob("*.py"))
    used = set(re.findall(r'TROUBLES\["([a-z-]+)"\]', text))
    assert used == set(TROUBLES)


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_trouble_is_sentences_and_lines(trouble):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", trouble.id)
    assert trouble.cause.endswith(".")
    assert trouble.advice.endswith(":" if trouble.lines else ".")
