"""Layers that come, go and play as a face does something."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.expressions import MEASURES, learn_rest, measure_face
from facekeys.overlays.faults import PackError
from facekeys.overlays.packs import load_filter
from facekeys.types import Keypoints
from factories import make_face, make_transform
from unit.overlays.films import write_film
from unit.overlays.packs import write_pack

FRAME_S = 1 / 30


def face_doing(what=None, amount=0.0, *, roll_deg=0.0, track_id=1, turn_deg=0.0):
    """A face at rest but for one thing that it does, so much more than at rest."""
    points = KAGGLE15.mean_face.copy()
    points[14, 1] = points[13, 1] + 0.24  # mouth closed
    points[[11, 12], 0] = 0.375, -0.375
    points[[11, 12], 1] = (points[13, 1] + points[14, 1]) / 2 - 0.02
    if what == "mouth-open":
        points[14, 1] += amount
        points[[11, 12], 1] += amount / 2
    elif what == "brows-raised":
        points[6:10, 1] -= amount
    elif what == "smile":
        points[[11, 12], 0] *= 1 + amount / 0.75
    points[:, 0] *= np.cos(np.radians(turn_deg))
    transform = make_transform(roll_deg=roll_deg)
    keypoints = Keypoints(apply(transform, points).astype(np.float32), KAGGLE15)
    face = make_face(track_id=track_id)
    return dataclasses.replace(face, transform=transform, keypoints=keypoints)


def load(tmp_path, trigger, *, film=None, layer=""):
    """A filter with a trigger, whose picture moves if a film's times are given."""
    name = "patch.gif" if film else "patch.png"
    options = f'"similarity"\n{layer}\n[layer.trigger]\n{trigger}'
    folder = write_pack(tmp_path, replace=('"similarity"', options))
    text = (folder / "filter.toml").read_text(encoding="utf-8")
    (folder / "filter.toml").write_text(text.replace("patch.png", name), "utf-8")
    if film:
        write_film(folder / name, shown_ms=film)
    return load_filter(folder)


class Show:
    """Plays faces to a filter, frame by frame."""

    def __init__(self, one):
        self.one = one
        self.planner = Planner()
        self.now_s = 0.0

    def step(self, *faces, after_s=FRAME_S):
        """Return the opacity of each stroke of the next frame."""
        self.now_s += after_s
        return [stroke.finish.opacity for stroke in self.strokes(*faces)]

    def strokes(self, *faces):
        return self.planner.plan(
            faces,
            [self.one] if self.one else [],
            width=640,
            height=480,
            now_ns=round(self.now_s * 1e9),
        )

    def run(self, face, seconds):
        return [self.step(face) for _ in range(round(seconds / FRAME_S))]


@pytest.mark.parametrize(
    ("what", "enough"), [("mouth-open", 0.3), ("brows-raised", 0.12), ("smile", 0.2)]
)
def test_a_layer_shows_while_a_face_does_something(tmp_path, what, enough):
    show = Show(load(tmp_path, f'when = "{what}"\ndo = "show"\nfade_s = 0'))
    assert not any(show.run(face_doing(), 1))
    assert show.step(face_doing(what, enough)) == [1]
    assert show.step(face_doing()) == []
    for other in {"mouth-open", "brows-raised", "smile"} - {what}:
        assert show.step(face_doing(other, 0.1)) == []


def test_a_layer_shows_while_the_head_leans_to_either_side(tmp_path):
    show = Show(load(tmp_path, 'when = "head-tilted"\ndo = "show"\nfade_s = 0'))
    seen = [bool(show.step(face_doing(roll_deg=roll))) for roll in
            (0, 14, 16, 12, 10, -16, -10.5, -180)]  # fmt: skip
    assert seen == [False, False, True, True, False, True, False, True]


