"""Write the content as the SQLite file that the site offers, and what Datasette tells beside it.

python dump.py FOLDER
"""

import sys
from pathlib import Path

import ready

from roles.opendata import datasette, sqlite_file
from roles.opendata.edition import Edition, one_moment


def main(folder):
    with one_moment():
        edition = Edition.current()
        sqlite_file.write(folder / sqlite_file.NAME, edition)
    datasette.write(folder / "metadata.json", edition)
    ready.tell(sqlite_file.NAME)


main(Path(sys.argv[1]))
