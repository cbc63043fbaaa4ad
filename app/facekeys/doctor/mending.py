"""Runs the steps of mends, and takes them back: each is shown before it runs."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from facekeys.doctor.finding import Finding
from facekeys.doctor.journal import Entry, Journal, Ran, Wrote
from facekeys.doctor.steps import SUDO, Command, NewText, Step
from facekeys.errors import MendError
from facekeys.virtualcam.host import Host

Runner = Callable[[Sequence[str]], None]
"""Runs a program with its arguments; raises MendError if it fails."""

_STDERR: Final = 2
"""Its descriptor: stdout belongs to the findings."""
_SYSTEM_PATH: Final = ("/usr/local/sbin", "/usr/sbin", "/sbin")
"""Where modprobe and its like are; not everybody's PATH has it."""


def run(arguments: Sequence[str]) -> None:
    """Run a program to its end, without a shell; what it prints goes to our stderr.

    Raises:
        MendError: It is not there, or ends with another status than 0.
    """
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *_SYSTEM_PATH])
    try:
        done = subprocess.run(  # noqa: S603 - the doctor's own lines, and no shell
            list(arguments),
            check=False,
            stdout=_STDERR,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            env={**os.environ, "PATH": path},
        )
    except OSError as error:
        raise MendError(
            f"{arguments[0]} can't be run: {error.strerror}.",
            hint="Install it, or do this step by hand.",
        ) from error
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
        raise MendError(
            f"`{shlex.join(arguments)}` failed: {said.rstrip('.')}.",
            hint="What depends on it was not tried. `facekeys doctor --undo` takes "
            "back what was done.",
        )


class Mender:
    """Mends findings, as far as it may, and takes mends back.

    What needs no root it runs; what does it runs as root, or by sudo if that is
    allowed, and shows it otherwise. Everything it runs is in the journal before.
    """

    def __init__(
        self,
        host: Host,
        journal: Journal,
        *,
        say: Callable[[str], None],
        sudo: bool = False,
        dry_run: bool = False,
        runner: Runner = run,
    ) -> None:
        """Prepare.

        Args:
            host: The machine.
            journal: Keeps what is to be taken back.
            say: Called with each line to show, before what it shows is done.
            sudo: Whether it may use sudo.
            dry_run: Only show.
            runner: Runs programs.
        """
        self._host = host
        self._journal = journal
        self._say = say
        self._as_root = host.uid == 0 or sudo
        self._dry_run = dry_run
        self._run = runner
        self._done: set[str] = set()

    def mend(self, findings: Iterable[Finding]) -> list[MendError]:
        """Mend findings, one after the other.

        Returns:
            What failed; of such a finding the later steps were not tried.
        """
        failures = []
        for finding in findings:
            # Two findings may be mended by the same steps: those are done once.
            steps = [step for step in finding.steps if step.shown not in self._done]
            if not steps:
                continue
            self._say(f"{finding.name}: {finding.message} {finding.advice}".rstrip())
            try:
                self._take(finding.id, steps)
            except MendError as error:
                failures.append(error)
        return failures

    def undo(self) -> list[MendError]:
        """Take back all that is in the journal, newest first.

        Returns:
            What failed; it stays in the journal, with what came before it in the same
            mend.

        Raises:
            MendError: The journal can't be read.
        """
        entries = self._journal.entries()
        if not entries:
            self._say("There is nothing to take back.")
        failures, stuck = [], set()
        for entry in reversed(entries):
            if entry.finding in stuck:
                continue
            try:
                self._take_back(entry)
            except MendError as error:
                failures.append(error)
                stuck.add(entry.finding)
        return failures

    def _take(self, finding: str, steps: Iterable[Step]) -> None:
        """Take steps up to the first that is left to a person, and show the rest."""
        mine = True
        for step in steps:
            self._done.add(step.shown)
            mine = mine and not step.by_hand and self._may(step.shown)
            if not mine:
                self._say(f"  for you to run: {step.shown}")
            elif isinstance(step, NewText):
                self._write(finding, step)
            else:
                self._command(finding, step)

    def _may(self, line: str) -> bool:
        return self._as_root or SUDO not in line

    def _command(self, finding: str, step: Command) -> None:
        entry = Ran(finding=finding, line=step.line, undo=step.undo)
        self._noted(entry if step.undo else None, lambda: self._line(step.line))

    def _write(self, finding: str, step: NewText) -> None:
        path = str(step.path)
        entry = Wrote(
            finding=finding, path=path, before=self._text(path), after=step.text
        )
        self._noted(entry, lambda: self._put(step.path, step.text))

    def _noted(self, entry: Entry | None, act: Callable[[], None]) -> None:
        """Act, with an entry in the journal before, which goes again on failure."""
        if entry is None or self._dry_run:
            act()
            return
        self._journal.add(entry)
        try:
            act()
        except MendError:
            self._journal.remove(entry)
            raise

    def _take_back(self, entry: Entry) -> None:
        """Take one entry back, and out of the journal; or show a person how."""
        if isinstance(entry, Ran):
            lines = entry.undo
            if not all(self._may(line) for line in lines):
                for line in lines:
                    self._say(f"  for you to run: {line}")
                return
            self._say(f"taking back: {entry.line}")
            for line in lines:
                self._line(line)
        elif not self._take_back_file(entry):
            return
        if not self._dry_run:
            self._journal.remove(entry)

    def _take_back_file(self, entry: Wrote) -> bool:
        """Take a file back; returns whether that is done with."""
        now = self._text(entry.path)
        if now == entry.before:
            return True
        if now != entry.after:
            self._say(f"left alone: {entry.path} was changed since.")
            return True
        path = PurePosixPath(entry.path)
        remove = f"{SUDO}rm -f {shlex.quote(entry.path)}"
        if not self._as_root:
            old = None if entry.before is None else NewText(path, entry.before).shown
            self._say(f"  for you to run: {old or remove}")
            return False
        self._say(f"taking back: {entry.path}")
        if entry.before is None:
            self._line(remove)
        else:
            self._put(path, entry.before)
        return True

    def _put(self, path: PurePosixPath, text: str) -> None:
        """Write a file of root's, whole or not at all: beside it, then in its place."""
        self._say(f"  {path} gets this text:")
        for line in text.splitlines():
            self._say(f"    {line}")
        beside = path.with_name(f".{path.name}.facekeys")
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder, path.name)
            draft.write_text(text, "utf-8")
            copied = shlex.join([str(draft), str(beside)])
            self._line(f"{SUDO}install -D -m 644 {copied}")
            self._line(f"{SUDO}mv -f {shlex.join([str(beside), str(path)])}")

    def _line(self, line: str) -> None:
        """Show a line, then run it; as root without its sudo."""
        words = shlex.split(line, comments=True)
        if words[0] == "sudo" and self._host.uid == 0:
            words = words[1:]
        if self._dry_run:
            self._say(f"  would run: {shlex.join(words)}")
            return
        self._say(f"  runs: {shlex.join(words)}")
        if words[0] == "sudo" and shutil.which("sudo") is None:
            raise MendError(
                "There is no sudo on this system.",
                hint="Run `facekeys doctor --fix` as root, or the lines by hand.",
            )
        self._run(words)

    def _text(self, path: str) -> str | None:
        """Return the text of a file of the machine; None if there is none.

        Raises:
            MendError: It is there, and can't be read.
        """
        try:
            return (self._host.root / path.lstrip("/")).read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise MendError(
                f"{path} can't be read, so it is left as it is.",
                hint="Look at it as root.",
            ) from error