def test_it_takes_less_to_go_on_than_to_begin(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "show"\nfade_s = 0'))
    assert not any(show.run(face_doing(), 1))
    seen = [bool(show.step(face_doing("mouth-open", amount)))
            for amount in (0.2, 0.24, 0.2, 0.18, 0.14, 0.2)]  # fmt: skip
    assert seen == [False, True, True, True, False, False]


def test_the_level_is_the_artist_s_choice(tmp_path):
    trigger = 'when = "mouth-open"\ndo = "show"\nlevel = 0.05\nfade_s = 0'
    show = Show(load(tmp_path, trigger))
    assert not any(show.run(face_doing(), 1))
    assert show.step(face_doing("mouth-open", 0.08)) == [1]


def test_a_layer_hides_while_a_face_does_something(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "hide"\nfade_s = 0'))
    assert show.step(face_doing()) == [1]
    assert show.step(face_doing("mouth-open", 0.4)) == []


def test_a_layer_comes_and_goes_gently(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "show"\nfade_s = 0.2'))
    show.step(face_doing())
    wide = face_doing("mouth-open", 0.5)
    steps = [show.step(wide, after_s=0.05) for _ in range(5)]
    assert steps == [[pytest.approx(share)] for share in (0.25, 0.5, 0.75, 1, 1)]
    assert show.step(face_doing(), after_s=0.05) == [pytest.approx(0.75)]


def number(stroke):
    """Which of the three pictures a stroke shows, by its colour."""
    b, g, r, _ = stroke.warp.pixels[5, 5].tolist()
    return [r, g, b].index(255)


def test_a_film_is_played_once_from_its_beginning(tmp_path):
    one = load(
        tmp_path, 'when = "mouth-open"\ndo = "play"\nfade_s = 0', film=(100, 100, 100)
    )
    show = Show(one)
    assert not any(show.run(face_doing(), 0.5))
    wide = face_doing("mouth-open", 0.5)
    shown = []
    for _ in range(12):
        show.now_s += 0.05
        shown.append([number(stroke) for stroke in show.strokes(wide)])
    assert shown == [*[[0]] * 2, *[[1]] * 2, *[[2]] * 2, *[[]] * 6]
    assert not any(show.run(face_doing(), 0.2))
    show.now_s += 0.05
    assert [number(stroke) for stroke in show.strokes(wide)] == [0]  # and again


def test_playing_goes_on_when_the_mouth_closes(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "play"\nfor_s = 0.5'))
    show.step(face_doing())
    show.step(face_doing("mouth-open", 0.5))
    assert all(show.run(face_doing(), 0.4))
    assert show.run(face_doing(), 0.5)[-1] == []


def test_a_film_without_trigger_runs_by_the_frames_time(tmp_path):
    folder = write_pack(tmp_path, replace=("patch.png", "patch.webp"))
    write_film(folder / "patch.webp", shown_ms=(100, 200, 100))
    show = Show(load_filter(folder))
    shown = []
    for _ in range(12):
        shown += [number(stroke) for stroke in show.strokes(make_face())]
        show.now_s += 0.05
    assert shown == [0, 0, 1, 1, 1, 1, 2, 2, 0, 0, 1, 1]


def test_a_face_that_enters_plays_once_and_another_one_too(tmp_path):
    trigger = 'when = "face-enters"\ndo = "show"\nfor_s = 0.5\nfade_s = 0'
    show = Show(load(tmp_path, trigger))
    first, second = (face_doing(track_id=number) for number in (1, 2))
    assert show.step(first) == [1]
    assert show.run(first, 0.6)[-1] == []
    assert show.step(first, second) == [1]
    # Back from behind something, it is no newcomer; after long enough it is.
    show.step(second, after_s=1.5)
    assert show.step(first, second) == []
    show.step(second, after_s=1.5)
    show.step(second, after_s=1.5)
    assert show.step(first, second) == [1]


def test_to_put_a_filter_on_counts_as_entering(tmp_path):
    one = load(tmp_path, 'when = "face-enters"\ndo = "show"\nfor_s = 0.5\nfade_s = 0')
    show = Show(None)
    show.run(face_doing(), 1)
    show.one = one
    assert show.step(face_doing()) == [1]
    assert show.run(face_doing(), 1)[-1] == []


def test_faces_have_triggers_of_their_own(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "show"\nfade_s = 0'))
    wide = face_doing("mouth-open", 0.4, track_id=2)
    assert len(show.step(face_doing(), wide)) == 1


def test_the_same_frames_give_the_same_strokes(tmp_path):
    one = load(tmp_path, 'when = "smile"\ndo = "show"')
    amounts = np.random.default_rng(4).uniform(-0.1, 0.3, 60)

    def run():
        show = Show(one)
        return [show.step(face_doing("smile", amount)) for amount in amounts]

    assert run() == run()


def test_a_still_picture_shows_what_the_face_does(tmp_path):
    one = load(tmp_path, 'when = "smile"\ndo = "show"')

    def plan(face):
        return plan_strokes([face], [one], width=640, height=480)

    assert plan(face_doing()) == ()
    (stroke,) = plan(face_doing("smile", 0.2))
    assert stroke.finish.opacity == 1


def test_what_somebody_looks_like_at_rest_is_learnt(tmp_path):
    show = Show(load(tmp_path, 'when = "smile"\ndo = "show"\nfade_s = 0'))
    wide = face_doing("smile", 0.07)
    assert not any(show.run(wide, 3))
    assert show.step(face_doing("smile", 0.15)) == []
    assert show.step(face_doing("smile", 0.22)) == [1]
    # But who comes in with a smile does not take it for nothing.
    other = Show(show.one)
    assert all(other.run(face_doing("smile", 0.3), 30))


@pytest.mark.parametrize("turn_deg", [-35, 35])
def test_a_turned_head_does_nothing_by_that(turn_deg):
    at_rest = measure_face(face_doing())
    turned = measure_face(face_doing(turn_deg=turn_deg))
    assert turned == pytest.approx(dict(at_rest), abs=1e-4)


@pytest.mark.parametrize("scheme", DETAILED.values(), ids=DETAILED)
def test_any_scheme_will_do(scheme):
    face = make_face()
    points = apply(face.transform, scheme.mean_face).astype(np.float32)
    amounts = measure_face(
        dataclasses.replace(face, keypoints=Keypoints(points, scheme))
    )
    wanted = measure_face(face)
    assert amounts == pytest.approx(dict(wanted), abs=0.15)


def test_points_that_make_no_sense_do_nothing(tmp_path):
    show = Show(load(tmp_path, 'when = "mouth-open"\ndo = "show"'))
    face = face_doing("mouth-open", 0.5)
    points = Keypoints(face.keypoints.points * np.nan, KAGGLE15)
    assert show.step(dataclasses.replace(face, keypoints=points)) == []
    flat = dataclasses.replace(face, transform=face.transform * 0)
    assert show.step(flat) == []


@settings(deadline=None)
@given(
    st.lists(st.floats(-2, 2) | st.just(float("nan")), min_size=4, max_size=4),
    st.floats(0, 100),
    st.floats(-1, 10),
)
def test_rest_stays_near_that_of_others(amounts, age_s, elapsed_s):
    rest = {}
    for _ in range(3):
        learn_rest(rest, dict(zip(MEASURES, amounts, strict=True)), age_s, elapsed_s)
    for name, one in MEASURES.items():
        assert abs(rest[name] - one.rest) <= one.varies + 1e-9


@pytest.mark.parametrize(
    ("trigger", "fault"),
    [
        ('when = "yawn"\ndo = "show"', "layer.0.trigger.when: must be 'mouth-open',"),
        ('when = "smile"', "layer.0.trigger.do: is missing"),
        ('when = "smile"\ndo = "jump"',
         "layer.0.trigger.do: must be 'show', 'hide' or 'play'"),
        ('when = "smile"\ndo = "show"\nlevel = 0',
         "layer.0.trigger.level: must be at least 0.01"),
        ('when = "smile"\ndo = "show"\nfade_s = 61',
         "layer.0.trigger.fade_s: must be at most 60"),
        ('when = "face-enters"\ndo = "show"\nlevel = 1',
         "layer.0.trigger: level: a face that enters has none"),
    ],
)  # fmt: skip
def test_faults(tmp_path, trigger, fault):
    with pytest.raises(PackError, match="is broken") as raised:
        load(tmp_path, trigger)
    assert any(fault in line for line in raised.value.faults)
