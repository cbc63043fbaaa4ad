import errno
import os
import stat

import pytest

from facekeys.errors import ExitCode, OutputError
from facekeys.recording.replacing import replacing


def test_the_file_appears_whole_at_the_end(tmp_path):
    path = tmp_path / "out.txt"
    with replacing(path) as temporary:
        temporary.write_text("new")
        assert not path.exists()
        assert temporary.suffix == ".txt"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_a_sentence(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old")
    with (
        pytest.raises(OutputError, match="No space left"),
        replacing(path),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError, SystemExit])
def test_on_failure_the_old_file_stays_and_no_other_is_left(tmp_path, failure):
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(failure), replacing(path) as temporary:  # noqa: PT012
        temporary.write_text("half")
        raise failure
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_a_sentence(tmp_path):
    with (
        pytest.raises(OutputError, match="can't be written") as caught,
        replacing(tmp_path / "nowhere" / "out.txt"),
    ):
        pass
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_folder_is_not_overwritten(tmp_path):
    with pytest.raises(OutputError, match="is a folder"), replacing(tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="needs rights on Windows")
def test_a_link_is_followed_and_a_pipe_refused(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    with replacing(tmp_path / "link.txt") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"
    os.mkfifo(tmp_path / "pipe")
    with (
        pytest.raises(OutputError, match="no plain file"),
        replacing(tmp_path / "pipe"),
    ):
        pass
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_file_has_the_permissions_of_a_plain_one(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    with replacing(tmp_path / "out") as temporary:
        temporary.touch()
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE(
        plain.stat().st_mode
    )
