"""FaceKeys beside MediaPipe FaceMesh and the seed article's loop: speed and steadiness.

    python benchmarks/compare_peers.py --peer-python PEER/bin/python [CLIP ...]

`PEER` is a virtual environment with `mediapipe==0.10.21`; the article's loop needs the
`train` extra. Without clips the demo clip is used. Prints Markdown tables; `--json
FILE` writes their figures.

**Speed.** Every frame goes to each tracker in turn, and who is first changes with every
frame, so that whatever else the machine does slows all of them down. Each runs in a
process of its own; only the tracking call is timed, not how the frame gets there (see
`peers`). All of it is done again `--passes` times, and of each frame the fastest time
counts, for the others tell of the machine's other work; only the article's loop, which
takes so much longer, has one pass. FaceMesh is in its video mode, for one face, and is
handed RGB. FaceKeys draws nothing, and has Viola-Jones in the same thread; the app has
another for it. So there are three rows: "in one thread" has each look within the frame
that it falls on; "frame path" leaves the looks out; "mean look added" adds their mean
to every frame. The clips are shorter than the time in which looks of every kind have
had their turn; so that mean is taken from each clip played forth and back, as one
scene, until all of them had, in processor time, likewise the least of all passes. The
article's loop draws; its network has weights of chance. Processor time is that of all
threads of a tracker. A second table has FaceKeys' stages.

**Steadiness.** The two portraits of the demo, 640x480, the eyes 64 pixels apart, with
noise of 4 grey levels in each channel: still, and moved in known ways (`peers.motion`).
Jitter is the root mean square of the motion from frame to frame on the still face.
Error and lag are those of the moving one: the mean distance of the points to where they
belong, without each tracker's own constant offset; and the number of frames by which
the truth, set back, fits the track best. All over the distance of the eyes, means of
both portraits.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

import numpy as np

from facekeys.camera.choose import DEMO, open_file
from facekeys.detection.lookout import AROUND
from facekeys.types import Frame
from peers import motion
from peers.client import Peer
from peers.markdown import number, per_cent, table
from peers.protocol import Answer

MEDIAPIPE = "MediaPipe FaceMesh, video mode"
REFINED = "MediaPipe FaceMesh, video mode, refined"
FACEKEYS = "FaceKeys, in one thread"
FRAME_PATH = "FaceKeys, frame path"
LOOK_ADDED = "FaceKeys, frame path, mean look added"
RAW = "FaceKeys, not smoothed"
ARTICLE = "the article's loop"

_WARM_UP = 5  # frames at the start of each clip that do not count

Figures = dict[str, dict[str, float | None]]


def main() -> None:
    """Print the tables that are wanted."""
    options = _options()
    results: dict[str, Figures] = {}
    if "speed" in options.only:
        with ExitStack() as opened:
            peers = {
                MEDIAPIPE: _mediapipe(options.peer_python),
                FACEKEYS: Peer("facekeys_worker"),
                ARTICLE: Peer("article_worker"),
            }
            for peer in peers.values():
                opened.enter_context(peer)
            best = fastest(peers, options)
            look_ms = mean_look(peers[FACEKEYS], options)
        results["speed"] = speed(best, look_ms)
        results["stages"] = stages(best[FACEKEYS])
        lines = [*speed_table(results["speed"]), "", *stage_table(results["stages"])]
        print("\n".join([*lines, ""]))
    if "steadiness" in options.only:
        with ExitStack() as opened:
            peers = {
                MEDIAPIPE: _mediapipe(options.peer_python),
                REFINED: _mediapipe(options.peer_python, refine_landmarks=True),
                "FaceKeys": Peer("facekeys_worker"),
                RAW: Peer("facekeys_worker", smooth=False),
            }
            for peer in peers.values():
                opened.enter_context(peer)
            results["steadiness"] = steadiness(peers)
        print("\n".join(steadiness_table(results["steadiness"])))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def fastest(
    peers: Mapping[str, Peer], options: argparse.Namespace
) -> dict[str, list[Answer]]:
    """Return each tracker's fastest answer to each frame of the clips."""
    best: dict[str, list[Answer]] = {name: [] for name in peers}
    quick = {name: peer for name, peer in peers.items() if name != ARTICLE}
    for clip in options.clips or [DEMO]:
        passes = [_pass(peers, clip, options.frames)]
        passes += [_pass(quick, clip, options.frames) for _ in range(1, options.passes)]
        for name, answers in best.items():
            every = zip(*(one[name] for one in passes if name in one), strict=True)
            answers += [min(same, key=lambda answer: answer.wall_ms) for same in every]
    return best


