"""Pictures of filters on the portrait: made beside the window's thread."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from facekeys.overlays.faults import PackError
from facekeys.overlays.library import installed_filters
from facekeys.overlays.packs import load_filter
from facekeys.resources import pictures_cache
from facekeys.ui.gallery import pictures
from facekeys.ui.gallery.listing import Role
from facekeys.ui.gallery.picture_cache import PictureCache, key_of
from facekeys.ui.gallery.pictures import PICTURE_PX, PictureMaker
from facekeys.ui.gallery.portrait import SIDE_PX, picture_of, try_on
from factories import retitled
from unit.overlays.packs import write_pack, write_png

PREVIEW = 'preview = "look.png"\n[[layer]]'


@pytest.fixture
def make(qtbot, tmp_path):
    """Start makers of pictures, which share a cache, and end them."""
    made = []

    def maker():
        made.append(PictureMaker(PictureCache(tmp_path / "pictures")))
        return made[-1]

    yield maker
    for one in made:
        one.close()


def brightness(picture, x, y):
    """Mean of a small part of a picture whose place is given in its sides."""
    left, top = round(x * SIDE_PX), round(y * SIDE_PX)
    return picture[top - 4 : top + 4, left - 4 : left + 4].mean()


def test_the_portrait_wears_what_is_tried_on(filters):
    hat, moustache, _, _, sunglasses = (try_on(one) for one in filters)
    assert hat.shape == (SIDE_PX, SIDE_PX, 3)
    for eye in (0.4, 0.6):
        darker = brightness(moustache, eye, 0.6) - brightness(sunglasses, eye, 0.6)
        assert darker > 15
    assert brightness(hat, 0.5, 0.8) - brightness(moustache, 0.5, 0.78) > 50
    assert brightness(moustache, 0.5, 0.2) - brightness(hat, 0.5, 0.2) > 10
    np.testing.assert_array_equal(hat, try_on(filters[0]))


def test_whatever_ships_is_to_be_seen(tmp_path):
    """Also what waits for a smile, and what has ended after a while."""
    blank = np.zeros((8, 8, 4), np.uint8)
    blank[4, 4, 3] = 1
    write_png((pack := write_pack(tmp_path)) / "patch.png", blank)
    bare = try_on(load_filter(pack)).astype(int)
    for one in installed_filters().filters.values():
        changed = np.abs(try_on(one) - bare).max() if one.people == 1 else 255
        assert changed > 15, one.id


def test_a_pack_may_bring_a_preview_of_its_own(tmp_path):
    pack = write_pack(tmp_path, replace=("[[layer]]", PREVIEW))
    wide = np.zeros((100, 300, 4), np.uint8)
    wide[:, 150:] = (0, 0, 255, 255)
    write_png(pack / "look.png", wide)
    one = load_filter(pack)
    picture = picture_of(one)
    assert picture.shape == (SIDE_PX, SIDE_PX, 3)
    assert picture[9, 9].tolist() == [225, 225, 225]
    assert picture[9, -9].tolist() == [0, 0, 255]
    before = key_of(one)
    write_png(pack / "look.png", wide[::-1, ::-1])
    assert key_of(one) != before


@pytest.mark.parametrize("name", ["look.png", "../look.png", "filter.toml"])
def test_a_preview_must_be_a_picture_of_the_pack(tmp_path, name):
    pack = write_pack(
        tmp_path, replace=("[[layer]]", PREVIEW.replace("look.png", name))
    )
    with pytest.raises(PackError, match="preview"):
        load_filter(pack)


def test_pictures_come_from_another_thread_and_from_the_cache_next_time(
    make, qtbot, filters, monkeypatch
):
    drawn = []

    def noted(one):
        drawn.append((one.id, threading.current_thread().name))
        return try_on(one)

    monkeypatch.setattr(pictures, "picture_of", noted)
    for ratio in (1.0, 2.0):
        maker = make()
        with qtbot.waitSignal(maker.made) as made:
            maker.want(filters[0], ratio)
        one, image = made.args
        assert one is filters[0]
        assert image.width() == image.height() == ratio * PICTURE_PX
        assert image.deviceIndependentSize().width() == PICTURE_PX
        assert image.pixelColor(0, 0).alpha() == 0  # the corners are round
        assert image.pixelColor(image.width() // 2, 20).alpha() == 255
    ((drawn_id, thread),) = drawn
    assert drawn_id == "hat"
    assert thread.startswith("facekeys gallery")


def test_what_was_wanted_last_comes_first(make, qtbot, filters, monkeypatch):
    begun, go = threading.Event(), threading.Event()

    def slow(one):
        begun.set()
        go.wait(10)
        return try_on(one)

    monkeypatch.setattr(pictures, "picture_of", slow)
    maker, came = make(), []
    maker.made.connect(lambda one, _: came.append(one.id))
    maker.want(filters[0], 1.0)
    assert begun.wait(10)
    for one in filters[1:4]:
        maker.want(one, 1.0)
    go.set()
    qtbot.waitUntil(lambda: len(came) == 4)
    assert came == [filters[number].id for number in (0, 3, 2, 1)]


def test_what_is_no_longer_wanted_is_not_made(make, qtbot, filters, monkeypatch):
    begun, go, drawn = threading.Event(), threading.Event(), []

    def slow(one):
        drawn.append(one.id)
        begun.set()
        go.wait(10)
        return try_on(one)

    monkeypatch.setattr(pictures, "picture_of", slow)
    maker = make()
    for one in filters:
        maker.want(one, 1.0)
    assert begun.wait(10)
    maker.forget()
    go.set()
    maker.close()
    assert len(drawn) == 1


@pytest.mark.parametrize("trouble", [ValueError("No."), OSError("Gone.")])
def test_a_filter_that_can_not_be_drawn_keeps_no_other_from_it(
    make, qtbot, filters, monkeypatch, trouble
):
    def draw(one):
        if one.id == filters[1].id:
            raise trouble
        return try_on(one)

    monkeypatch.setattr(pictures, "picture_of", draw)
    maker = make()
    maker.want(filters[1], 1.0)
    with qtbot.waitSignal(maker.made) as made:
        maker.want(filters[0], 1.0)
    assert made.args[0] is filters[0]


def has_picture(gallery, row):
    return isinstance(gallery.tiles.model().index(row, 0).data(Role.PICTURE), QPixmap)


def test_pictures_appear_in_the_gallery_and_nothing_jumps(gallery, qtbot, filters):
    gallery.offer(())
    gallery.offer(filters)
    tiles = gallery.tiles
    before = [tiles.visualRect(tiles.model().index(row, 0)) for row in range(5)]
    qtbot.waitUntil(lambda: all(has_picture(gallery, row) for row in range(5)))
    after = [tiles.visualRect(tiles.model().index(row, 0)) for row in range(5)]
    assert before == after
    assert len(list(pictures_cache().iterdir())) == 5


def test_only_what_is_seen_is_made(qtbot, gallery, filters, monkeypatch):
    wanted = []
    monkeypatch.setattr(gallery._maker, "want", lambda one, _: wanted.append(one.id))
    gallery.resize(300, 330)
    gallery.offer(())
    wanted.clear()
    gallery.offer(filters)
    gallery.tiles.viewport().repaint()
    assert set(wanted) == {"hat", "moustache", "party-hat", "round-glasses"}
    gallery.tiles.scrollToBottom()
    gallery.tiles.viewport().repaint()
    assert wanted.count("hat") == 1
    assert "sunglasses" in wanted


def test_another_screen_has_pictures_of_its_own(gallery, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: has_picture(gallery, 0))
    monkeypatch.setattr(gallery, "devicePixelRatioF", lambda: 3.0)
    QApplication.sendEvent(gallery, QEvent(QEvent.Type.DevicePixelRatioChange))
    index = gallery.tiles.model().index(0, 0)
    qtbot.waitUntil(lambda: has_picture(gallery, 0))
    assert index.data(Role.PICTURE).width() == 3 * PICTURE_PX


def test_a_picture_of_a_filter_that_is_gone_is_not_shown(
    gallery, qtbot, filters, monkeypatch
):
    qtbot.waitUntil(lambda: has_picture(gallery, 0))
    image = gallery.tiles.model().index(0, 0).data(Role.PICTURE).toImage()
    monkeypatch.setattr(gallery._maker, "want", lambda *_: None)
    for others in (filters[1:], [retitled(filters[0], "hat", "Another hat")]):
        gallery.offer(others)
        gallery._maker.made.emit(filters[0], image)  # it was just being made
        assert not has_picture(gallery, 0)
    gallery._maker.made.emit(gallery.filters[0], image)
    assert has_picture(gallery, 0)
