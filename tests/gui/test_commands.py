"""Keys of the window, what they do, and that panic and freeze are at once."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from doubles import HandSource, wait_until
from facekeys.camera.demo import DemoClip
from facekeys.engine.engine import Engine
from facekeys.overlays.library import installed_filters
from facekeys.ui.actions import ACTIONS
from facekeys.ui.keymap import Keymap


def worn(window):
    return [one.id for one in window.gallery.active]


IDS = ["sunglasses", "round-glasses", "moustache", "hat", "party-hat"]
"""In the order of their numbers."""


def test_ids_of_actions_are_a_contract():
    assert [action.id for action in ACTIONS] == [
        "panic",
        *(f"toggle-{number}" for number in range(1, 10)),
        *("next", "previous", "favourites", "push", "find", "freeze", "mirror"),
        *("compare", "photo", "record", "folder"),
    ]


def test_next_and_previous_go_round(window, qtbot):
    seen = []
    for _ in range(6):
        qtbot.keyClick(window, Qt.Key.Key_N)
        seen += worn(window)
    assert seen == [*IDS, IDS[0]]
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert worn(window) == ["party-hat"]
    window.gallery.clear()
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert worn(window) == ["party-hat"]


def test_next_takes_the_others_off(window, qtbot):
    window.gallery.toggle_id("sunglasses")
    window.gallery.toggle_id("moustache")
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert worn(window) == ["hat"]


def test_favourites_go_on_and_off_as_one(window, qtbot):
    window.gallery.favourites = ("moustache", "hat", "not there")
    window.gallery.toggle_id("sunglasses")
    with qtbot.waitSignals([window.gallery.changed]):
        qtbot.keyClick(window, Qt.Key.Key_F)
    assert worn(window) == ["moustache", "hat"]
    assert window.commands["favourites"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert worn(window) == []


@pytest.fixture
def guarded(window):
    """The window with a guard on, which is the last of its filters."""
    guard = installed_filters().filters["privacy-guard"]
    window.gallery.offer([*window.gallery.filters, guard])
    window.gallery.toggle_id("privacy-guard")
    return window


def test_stepping_neither_takes_a_guard_off_nor_puts_one_on(guarded, qtbot):
    seen = []
    for _ in range(6):
        qtbot.keyClick(guarded, Qt.Key.Key_N)
        seen.append(worn(guarded))
    assert seen == [["privacy-guard", one] for one in [*IDS, IDS[0]]]
    guarded.gallery.clear()
    qtbot.keyClick(guarded, Qt.Key.Key_P)
    assert worn(guarded) == ["party-hat"]


def test_favourites_leave_a_guard_on_that_is_none_of_them(guarded, qtbot):
    guarded.gallery.favourites = ("hat",)
    for expected in (["privacy-guard", "hat"], ["privacy-guard"]):
        qtbot.keyClick(guarded, Qt.Key.Key_F)
        assert worn(guarded) == expected
    guarded.gallery.favourites = ("hat", "privacy-guard")
    qtbot.keyClick(guarded, Qt.Key.Key_F)
    assert set(worn(guarded)) == {"privacy-guard", "hat"}
    qtbot.keyClick(guarded, Qt.Key.Key_F)
    assert worn(guarded) == []


def test_without_favourites_the_last_ones_stand_in(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert worn(window) == ["sunglasses"]
    window.gallery.wear(window.gallery.filters[2:4])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert worn(window) == ["moustache", "hat"]


def test_a_held_key_puts_filters_on_only_while_it_is_held(window, qtbot):
    window.gallery.toggle_id("moustache")
    window.gallery.favourites = ("sunglasses", "moustache")
    qtbot.keyPress(window, Qt.Key.Key_V)
    assert worn(window) == ["moustache", "sunglasses"]
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        repeat = QKeyEvent(kind, Qt.Key.Key_V, Qt.KeyboardModifier(0), "v", True)
        QGuiApplication.sendEvent(window, repeat)
    assert worn(window) == ["moustache", "sunglasses"]
    qtbot.keyRelease(window, Qt.Key.Key_V)
    assert worn(window) == ["moustache"]


def test_a_held_key_is_let_go_of_when_another_window_gets_the_focus(window, qtbot):
    qtbot.keyPress(window, Qt.Key.Key_V)
    assert worn(window) == ["sunglasses"]
    QGuiApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert worn(window) == []


def test_after_a_panic_the_release_of_a_held_key_brings_nothing_back(window):
    window.gallery.toggle_id("moustache")
    window.commands.press("push")
    window.commands.press("panic")
    window.commands.release("push")
    assert worn(window) == []


def test_a_push_is_not_what_was_worn_last(window):
    window.gallery.toggle_id("moustache")
    window.gallery.clear()
    window.gallery.favourites = ("hat",)
    window.commands.press("push")
    window.commands.release("push")
    window.gallery.favourites = ()
    assert [one.id for one in window.commands.deeds.chosen] == ["moustache"]


def test_a_push_puts_nothing_on_twice(window):
    gallery = window.gallery
    gallery.toggle_id("moustache")
    window.commands.press("push")
    before = next(one for one in gallery.filters if one.id == "moustache")
    gallery._filters = tuple(
        replace(one) if one is before else one for one in gallery.filters
    )
    gallery.wear(gallery.active)  # as after a slider was moved meanwhile
    window.commands.release("push")
    window.commands.press("push")
    assert worn(window) == ["moustache"]


def test_keys_without_a_filter_do_nothing(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_9)
    assert worn(window) == []
    assert not window.commands["toggle-9"].isVisible()
    assert window.commands["toggle-1"].text() == "Sunglasses"


def test_other_keys_do_it_and_are_named(window, qtbot):
    window.commands.use(
        Keymap({"window.toggle-1": "Ctrl+H", "window.panic": "F9", "window.next": ""})
    )
    assert window.panic.toolTip() == "Take all filters off at once (F9)"
    assert window.mirror.toolTip().endswith("(M)")
    sunglasses = window.gallery.tiles.model().index(0, 0)
    assert "(key Ctrl+H)" in sunglasses.data(Qt.ItemDataRole.ToolTipRole)
    qtbot.keyClick(window, Qt.Key.Key_1)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert worn(window) == []
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert worn(window) == ["sunglasses"]
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert worn(window) == []


def test_mirror_and_freeze_show_their_state(window, qtbot):
    assert window.commands["mirror"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert not window.mirror.isChecked()
    assert not window.commands["mirror"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert window.freeze.isChecked()
    qtbot.mouseClick(window.freeze, Qt.MouseButton.LeftButton)
    assert not window.commands.deeds.frozen


@pytest.fixture
def by_hand(eager_window):
    """Show pictures to the window's camera, and get back what is published for each."""
    window = eager_window
    source = HandSource()
    published = []
    publish = window.engine._publish

    def note(result):
        publish(result)
        published.append(result.frame)

    window.engine._pipeline._publish = note
    window.engine.use_source(lambda: source)

    def show(pixels):
        before = len(published)
        source.give(pixels)
        wait_until(lambda: len(published) > before)
        return published[-1].pixels

    show.published = published
    yield show
    source.end()