def mean_look(facekeys: Peer, options: argparse.Namespace) -> float:
    """Return the processor time of the looks for newcomers, mean ms a frame."""
    every = []
    for clip in options.clips or [DEMO]:
        frames = [frame.pixels for frame in _read(clip, options.frames)]
        there_and_back = frames + frames[-2:0:-1]
        passes = [_spent(facekeys, there_and_back) for _ in range(options.passes)]
        best = np.min(passes, axis=0)
        every.append(best.mean() - np.median(best))  # most frames have no look in them
    return statistics.fmean(every)


def _spent(facekeys: Peer, frames: Sequence[np.ndarray]) -> list[float]:
    """Return the processor time of each frame in one turn of all kinds of looks."""
    first = motion.FPS // 2  # by then the face is found, and one look was for company
    spent = []
    for index in range(first + len(AROUND) * motion.FPS):
        answer = facekeys.ask(
            frames[index % len(frames)],
            index * 1_000_000_000 // motion.FPS,
            new_scene=index == 0,
        )
        spent.append(answer.cpu_ms)
    return spent[first:]


def speed(answers: Mapping[str, Sequence[Answer]], look_ms: float) -> Figures:
    """Return what a frame takes each tracker.

    Args:
        answers: Of each tracker.
        look_ms: What FaceKeys' looks take in the mean, in each frame.
    """
    figures = {name: _times(best) for name, best in answers.items()}
    looks = [answer.stages["detect"] for answer in answers[FACEKEYS]]
    path = np.array([answer.wall_ms for answer in answers[FACEKEYS]]) - looks
    # Nobody tells the processor time of a stage.
    untold = {"cpu_ms": None, "cpu_mean_ms": None}
    figures[FRAME_PATH] = figures[FACEKEYS] | untold | _spread(path)
    figures[LOOK_ADDED] = figures[FACEKEYS] | untold | _spread(path + look_ms)
    for one in figures.values():
        one["ratio"] = one["median_ms"] / figures[MEDIAPIPE]["median_ms"]
        one["p95_ratio"] = one["p95_ms"] / figures[MEDIAPIPE]["p95_ms"]
    return dict(sorted(figures.items(), key=lambda item: item[1]["ratio"]))


def stages(answers: Sequence[Answer]) -> Figures:
    """Return what each stage of FaceKeys takes."""
    return {
        name: _spread(spent) | {"mean_ms": statistics.fmean(spent)}
        for name in answers[0].stages
        for spent in [[answer.stages[name] for answer in answers]]
    }


def stage_table(figures: Figures) -> list[str]:
    """Return the lines of a Markdown table."""
    rows = [
        [head, *(number(one[key]) for one in figures.values())]
        for head, key in (("median", "median_ms"), ("mean", "mean_ms"))
    ]
    return table(["FaceKeys, ms", *figures], rows)


def _pass(peers: Mapping[str, Peer], clip: str, most: int) -> dict[str, list[Answer]]:
    """Return what each tracker says of each frame of a clip, once it is warm."""
    answers: dict[str, list[Answer]] = {name: [] for name in peers}
    for index, frame in enumerate(_read(clip, most)):
        for name in _in_turn(list(peers), index):
            answer = peers[name].ask(
                frame.pixels, frame.captured_ns, new_scene=index == 0
            )
            if index >= _WARM_UP:
                answers[name].append(answer)
    return answers


def speed_table(figures: Figures) -> list[str]:
    """Return the lines of a Markdown table."""
    heads = [
        f"{figures[MEDIAPIPE]['frames']:.0f} frames",
        "median, ms",
        "95 % below, ms",
        "processor time, median ms",
        "mean ms",
        "median to FaceMesh's",
        "95 % to FaceMesh's",
        "frames with a face, %",
    ]
    keys = ("median_ms", "p95_ms", "cpu_ms", "cpu_mean_ms", "ratio", "p95_ratio")
    rows = [
        [name, *(number(one[key]) for key in keys), per_cent(one["found"], 1)]
        for name, one in figures.items()
    ]
    factor = figures[ARTICLE]["median_ms"] / figures[FACEKEYS]["median_ms"]
    last = f"The article's loop takes {factor:.0f} times FaceKeys' median."
    return [*table(heads, rows), "", last]


