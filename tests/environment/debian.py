"""A minimal Debian in a folder, made by debootstrap, and commands that run in it. Needs root.

Nothing of this machine is in it but the way to its package registries: sources of Debian's
packages, proxies, certificates, settings of pip.
"""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

RELEASE = "bookworm"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Variables that tell how registries are reached, and files that do.
REACHING = re.compile(r"(?i)^(pip|uv|npm_config)_|_proxy$|cert|_ca_|cainfo")
REACHING_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf")
OWN_CERTIFICATES = "/usr/local/share/ca-certificates"
# Mounts of its own, which are gone with the last process in it; so is every process.
APART = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
ENTER = """
set -e
mount --rbind /dev "$1/dev"; mount -t sysfs sys "$1/sys"; mount -t proc proc "$1/proc"
cd /; exec chroot "$@"
"""


class CannotMake(RuntimeError):
    """This machine can make no Debian; the message says what it lacks."""


@contextmanager
def minimal(packages=()):
    """Yield the folder of a new Debian with `packages` and what they depend on; remove it after.

    Raises CannotMake without root or debootstrap, or when a package cannot be had.
    """
    if os.geteuid() or not (shutil.which("debootstrap") and shutil.which("unshare")):
        raise CannotMake("This needs Linux, root, and debootstrap: apt-get install debootstrap")
    folder = tempfile.mkdtemp(prefix="debian-")
    try:
        root = Path(folder)
        root.chmod(0o755)  # the root of a machine is for all its users
        bootstrap(root, packages)
        carry_over(root)
        yield root
    finally:
        shutil.rmtree(folder)


def bootstrap(root, packages):
    included = [f"--include={','.join(packages)}"] if packages else []
    mirror = [entry.split()[1] for entry in debian_sources() if f" {RELEASE} " in entry][:1]
    command = ["debootstrap", "--variant=minbase", *included, RELEASE, str(root), *mirror]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode:
        raise CannotMake("\n".join(answer.stdout.splitlines()[-5:]))


def carry_over(root):
    """Let the new machine reach the registries as this one does."""
    if sources := debian_sources():
        (root / "etc/apt/sources.list").write_text("\n".join(sources) + "\n")
        (root / "etc/apt/apt.conf.d/90reaching").write_text(apt_settings())
    for file in {*REACHING_FILES, *filter(os.path.isfile, reaching().values())}:
        if Path(file).is_file():
            (root / file[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, root / file[1:])
    if Path(OWN_CERTIFICATES).is_dir():
        shutil.copytree(OWN_CERTIFICATES, root / OWN_CERTIFICATES[1:], dirs_exist_ok=True)


def debian_sources():
    """Lines of sources.list for the parts of Debian that this machine uses; [] elsewhere."""
    entry = "deb $(SITE) $(CODENAME) $(COMPONENT)"
    kept = [f"Codename: {RELEASE}{part}" for part in ("", "-updates", "-security")]
    return sorted({line for name in kept for line in apt_targets(entry, "Origin: Debian", name)})


def apt_targets(entry, *conditions):
    if not shutil.which("apt-get"):
        return []
    command = ["apt-get", "indextargets", "--format", entry, "Created-By: Packages", *conditions]
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()


def apt_settings():
    command = ["apt-config", "dump", "--format", '%f "%v";%n', "Acquire"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def reaching():
    """The variables of this machine that tell how registries are reached."""
    return {name: value for name, value in os.environ.items() if REACHING.search(name)}


def inside(root, *command):
    """Return the command for this machine that runs `command` in the one in `root`."""
    return [*APART, "sh", "-c", ENTER, "enter", str(root), *command]


def environment(**extra):
    """A new machine's environment: nothing of the shell that started this."""
    return {"HOME": "/root", "PATH": PATH, "LANG": "C.UTF-8"} | reaching() | extra
