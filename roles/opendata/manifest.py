"""What is in the files: told to programs (manifest.json) and to `sha256sum -c` (SHA256SUMS)."""

import json
from hashlib import sha256

from . import csv_tables, sqlite_file
from .file_kinds import files
from .flat_tables import tables

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


def write_manifest(folder, edition, kept):
    """`kept`: {name of a file: {"size", "sha256"}}."""
    sizes = sqlite_file.sizes(folder)
    told = {name: {"media_type": of.media_type, **kept[name]} for name, of in files().items()}
    for table in tables():
        of = sizes[table.name]
        told[csv_tables.name_of(table)] |= {"rows": of["rows"], "columns": of["columns"]}
    contents = {"tables": sizes, "files": told}
    text = json.dumps(edition.about | contents, ensure_ascii=False, indent=2) + "\n"
    digests = {name: each["sha256"] for name, each in kept.items()}
    digests[MANIFEST] = sha256(text.encode()).hexdigest()
    sums = [f"{digest}  {name}\n" for name, digest in sorted(digests.items())]
    (folder / SUMS).write_text("".join(sums))
    (folder / MANIFEST).write_text(text)


def read_manifest(folder):
    return json.loads((folder / MANIFEST).read_text())
