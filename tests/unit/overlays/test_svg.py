"""Drawings of packs: nothing in them may happen, and layers are drawn as they say."""

import subprocess
import sys
import time

import cv2
import numpy as np
import pytest

from facekeys.overlays import svg
from facekeys.overlays.faults import PackError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.overlays.pictures import Allowance, read_picture
from facekeys.overlays.svg import check_svg, draw_svg, svg_faults
from facekeys.sharing.checking import checked
from unit.overlays.packs import write_pack

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


SIZED = HEAD.replace(">", ' width="40px" height="30">')


def drawing(inside, head=SIZED):
    return f"{head}{inside}</svg>".encode()


def test_a_layer_may_be_a_drawing(tmp_path):
    pack = write_pack(tmp_path, replace=('"patch.png"', '"patch.svg"'))
    (pack / "patch.svg").write_bytes(
        drawing('<rect width="40" height="15" fill="#0000ff" fill-opacity="0.5"/>')
    )
    (cel,) = read_picture(pack, "patch.svg")
    assert cel.pixels.shape == (30, 40, 4)
    assert cel.pixels[7, 20].tolist() == [255, 0, 0, 128]
    assert cel.pixels[22, 20, 3] == 0
    assert load_filter(pack).layers[0].film.at(0).size == (40, 30)


def test_it_looks_as_its_artist_sees_it():
    """Our own artwork was drawn by another renderer, librsvg."""
    nose = builtin_folder() / "clown-nose"  # soon drawn, though it has soft lights
    got, want = (
        read_picture(nose, f"artwork.{ending}")[0].pixels for ending in ("svg", "png")
    )
    colours, alphas = (np.split(one.astype(float), [3], axis=2) for one in (got, want))
    apart = np.abs(colours[0] * colours[1] - alphas[0] * alphas[1]) / 255
    assert got.shape == want.shape
    assert apart.mean() < 1
    assert np.abs(colours[1] - alphas[1]).mean() < 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (drawing("", HEAD), "width and height"),
        (drawing("", HEAD.replace(">", ' width="10cm" height="5cm">')), "in pixels"),
        (drawing("", HEAD.replace(">", ' width="100%" height="9">')), "in pixels"),
        (drawing("", HEAD.replace(">", ' width="0" height="9">')), "0x9"),
        (drawing("", HEAD.replace(">", ' width="99999" height="9">')), "4096"),
        (drawing("<g><text>Hi</text></g>"), "text"),
        (drawing("<script/>"), "run code"),
        (drawing('<image href="/home/me/face.png"/>'), "outside"),
        (drawing("<g>"), "XML"),
        (drawing(" " * 2_000_000), "larger than 2,000,000 bytes"),
    ],
)
def test_what_may_be_no_layer(content, fault):
    with pytest.raises(ValueError, match=fault):
        check_svg(content)


def bomb():
    """Shapes that refer to shapes, ten times each."""
    levels = [
        f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    ]
    return drawing('<rect id="g0" width="9" height="9"/>' + "".join(levels))


def nested():
    return drawing("<g>" * 200_000 + "</g>" * 200_000)


def slow():
    noise = '<feTurbulence baseFrequency="0.05" numOctaves="400"/>'
    return drawing(
        f'<filter id="f" width="1" height="1">{noise * 60}</filter>'
        '<rect width="4000" height="1000" filter="url(#f)"/>',
        HEAD.replace(">", ' width="4000" height="1000">'),
    )


@pytest.mark.parametrize("make", [bomb, nested, slow])
def test_what_attacks_the_renderer_is_a_fault_in_time(make):
    begun_s = time.monotonic()
    with pytest.raises(ValueError, match="can't be drawn"):
        draw_svg(make(), patience_s=2.0)
    assert time.monotonic() - begun_s < 10


def test_the_renderer_can_open_no_file(tmp_path):
    """Even of a drawing that nobody checked."""
    cv2.imwrite(str(tmp_path / "secret.png"), np.full((30, 40, 3), 255, np.uint8))
    where = f'href="{tmp_path / "secret.png"}" width="40" height="30"'
    png = draw_svg(drawing(f"<image {where}/>"), patience_s=20)
    seen = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    assert not seen.any()


def see_through(groups):
    """Groups in each other: each is drawn as a picture of 16 MB by itself."""
    return drawing(
        '<g opacity="0.9">' * groups
        + '<rect width="2000" height="2000"/><rect width="9" height="9" fill="red"/>'
        + "</g>" * groups,
        HEAD.replace(">", ' width="2000" height="2000">'),
    )


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as on Linux")
def test_memory_has_a_limit_and_what_python_has_mapped_does_not_count(tmp_path):
    """Where many languages are installed, their file of 200 MB is mapped as well."""
    assert draw_svg(see_through(2), patience_s=20)
    with pytest.raises(ValueError, match="memory"):
        draw_svg(see_through(30), patience_s=20)
    languages = tmp_path / "locale-archive"
    with languages.open("wb") as file:
        file.truncate(300 << 20)
    program = (
        "import mmap, runpy, sys\n"
        "with open(sys.argv[1], 'rb') as file:\n"
        "    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)\n"
        "runpy.run_path(sys.argv[2], run_name='__main__')"
    )
    command = [sys.executable, "-c", program, str(languages), svg._DRAWER]

    def draws(content):
        done = subprocess.run(command, input=content, capture_output=True, check=False)
        return done.stdout.startswith(b"\x89PNG")

    assert draws(see_through(2))
    assert not draws(see_through(30))


def test_all_drawings_of_a_pack_share_their_time(monkeypatch):
    monkeypatch.setattr("facekeys.overlays.pictures.MAX_DRAWING_S", 0.0)
    with pytest.raises(ValueError, match="too much time"):
        Allowance().draw("a.svg", drawing(""))


def test_a_drawing_that_is_read_again_takes_its_time_once(monkeypatch):
    times, patience = iter(range(0, 100, 2)), []
    monkeypatch.setattr(
        "facekeys.overlays.pictures.time.monotonic", lambda: next(times)
    )
    monkeypatch.setattr(
        "facekeys.overlays.pictures.draw_svg", lambda _, left_s: patience.append(left_s)
    )
    allowance = Allowance()
    for name in ("a.svg", "a.svg", "b.svg", "a.svg"):
        allowance.draw(name, b"")
    assert patience == [10, 10, 8, 8]


def test_a_drawing_that_no_layer_shows_is_never_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr("facekeys.overlays.pictures.MAX_DRAWING_S", 0.0)
    pack = write_pack(tmp_path)
    (pack / "patch.svg").write_bytes(drawing(""))
    assert checked(pack).id == "patch"
    shown = pack / "filter.toml"
    shown.write_text(shown.read_text().replace("patch.png", "patch.svg"))
    with pytest.raises(PackError, match=r"patch\.svg can't be drawn"):
        checked(pack)


def test_a_preview_is_drawn_before_it_is_let_in(tmp_path):
    preview = "[[layer]]", 'preview = "look.svg"\n[[layer]]'
    pack = write_pack(tmp_path, replace=preview)
    strange = b"<s:svg xmlns:s='urn:x' width='10' height='10'/>"
    (pack / "look.svg").write_bytes(strange)
    with pytest.raises(PackError, match=r"preview: look\.svg can't be drawn"):
        checked(pack)
    (pack / "look.svg").write_bytes(drawing(""))
    assert checked(pack).id == "patch"
