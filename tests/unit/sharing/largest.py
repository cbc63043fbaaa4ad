"""Run by itself: reads a pack, and says how long it took and how much memory in all."""

import json
import sys
import time
from pathlib import Path

from facekeys.overlays.faults import PackError
from facekeys.sharing import checking

path = Path(sys.argv[1])
read = checking.load_filter if path.is_dir() else checking.checked
began_s = time.process_time()
try:
    read(path)
    outcome = "loaded"
except PackError:
    outcome = "refused"
spent_s = time.process_time() - began_s
# Not by getrusage, which counts what the process was before it became this one.
status = Path("/proc/self/status").read_text()
peak_mb = int(status.partition("VmHWM:")[2].split()[0]) / 1024
found = {"outcome": outcome, "spent_s": spent_s, "peak_mb": peak_mb}
sys.stdout.write(json.dumps(found))
