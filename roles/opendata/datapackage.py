"""What describes the CSV files: a data package as Frictionless knows it (version 1)."""

import json
from hashlib import file_digest

from roles.addresses import LANGUAGES

from .edition import LICENCE, LICENCE_NAME, LICENCE_URL, TITLE
from .flat_tables import tables

NAME = "datapackage.json"
DESCRIPTION = {
    "vi": "Mỗi loại nội dung là một bảng, mỗi quan hệ với nhiều dòng là một bảng nối. Bảng "
    "*_citations cho biết mỗi phát biểu dựa vào vị trí nào trong nguồn nào; bảng choices cho "
    "biết các giá trị nghĩa là gì. Ô trống là không có. Chữ bắt đầu như một công thức có dấu nháy "
    "đơn phía trước.",
    "en": "Each kind of content is a table, each relation to many rows a table of links. The "
    "tables *_citations tell on which place in which source a statement rests; the table choices "
    "tells what values mean. An empty cell is nothing. A text that begins like a formula has an "
    "apostrophe before it.",
}


def write(path, edition):
    """The description of the CSV files, which lie beside it already."""
    told = package(edition, path.parent)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def package(edition, folder):
    return {
        "profile": "tabular-data-package",
        "name": "who-does-what",
        "id": edition.token,
        **in_both("title", TITLE),
        **in_both("description", DESCRIPTION),
        "homepage": edition.origin,
        "version": edition.token,
        "created": edition.changed_at.isoformat(),
        "languages": list(LANGUAGES),
        "licenses": [{"name": LICENCE, "title": LICENCE_NAME, "path": LICENCE_URL}],
        "sources": [{"title": edition.about["title"]["en"], "path": edition.origin}],
        "resources": [resource(table, folder) for table in tables()],
    }


def resource(table, folder):
    path = f"csv/{table.name}.csv"
    with (folder / path).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        **described(table),
        "path": path,
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{digest}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": {
            "fields": [field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column.name, "reference": {"resource": to, "fields": "id"}}
                for column, to in table.references()
            ],
            "missingValues": [""],
        },
    }


def field(column):
    must = {"required": True} if column.is_required else {}
    must |= {"unique": True} if column.is_id else {}
    must |= {"enum": list(filter(None, column.words))} if column.words else {}
    told = {"name": column.name, "type": column.type, **described(column)}
    return told | ({"constraints": must} if must else {})


def described(thing):
    """Title, and what more is said of a table or a column."""
    told = in_both("title", thing.title)
    return told | (in_both("description", thing.description) if thing.description["en"] else {})


def in_both(name, texts):
    """A property in English and, by the customary suffix, in Vietnamese."""
    return {name: texts["en"], f"{name}@vi": texts["vi"]}
