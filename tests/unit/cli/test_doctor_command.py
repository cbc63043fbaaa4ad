import json

import pytest
import typer
from typer.testing import CliRunner

from facekeys.camera.devices import Camera
from facekeys.cli.cameras import cameras as cameras_command
from facekeys.cli.doctor import doctor as doctor_command
from facekeys.doctor.finding import Finding, from_error
from facekeys.doctor.steps import Command
from facekeys.errors import DisplayError, MendError, UsageError


def run(command, *arguments):
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, arguments)


LINE = Command("sudo modprobe thing", undo=("sudo modprobe -r thing",))
FINDINGS = [
    Finding("model", "model", "ok", "It works."),
    Finding("gone", "virtual camera", "todo", "None [here].", "Run:", (LINE,)),
]


@pytest.fixture
def findings(monkeypatch):
    def found(*these):
        monkeypatch.setattr("facekeys.cli.doctor.examine", lambda: list(these))

    return found


@pytest.fixture
def menders(monkeypatch):
    """Stand-ins for the mender, as they are made."""
    made = []

    class FakeMender:
        failures = ()

        def __init__(self, host, journal, *, say, sudo, dry_run):
            self.terms = (sudo, dry_run)
            self.calls = []
            self.say = say
            made.append(self)

        def mend(self, found):
            self.calls.append(("mend", [one.id for one in found]))
            self.say("  runs: this [one]")
            return list(self.failures)

        def undo(self):
            self.calls.append(("undo",))
            return list(self.failures)

    monkeypatch.setattr("facekeys.cli.doctor.Mender", FakeMender)
    made_class = FakeMender
    return made, made_class


def test_the_command_prints_findings_and_whole_lines_to_copy(findings):
    long = (Command("x" * 200),)
    findings(FINDINGS[0], Finding("a", "virtual camera", "todo", "No.", "Run:", long))
    result = run(doctor_command)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "ok      model           It works.",
        "todo    virtual camera  No.",
        " " * 24 + "Run:",
        " " * 24 + "  " + "x" * 200,
    ]


@pytest.mark.parametrize(("by_hand", "offered"), [(True, False), (False, True)])
def test_what_can_be_run_is_offered(findings, by_hand, offered):
    line = Command("sudo thing", by_hand=by_hand)
    findings(Finding("a", "virtual camera", "todo", "No.", "Run:", (line,)))
    assert ("doctor --fix" in run(doctor_command).stderr) is offered


def test_the_json_is_a_contract(findings):
    findings(*FINDINGS)
    assert json.loads(run(doctor_command, "--json").output) == [
        {
            "id": "model",
            "name": "model",
            "state": "ok",
            "message": "It works.",
            "fix": "",
            "commands": [],
        },
        {
            "id": "gone",
            "name": "virtual camera",
            "state": "todo",
            "message": "None [here].",
            "fix": "Run:\n  sudo modprobe thing",
            "commands": ["sudo modprobe thing"],
        },
    ]


def test_the_lines_of_an_error_are_commands():
    error = DisplayError("It lacks a.", hint="Install it:\n  sudo apt install a")
    finding = from_error("no-display", "display", "todo", error)
    assert finding.commands == ("sudo apt install a",)
    assert finding.fix == error.hint
    assert finding.steps[0].by_hand


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_what_is_broken_ends_the_command_with_6(findings, arguments):
    findings(*FINDINGS, Finding("gone", "cascade", "broken", "Gone."))
    assert run(doctor_command, *arguments).exit_code == 6


@pytest.mark.parametrize(
    ("arguments", "terms"),
    [
        ([], (False, False)),
        (["--sudo"], (True, False)),
        (["--sudo", "--dry-run"], (True, True)),
    ],
)
@pytest.mark.parametrize(
    ("option", "call"), [("--fix", ("mend", ["model", "gone"])), ("--undo", ("undo",))]
)
def test_mends_are_made_and_taken_back(
    findings, menders, arguments, terms, option, call
):
    findings(*FINDINGS)
    result = run(doctor_command, option, *arguments)
    assert result.exit_code == 0
    (mender,), _ = menders
    assert mender.terms == terms
    assert mender.calls == [call]
    assert "todo    virtual camera" in result.stdout


def test_what_is_run_does_not_disturb_the_json(findings, menders):
    findings(*FINDINGS)
    result = run(doctor_command, "--fix", "--json")
    assert json.loads(result.stdout)[1]["id"] == "gone"
    assert result.stderr == "  runs: this [one]\n"


def test_a_mend_that_fails_ends_the_command_with_5(findings, menders):
    findings(*FINDINGS)
    menders[1].failures = (MendError("It is in use.", hint="Close it."),)
    result = run(doctor_command, "--fix")
    assert result.exit_code == 5
    assert "facekeys: It is in use.\n  Close it.\n" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--fix", "--undo"], ["--sudo"], ["--dry-run"], ["--json", "--sudo"]]
)
def test_options_that_do_not_fit_are_told(findings, menders, arguments):
    findings(*FINDINGS)
    result = run(doctor_command, *arguments)
    assert isinstance(result.exception, UsageError)
    assert menders[0] == []


def test_the_cameras_are_listed(monkeypatch):
    cameras = [Camera("usb-1", "Acme", 0, 200), Camera("usb-2", "Brio", 12, 200)]
    monkeypatch.setattr("facekeys.cli.cameras.list_cameras", lambda: cameras)
    result = run(cameras_command)
    assert result.output.splitlines() == ["  0  Acme  [usb-1]", " 12  Brio  [usb-2]"]
    assert result.exit_code == 0


def test_no_camera_is_said_and_no_failure(monkeypatch):
    monkeypatch.setattr("facekeys.cli.cameras.list_cameras", list)
    result = run(cameras_command)
    assert result.exit_code == 0
    assert result.output.startswith("No webcam found.\n")