def steadiness(peers: Mapping[str, Peer]) -> Figures:
    """Return jitter, errors and lags of each tracker, in shares and frames."""
    figures: Figures = {name: {} for name in peers}
    for kind, moved in motion.MOTIONS.items():
        for name, tracks in _tracks(peers, moved).items():
            figures[name] |= _judge(kind, moved, tracks)
    return figures


def steadiness_table(figures: Figures) -> list[str]:
    """Return the lines of a Markdown table: per cent of the eye distance, frames."""
    moving = [kind for kind in motion.MOTIONS if kind != "still"]
    heads = [
        "jitter, still",
        *(f"error, {kind}" for kind in moving),
        *(f"lag, {kind}" for kind in moving),
    ]
    rows = [
        [
            name,
            *(
                number(one[head]) if head.startswith("lag") else per_cent(one[head])
                for head in heads
            ),
        ]
        for name, one in figures.items()
    ]
    return table(["% of the eye distance; lag in frames", *heads], rows)


def _mediapipe(python: str, **options: bool) -> Peer:
    return Peer("mediapipe_worker", python=python, static_image_mode=False, **options)


def _read(clip: str, most: int) -> Iterator[Frame]:
    with closing(open_file(clip)) as source:
        yield from islice(iter(source.read, None), most)


def _in_turn(names: list[str], index: int) -> list[str]:
    first = index % len(names)
    return names[first:] + names[:first]


def _times(answers: Sequence[Answer]) -> dict[str, float]:
    return {
        **_spread([answer.wall_ms for answer in answers]),
        "cpu_ms": statistics.median(answer.cpu_ms for answer in answers),
        "cpu_mean_ms": statistics.fmean(answer.cpu_ms for answer in answers),
        "found": statistics.fmean(bool(answer.faces) for answer in answers),
        "frames": len(answers),
    }


def _spread(milliseconds: Sequence[float]) -> dict[str, float]:
    return {
        "median_ms": statistics.median(milliseconds),
        "p95_ms": float(np.quantile(milliseconds, 0.95)),
    }


Tracks = list[tuple[motion.Sitter, list[np.ndarray]]]


def _tracks(peers: Mapping[str, Peer], moved: motion.Motion) -> dict[str, Tracks]:
    """Return what each tracker finds on each portrait after the warm-up."""
    tracks: dict[str, Tracks] = {name: [] for name in peers}
    for sitter in motion.SITTERS:
        for name in peers:
            tracks[name].append((sitter, []))
        for index, pixels in enumerate(motion.frames(sitter, moved)):
            for name, peer in peers.items():
                time_ns = index * 1_000_000_000 // motion.FPS
                answer = peer.ask(pixels, time_ns, new_scene=index == 0)
                if index >= motion.WARM_UP:
                    tracks[name][-1][1].append(_only(answer, name))
    return tracks


def _only(answer: Answer, name: str) -> np.ndarray:
    if len(answer.faces) != 1:
        message = f"{name} found {len(answer.faces)} faces where there is one."
        raise SystemExit(message)
    return np.array(answer.faces[0])


def _judge(kind: str, moved: motion.Motion, tracks: Tracks) -> dict[str, float]:
    if kind == "still":
        jitters = [motion.jitter(track) for _, track in tracks]
        return {"jitter, still": statistics.fmean(jitters)}
    errors = [motion.error(track, sitter, moved) for sitter, track in tracks]
    lags = [motion.lag(track, sitter, moved) for sitter, track in tracks]
    return {
        f"error, {kind}": statistics.fmean(errors),
        f"lag, {kind}": statistics.fmean(lags),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="FaceKeys beside its peers.")
    parser.add_argument("clips", nargs="*", metavar="CLIP", help="videos [the demo]")
    parser.add_argument("--peer-python", required=True, help="has mediapipe==0.10.21")
    parser.add_argument("--frames", type=int, default=300, help="of a clip, at most")
    parser.add_argument("--passes", type=int, default=5, help="over each clip")
    parser.add_argument(
        "--only", nargs="+", choices=["speed", "steadiness"], help="[both]"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures there")
    options = parser.parse_args()
    options.only = options.only or ["speed", "steadiness"]
    return options


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    main()
