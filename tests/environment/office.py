"""LibreOffice without a window: opens documents as their readers do, and prints them to PDF."""

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
    """Whether there is one that reads texts: its core alone, without Writer, starts as well."""
    program = find()
    return bool(program) and any(Path(program).resolve().parent.parent.rglob("libswlo*"))


def to_pdf(files, folder):
    """Open the files and print each into `folder`, all by one start; return {name: path of PDF}.

    With settings of its own, so that it minds no other LibreOffice of this machine.
    Raises RuntimeError with what it said if a file cannot be opened.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find(), profile, "--headless", "--norestore", "--convert-to", "pdf"]
    answer = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        env=os.environ | {"HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    printed = {file.name: folder / f"{file.stem}.pdf" for file in files}
    missing = [name for name, pdf in printed.items() if not pdf.exists()]
    if answer.returncode or missing:
        raise RuntimeError(f"Not printed: {missing}\n{answer.stdout}{answer.stderr}")
    return printed
