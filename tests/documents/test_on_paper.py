"""The composer's page on paper: the description alone, on one or two pages of A4."""

import io

import pytest
from pypdf import PdfReader


@pytest.mark.parametrize(
    ("address", "first", "hidden"),
    [
        ("/soan/cpo/?company=Ánh+Dương", "Mô tả công việc: Giám đốc", "Cập nhật"),
        ("/en/compose/cpo/?lang=both", "Role description: Chief", "Update"),
    ],
)
def test_the_description_alone_is_printed(page, reading_site, address, first, hidden):
    page.goto(reading_site.url + address)
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = "".join(each.extract_text() for each in pages)
    assert len(pages) <= 2
    assert text.strip().startswith(first)
    assert hidden not in text
    assert f"{reading_site.url}/" in text  # where it comes from
