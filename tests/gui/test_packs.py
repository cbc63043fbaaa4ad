"""Packs on disk and in the window: saved, broken, mended, installed and removed."""

import time

import pytest

from facekeys.overlays.faults import PackError
from facekeys.resources import user_filters
from facekeys.ui.packs import readable
from gui.conftest import whole_app
from unit.overlays.packs import patch, write_pack, write_png

TIMEOUT_MS = 20_000


@pytest.fixture
def session(qtbot, theme):
    """The app as it starts, with one pack of the user's own."""
    write_pack(user_filters(), "patch")
    with whole_app(qtbot) as made:
        yield made


def own(session, one="patch"):
    """A filter as the gallery has it; None if it is not there."""
    filters = session.window.gallery.filters
    return next((each for each in filters if each.id == one), None)


def waited(qtbot, happened):
    """Wait for something; return how many seconds it took."""
    began = time.perf_counter()
    qtbot.waitUntil(lambda: bool(happened()), timeout=TIMEOUT_MS)
    return time.perf_counter() - began


def faults(session):
    texts = session.window.notices.texts()
    return [text for text in texts if "is broken" in text]


def test_saving_a_file_changes_what_is_worn(qtbot, session):
    gallery = session.window.gallery
    gallery.toggle_id("patch")
    worn = gallery.active[0]
    manifest = user_filters() / "patch" / "filter.toml"
    text = manifest.read_text()
    manifest.write_text(text.replace("artwork = [20, 0]", "artwork = [10, 0]"))
    waited(qtbot, lambda: gallery.active[0] is not worn)
    assert gallery.active[0].ready
    assert gallery.active[0].manifest.layers[0].anchors[1].artwork == (10, 0)
    engine = session.window.engine
    qtbot.waitUntil(lambda: engine.status().filters == ("patch",), timeout=TIMEOUT_MS)
    write_png(user_filters() / "patch" / "patch.png", patch(color=(1, 2, 3)))
    worn = gallery.active[0]
    waited(qtbot, lambda: gallery.active[0] is not worn)


def test_a_broken_pack_stays_as_it_was_and_is_told_once(qtbot, session):
    session.window.gallery.toggle_id("patch")
    worn = own(session)
    manifest = user_filters() / "patch" / "filter.toml"
    text = manifest.read_text()
    told = []
    take = session.window.notices.take
    session.window.notices.take = lambda notice: (told.append(notice), take(notice))
    manifest.write_text(text.replace('license = "CC0-1.0"', 'licence = "?"'))
    waited(qtbot, lambda: faults(session))
    assert "licence: is no key of this format" in faults(session)[0]
    assert session.window.gallery.active == (worn,)
    write_pack(user_filters(), "other")
    waited(qtbot, lambda: own(session, "other"))
    assert len([one for one in told if "patch" in one.topic]) == 1
    manifest.write_text(text)
    waited(qtbot, lambda: not faults(session))
    assert session.window.gallery.active == (own(session),)


def test_packs_come_and_go(qtbot, session):
    write_pack(user_filters(), "another")
    waited(qtbot, lambda: own(session, "another"))
    session.window.gallery.toggle_id("another")
    (user_filters() / "another").rename(user_filters() / "_off")
    waited(qtbot, lambda: own(session, "another") is None)
    assert session.window.gallery.active == ()
    assert own(session) is not None


def test_a_look_that_fails_is_not_the_last(qtbot, session, caplog):
    look, failed = session._packs._look, []

    def fail():
        failed.append(True)
        raise RuntimeError("of no use")

    session._packs._look = fail
    waited(qtbot, lambda: len(failed) > 2)
    session._packs._look = look
    assert caplog.text.count("could not be looked for") == 1
    write_pack(user_filters(), "another")
    waited(qtbot, lambda: own(session, "another"))


def test_of_thousands_of_faults_the_window_tells_some(tmp_path):
    faults = [f"evil/filter.toml: {'k' * 60_000}: is no key"] * 5_000
    told = readable(PackError(tmp_path, faults)).message.splitlines()
    assert len(told) == 21
    assert told[-1] == "…"
    assert max(map(len, told)) == 500
    assert readable(PackError(tmp_path, ["a: is missing"])).message.endswith("missing")
