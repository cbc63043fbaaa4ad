"""Sliders and lines of text of filters that have parameters."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSlider

from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.settings.model import Settings
from facekeys.ui.gallery.adjusting import Adjuster
from facekeys.ui.remembering import Remembering
from facekeys.ui.settings_store import SettingsStore
from gui.gallery.keyboard import on

PARAMETERS = """
[[parameter]]
id = "strength"
name = "Strength"
default = 0.8
min = 0.0
max = 1.0

[[parameter]]
id = "size"
name = "Size"
default = 1.0
min = 0.5
max = 1.5

[[text]]
id = "name"
name = "Your name"
default = "Ada"
"""


@pytest.fixture(scope="module")
def slidable(tmp_path_factory):
    """A hat whose opacity and size can be slid, and a line typed."""
    folder = tmp_path_factory.mktemp("packs") / "slidable"
    shutil.copytree(builtin_folder() / "hat", folder)
    manifest = folder / "filter.toml"
    text = manifest.read_text(encoding="utf-8").replace('id = "hat"', 'id = "slidable"')
    lines = [line for line in text.splitlines() if not line.startswith("opacity")]
    place = lines.index("[[layer]]")
    lines[place + 1 : place + 1] = ['opacity = "strength"', 'size = "size"']
    lines[place:place] = PARAMETERS.splitlines()
    manifest.write_text("\n".join(lines), encoding="utf-8")
    return load_filter(folder)


@pytest.fixture
def gallery(gallery, filters, slidable):
    gallery.offer([*filters, slidable])
    return gallery


def sliders(gallery):
    return {one.accessibleName(): one for one in gallery.findChildren(QSlider)}


def values(gallery):
    return next(one for one in gallery.filters if one.id == "slidable").values


def test_a_filter_without_parameters_has_no_sliders(gallery):
    gallery.toggle_id("hat")
    assert not gallery.adjuster.isVisible()


def test_sliders_come_with_the_filter_and_change_it_at_once(gallery, qtbot):
    gallery.toggle_id("hat")
    gallery.toggle_id("slidable")
    assert gallery.adjuster.isVisible()
    strength = sliders(gallery)["Strength"]
    assert strength.value() == 160
    with qtbot.waitSignals([gallery.changed, gallery.adjusted]):
        strength.setValue(100)
    assert gallery.active[1].values["strength"] == pytest.approx(0.5)
    assert gallery.active[1] in gallery.filters
    gallery.toggle_id("slidable")
    assert on(gallery) == ["hat"]
    assert not gallery.adjuster.isVisible()
    gallery.toggle_id("slidable")
    assert sliders(gallery)["Strength"].value() == 100


def test_the_chip_with_the_focus_is_the_one_that_is_adjusted(gallery):
    gallery.toggle_id("slidable")
    gallery.toggle_id("hat")
    assert not gallery.adjuster.isVisible()
    gallery.chips.setCurrentIndex(gallery.chips.model().index_of("slidable"))
    assert gallery.adjuster.title.text() == "Fedora"  # the copy's name
    assert gallery.adjuster.isVisible()


def test_it_goes_by_keyboard_and_can_be_reset(gallery, qtbot):
    gallery.toggle_id("slidable")
    size = sliders(gallery)["Size"]
    assert not gallery.adjuster.reset.isEnabled()
    qtbot.keyClick(size, Qt.Key.Key_Right)
    assert values(gallery)["size"] == pytest.approx(1.005)
    line = gallery.adjuster.findChild(QLineEdit)
    qtbot.keyClicks(line, " L")
    assert values(gallery)["name"] == "Ada L"
    qtbot.mouseClick(gallery.adjuster.reset, Qt.MouseButton.LeftButton)
    assert dict(values(gallery)) == {"strength": 0.8, "size": 1.0, "name": "Ada"}
    assert line.text() == "Ada"
    assert size.value() == 100


def test_the_line_that_is_typed_into_stays_the_same(gallery, qtbot):
    gallery.toggle_id("slidable")
    before = gallery.adjuster.findChildren(QSlider)
    sliders(gallery)["Size"].setValue(0)
    assert gallery.adjuster.findChildren(QSlider) == before


def test_all_rows_have_names_for_those_who_do_not_see(gallery):
    gallery.toggle_id("slidable")
    assert set(sliders(gallery)) == {"Strength", "Size"}
    assert gallery.adjuster.findChild(QLineEdit).accessibleName() == "Your name"
    assert gallery.adjuster.accessibleName()


def test_who_types_a_text_is_told_how_others_read_it(window, filters, slidable, qtbot):
    hint = window.gallery.adjuster.mirrored_hint
    window.gallery.offer([*filters, slidable])
    window.gallery.toggle_id("slidable")
    assert window.mirror.isChecked()
    qtbot.waitUntil(hint.isVisible)
    assert hint.text().startswith("Others read it the right way round")
    window.mirror.click()
    assert not hint.isVisible()
    window.mirror.click()
    qtbot.waitUntil(hint.isVisible)


def test_of_a_filter_without_text_nothing_is_said_about_reading(window, filters):
    sepia = load_filter(builtin_folder() / "sepia")
    assert sepia.manifest.parameters
    assert not sepia.manifest.texts
    window.gallery.offer([*filters, sepia])
    window.gallery.toggle_id("sepia")
    assert window.gallery.adjuster.isVisible()
    assert not window.gallery.adjuster.mirrored_hint.isVisible()


def test_what_was_slid_is_there_the_next_time(window, filters, slidable):
    store = SettingsStore()
    Remembering(window, store)
    window.gallery.offer([*filters, slidable])
    window.gallery.adjust("slidable", {"strength": 0.25, "name": "Grace"})
    kept = {"slidable": {"strength": 0.25, "name": "Grace"}}
    assert store.settings.gallery.values == kept
    window.gallery.offer(())
    window.gallery.offer([slidable])
    assert values(window.gallery)["strength"] == 0.25
    window.gallery.adjust("slidable", {"strength": 0.8, "name": "Ada"})
    assert store.settings == Settings().model_copy(
        update={"window": store.settings.window}
    )


def test_a_held_key_keeps_what_was_slid(window, filters, slidable):
    window.gallery.offer([*filters, slidable])
    window.gallery.toggle_id("slidable")
    window.commands.press("push")
    window.gallery.adjust("slidable", {"size": 1.5})
    window.commands.release("push")
    assert window.gallery.active[0].values["size"] == 1.5
    window.gallery.toggle_id("slidable")
    assert window.gallery.active == ()


def test_without_a_filter_nothing_is_shown(qtbot):
    adjuster = Adjuster()
    qtbot.addWidget(adjuster)
    adjuster.show_filter(None)
    assert adjuster.isHidden()
