"""Where the paragraphs of a pasted article stand: its own numbers, else its headings counted."""

import unicodedata

from roles.transcribing.article import read

NUMBERED = """CFO là gì? Vai trò của CFO
Bài viết này nói về CFO.
1. CFO là gì
2. Nhiệm vụ
1. CFO là gì
CFO giữ tiền của công ty.
2. Nhiệm vụ
2.1 Ngân sách
CFO lập ngân sách.
1. Thu
2. Chi
3. Dự phòng
Hết phần này."""


def places(text):
    return [(one.place, one.text) for one in read(text)]


def headings(text):
    return [(one.place, one.heading) for one in read(text) if one.is_heading]


def test_an_articles_own_numbers_count_and_its_lists_do_not():
    found = [("§0", ""), ("§1", "CFO là gì"), ("§2", "Nhiệm vụ"), ("§2.1", "Ngân sách")]
    assert headings(NUMBERED) == found
    assert places(NUMBERED)[-4:] == [
        ("§2.1", text) for text in ("1. Thu", "2. Chi", "3. Dự phòng", "Hết phần này.")
    ]


def test_numbers_below_another_kind_of_number():
    text = "I. Một\n1. Con\nCâu.\n2. Con\nCâu.\nII. Hai\n1. Lại\n1.1 Sâu\nCâu."
    assert [place for place, _ in headings(text)] == [
        "§I",
        "§I.1",
        "§I.2",
        "§II",
        "§II.1",
        "§II.1.1",
    ]


def test_headings_are_counted_where_nothing_is_numbered():
    text = "Tên bài\nMở đầu dài.\nGiám đốc là ai?\nĐoạn có câu.\nNhiệm vụ\nCâu khác."
    assert headings(text)[1:] == [("§1", "Giám đốc là ai?"), ("§2", "Nhiệm vụ")]
    marked = "# Tên\n## Một\nCâu.\n## Hai\n### Con\nCâu."
    assert headings(marked)[1:] == [("§1", "Một"), ("§2", "Hai"), ("§2.1", "Con")]
    assert read(marked)[1].text == "Một"


def test_articles_of_a_law_have_clauses_and_points():
    text = "Luật\nĐiều 162. Giám đốc\n1. Câu.\n2. Gồm:\na) điều hành;\nb) chịu.\n3. Câu."
    text += "\nĐiều 163. Khác"
    assert [place for place, _ in places(text)] == [
        "§0",
        "Điều 162",
        "Điều 162 khoản 1",
        "Điều 162 khoản 2",
        "Điều 162 khoản 2 điểm a",
        "Điều 162 khoản 2 điểm b",
        "Điều 162 khoản 3",
        "Điều 163",
    ]


def test_a_long_heading_is_cut():
    words = " ".join(f"chữ{n}" for n in range(15))
    assert read(f"Tên\n1. {words}\nCâu.")[1].heading == " ".join(words.split()[:11]) + "…"


def test_whatever_is_pasted_gives_whole_paragraphs():
    assert read("") == read(" \r\n\u200b\n") == []
    assert places("<b>Đậm</b> & «x»") == [("§0", "<b>Đậm</b> & «x»")]
    broken = unicodedata.normalize("NFD", "Giám\u200b đốc\u00ad\r\n\r\nHai\u2028Ba")
    assert [text for _, text in places(broken)] == ["Giám đốc", "Hai", "Ba"]
    assert len(read("Câu này có chữ.\r\n" * 18_000)) == 18_000
    for text in ("1.", "I", "#", "1.\n2.", "Điều 1.", "999.999.999", "- \n-", "IVX. x\ny"):
        read(text)
