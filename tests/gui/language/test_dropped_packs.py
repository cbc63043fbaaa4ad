"""What is said of packs that are dropped into the window, in German."""

from facekeys.resources import user_filters
from gui.test_dropping import (  # noqa: F401 - one is a fixture
    TIMEOUT_MS,
    broken,
    drop,
    question,
    window,
)
from unit.overlays.packs import write_pack


def test_in_german(window, tmp_path, qtbot, german):  # noqa: F811
    write_pack(user_filters())
    drop(window, write_pack(tmp_path))
    qtbot.waitUntil(lambda: question(window) is not None, timeout=TIMEOUT_MS)
    assert question(window).text() == "Ihren Filter patch ersetzen?"
    question(window).reject()
    (tmp_path / "a.fkpack").write_bytes(b"PK\x03\x04")
    drop(window, tmp_path / "a.fkpack")
    qtbot.waitUntil(lambda: bool(broken(window)), timeout=TIMEOUT_MS)
    assert broken(window)[0].splitlines() == [
        "Der Filter a.fkpack ist fehlerhaft:",
        "a.fkpack: ist keine Zip-Datei",
        "Beheben Sie das: docs/filter-format.md sagt, was ein Paket sein darf.",
    ]
