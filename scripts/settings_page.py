"""Makes the tables of docs/settings.md from the definition of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from facekeys.settings.keys import SETTINGS, Setting, section_title

TARGET = Path(__file__).parents[1] / "docs" / "settings.md"
BEGIN = "<!-- made by `make docs` from app/facekeys/settings/model.py -->\n"
END = "<!-- end -->\n"


def with_tables(page: str) -> str:
    """Return the page with the tables as they must be.

    Raises:
        ValueError: It has no place for them.
    """
    before, _, rest = page.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        message = "The page lacks the marks of the tables."
        raise ValueError(message)
    tables = "\n".join(_tables())
    return f"{before}{BEGIN}{tables}\n{END}{after}"


def _tables() -> Iterator[str]:
    section = ""
    for one in SETTINGS.values():
        if section_title(one.key) != section:
            section = section_title(one.key)
            yield f"\n## {section}\n"
            yield "| key | usual | what it does |"
            yield "| --- | --- | --- |"
        help_ = one.help.replace("|", "\\|")
        yield f"| `{one.key}` | {_usual(one)} | **{one.title}.** {help_}{_range(one)} |"


def _usual(one: Setting) -> str:
    if isinstance(one.default, bool):
        return f"`{one.default}`".lower()
    if isinstance(one.default, tuple) and one.default:
        return f"`{','.join(one.default)}`"
    return f"`{one.default}`" if one.default else "(empty)"


def _range(one: Setting) -> str:
    if one.most:  # only numbers have limits
        return f" From {one.least:g} to {one.most:g}."
    if one.choices:
        choices = ", ".join(f"`{choice}`" for choice in one.choices)
        return f" {'One of' if one.kind is Literal else 'Such as'} {choices}."
    return ""


if __name__ == "__main__":
    old = TARGET.read_text(encoding="utf-8")
    TARGET.write_text(with_tables(old), encoding="utf-8")
    print(TARGET)
