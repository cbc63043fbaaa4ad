"""Drawings that go with packs: nothing in them may happen."""

import time

import pytest

from facekeys.overlays.library import builtin_folder
from facekeys.sharing.svg import svg_faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
XHTML = "http://www.w3.org/1999/xhtml"


def faults(inside):
    return list(svg_faults(f"{HEAD}{inside}</svg>".encode()))


def test_our_own_drawings_are_sound():
    drawings = sorted(builtin_folder().glob("*/*.svg"))
    assert drawings
    for drawing in drawings:
        assert list(svg_faults(drawing.read_bytes())) == [], drawing


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/>',
        '<rect fill="url(#g)" style="filter: url( \'#f\' )"/>',
        "<style>.a { fill: url(#g) }</style>",
        "<style>.a { fill: url(\n#g) }</style>",
        "<g xmlns:i='y' i:export-filename='C:\\drawings (2)\\a.png'/>",
        '<image xlink:href="data:image/png;base64,iVBOR"/>',
        '<text lang="de" font-family="x">on</text>',
        "<!-- <script> --><title>An @import of C:\\x, href</title>",
    ],
)
def test_what_stays_inside_is_sound(inside):
    assert faults(inside) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>1</script>", "which can run code"),
        ("<x:SCRIPT xmlns:x='y'/>", "which can run code"),
        ("<foreignObject/>", "which can run code"),
        ("<g onClick='x()'/>", "which can run code"),
        ("<a href='javascript:x()'/>", "outside of itself"),
        ("<a href='&#106;avascript:x()'/>", "outside of itself"),
        ("<image xlink:href='http://example.org/a.png'/>", "outside of itself"),
        ("<image href='file:///etc/passwd'/>", "outside of itself"),
        ("<image href='other.png'/>", "outside of itself"),
        ("<image href='data:text/html,x'/>", "outside of itself"),
        ("<image href='data:image/svg+xml,x'/>", "outside of itself"),
        ("<rect fill='url(http://example.org/#a)'/>", "outside of itself"),
        ("<rect style='fill: URL( \"http://example.org\" )'/>", "outside of itself"),
        ("<style>@import 'a.css'</style>", "outside of itself"),
        ("<style>a { fill: \\75rl(http://example.org) }</style>", "outside of itself"),
        ("<style><![CDATA[ a { fill: url(x) } ]]></style>", "outside of itself"),
        ("<style>a{fill:ur<![CDATA[l(http://x)]]>}</style>", "outside of itself"),
        ("<style>@im<!-- -->port 'a.css'</style>", "outside of itself"),
        ("<style>a{cursor:url(\n'http://x')}</style>", "outside of itself"),
        ("<style>a{cursor:image-set('//x' 1x)}</style>", "outside of itself"),
        ("<g style='fill:u\\72l(http://x)'/>", "outside of itself"),
        ("<g fill='u\\72l(http://x)'/>", "outside of itself"),
        (f"<h:img xmlns:h='{XHTML}' srcset='//x 1x'/>", "HTML in it"),
        ("<?xml-stylesheet href='a.css'?>", "processing instruction"),
        ("<set attributeName='href' to='javascript:x()'/>", "what it refers to"),
        ("<animate attributeName='xlink:href' values='a'/>", "what it refers to"),
        ("<g>" * 70 + "</g>" * 70, "too deeply"),
        ("<g/>" * 20_001, "more than 20,000 elements"),
        ("<g>", "not valid XML"),
        ("&name;", "not valid XML"),
    ],
)
def test_what_reaches_out_is_a_fault(inside, what):
    (found,) = faults(inside)
    assert what in found


def test_a_drawing_of_spaces_is_read_at_once():
    began_s = time.thread_time()
    assert faults(f"<g fill='url({' ' * 100_000}#a)'/>") == []
    assert time.thread_time() - began_s < 0.5


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "not valid XML"),
        (b"<html/>", "not an SVG drawing"),
        (HEAD.encode("utf-16"), "not UTF-8"),
        (f"<?xml version='1.0' encoding='utf-7'?>{HEAD}</svg>".encode(), "not UTF-8"),
        (f"<!DOCTYPE svg>{HEAD}</svg>".encode(), "DOCTYPE"),
        (
            b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
            "DOCTYPE",
        ),
        (
            b"<!DOCTYPE svg [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
            "DOCTYPE",
        ),
    ],
)
def test_what_is_no_plain_drawing_is_a_fault(content, what):
    (found,) = svg_faults(content)
    assert what in found
