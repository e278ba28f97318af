"""Files as an editor would upload them, and what the desk answers."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.history.forms import form_data

RESPONSIBILITY = ["role", "area", "statement_vi", "statement_en", "citations"]
GOOD = ["cpo", "strategy", "Việc mới", "New work", "handbook §1; handbook §3"]


def workbook(**sheets):
    """The bytes of an XLSX file with these sheets, {name: rows}."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(rows, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows).encode()


def named(data, name):
    return SimpleUploadedFile(name, data)


def upload(client, data, name="rows.xlsx"):
    return client.post(reverse("admin:import"), {"file": named(data, name)}, follow=True)


def confirm(client, page):
    return client.post(reverse("admin:import-confirm"), form_data(page.text), follow=True)


def problems(answer):
    return [(p.sheet, p.row, p.column) for p in answer.context["problems"]]
