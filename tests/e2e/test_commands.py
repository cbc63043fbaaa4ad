"""The commands as processes, on whole clips."""

import json
import os
import signal
import sys
import time

import cv2
import pytest

from facekeys.keypoints.schemes import KAGGLE15

CLIP_NAMES = (
    "asl_book.mkv",
    "asl_eat.mkv",
    "asl_help.mkv",
    "asl_thanks.mkv",
    "asl_yes.mkv",
    "head-pose-two.gif",
    "walking-three.gif",
)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_render_leaves_no_half_file(facekeys, tmp_path, number):
    with facekeys("render", "demo", "-o", "out.mp4", cwd=tmp_path) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".out-*.mp4")):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert process.returncode not in (0, -number)
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(("module", "words"), [("typer", ["track"]), ("PySide6", [])])
def test_ctrl_c_while_it_starts_ends_it_without_a_word(
    facekeys, tmp_path, module, words
):
    stub = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / f"{module}.py").write_text(stub)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    environment = {"PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    with facekeys(*words, environment=environment) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (-signal.SIGINT, "", "")


def test_tracking_the_same_clip_twice_gives_the_same_bytes(run, tmp_path):
    for name in ("one", "two"):
        code, _, err = run("track", "demo", "--json", tmp_path / name)
        assert (code, err) == (0, "")
    one = (tmp_path / "one").read_bytes()
    assert one == (tmp_path / "two").read_bytes()
    records = [json.loads(line) for line in one.splitlines()]
    assert len(records) == 600
    both = sum(len(record["faces"]) == 2 for record in records)
    assert both >= 570


@pytest.mark.data
def test_a_real_clip_is_rendered_with_faces_in_nearly_every_frame(run, clips, tmp_path):
    out = tmp_path / "out.mp4"
    filters = ("--filter", "sunglasses", "--filter", "moustache")
    code, said, err = run("render", clips / "asl_yes.mkv", *filters, "-o", out)
    assert (code, err) == (0, "")
    assert "65 frames" in said
    capture = cv2.VideoCapture(str(out))
    assert capture.get(cv2.CAP_PROP_FRAME_COUNT) == 65
    assert (capture.get(3), capture.get(4)) == (640, 480)
    with_faces = int(said.split("faces in ")[1].split()[0])
    assert with_faces >= 0.95 * 65


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "people", "share"),
    [
        *((name, 1, 0.99) for name in CLIP_NAMES if name.startswith("asl_")),
        ("head-pose-two.gif", 2, 0.95),
    ],
)
def test_everybody_in_a_real_clip_is_followed_and_keeps_their_id(
    run, clips, name, people, share
):
    code, out, err = run("track", clips / name)
    assert (code, err) == (0, "")
    seen = [
        {face["id"]: face["box"][0] for face in json.loads(line)["faces"]}
        for line in out.splitlines()
    ]
    everybody = set(range(1, people + 1))
    assert sum(set(ids) == everybody for ids in seen) >= share * len(seen)
    assert set().union(*seen) == everybody
    if people == 2:  # who sits on the left stays there, so the ids are not swapped
        sides = {ids[1] < ids[2] for ids in seen if len(ids) == 2}
        assert len(sides) == 1


@pytest.mark.data
@pytest.mark.parametrize("name", CLIP_NAMES)
def test_every_real_clip_gives_valid_json_lines(run, clips, name):
    code, out, err = run("track", clips / name)
    assert (code, err) == (0, "")
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["frame"] for record in records] == list(range(len(records)))
    assert len(records) >= 35
    times = [record["time_s"] for record in records]
    assert times == sorted(times)
    for record in records:
        ids = [face["id"] for face in record["faces"]]
        assert len(set(ids)) == len(ids)
        for face in record["faces"]:
            assert tuple(face["keypoints"]) == KAGGLE15.names


@pytest.mark.parametrize(
    "arguments", [["doctor", "--json"], ["bench", "--frames", "2"], ["filters", "list"]]
)
def test_the_app_never_imports_tensorflow(run, arguments):
    code, _, imports = run(*arguments, environment={"PYTHONPROFILEIMPORTTIME": "1"})
    assert code == 0
    assert "facekeys.overlays" in imports
    assert "tensorflow" not in imports
    assert "keras" not in imports
