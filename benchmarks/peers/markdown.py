"""Tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table, figures to the right."""
    return [
        _line(heads),
        "| --- " + "| ---: " * (len(heads) - 1) + "|",
        *(_line(row) for row in rows),
    ]


def number(value: float | None, digits: int = 2) -> str:
    """Return a figure as text; nothing if there is none."""
    return "" if value is None else f"{value:z.{digits}f}"


def per_cent(share: float | None, digits: int = 2) -> str:
    """Return a share in per cent, without the sign; nothing if there is none."""
    return "" if share is None else number(100 * share, digits)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
