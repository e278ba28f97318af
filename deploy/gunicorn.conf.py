"""How gunicorn serves the site: by `make run`, in the container, and beside nginx."""

import multiprocessing
import sys
from pathlib import Path

from gunicorn.glogging import Logger

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from execroles.environment import number, text
from execroles.logs import server_formatter

wsgi_app = "execroles.wsgi"
bind = text("BIND", "127.0.0.1:8000")
workers = number("WORKERS", multiprocessing.cpu_count(), least=1, most=1000)
worker_class = "gthread"
# Pages wait for the database more than for the processor.
threads = number("THREADS", 4, least=1, most=1000)
# One copy of the code for all workers, and a wrong setting stops the server at once.
preload_app = True
# Longer than the proxy keeps its connections, so that it never writes to one that is closing.
keepalive = 75
timeout = 30
graceful_timeout = 30
# A role description with a hundred lines and a dozen reworded; the most that gunicorn can be told.
limit_request_line = 8190
limit_request_fields = 60
# No header says at which path the site stands, and one alone whether the reader uses TLS.
forwarder_headers = ""
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
# In memory: the container's file system cannot be written to.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
# The application logs each request itself, and both without addresses (see execroles/logs.py).
accesslog = None
errorlog = "-"


class logger_class(Logger):
    """gunicorn's, but its lines are like those of the application."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers if server_formatter() else ():
            handler.setFormatter(server_formatter())
