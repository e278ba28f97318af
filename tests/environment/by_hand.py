"""Install the site as docs/operations.md tells for a machine without Docker, and look at it.

Run: unshare --mount --net --pid --fork --kill-child python -m tests.environment.by_hand FOLDER SQL
(root; FOLDER is empty, SQL holds the socket of a PostgreSQL server that lets everybody in)

The commands of the document run as they stand there, in namespaces of their own: what they write
into /etc, /srv and /var/lib lies in FOLDER, ports are nobody else's, and everything ends with us.
Left out are those in LEFT_OUT, and in place of systemd we start what its units say.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from tests.environment.programs import listens, wait_until

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/operations.md"
SITE, UNITS = Path("/srv/who-does-what"), Path("/etc/systemd/system")
# Slow, and tested by `make fresh`; the last one asks questions.
LEFT_OUT = ("apt-get ", "git clone ", "python3 -m venv ", ".venv/bin/pip ", "createsuperuser")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PORTS = {"who-does-what.service": 8000, "who-does-what-proxy.service": 8080}


def main(folder, sql):
    venv = Path(sys.prefix).resolve()
    mounts(folder, sql, {venv, Path(sys.base_prefix).resolve()})
    (SITE / ".venv").symlink_to(venv)
    script = f'systemctl() {{ "{sys.executable}" -m tests.environment.by_hand systemctl "$@"; }}\n'
    environment = {"PATH": PATH, "PYTHONPATH": str(SITE), "LANG": "C.UTF-8"}
    run(["bash", "-eu"], input=script + "\n".join(commands()), cwd="/", env=environment)
    verify_units()
    look_at_pages()
    for program in unit("who-does-what-daily.service")["ExecStart"]:
        start("who-does-what-daily.service", program).wait()
    assert list(Path("/var/lib/who-does-what/backups").glob("*.jsonl.gz"))
    for compiled in SITE.glob("locale/**/*.mo"):
        compiled.unlink()
    assert "Not ready: translations" in check_deploy()


def commands():
    """The lines of the document's blocks of commands, without what is left out."""
    section = DOCUMENT.read_text().partition("### Without Docker")[2].partition("\n## ")[0]
    lines = "".join(re.findall(r"```sh\n(.*?)```", section, re.S)).splitlines()
    assert all(any(part in line for line in lines) for part in LEFT_OUT)
    return [line for line in lines if not any(part in line for part in LEFT_OUT)]


def mounts(folder, sql, programs):
    """Put folders of our own in the place of the machine's, and a copy of the checkout there."""
    run(["mount", "--make-rprivate", "/"])
    run(["ip", "link", "set", "lo", "up"])
    run(["mount", "-t", "proc", "proc", "/proc"])
    run(["mount", "-t", "tmpfs", "tmpfs", folder])
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "site" / name)
    for place in ("etc", "var/lib"):
        upper, work = folder / place / "upper", folder / place / "work"
        upper.mkdir(parents=True)
        work.mkdir()
        layers = f"lowerdir=/{place},upperdir={upper},workdir={work}"
        run(["mount", "-t", "overlay", "overlay", "-o", layers, f"/{place}"])
    show(programs, folder)
    for place in ("/srv", "/run", "/var/cache"):
        run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", place])
    SITE.mkdir()
    run(["mount", "--bind", folder / "site", SITE])
    Path("/run/postgresql").mkdir()
    Path("/run/postgresql/.s.PGSQL.5432").symlink_to(sql / ".s.PGSQL.5432")


def show(programs, folder):
    """Let everybody run what lies in a home folder that is shut, and see nothing else there."""
    hidden = {path for path in programs if path.is_relative_to("/root")}
    for number, path in enumerate(hidden):
        (folder / f"program{number}").mkdir()
        run(["mount", "--bind", path, folder / f"program{number}"])
    if hidden:
        run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/root"])
    for number, path in enumerate(hidden):
        path.mkdir(parents=True)
        run(["mount", "--bind", folder / f"program{number}", path])


def systemctl(command, *arguments):
    """What the document asks of systemd: read the units, and start the servers."""
    for name in arguments:
        if name.endswith(".service"):
            start(name, unit(name)["ExecStart"][0])
            wait_until(lambda n=name: listens(PORTS[n]), f"{name} listens")
        elif command == "enable" and name.endswith(".timer"):
            assert (UNITS / name).exists()


def unit(name):
    """{name: values} of a unit's [Service], as far as we know them."""
    section = (UNITS / name).read_text().partition("[Service]\n")[2].partition("\n[")[0]
    found = {}
    for line in section.splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def start(name, program):
    """Start a program as systemd would: its user, settings and folders, a socket to write to."""
    said = unit(name)
    user = said["User"][0]
    environment = {"PATH": PATH} | settings(said["EnvironmentFile"][0])
    for kind, place in (("State", "/var/lib"), ("Runtime", "/run"), ("Cache", "/var/cache")):
        for folder in said.get(f"{kind}Directory", ()):
            Path(place, folder).mkdir(exist_ok=True)
            shutil.chown(Path(place, folder), user)
            environment[f"{kind.upper()}_DIRECTORY"] = f"{place}/{folder}"
    ours, theirs = socket.socketpair()
    with Path("/run", f"{name}.log").open("ab") as log:
        subprocess.Popen(["cat"], stdin=ours, stdout=log, start_new_session=True)
    return subprocess.Popen(
        program.split(),
        cwd=said.get("WorkingDirectory", ["/"])[0],
        env=environment,
        user=user,
        group=user,
        extra_groups=[],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )


def settings(file):
    lines = (line for line in Path(file).read_text().splitlines() if not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines if line)


def verify_units():
    """Let systemd judge the units, where it is installed."""
    if shutil.which("systemd-analyze"):
        units = [str(path) for path in UNITS.glob("who-does-what*")]
        run(["systemd-analyze", "verify", "--man=no", *units])


def look_at_pages():
    for path, words in (("/", "Chức danh"), ("/en/", "Roles"), ("/admin/login/", "Đăng nhập")):
        page = Request(f"http://127.0.0.1:8080{path}", headers={"Host": "www.example.org"})
        with urlopen(page, timeout=60) as answer:
            assert words in answer.read().decode(), path
            assert "Strict-Transport-Security" in answer.headers


def check_deploy():
    check = ["runuser", "-u", "who-does-what", "--", ".venv/bin/python", "manage.py", "check"]
    environment = {"PATH": PATH} | settings("/etc/who-does-what/site.env")
    answer = subprocess.run(
        [*check, "--deploy"], cwd=SITE, env=environment, capture_output=True, text=True
    )
    return answer.stdout + answer.stderr


def run(command, **options):
    answer = subprocess.run(list(map(str, command)), text=True, **options)
    assert answer.returncode == 0, command


if __name__ == "__main__":
    os.umask(0o022)
    if sys.argv[1] == "systemctl":
        systemctl(*sys.argv[2:])
    else:
        main(*map(Path, sys.argv[1:]))
