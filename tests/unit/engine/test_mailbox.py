import threading
import time

from facekeys.engine.mailbox import Latest


def test_the_newest_item_wins_and_the_others_are_counted():
    box = Latest()
    for number in range(5):
        box.put(number)
    assert box.take(0) == 4
    assert box.take(0) is None
    assert box.dropped == 4


def test_taking_waits_for_an_item():
    box = Latest()
    threading.Timer(0.05, box.put, ["here"]).start()
    assert box.take(5.0) == "here"


def test_taking_gives_up_in_time():
    start = time.monotonic()
    assert Latest().take(0.05) is None
    assert time.monotonic() - start < 1


def test_closing_wakes_whoever_waits():
    box = Latest()
    threading.Timer(0.05, box.close).start()
    start = time.monotonic()
    assert box.take(30) is None
    assert time.monotonic() - start < 5
