"""What the gallery costs the window's thread, with many filters.

    python benchmarks/gallery.py [FILTERS]

Needs no display. The pictures of filters are made anew, in the gallery's own thread.
The longest stall is how long the window's thread did not come back while that happened.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, pairwise
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.overlays.filter import Filter
from facekeys.overlays.library import installed_filters
from facekeys.ui.gallery import Gallery

_RUNS = 15
_WORDS = ("glasses", "hat", "1", "199", "moustache", "nothing", "")
_WATCHED_S = 3.0
_BEAT_MS = 1


def many(count: int) -> list[Filter]:
    """Return that many filters: the built-in ones over and over, by other names."""
    found = list(installed_filters().filters.values())

    def made(number: int) -> Filter:
        one = found[number % len(found)]
        name = f"{one.manifest.name} {number}"
        changed = {"id": f"made-{number}", "name": name}
        return replace(one, manifest=one.manifest.model_copy(update=changed))

    return [made(number) for number in range(count)]


def median_ms(act: Callable[[], object]) -> float:
    """Return how long something takes, with all that Qt does because of it."""
    spent = []
    for _ in range(_RUNS):
        begun_s = time.perf_counter()
        act()
        QApplication.processEvents()
        spent.append((time.perf_counter() - begun_s) * 1e3)
    return round(statistics.median(spent), 2)


def longest_stall_ms(act: Callable[[], object]) -> float:
    """Return the longest time between two beats of a timer after an act."""
    beats = [time.perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(_BEAT_MS)
    act()
    while beats[-1] - beats[0] < _WATCHED_S:
        QApplication.processEvents()
    timer.stop()
    gaps = [after - before for before, after in pairwise(beats)]
    return round(max(gaps) * 1e3, 2)


def main() -> None:
    """Measure and print JSON."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    filters = many(count)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # Linux: no pictures of another time
        gallery = Gallery(())
        gallery.resize(300, 700)
        gallery.show()
        gallery.favourites = tuple(one.id for one in filters[:20])
        app.processEvents()
        stall_ms = longest_stall_ms(lambda: gallery.offer(filters))
        made = len(list(Path(folder).rglob("*.picture")))
        words = cycle(_WORDS)
        headings = cycle(["Hats", "All", "Glasses", "Favourites"])
        report = {
            "filters": count,
            "build_ms": median_ms(lambda: Gallery(filters).end()),
            "offer_ms": median_ms(lambda: gallery.offer(filters)),
            "search_ms": median_ms(lambda: gallery.search.setText(next(words))),
            "heading_ms": median_ms(lambda: gallery.headings.choose(next(headings))),
            "toggle_ms": median_ms(lambda: gallery.toggle_id("made-3")),
            "paint_all_ms": median_ms(gallery.tiles.viewport().repaint),
            "scroll_ms": median_ms(
                lambda: gallery.tiles.verticalScrollBar().setValue(
                    gallery.tiles.verticalScrollBar().value() + 700
                )
            ),
            "longest_stall_while_pictures_are_made_ms": stall_ms,
            "pictures_kept": made,
        }
        gallery.end()
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
