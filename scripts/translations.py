"""Brings the catalogues in assets/translations up to date with the sources.

Their texts come from four places, a context each: the window's own (`tr`, `plural` and
`marked` of `facekeys.ui.words`), the definition of the settings, the names of our
filters, and the sentences of errors and findings, as templates with numbered places for
their values. Then Qt's lrelease packs each .ts into the .qm that the app loads.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import PySide6

from facekeys.doctor import trouble
from facekeys.settings.keys import SETTINGS, section_title
from facekeys.settings.model import Shown
from facekeys.ui import words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "app" / "facekeys"
FOLDER = ROOT / "assets" / "translations"
BEGIN = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

NO_WINDOW = (
    *("cli", "training", "display.py", "report.py"),
    *("doctor/mending.py", "doctor/journal.py", "ui/control.py", "ui/requests.py"),
    *("ui/design", "types.py", "letterbox.py", "keypoints/crops.py"),
    *("keypoints/framing.py", "overlays/artwork.py", "overlays/painting.py"),
    *("virtualcam/client_usage.py", "virtualcam/file_events.py", "virtualcam/i420.py"),
)
"""What the window never shows: it speaks to people in a terminal, or to programmers."""
NAMES_OF_FINDINGS = (
    *(trouble.CAMERA, trouble.SECURE_BOOT, trouble.AT_START, trouble.PIPEWIRE),
    *(trouble.PROGRAMS, "model", "cascade", "filters", "cameras", "display", "opencv"),
)
SENTENCE = re.compile(
    r"[A-Z{“\"`].* .*[.!?:]"  # a whole one
    r"|[a-z].* .* .*[.!?]"  # one that starts with the name of a program
    r"|\w.*[.!?] \{\d+\}"  # one with another behind it
    r"|[A-Z{].* .*: .*|[\w{].*: .* .*|\w+ .* .*: \{\d+\}",  # one that ends in a value
    re.DOTALL,
)
"""Starts like one, has a space in it, and ends like one, or in what a value tells."""
PLACE = re.compile(r"\{\w*(?::\w+)?\}")
LEAST_LETTERS = 5
"""A template with fewer of its own says nothing about what was made from it."""

Texts = dict[str, bool]
"""Texts in English; whether it is one about a number of things."""


def collected() -> dict[str, Texts]:
    """Return all texts to translate, by context."""
    window: Texts = {}
    sentences: Texts = dict.fromkeys(NAMES_OF_FINDINGS, False)
    for file in sorted(PACKAGE.rglob("*.py")):
        inside = file.relative_to(PACKAGE).as_posix()
        if inside.startswith(NO_WINDOW):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        window |= dict(_marked(tree))
        if inside != "settings/model.py":
            sentences |= dict.fromkeys(_sentences(tree), False)
    return {
        words.WINDOW: window,
        words.SETTINGS: dict.fromkeys(_settings(), False),
        words.FILTERS: dict.fromkeys(_filters(), False),
        words.SENTENCES: sentences,
    }


def _marked(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield the literals that `tr`, `plural` and `marked` are called with."""
    place = {"tr": 0, "marked": 0, "plural": 1}
    for node in ast.walk(tree):
        name = _called(node)
        if isinstance(node, ast.Call) and name in place:
            text = node.args[place[name]]
            if isinstance(text, ast.Constant):
                yield text.value, name == "plural"


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Yield what reads like a sentence, and how faults in files and values end one.

    A ValueError that starts with a small letter is such an end, by convention; one
    that starts with a capital is a fault in the program, which nobody is shown.
    """
    passed: set[int] = set()
    for node in ast.walk(tree):  # from the outside in
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))  # a docstring
        elif _called(node) in {"tr", "plural", "marked", "warning", "exception"}:
            passed.update(map(id, ast.walk(node)))
        elif _called(node) in {"ValueError", "TypeError", "RuntimeError", "OSError"}:
            texts = (_template(one) for one in node.args[:1])
            yield from (text for text in texts if text and text[0].islower())
            passed.update(map(id, ast.walk(node)))
        elif _assigned(node) == "message":
            text = _template(node.value)
            yield from [text] if text[:1].islower() or _is_sentence(text) else ()
            passed.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.keyword) and node.arg == "description":
            passed.update(map(id, ast.walk(node)))  # documents a key of a file
        elif _called(node) == "Trouble":
            passed.update(map(id, ast.walk(node.args[2])))  # is for the documentation
        elif _assigned(node) == "_WORDINGS":
            texts = map(_template, node.value.args[0].values)
            yield from (text for text in texts if _letters(text) >= LEAST_LETTERS)
        elif id(node) not in passed and (text := _template(node)):
            passed.update(map(id, ast.walk(node)))
            lines = (line for line in text.split("\n") if not line[:1].isspace())
            yield from (line for line in lines if _is_sentence(line))


def _assigned(node: ast.AST) -> str:
    """Return the name that something is assigned to; "" for all else."""
    if isinstance(node, ast.AnnAssign):
        return getattr(node.target, "id", "")
    return getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""


def _called(node: ast.AST) -> str:
    """Return the name of what is called; "" for all else."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _template(node: ast.AST) -> str:
    """Return a literal with numbered places for its values; "" for all else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (getattr(part, "value", "") for part in node.values)
        text = "".join(part if isinstance(part, str) else "{}" for part in parts)
    else:
        return ""
    pieces = PLACE.split(text)
    numbered = (f"{{{number}}}{piece}" for number, piece in enumerate(pieces[1:]))
    return "".join([pieces[0], *numbered])


def _is_sentence(text: str) -> bool:
    return _letters(text) >= LEAST_LETTERS and SENTENCE.fullmatch(text) is not None


def _letters(template: str) -> int:
    return sum(map(str.isalpha, PLACE.sub("", template)))


def _settings() -> Iterator[str]:
    for one in SETTINGS.values():
        if one.shown is Shown.DIALOG:
            yield section_title(one.key)
            yield one.title
            yield one.help
            if one.kind is Literal and one.key != "window.language":
                yield from (word for word in one.choices if not word[0].isdigit())


def _filters() -> Iterator[str]:
    for manifest in sorted((ROOT / "overlays").glob("*/filter.toml")):
        pack = tomllib.loads(manifest.read_text(encoding="utf-8"))
        yield pack["name"]
        for one in (*pack.get("parameter", ()), *pack.get("text", ())):
            yield one["name"]


def brought_up_to_date(catalogue: str, texts: Mapping[str, Texts]) -> str:
    """Return a catalogue with exactly these texts; their translations are kept.

    Args:
        catalogue: A file of Qt Linguist (.ts); one without translations has them all
            marked as unfinished.
        texts: What `collected` returns.
    """
    before = ET.fromstring(catalogue)  # noqa: S314 - a file of our own
    known = {
        (context.findtext("name"), message.findtext("source")): message
        for context in before.iter("context")
        for message in context.iter("message")
    }
    after = ET.Element("TS", before.attrib)
    for name, of_context in texts.items():
        context = ET.SubElement(after, "context")
        ET.SubElement(context, "name").text = name
        for text, counts in sorted(of_context.items()):
            message = known.get((name, text))
            fits = message is not None and (message.get("numerus") == "yes") == counts
            context.append(message if fits else _new(text, counts=counts))
    ET.indent(after, "    ")
    return BEGIN + ET.tostring(after, encoding="unicode") + "\n"


def _new(text: str, *, counts: bool) -> ET.Element:
    message = ET.Element("message", {"numerus": "yes"} if counts else {})
    ET.SubElement(message, "source").text = text
    translation = ET.SubElement(message, "translation", {"type": "unfinished"})
    if counts:
        ET.SubElement(translation, "numerusform")
    return message


def packed(catalogue: Path, target: Path) -> None:
    """Pack a catalogue into what the app loads.

    Raises:
        subprocess.CalledProcessError: It is broken.
    """
    lrelease = Path(PySide6.__path__[0]) / "lrelease"
    command = [str(lrelease), "-silent", str(catalogue), "-qm", str(target)]
    subprocess.run(command, check=True)  # noqa: S603 - of PySide6


def main(catalogues: Iterable[Path]) -> None:
    """Bring them up to date, and pack them."""
    texts = collected()
    for file in catalogues:
        after = brought_up_to_date(file.read_text(encoding="utf-8"), texts)
        file.write_text(after, encoding="utf-8")
        left = after.count('type="unfinished"')
        print(f"{file.name}: {sum(map(len, texts.values()))} texts, {left} left to do")
        packed(file, file.with_suffix(".qm"))


if __name__ == "__main__":
    main(map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(FOLDER.glob("*.ts")))
