"""Writes the doctor's troubles into the table of docs/virtual-camera.md."""

from __future__ import annotations

from pathlib import Path

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.trouble import Trouble

PAGE = Path(__file__).parents[1] / "docs" / "virtual-camera.md"
BEGIN = "<!-- doctor's table: `make docs` writes it from app/facekeys/doctor -->\n"
END = "<!-- end of the doctor's table -->\n"


def with_table(page: str) -> str:
    """Return the page's text with the table as the doctor has it now.

    Raises:
        ValueError: The page lacks one of the marks.
    """
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        message = "The page lacks the marks of the table."
        raise ValueError(message)
    rows = [
        "| what you see | what it is | what helps | id |",
        "| --- | --- | --- | --- |",
        *(_row(trouble) for trouble in TROUBLES.values()),
    ]
    table = "".join(f"{row}\n" for row in rows)
    return f"{before}{BEGIN}{table}{END}{after}"


def _row(trouble: Trouble) -> str:
    helps = "<br>".join([trouble.advice, *(f"`{line}`" for line in trouble.lines)])
    cells = (trouble.symptom, trouble.cause, helps, f"`{trouble.id}`")
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
