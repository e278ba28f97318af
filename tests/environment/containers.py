"""Images and containers by buildah, in a folder of their own: no Docker engine, no daemon.

Containers are told apart from this machine by their files only (isolation «chroot»): they share its
network, so whatever listens in them must choose a free port and the loopback address.
"""

import json
import shutil
import subprocess
from contextlib import contextmanager

from tests.environment import debian

# A tree of processes that is gone with its first one.
TOGETHER = ["unshare", "--pid", "--fork", "--kill-child"]


class Store:
    """Buildah's images and containers in `folder`; they are gone when the `with` block ends.

    Raises debian.CannotMake without buildah; a command that fails raises CalledProcessError.
    """

    def __init__(self, folder):
        if not shutil.which("buildah"):
            raise debian.CannotMake("This needs buildah: apt-get install buildah")
        self.folder = folder
        places = ["--root", str(folder / "store"), "--runroot", str(folder / "run")]
        self.program = ["buildah", *places, "--storage-driver", "vfs"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self("rm", "--all")

    def __call__(self, *command):
        """Run one of buildah's commands and return what it printed."""
        whole = [*self.program, *map(str, command)]
        return subprocess.run(whole, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def image_of(self, root, tag, *config):
        """Make an image of the files in the folder `root`."""
        name = self("from", "scratch")
        self("copy", "--quiet", name, root, "/")
        self("config", *config, name)
        self("commit", "--quiet", "--rm", name, tag)

    def build(self, tag, context, *options):
        """Build an image; its steps run as in a container, and no registry is asked for bases."""
        common = ("--isolation", "chroot", "--pull-never", "--tag", tag)
        self("bud", *common, *options, context)

    def build_from(self, tag, text):
        """Build an image from the text of a Dockerfile that copies nothing."""
        context = self.folder / tag
        context.mkdir()
        (context / "Dockerfile").write_text(text)
        self.build(tag, context)

    def default_command(self, image):
        """What a container of `image` runs when it is told nothing."""
        return json.loads(self("inspect", "--type", "image", image))["OCIv1"]["config"]["Cmd"]

    def command(self, image, *command, environment=(), volumes=()):
        """Return the command for this machine that runs `command` in a new container of `image`.

        With the image's own user and environment, to which `environment` (a dict) is added;
        `volumes` are folders here and there, as (here, there).
        """
        name = self("from", "--pull-never", image)
        given = [f"--env={key}={value}" for key, value in dict(environment).items()]
        mounted = [f"--volume={here}:{there}" for here, there in volumes]
        run = ["run", "--isolation", "chroot", *given, *mounted, name, "--", *command]
        return [*self.program, *run]

    def run(self, *arguments, **named):
        """Run a command in a new container and return what it printed."""
        command = self.command(*arguments, **named)
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout

    @contextmanager
    def running(self, *arguments, **named):
        """Let a command run in a new container while the block runs."""
        program = subprocess.Popen([*TOGETHER, *self.command(*arguments, **named)])
        try:
            yield program
        finally:
            program.kill()
            program.wait()
