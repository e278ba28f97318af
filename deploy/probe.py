"""Ask the app server beside us whether it is well; exit 1 if not: the container's health check."""

import os
import sys
import urllib.error
import urllib.request

host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
port = os.environ.get("BIND", ":8000").rpartition(":")[2]
probe = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
try:
    with urllib.request.urlopen(probe, timeout=4) as answer:  # noqa: S310
        print(answer.read().decode())
except urllib.error.HTTPError as failing:
    sys.exit(failing.read().decode())
except OSError as error:
    sys.exit(str(error))
