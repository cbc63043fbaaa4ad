"""Every pair of colours that is used is told apart, in every theme."""

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette

from facekeys.ui.design.colours import THEMES, Colours, contrast
from facekeys.ui.design.sheet import ThemeBrush, style_sheet
from facekeys.ui.design.theme import palette_of

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
TEXT, TEXT_HIGH, EDGE = 4.5, 7.0, 3.0
IN_EVERY_THEME = pytest.mark.parametrize("theme", THEMES, ids="-".join)


class WatchfulBrush(ThemeBrush):
    """Notes which colour is used on which."""

    def __init__(self, colours):
        super().__init__(colours)
        self.texts, self.edges = set(), set()

    def fill(self, ink, ground, prefix=""):
        self.texts.add((ink, ground))
        return super().fill(ink, ground, prefix)

    def write(self, ink, *grounds, prefix=""):
        assert grounds
        self.texts.update((ink, ground) for ground in grounds)
        return super().write(ink, *grounds, prefix=prefix)

    def edge(self, edge, *grounds):
        assert grounds
        self.edges.update((edge, ground) for ground in grounds)
        return super().edge(edge, *grounds)


def drawn_with(theme):
    brush = WatchfulBrush(THEMES[theme])
    style_sheet(brush, THEMES[theme], 10)
    return brush


@IN_EVERY_THEME
def test_every_text_of_the_style_sheet_is_read(theme):
    colours, used = THEMES[theme], drawn_with(theme).texts
    assert {("text", "control"), ("on_alert", "alert")} <= used
    least = TEXT_HIGH if theme[1] == "high" else TEXT
    low = {
        pair: round(found, 2)
        for pair in used
        if (found := contrast(*(getattr(colours, name) for name in pair))) < least
    }
    assert low == {}


@IN_EVERY_THEME
def test_every_edge_of_the_style_sheet_is_seen(theme):
    colours, used = THEMES[theme], drawn_with(theme).edges
    assert {("focus", "window"), ("border", "surface")} <= used
    low = {
        pair: round(found, 2)
        for pair in used
        if (found := contrast(*(getattr(colours, name) for name in pair))) < EDGE
    }
    assert low == {}


@IN_EVERY_THEME
def test_no_text_of_the_style_sheet_gets_its_colour_by_another_way(theme):
    class Mute(ThemeBrush):
        def fill(self, *_):
            return ""

        def write(self, *_, **__):
            return ""

    colours = THEMES[theme]
    sheet = style_sheet(Mute(colours), colours, 10)
    left = set(re.findall(r"(?<![-\w])color:\s*([^;]+);", sheet))
    assert left <= {colours.disabled}  # what can't be used is exempt


@IN_EVERY_THEME
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("WindowText", "Window"),
        ("Text", "Base"),
        ("Text", "AlternateBase"),
        ("ButtonText", "Button"),
        ("ToolTipText", "ToolTipBase"),
        ("PlaceholderText", "Window"),
        ("PlaceholderText", "Base"),
        ("HighlightedText", "Highlight"),
    ],
)
def test_what_qt_paints_by_itself_is_read(theme, ink, ground):
    palette = palette_of(THEMES[theme])
    pair = (palette.color(QPalette.ColorRole[name]).name() for name in (ink, ground))
    assert contrast(*pair) >= TEXT


@IN_EVERY_THEME
def test_marks_of_one_colour_are_seen_in_every_theme(theme):
    """The arrows, the knob and the tick are pictures, which no theme tints."""
    colours = THEMES[theme]
    assert contrast("#7f8694", colours.surface) >= EDGE
    assert contrast("#ffffff", colours.accent) >= EDGE


def test_every_colour_of_every_theme_is_written_alike():
    for colours in THEMES.values():
        for field in fields(Colours):
            assert re.fullmatch("#[0-9a-f]{6}", getattr(colours, field.name))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#f00000", "#f00000", 1),
    ],
)
def test_contrast_as_wcag_has_it(one, other, wanted):
    assert contrast(one, other) == pytest.approx(wanted, abs=0.005)


@given(COLOUR, COLOUR)
def test_contrast_has_no_sides_and_no_surprises(one, other):
    found = contrast(one, other)
    assert found == contrast(other, one)
    assert 1 <= found <= 21.0001
    assert (found == 1) >= (one == other)
