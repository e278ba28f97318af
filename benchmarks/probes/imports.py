"""What a worker takes before its first request: processor time and memory."""

import json
import time
from pathlib import Path

import execroles.wsgi  # noqa: F401  (that is what is measured)

spent = time.process_time()
status = Path("/proc/self/status").read_text()
[line] = [line for line in status.splitlines() if line.startswith("RssAnon")]
print(json.dumps({"milliseconds": spent * 1000, "memory": int(line.split()[1]) / 1000}))
