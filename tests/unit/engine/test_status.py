import json

from facekeys.engine.governor import Budget, Governor
from facekeys.engine.recording import RecordingState
from facekeys.engine.statistics import Meter
from facekeys.engine.status import Status, to_json
from facekeys.virtualcam.audience import UNKNOWN


def test_a_status_is_one_line_of_plain_json_with_rounded_numbers():
    meter = Meter()
    meter.processed(0, 1, {"infer": 1.23456789})
    status = Status(
        output="",
        output_trouble="",
        audience=UNKNOWN,
        camera_resting=False,
        recording=RecordingState("/x/me.part.mp4", 1.23456, 2),
        filters=("hat",),
        statistics=meter.read(dropped=4),
        governor=Governor(Budget()).state,
    )
    text = to_json(status)
    assert "\n" not in text
    assert text.isascii()
    now = json.loads(text, parse_constant=lambda name: 1 / 0)  # no NaN, no Infinity
    assert now["filters"] == ["hat"]
    assert (now["watched"], now["watchers"]) == (None, None)
    assert now["camera_resting"] is False
    assert now["recording"] == {
        "path": "/x/me.part.mp4",
        "seconds": 1.235,
        "left_out": 2,
    }
    assert now["stages"] == [{"name": "infer", "median_ms": 1.235, "p95_ms": 1.235}]
    assert now["frames"]["dropped"] == 4
    assert now["governor"]["effort"]["processing_fps"] == 30
