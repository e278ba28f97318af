"""What the files of data take: seconds of processor time, their size, and the peak of memory.

DATABASE_URL=… python -m benchmarks.company 100000
DATABASE_URL=… python -m benchmarks.open_data
"""

import resource
import tempfile
import time
from pathlib import Path


def main() -> None:
    from . import django_ready  # noqa: F401  (models need the settings)
    from roles.opendata.edition import Edition, one_moment  # isort: skip
    from roles.opendata.file_kinds import files  # isort: skip

    with tempfile.TemporaryDirectory() as folder, one_moment():
        edition = Edition.current()
        for name, kind in files().items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            begun = time.process_time()
            kind.write(path, edition)
            spent, size = time.process_time() - begun, path.stat().st_size / 2**20
            if spent >= 1:
                print(f"{name}: {spent:.0f} s, {size:.0f} MB, peak {peak():.0f} MB", flush=True)
        print(f"All: {time.process_time():.0f} s, peak {peak():.0f} MB")


def peak() -> float:
    """MB of memory at most, of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
