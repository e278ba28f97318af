"""Markdown says what was typed, whatever of it would mean something to a renderer."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roles.documents import markdown_file
from roles.documents.clean_text import plain

from .descriptions import FACTS, ODD, USUAL, both, described, line, reference

RENDERERS = [MarkdownIt("commonmark").enable("table"), MarkdownIt("default", {"html": True})]


def texts(html, tag):
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", text)).strip() for text in found]


def rendered(*lines, renderer=RENDERERS[0], **options):
    return renderer.render(markdown_file.write(described(*lines, **options)))


def test_headings_lists_and_sources():
    html = rendered(*USUAL, head=FACTS)
    assert texts(html, "h1") == ["Mô tả công việc: Giám đốc sản phẩm"]
    assert texts(html, "h2") == ["Pháp luật yêu cầu", "Mục đích", "Nhiệm vụ", "Nguồn"]
    assert texts(html, "h3") == ["Luật Kế toán", "Chiến lược", "Việc khác"]
    items = texts(html, "li")
    assert items[:2] == ["company: Công ty TNHH Ánh Dương", "reports: Tổng giám đốc"]
    assert items[2:4] == ["Có bằng đại học [1, 2]", "Lập chiến lược [1]"]
    assert "Lo sản phẩm (lời biên tập)" in texts(html, "p")
    assert items[-1] == "An article, Nhà xuất bản 2, §2 “Nhiệm vụ”"
    assert '<a href="https://example.com/1?a=1&amp;b=2">Bài viết 1</a>' in html


def test_both_languages_are_a_table():
    html = rendered(*USUAL, languages=("vi", "en"))
    assert texts(html, "th") == ["Tiếng Việt", "English"] * 3
    assert "<td>Lập chiến lược [1]</td>\n<td>Set the strategy [1]</td>" in html


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize(
    "typed",
    [
        ODD,
        "1. Tuyển người",
        "12) Tuyển người",
        "# Tuyển người #",
        "- Tuyển người",
        "+ Tuyển người",
        "* Tuyển *người* **giỏi**",
        "---",
        "===",
        "> Tuyển người",
        "Báo cáo_tháng_này | bảng \\| cột",
        "`mã` ``mã`` ~~bỏ~~ ~~~",
        "<script>alert(1)</script> <!-- --> &amp; &copy; &#35;",
        "![ảnh](x) [x]: https://example.com [1]",
        "$x$ \\(y\\) cuối dòng \\",
        "| --- | --- |",
        ": nghĩa",
        "[ ] việc",
    ],
)
def test_what_looks_like_markdown_is_text(typed, renderer):
    assert texts(rendered(line(text=typed), renderer=renderer), "li") == [typed_as(typed)]
    table = rendered(line(text=typed), languages=("vi", "en"), renderer=renderer)
    assert texts(table, "td")[2] == typed_as(typed)
    assert texts(rendered(line(), title=both(typed), renderer=renderer), "h1") == [
        f"Mô tả công việc: {typed_as(typed)}"
    ]


def typed_as(typed):
    return " ".join(plain(typed).split())


@given(st.text(st.characters(codec=None)).filter(plain))
def test_whatever_is_typed_it_is_text(typed):
    html = rendered(line(text=typed))
    assert [" ".join(text.split()) for text in texts(html, "li")] == [typed_as(typed)]


def test_an_address_is_no_markdown():
    address = "https://example.com/a_(b)?x=1&copy;=2*3*>"
    html = rendered(line(references=(reference(url=address),)))
    assert 'href="https://example.com/a_(b)?x=1&amp;copy;=2*3*%3E"' in html
