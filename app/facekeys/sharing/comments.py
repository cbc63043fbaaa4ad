"""Explaining a manifest in itself: each key, where it stands for the first time."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from facekeys.overlays.manifest import Manifest

_WIDTH: Final = 88
_HEADER: Final = re.compile(r"\s*\[{1,2}([\w.-]+)\]{1,2}\s*(#.*)?")
_KEY: Final = re.compile(r"([A-Za-z0-9_-]+)\s*=")


def commented(text: str) -> str:
    """Return a manifest with comments that say what its keys mean.

    What it says to programs stays the same.

    Args:
        text: A sound manifest.
    """
    lines = "\n".join(_with_comments(text.splitlines())) + "\n"
    # Lines within a text of several lines might have looked like keys.
    return lines if tomllib.loads(lines) == tomllib.loads(text) else text


def _with_comments(lines: list[str]) -> Iterator[str]:
    schema = Manifest.model_json_schema(by_alias=True)
    used = _used_keys(lines)
    explained: set[tuple[str, str]] = set()
    table = ""
    for line in lines:
        header, key = _HEADER.fullmatch(line), _KEY.match(line)
        if header:
            table = header[1]
            yield line
            if (table, "") not in explained:
                yield from _more(table, schema, used[table])
            explained.add((table, ""))
            continue
        if key and (table, key[1]) not in explained:
            explained.add((table, key[1]))
            keys = _keys(table, schema, used[table])
            about = keys.get(key[1], {}).get("description", "")
            yield from _comment(about)
        yield line


def _used_keys(lines: list[str]) -> dict[str, set[str]]:
    """Return the keys of each table, of all tables of one name together."""
    used: dict[str, set[str]] = {"": set()}
    table = ""
    for line in lines:
        header, key = _HEADER.fullmatch(line), _KEY.match(line)
        if header:
            table = header[1]
            used.setdefault(table, set())
            parent, _, own = table.rpartition(".")
            used.setdefault(parent, set()).add(own)
        elif key:
            used[table].add(key[1])
    return used


def _more(table: str, schema: Mapping[str, Any], used: set[str]) -> Iterator[str]:
    others = [key for key in _keys(table, schema, used) if key not in used]
    if others:
        yield from _comment(f"It may also have: {', '.join(others)}.")


def _keys(
    table: str, schema: Mapping[str, Any], used: AbstractSet[str]
) -> Mapping[str, Any]:
    """Return what the schema says of the keys of a table; nothing if it is none.

    Of several kinds of tables of that name, the first that may have the used keys.
    """
    kinds = [schema]
    for name in filter(None, table.split(".")):
        holders = (kind["properties"].get(name, {}) for kind in kinds)
        kinds = [kind for one in holders for kind in _tables(one, schema)]
    kinds.sort(key=lambda kind: len(used - kind["properties"].keys()))
    return kinds[0]["properties"] if kinds else {}


def _tables(
    one: Mapping[str, Any], schema: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """Yield the kinds of tables that a key may hold, or of which it holds some."""
    if "$ref" in one:
        one = schema["$defs"][one["$ref"].rpartition("/")[2]]
    if "properties" in one:
        yield one
    for inside in (one.get("items"), *one.get("anyOf", ()), *one.get("oneOf", ())):
        if inside:
            yield from _tables(inside, schema)


def _comment(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH - 2):
        yield f"# {line}"
