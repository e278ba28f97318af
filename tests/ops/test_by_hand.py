"""The steps of docs/operations.md for a machine without Docker, run as they stand there."""

import os
import subprocess
import sys
from pathlib import Path

import dj_database_url
import pytest

from tests.environment import checks, machine, postgres

ALONE = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child"]


def may_make_namespaces():
    """Root may on Linux, but not in every container."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    mount = "mount --make-rprivate / && mount -t tmpfs t /mnt && mkdir /mnt/u /mnt/w"
    overlay = "mount -t overlay o -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc"
    trying = [*ALONE, "sh", "-c", f"{mount} && {overlay}"]
    return subprocess.run(trying, capture_output=True).returncode == 0


@pytest.mark.once
@pytest.mark.timeout(700)
def test_the_document_installs_the_site(tmp_path):
    if not may_make_namespaces():
        pytest.skip("Needs root, and a kernel that lets it mount (not in every container).")
    for part in (machine.NGINX, machine.POSTGRESQL):
        machine.require(part)
    with postgres.temporary_server(postgres.find_binaries()) as url:
        sql = Path(dj_database_url.parse(url)["HOST"])
        sql.chmod(0o711)  # everybody may find the socket, as in /var/run/postgresql
        installing = [sys.executable, "-m", "tests.environment.by_hand", tmp_path, sql]
        answer = subprocess.run(
            [*ALONE, *installing], cwd=checks.ROOT, capture_output=True, text=True, timeout=600
        )
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-3000:]
    assert '{"status": "ok", "failing": []}' in answer.stdout
