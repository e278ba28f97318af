"""The stack of compose.yaml without Docker: the same files start Granian and nginx.

    python -m tests.environment.stack     serves the site on a database of its own, until Ctrl-C,
                                          an hour at most

Everything listens on this machine only, on ports that are free, and ends with whoever started it.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.environment import postgres
from tests.environment.programs import LONGEST, Program, free_port, listens, wait_until

ROOT = Path(__file__).resolve().parents[2]
PROXY = str(ROOT / "deploy/proxy.sh")


@dataclass
class App:
    """An app server: Granian with the code in `code`."""

    environment: dict
    log: Path
    code: Path = ROOT
    port: int = field(default_factory=free_port)
    program: Program = None

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self, code=None):
        """Start it, with other code if given; it listens when `wait()` returns."""
        self.code = code or self.code
        command = [sys.executable, "-m", "execroles.serving"]
        env = self.environment | {"BIND": f"127.0.0.1:{self.port}"}
        self.program = Program(command, log=self.log, cwd=self.code, env=env)
        return self

    def wait(self):
        wait_until(lambda: listens(self.port) or self.ended(), "an app server listens")
        return self

    def ended(self):
        if not self.program.is_running:
            raise RuntimeError(self.program.messages())

    def stop(self):
        if self.program:
            self.program.stop()

    def manage(self, *arguments, code=None):
        """Run a command of manage.py with this server's settings; return what it printed."""
        command = [sys.executable, "manage.py", *map(str, arguments)]
        cwd = code or self.code
        answer = subprocess.run(
            command, cwd=cwd, env=self.environment, capture_output=True, text=True
        )
        if answer.returncode:
            raise RuntimeError(answer.stdout + answer.stderr)
        return answer.stdout


@dataclass
class Stack:
    """Running app servers and, before them, nginx; `origin` is where readers go."""

    apps: list
    folder: Path
    port: int = field(default_factory=free_port)
    proxy: Program = None

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def start_proxy(self):
        self.folder.chmod(0o711)  # as root, nginx gives its work to a user without rights
        log = self.folder / "nginx.log"
        env = self.proxy_environment(self.apps)
        self.proxy = Program([PROXY], log=log, cwd=ROOT, env=env)
        wait_until(lambda: listens(self.port) or self.proxy_ended(), "nginx listens")

    def proxy_ended(self):
        if not self.proxy.is_running:
            raise RuntimeError(self.proxy.messages())

    def send_to(self, *apps):
        """Let nginx ask these app servers only; wait until nobody waits for the others."""
        before = set(self.proxy.children())
        command, env = [PROXY, "-s", "reload"], self.proxy_environment(apps)
        subprocess.run(command, env=env, check=True, capture_output=True)
        wait_until(lambda: not before & set(self.proxy.children()), "nginx asks others")

    def proxy_environment(self, apps):
        return os.environ | {
            "HOSTS": "127.0.0.1",
            "SERVERS": " ".join(f"127.0.0.1:{app.port}" for app in apps),
            "LISTEN": f"127.0.0.1:{self.port}",
            "SCHEME": "http",
            "RUN": str(self.folder / "nginx"),
            "LOG": str(self.folder / "requests.log"),
            "PATH": f"{os.environ['PATH']}:/usr/sbin",
        }


@contextmanager
def running(folder, *, apps=1, **settings):
    """Yield a Stack whose files are in `folder`; `settings` are environment variables of the app.

    The database must be there already, but it may be empty.
    """
    environment = app_environment(folder, settings)
    servers = [App(environment, folder / f"app{number}.log") for number in range(apps)]
    stack = Stack(servers, folder)
    with ExitStack() as ending:
        for server in servers:
            ending.callback(server.stop)
            server.start()
        for server in servers:
            server.wait()
        stack.start_proxy()
        ending.callback(lambda: stack.proxy.stop())
        yield stack


def app_environment(folder, settings):
    """Production's settings, but for TLS: nothing ends it here.

    Nor is anybody counted: a test asks more in a minute than a reader, on a fast machine.
    """
    ours = {
        "PRODUCTION": "1",
        "HTTPS": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "PROXIES": "1",
        "PACE": "0",
        "WORKERS": "2",
        "VAR_DIR": str(folder),
        "TMPDIR": str(folder),  # what a killed server leaves goes with it
    }
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DEBUG")}
    return kept | ours | settings


def has_nginx():
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def main():
    binaries = postgres.find_binaries()
    if not (binaries and has_nginx()):
        sys.exit("This needs PostgreSQL and nginx on this machine.")
    with ExitStack() as ending, suppress(KeyboardInterrupt):
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="stack-")))
        url = ending.enter_context(postgres.temporary_server(binaries))
        preparing = App(app_environment(folder, {"DATABASE_URL": url}), folder / "log")
        for command in (["migrate", "-v0"], ["seed"], ["collectstatic", "--no-input", "-v0"]):
            preparing.manage(*command)
        stack = ending.enter_context(running(folder, apps=2, DATABASE_URL=url))
        print(f"The site: {stack.origin}/ (Ctrl-C ends it; logs in {folder})", flush=True)
        wait_until(lambda: not stack.proxy.is_running, "the end", seconds=LONGEST)


if __name__ == "__main__":
    main()
