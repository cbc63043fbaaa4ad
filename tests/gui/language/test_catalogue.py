"""The German catalogue is whole, and fits the sources."""

import ast
import re
import runpy
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from facekeys.ui import words

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "assets" / "translations"
YOU = re.compile(r"\b(du|dein\w*|dich|dir|Ihnen)\b|\bSie bitte")


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "scripts" / "translations.py"))


def translations(message):
    found = message.find("translation")
    return [one.text or "" for one in found.iter("numerusform")] or [found.text or ""]


def places(text):
    """Return the values that a text has places for."""
    return sorted(name for _, name, *_ in string.Formatter().parse(text) if name)


def test_the_catalogues_are_those_of_the_sources(script):
    texts = script["collected"]()
    for file in FOLDER.glob("*.ts"):
        now = file.read_text(encoding="utf-8")
        wanted = script["brought_up_to_date"](now, texts)
        assert now == wanted, f"{file.name}: run `make translations`"


def test_what_the_app_loads_is_what_was_translated(messages):
    """Not compared as bytes, for each Qt may pack them in its own way."""
    packed = QTranslator()
    assert packed.load(str(FOLDER / "facekeys_de.qm"))
    for context, message in messages:
        wanted = translations(message)
        for n, text in zip((1, 2), wanted, strict=False):
            counts = n if len(wanted) > 1 else -1
            source = message.findtext("source")
            found = packed.translate(context, source, "", counts)
            assert found == text, f"{source}: run `make translations`"


def test_every_text_has_a_finished_translation(messages):
    assert len(messages) > 500
    for _, message in messages:
        assert message.find("translation").get("type") is None, message.findtext(
            "source"
        )
        assert all(text.strip() for text in translations(message))
        assert len(translations(message)) == (2 if message.get("numerus") else 1)


def test_translations_have_the_places_of_their_source(messages):
    for _, message in messages:
        source = message.findtext("source")
        for text in translations(message)[-1:]:  # one thing may have no number
            assert places(text) == places(source)
            assert text.count("&") == source.count("&"), text
            assert text.count("`") == source.count("`"), text


def test_german_is_written_as_germans_write_it(messages):
    for _, message in messages:
        for text in translations(message):
            assert not re.search(r"[“”]\w|\w”", text), f"not „…“: {text}"
            assert text.count("„") == text.count("“"), text
            assert " ..." not in text, text
            assert not YOU.search(text), text


def test_a_text_that_is_new_is_left_to_translate_and_an_old_one_goes(script):
    before = """<TS version="2.1" language="de_DE"><context><name>Window</name>
    <message><source>Kept</source><translation>Bleibt</translation></message>
    <message><source>Old</source><translation>Alt</translation></message>
    </context></TS>"""
    texts = {words.WINDOW: {"Kept": False, "New": False, "{n} new": True}}
    after = script["brought_up_to_date"](before, texts)
    assert "Bleibt" in after
    assert "Alt" not in after
    assert after.count('type="unfinished"') == 2
    assert after.count('numerus="yes"') == 1


def test_sentences_are_collected_with_places_for_their_values(script):
    source = '''
"""A docstring. It has sentences."""
_LOG.warning("Nobody reads this. Really.")
raise CameraError(f"The camera {name} can't be opened.", hint="Plug\\n  sudo x y z.")
raise ValueError("must be a number")
raise ValueError("Expected a number, got none.")
word = "short"
label = tr("Not one of these. It has its own place.")
'''

    found = set(script["_sentences"](ast.parse(source)))
    assert found == {"The camera {0} can't be opened.", "must be a number"}
