"""The collector of garbage passes over what a server has loaded: requests would wait for it."""

import subprocess
import sys

from tests.environment import checks

CODE = """
import gc
import execroles.wsgi
assert gc.get_freeze_count() > 100_000, gc.get_freeze_count()
"""


def test_what_a_server_has_loaded_is_frozen():
    subprocess.run([sys.executable, "-c", CODE], cwd=checks.ROOT, check=True)
