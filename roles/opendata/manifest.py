"""What is in the files: told to programs (manifest.json) and to `sha256sum -c` (SHA256SUMS)."""

import json
from hashlib import sha256

from . import sqlite_file
from .file_kinds import files

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


def write_manifest(folder, edition, kept):
    """`kept`: {name of a file: {"size", "sha256"}}."""
    told = {name: {"media_type": of.media_type, **kept[name]} for name, of in files().items()}
    contents = {"tables": sqlite_file.sizes(folder), "files": told}
    text = json.dumps(edition.about | contents, ensure_ascii=False, indent=2) + "\n"
    digests = {name: each["sha256"] for name, each in kept.items()}
    digests[MANIFEST] = sha256(text.encode()).hexdigest()
    sums = [f"{digest}  {name}\n" for name, digest in sorted(digests.items())]
    (folder / SUMS).write_text("".join(sums))
    (folder / MANIFEST).write_text(text)


def read_manifest(folder):
    return json.loads((folder / MANIFEST).read_text())
