import pytest

from facekeys.doctor.journal import Journal, Ran, Wrote
from facekeys.errors import MendError
from linux_root import write

ENTRIES = (
    Ran(finding="a", line="sudo x", undo=("sudo y",)),
    Wrote(finding="b", path="/etc/z", before=None, after="ä\n"),
)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "state/doctor.json")


def test_a_journal_keeps_its_entries(journal, tmp_path):
    for entry in ENTRIES:
        journal.add(entry)
    assert Journal(tmp_path / "state/doctor.json").entries() == ENTRIES
    journal.remove(ENTRIES[0])
    assert journal.entries() == ENTRIES[1:]
    journal.remove(ENTRIES[1])
    assert list((tmp_path / "state").iterdir()) == []


def test_the_newest_of_two_equal_entries_goes(journal):
    for entry in (ENTRIES[0], ENTRIES[1], ENTRIES[0]):
        journal.add(entry)
    journal.remove(ENTRIES[0])
    assert journal.entries() == ENTRIES


@pytest.mark.parametrize("text", ["", "{}x", '{"format": 2}', '{"entries": [{}]}'])
def test_a_damaged_journal_is_told_and_kept(journal, tmp_path, text):
    file = write(tmp_path, "state/doctor.json", text)
    for attempt in (journal.entries, lambda: journal.add(ENTRIES[0])):
        with pytest.raises(MendError, match="can't be read"):
            attempt()
    assert file.read_text() == text