def bare(seen, pixels):
    return np.array_equal(seen, pixels)


@pytest.mark.parametrize("hidden", [False, True], ids=["shown", "hidden"])
def test_no_filtered_frame_follows_a_panic(eager_window, by_hand, hidden):
    window = eager_window
    people = DemoClip().frame(0).pixels
    window.gallery.toggle_id("sunglasses")
    wait_until(lambda: not bare(by_hand(people), people), 20)
    if hidden:
        window.hide()
    for _ in range(5):
        window.commands.press("favourites" if not worn(window) else "panic")
        window.commands.press("panic")
        assert bare(by_hand(people), people)  # the very next one
        window.gallery.toggle_id("sunglasses")
        assert not bare(by_hand(people), people)


def test_at_most_the_frame_in_work_is_published_with_filters(eager_window, by_hand):
    """Panic comes while a frame is being processed: that one, and no more."""
    window = eager_window
    people = DemoClip().frame(0).pixels
    window.gallery.toggle_id("sunglasses")
    wait_until(lambda: not bare(by_hand(people), people), 20)
    pipeline = window.engine._pipeline._pipeline
    process = pipeline.process

    def panic_in_the_middle(frame, filters, **options):
        pipeline.process = process
        window.engine.use_filters(())  # what the panic key comes to
        return process(frame, filters, **options)

    pipeline.process = panic_in_the_middle
    assert not bare(by_hand(people), people)
    assert all(bare(by_hand(people), people) for _ in range(3))


def test_a_frozen_picture_stands_still_with_fresh_stamps(eager_window, by_hand):
    window = eager_window
    grey = [np.full((48, 64, 3), value, np.uint8) for value in range(10, 16)]
    assert bare(by_hand(grey[0]), grey[0])
    window.commands.press("freeze")
    assert bare(by_hand(grey[1]), grey[1])
    assert all(bare(by_hand(one), grey[1]) for one in grey[2:5])
    stamps = [frame.captured_ns for frame in by_hand.published]
    assert stamps == sorted(set(stamps))  # or it would be taken for a lost camera
    window.commands.press("freeze")
    assert bare(by_hand(grey[5]), grey[5])


def test_filters_go_on_and_off_on_a_frozen_picture(eager_window, by_hand):
    window = eager_window
    people = DemoClip().frame(0).pixels
    black = np.zeros_like(people)
    wait_until(lambda: by_hand(people) is not None and _faces(window.engine) == 2, 20)
    window.commands.press("freeze")
    by_hand(people)
    window.gallery.toggle_id("sunglasses")
    assert not bare(by_hand(black), people)
    window.commands.press("panic")
    assert bare(by_hand(black), people)


def _faces(engine: Engine) -> int:
    return engine.statistics().faces


def test_the_mark_is_for_others_and_only_with_filters(
    eager_window, by_hand, qtbot, sink
):
    window = eager_window
    window.output.setChecked(True)
    grey = np.full((720, 1280, 3), 90, np.uint8)

    def others_see(marked):
        by_hand(grey)
        shown = window.preview._frame
        assert shown is None or bare(shown.pixels, grey)
        seen = shown is not None and bool(sink.sent)
        return seen and bare(sink.sent[-1], grey) != marked

    window.engine.marks_filtered = True
    qtbot.waitUntil(lambda: others_see(marked=False), timeout=10_000)
    window.gallery.toggle_id("hat")
    qtbot.waitUntil(lambda: others_see(marked=True), timeout=10_000)
    rows, columns = np.nonzero((sink.sent[-1] != grey).any(axis=2))
    assert rows.min() > 640  # low
    assert columns.max() < 320  # on the left
    window.gallery.clear()
    qtbot.waitUntil(lambda: others_see(marked=False), timeout=10_000)
    window.engine.marks_filtered = False
    window.gallery.toggle_id("hat")
    before = len(sink.sent)
    qtbot.waitUntil(lambda: others_see(marked=False) and len(sink.sent) > before + 5)
