"""Build the images of compose.yaml and run them, without a Docker engine: `make images`.

Run: python -m tests.environment.images
Buildah builds deploy/Dockerfile on bases that are made here and stand for those it names: a minimal
Debian, and the same with Python 3.13. Then PostgreSQL, migrations, seed, app and proxy run, each
with the environment that compose.yaml gives it, and pages are fetched through the proxy. Needs
Linux, root, debootstrap, buildah, and a Python 3.13 in a folder of its own.
"""

import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from glob import glob
from pathlib import Path

from tests.environment import composed, debian
from tests.environment.checks import ROOT
from tests.environment.containers import Store
from tests.environment.suite import title

# What Python's own modules are linked with, and what its image has besides.
LIBRARIES = [
    "ca-certificates",
    "libbz2-1.0",
    "libexpat1",
    "libffi8",
    "libgdbm6",
    "liblzma5",
    "libncursesw6",
    "libreadline8",
    "libsqlite3-0",
    "libssl3",
    "libuuid1",
    "netbase",
    "tzdata",
    "zlib1g",
]
PYTHONS = ("/usr/local/bin/python3.13", "~/.pyenv/versions/3.13.*/bin/python3.13")


def main():
    try:
        with ExitStack() as ending:
            folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="images-")))
            store = ending.enter_context(Store(folder))
            build(store)
            return composed.try_out(store, folder)
    except debian.CannotMake as problem:
        print(problem)
        return 1


def build(store):
    title("bases")
    with debian.minimal(LIBRARIES) as root:
        store.image_of(root, "minimal-debian")
        put_python_into(root)
        store.image_of(root, "minimal-python", "--env", f"PATH={debian.PATH}")
    title("image db")
    store.build_from("db", composed.POSTGRES)
    for target in ("app", "proxy"):
        title(f"image {target}")
        images = ("PYTHON_IMAGE=minimal-python", "DEBIAN_IMAGE=minimal-debian")
        given = [f"--build-arg={image}" for image in images]
        ignored = f"--ignorefile={ROOT}/deploy/Dockerfile.dockerignore"
        file = f"--file={ROOT}/deploy/Dockerfile"
        store.build(target, ROOT, *given, ignored, file, f"--target={target}")


def put_python_into(root):
    """Copy a Python 3.13 of this machine to /usr/local, where its image has it."""
    found = [path for place in PYTHONS for path in glob(str(Path(place).expanduser()))]
    if not found:
        raise debian.CannotMake(f"This needs a Python 3.13 in one of: {', '.join(PYTHONS)}")
    python = Path(found[-1])
    local = root / "usr/local"
    shutil.copytree(python.parents[1] / "lib", local / "lib", symlinks=True, dirs_exist_ok=True)
    shutil.copy(python, local / "bin/python3.13")
    for name in ("python", "python3"):
        (local / "bin" / name).symlink_to("python3.13")
    subprocess.run(["chroot", root, "ldconfig"], check=True)


if __name__ == "__main__":
    sys.exit(main())
