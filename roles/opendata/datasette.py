"""What Datasette tells beside the SQLite file: `datasette handbook.sqlite -m metadata.json`."""

import json

from .edition import LICENCE_NAME, LICENCE_URL
from .flat_tables import tables


def write(path, edition):
    told = {
        "title": edition.about["title"]["en"],
        "description": f"{edition.changed_at.isoformat()}, {edition.token}",
        "license": LICENCE_NAME,
        "license_url": LICENCE_URL,
        "source": edition.about["title"]["vi"],
        "source_url": edition.origin,
        "databases": {"handbook": {"tables": {table.name: described(table) for table in tables()}}},
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def described(table):
    return {
        "title": both(table.title),
        "description": both(table.description),
        "columns": {
            column.name: ". ".join(filter(None, [both(column.title), both(column.description)]))
            for column in table.columns
        },
    }


def both(texts):
    """«Duties / Các nhiệm vụ»."""
    return " / ".join(dict.fromkeys(filter(None, (texts["en"], texts["vi"]))))
