"""A picture dropped into the window becomes a filter that lies where it was laid."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from facekeys.overlays.packs import load_filter
from facekeys.overlays.placement import place
from facekeys.resources import user_filters
from facekeys.ui.making import suggested_name
from gui.conftest import whole_app
from gui.dragging import drop
from shown_texts import cut_off
from unit.overlays.packs import patch, write_png

TIMEOUT_MS = 30_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qtbot, theme):
    with whole_app(qtbot) as made:
        yield made


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "red_nose.png"
    write_png(path, patch(60, 40, color=(20, 20, 220)))
    return path


@pytest.fixture
def editor(session, picture, qtbot):
    """The editor, opened by dropping the picture while the demo clip is shown."""
    qtbot.waitUntil(
        lambda: session.window.preview.frame is not None, timeout=TIMEOUT_MS
    )
    drop(session.window, picture)
    qtbot.waitUntil(lambda: session.making.dialog is not None, timeout=TIMEOUT_MS)
    qtbot.waitExposed(session.making.dialog)
    return session.making.dialog


def drag(qtbot, canvas, begin, by):
    """Drag as a hand does: by and by."""
    begin = QPointF(begin).toPoint()
    qtbot.mousePress(canvas, LEFT, pos=begin)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(canvas, begin + QPoint(*(round(each * share) for each in by)))
    qtbot.mouseRelease(canvas, LEFT, pos=begin + QPoint(*by))


def spots(transform):
    return np.array([(0, 0, 1), (60, 0, 1), (0, 40, 1), (60, 40, 1)]) @ transform.T


def test_dropped_dragged_saved_and_loaded_it_lies_in_the_same_place(
    session, editor, qtbot
):
    canvas, face = editor.canvas, editor._face
    middle = canvas.shown(*canvas.placing.center)
    before = canvas.placing
    drag(qtbot, canvas, middle, (25, 31))
    moved = canvas.shown(*canvas.placing.center) - middle
    assert (moved.x(), moved.y()) == pytest.approx((25, 31), abs=1.5)
    corner = canvas.corners().at(2)
    drag(qtbot, canvas, corner, (-20, 12))
    assert canvas.placing.scale != before.scale
    assert canvas.placing.turn_deg != before.turn_deg
    laid = canvas.placing
    assert editor.name.text() == "Red nose"
    qtbot.mouseClick(editor.save, LEFT)
    folder = user_filters() / "red-nose"
    gallery = session.window.gallery
    qtbot.waitUntil(lambda: gallery.tiles.current == "red-nose", timeout=TIMEOUT_MS)
    assert session.making.dialog is None
    assert [one.id for one in gallery.active] == ["red-nose"]
    found = place(load_filter(folder).layers[0].spec, face)
    assert np.abs(spots(found) - spots(laid.transform)).max() < 2
    assert session.window.notices.texts() == [
        text for text in session.window.notices.texts() if "red" not in text
    ]


def editor_on_the_portrait(session, qtbot, begin):
    """The editor, on a face that does not move."""
    session.window.preview.show_frame(None)
    begin()
    qtbot.waitUntil(lambda: session.making.dialog is not None, timeout=TIMEOUT_MS)
    return session.making.dialog


def test_a_filter_is_edited_where_it_lies_and_stays_one(session, picture, qtbot):
    edited = session.window.gallery.tiles.edited
    new = editor_on_the_portrait(session, qtbot, lambda: session.making.begin(picture))
    new.canvas.placing = replace(
        new.canvas.placing.moved(20, -90), scale=0.9, turn_deg=25
    )
    laid = new.canvas.placing
    with qtbot.waitSignal(session.making.made, timeout=TIMEOUT_MS):
        qtbot.mouseClick(new.save, LEFT)
    gallery = session.window.gallery
    qtbot.waitUntil(lambda: gallery.tiles.current == "red-nose", timeout=TIMEOUT_MS)
    again = editor_on_the_portrait(session, qtbot, lambda: edited.emit("red-nose"))
    assert again.windowTitle() == "Edit a filter"
    assert (again.filter_name, again.author) == ("Red nose", "")
    found = again.canvas.placing
    assert np.abs(spots(found.transform) - spots(laid.transform)).max() < 2
    assert again.layer == {}  # to change its name alone does not move it
    qtbot.keyClick(again.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    moved = again.canvas.placing
    again.name.setText("Nose")
    with qtbot.waitSignal(session.making.made, timeout=TIMEOUT_MS):
        qtbot.mouseClick(again.save, LEFT)
    assert [one.name for one in user_filters().iterdir()] == ["red-nose"]
    one = load_filter(user_filters() / "red-nose")
    assert one.manifest.name == "Nose"
    face = again._face
    assert (
        np.abs(spots(place(one.layers[0].spec, face)) - spots(moved.transform)).max()
        < 2
    )


def test_who_takes_all_off_meanwhile_does_not_get_it_put_on(session, editor, qtbot):
    gallery = session.window.gallery
    qtbot.mouseClick(editor.save, LEFT)
    with qtbot.waitSignal(session.making.made, timeout=TIMEOUT_MS):
        pass
    session.window.commands.press("panic")
    qtbot.waitUntil(lambda: gallery.tiles.current == "red-nose", timeout=TIMEOUT_MS)
    assert gallery.active == ()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("red_nose.png", "Red nose"),
        ("IMG-2024__a b.webp", "IMG 2024 a b"),
        ("crown/artwork.png", "Crown"),
        ("artwork.png", "Artwork"),
        ("ÄRGER.gif", "ÄRGER"),
    ],
)
def test_a_name_is_suggested_from_that_of_the_file(file, name):
    assert suggested_name(Path(file)) == name


def test_a_dragged_corner_follows_the_hand(editor, qtbot):
    canvas = editor.canvas
    corner = canvas.corners().at(0)
    drag(qtbot, canvas, corner, (-30, -18))
    off = canvas.corners().at(0) - (corner + QPointF(-30, -18))
    assert abs(off.x()) < 2
    assert abs(off.y()) < 2


@pytest.mark.parametrize("mirrored", [True, False])
def test_all_of_it_works_by_keyboard(session, editor, qtbot, mirrored):
    canvas = editor.canvas
    canvas._mirrored = mirrored
    before = canvas.shown(*canvas.placing.center)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    after = canvas.shown(*canvas.placing.center)
    assert after.x() > before.x()
    assert after.y() < before.y()
    size, turn = editor.size_percent.value(), editor.turn_deg.value()
    qtbot.keyClicks(canvas, "++.")
    assert editor.size_percent.value() == pytest.approx(size * 1.03**2, abs=0.1)
    assert abs(editor.turn_deg.value() - turn) == pytest.approx(1)
    tilt = turn_on_screen(canvas)
    qtbot.keyClicks(canvas, ".")
    assert turn_on_screen(canvas) > tilt


def turn_on_screen(canvas):
    """The fall of the picture's upper edge, from left to right as it is seen."""
    one, other = sorted(canvas.corners().toList()[:2], key=lambda spot: spot.x())
    return (other.y() - one.y()) / (other.x() - one.x())


