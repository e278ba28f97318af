"""How gunicorn serves the site: by `make run`, in the container, and beside nginx."""

import multiprocessing
import os
from pathlib import Path

wsgi_app = "execroles.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS") or multiprocessing.cpu_count())
worker_class = "gthread"
# Pages wait for the database more than for the processor.
threads = int(os.environ.get("THREADS") or 4)
# One copy of the code for all workers, and a wrong setting stops the server at once.
preload_app = True
# Longer than the proxy keeps its connections, so that it never writes to one that is closing.
keepalive = 75
timeout = 30
graceful_timeout = 30
limit_request_line = 4094
limit_request_fields = 60
# In memory: the container's file system cannot be written to.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
# The application logs each request itself, without addresses (see execroles/logs.py).
accesslog = None
errorlog = "-"
