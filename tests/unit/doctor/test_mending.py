import os
import shlex
import shutil
from pathlib import Path, PurePosixPath

import pytest

from facekeys.doctor.finding import Finding
from facekeys.doctor.journal import Journal
from facekeys.doctor.mending import Mender, run
from facekeys.doctor.steps import Command, NewText
from facekeys.errors import ExitCode, MendError
from facekeys.virtualcam.host import Host
from linux_root import write

LOAD = Command("sudo modprobe thing x=1", undo=("sudo modprobe -r thing",))
START = Command("systemctl --user start it", undo=("systemctl --user stop it",))
BY_HAND = Command("sudo apt install thing  # from a shelf", by_hand=True)
CONF = NewText(PurePosixPath("/etc/thing.conf"), "two\nlines\n")


class Machine:
    """Runs programs on a folder; those that are named in `broken` fail."""

    def __init__(self, root):
        self.root = root
        self.ran = []
        self.broken = set()

    def run(self, arguments):
        words = [word for word in arguments if word != "sudo"]
        self.ran.append(shlex.join(arguments))
        if words[0] in self.broken:
            raise MendError(f"{words[0]} failed.")
        if words[0] == "install":
            shutil.copy(words[-2], self.inside(words[-1]))
        if words[0] == "mv":
            self.inside(words[-2]).replace(self.inside(words[-1]))
        if words[0] == "rm":
            self.inside(words[-1]).unlink()

    def inside(self, path):
        return self.root / path.lstrip("/")


@pytest.fixture
def machine(tmp_path):
    (tmp_path / "etc").mkdir()
    return Machine(tmp_path)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "state/doctor.json")


@pytest.fixture
def said():
    return []


@pytest.fixture
def mender(machine, journal, said):
    def make(*, uid=0, **options):
        return Mender(
            Host("linux", machine.root, uid=uid),
            journal,
            say=lambda line: said.append((line, len(machine.ran))),
            runner=machine.run,
            **options,
        )

    return make


def finding(*steps, id_="one"):
    return Finding(id_, "thing", "todo", "It is off.", "Do:", steps)


def lines(said):
    return [line for line, _ in said]


def test_root_needs_no_sudo(mender, machine):
    assert mender().mend([finding(LOAD)]) == []
    assert machine.ran == ["modprobe thing x=1"]


def test_all_is_shown_before_it_runs(mender, said):
    mender().mend([finding(LOAD, CONF)])
    shown = {line: ran for line, ran in said if line.startswith("  runs: ")}
    assert list(shown.values()) == [0, 1, 2]
    assert said[0] == ("thing: It is off. Do:", 0)
    assert ("  /etc/thing.conf gets this text:", 1) in said
    assert ("    lines", 1) in said


def test_without_sudo_only_what_needs_no_root_runs(mender, machine, said, journal):
    mender(uid=1000).mend([finding(START), finding(LOAD, CONF, id_="two")])
    assert machine.ran == ["systemctl --user start it"]
    assert "  for you to run: sudo modprobe thing x=1" in lines(said)
    assert f"  for you to run: {CONF.shown}" in lines(said)
    assert [entry.line for entry in journal.entries()] == [START.line]