def test_figures_lay_it_too(editor):
    before = editor.canvas.placing
    editor.size_percent.setValue(50)
    editor.turn_deg.setValue(12)
    assert editor.canvas.placing.scale == pytest.approx(before.scale / 2)
    assert abs(editor.canvas.placing.turn_deg) == pytest.approx(12)


@pytest.mark.parametrize("mirrored", [True, False])
def test_its_turn_is_clockwise_as_it_is_seen(session, picture, qtbot, mirrored):
    session.window.mirror.setChecked(mirrored)
    session.making.begin(picture)
    qtbot.waitUntil(lambda: session.making.dialog is not None, timeout=TIMEOUT_MS)
    dialog = session.making.dialog
    dialog.turn_deg.setValue(0)
    assert turn_on_screen(dialog.canvas) == pytest.approx(0, abs=0.01)
    dialog.turn_deg.setValue(20)
    assert turn_on_screen(dialog.canvas) > 0.3
    qtbot.keyClicks(dialog.canvas, ".")  # turns it clockwise too
    assert dialog.turn_deg.value() == pytest.approx(21, abs=0.1)


def test_it_can_not_get_lost(editor):
    far = editor.canvas.placing.moved(1e6, -1e6)
    editor.canvas.placing = far
    assert editor.canvas.rect().contains(
        editor.canvas.shown(*editor.canvas.placing.center).toPoint()
    )


