"""LibreOffice without a window: opens documents and tables as their readers do."""

import os
import shutil
import subprocess
from pathlib import Path

COMMANDS = ("soffice", "libreoffice")
MAC_APP = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# Seconds, for the first start on a slow machine.
LONGEST = 240


def find():
    return next(filter(None, map(shutil.which, (*COMMANDS, MAC_APP))), None)


def runs():
    """Whether there is one that reads texts and tables: its core alone starts as well."""
    program = find()
    parts = Path(program).resolve().parent.parent if program else Path()
    return bool(program) and all(any(parts.rglob(f"lib{part}lo*")) for part in ("sw", "sc"))


def to_pdf(files, folder):
    return converted(files, folder, "pdf")


def to_csv(files, folder):
    """The first sheet of each, with the values of its formulas."""
    return converted(files, folder, "csv")


def converted(files, folder, ending):
    """Open the files and write each into `folder`, all by one start; return {name: what it is now}.

    With settings of its own, so that it minds no other LibreOffice of this machine.
    Raises RuntimeError with what it said if a file cannot be opened.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find(), profile, "--headless", "--norestore", "--convert-to", ending]
    answer = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        env=os.environ | {"HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    written = {file.name: folder / f"{file.stem}.{ending}" for file in files}
    missing = [name for name, path in written.items() if not path.exists()]
    if answer.returncode or missing:
        raise RuntimeError(f"Not written: {missing}\n{answer.stdout}{answer.stderr}")
    return written