def test_with_sudo_the_rest_runs_by_it(mender, machine, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/sudo")
    mender(uid=1000, sudo=True).mend([finding(LOAD)])
    assert machine.ran == ["sudo modprobe thing x=1"]


def test_sudo_is_given_the_words_as_they_are(journal, tmp_path, monkeypatch):
    stand_in = write(tmp_path, "bin/sudo", '#!/bin/sh\nexec "$@"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    step = Command(f'sudo touch {tmp_path}/x="two words"')
    mender = Mender(Host(uid=1000), journal, say=lambda _: None, sudo=True)
    assert mender.mend([finding(step)]) == []
    assert (tmp_path / "x=two words").exists()


def test_a_system_without_sudo_is_said(mender, machine, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    (failure,) = mender(uid=1000, sudo=True).mend([finding(LOAD)])
    assert "no sudo" in failure.message
    assert machine.ran == []


def test_what_follows_a_step_by_hand_is_shown_only(mender, machine, said):
    mender().mend([finding(BY_HAND, LOAD)])
    assert machine.ran == []
    assert lines(said)[1:] == [
        f"  for you to run: {BY_HAND.line}",
        f"  for you to run: {LOAD.line}",
    ]


def test_a_failure_stops_its_own_mend_only(mender, machine, journal):
    machine.broken.add("modprobe")
    failures = mender().mend([finding(LOAD, CONF), finding(START, id_="two")])
    assert [failure.message for failure in failures] == ["modprobe failed."]
    assert failures[0].exit_code == ExitCode.VIRTUAL_CAMERA
    assert machine.ran == ["modprobe thing x=1", "systemctl --user start it"]
    assert [entry.finding for entry in journal.entries()] == ["two"]


def test_steps_that_two_findings_share_are_taken_once(mender, machine, said):
    mender().mend([finding(LOAD), finding(LOAD, id_="two")])
    assert len(machine.ran) == 1
    assert len([line for line in lines(said) if line.startswith("thing:")]) == 1


def test_a_dry_run_runs_and_notes_nothing(mender, machine, said, journal):
    mender(dry_run=True).mend([finding(LOAD, CONF)])
    mender(dry_run=True).undo()
    assert machine.ran == []
    assert journal.entries() == ()
    assert "  would run: modprobe thing x=1" in lines(said)
    assert "    lines" in lines(said)


def test_a_file_is_there_whole_and_goes_again(mender, machine, journal):
    mender().mend([finding(CONF)])
    file = machine.root / "etc/thing.conf"
    assert file.read_text() == CONF.text
    assert [path.name for path in file.parent.iterdir()] == ["thing.conf"]
    mender().undo()
    assert not file.exists()
    assert journal.entries() == ()


def test_a_file_that_was_there_comes_back(mender, machine):
    file = write(machine.root, "etc/thing.conf", "old\n")
    mender().mend([finding(CONF)])
    assert file.read_text() == CONF.text
    mender().undo()
    assert file.read_text() == "old\n"


def test_a_file_that_was_changed_since_is_left_alone(mender, machine, said, journal):
    mender().mend([finding(CONF)])
    file = write(machine.root, "etc/thing.conf", "mine\n")
    assert mender().undo() == []
    assert file.read_text() == "mine\n"
    assert "left alone: /etc/thing.conf was changed since." in lines(said)
    assert journal.entries() == ()


def test_what_was_taken_back_by_hand_is_done_with(mender, machine, said, journal):
    mender().mend([finding(CONF)])
    (machine.root / "etc/thing.conf").unlink()
    machine.ran.clear()
    said.clear()
    assert mender(uid=1000).undo() == []
    assert (machine.ran, said, journal.entries()) == ([], [], ())


def test_a_file_that_can_not_be_read_is_not_written(mender, machine):
    write(machine.root, "etc/thing.conf", b"\xff\xfe")
    (failure,) = mender().mend([finding(CONF)])
    assert "can't be read" in failure.message
    assert machine.ran == []


def test_a_write_that_fails_half_way_leaves_no_entry(mender, machine, journal):
    machine.broken.add("mv")
    assert mender().mend([finding(CONF)])
    assert journal.entries() == ()


def test_all_is_taken_back_in_reverse(mender, machine):
    mender().mend([finding(LOAD), finding(START, id_="two")])
    machine.ran.clear()
    assert mender().undo() == []
    assert machine.ran == ["systemctl --user stop it", "modprobe -r thing"]
    machine.ran.clear()
    mender().undo()
    assert machine.ran == []


def test_what_can_not_be_taken_back_stays_with_what_came_before_it(
    mender, machine, journal
):
    first = Command("sudo depend", undo=("sudo undepend",))
    mender().mend([finding(first, LOAD), finding(CONF, id_="two")])
    machine.broken.add("modprobe")
    machine.ran.clear()
    assert len(mender().undo()) == 1
    assert not (machine.root / "etc/thing.conf").exists()
    assert [entry.line for entry in journal.entries()] == [first.line, LOAD.line]
    machine.broken.clear()
    assert mender().undo() == []
    assert machine.ran[-1] == "undepend"


def test_without_root_the_lines_that_take_back_are_shown(
    mender, machine, said, journal
):
    write(machine.root, "etc/old.conf", "old\n")
    old = NewText(PurePosixPath("/etc/old.conf"), "new\n")
    mender().mend([finding(START, LOAD), finding(CONF, old, id_="b")])
    machine.ran.clear()
    said.clear()
    assert mender(uid=1000).undo() == []
    assert machine.ran == ["systemctl --user stop it"]
    assert lines(said)[:3] == [
        "  for you to run: echo old | sudo tee /etc/old.conf",
        "  for you to run: sudo rm -f /etc/thing.conf",
        "  for you to run: sudo modprobe -r thing",
    ]
    assert len(journal.entries()) == 3


def test_a_command_that_leaves_nothing_is_not_noted(mender, journal):
    mender().mend([finding(Command("sudo depmod -a"))])
    assert journal.entries() == ()


def test_a_program_is_run_without_a_shell(capfd):
    run(["echo", "$(false); a  b"])
    assert capfd.readouterr().err == "$(false); a  b\n"


def test_what_a_program_prints_does_not_mix_with_the_findings(capfd):
    run(["echo", "removed"])
    seen = capfd.readouterr()
    assert (seen.out, seen.err) == ("", "removed\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sh", "-c", "echo a >&2; echo 'It broke.' >&2; exit 3"], "failed: It broke."),
        (["false"], "failed: status 1."),
        (["facekeys-no-such-program"], "can't be run"),
    ],
)
def test_a_program_that_fails_is_told(arguments, says):
    with pytest.raises(MendError) as caught:
        run(arguments)
    assert says in caught.value.message
    assert caught.value.hint


def test_a_journal_without_a_place_stops_the_mend(machine, mender, tmp_path):
    Path(tmp_path / "state").write_text("in the way")
    (failure,) = mender().mend([finding(LOAD)])
    assert "journal" in failure.message
    assert machine.ran == []


def test_where_nothing_was_mended_undo_says_so(mender, said):
    assert mender().undo() == []
    assert said == [("There is nothing to take back.", 0)]