def test_on_a_small_screen_nothing_is_cut_off_and_nothing_lies_over_the_face(
    editor, qtbot
):
    editor.resize(editor.minimumSizeHint())
    qtbot.wait(20)
    assert editor.width() <= 640
    assert editor.height() <= 440
    assert editor.name.width() >= 140
    for below in (editor.name, editor.size_percent, editor.buttons):
        top = below.mapTo(editor, QPoint(0, 0)).y()
        assert top >= editor.canvas.geometry().bottom()
    assert cut_off(editor) == []


def test_without_a_name_there_is_nothing_to_save(editor, qtbot):
    editor.name.setText("  ")
    assert not editor.save.isEnabled()
    editor.name.setText("Nose")
    assert editor.save.isEnabled()


def test_what_can_not_be_saved_is_told_in_the_editor_and_tried_again(
    editor, qtbot, monkeypatch
):
    user_filters().parent.mkdir(parents=True, exist_ok=True)
    user_filters().rename(user_filters().with_name("away"))
    user_filters().write_text("in the way")
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: bool(editor.trouble.text()), timeout=TIMEOUT_MS)
    assert editor.trouble.isVisible()
    assert editor.save.isEnabled()
    user_filters().unlink()
    qtbot.mouseClick(editor.save, LEFT)
    qtbot.waitUntil((user_filters() / "red-nose").exists, timeout=TIMEOUT_MS)


def test_a_picture_is_chosen_by_the_button(session, picture, qtbot):
    qtbot.mouseClick(session.window.panel.make, LEFT)
    (chooser,) = session.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(picture))
    chooser.close()
    qtbot.waitUntil(lambda: session.making.dialog is not None, timeout=TIMEOUT_MS)


def test_a_file_that_is_no_picture_is_a_notice(session, tmp_path, qtbot):
    (tmp_path / "a.png").write_bytes(b"no")
    drop(session.window, tmp_path / "a.png")
    notices = session.window.notices
    qtbot.waitUntil(
        lambda: any("a.png is not a PNG picture" in one for one in notices.texts()),
        timeout=TIMEOUT_MS,
    )
    assert session.making.dialog is None


def test_a_picture_of_a_kind_that_no_filter_can_have_is_told(session, tmp_path, qtbot):
    (tmp_path / "me.jpg").write_bytes(b"\xff\xd8\xff")
    assert drop(session.window, tmp_path / "me.jpg")
    notices = session.window.notices
    qtbot.waitUntil(
        lambda: any("me.jpg is no picture that" in one for one in notices.texts()),
        timeout=TIMEOUT_MS,
    )
    assert any("PNG, WebP, GIF and SVG" in one for one in notices.texts())


def test_without_a_camera_the_portrait_sits(session, picture, qtbot):
    session.window.preview.show_frame(None)
    session.making.begin(picture)
    qtbot.waitUntil(lambda: session.making.dialog is not None, timeout=TIMEOUT_MS)


def test_the_window_closes_while_a_face_is_sought(session, picture):
    session.making.begin(picture)
    session.window.close()
    QApplication.processEvents()
