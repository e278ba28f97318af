"""What a text cannot be stored with, and when nothing of it can be seen."""

import pytest

from roles.schema.characters import is_invisible, unstorable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ""),
        ("Giám đốc\t\r\n\u0085\u2028\ufeff\ufffe 🙂", ""),
        ("a\0b", "U+0000"),
        ("lone \ud83d", "U+D83D"),
        ("\udc80", "U+DC80"),  # what Python makes of a byte that is not UTF-8
        ("joined \U0001f642", ""),
    ],
)
def test_what_no_database_stores(text, found):
    assert unstorable(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n\u00a0\u3000\u2028",
        "\u200b\u200d\u2060\ufeff",  # zero-width space, joiners, byte order mark
        "\u00ad\u061c\u202e\u2066",  # soft hyphen, marks of direction
        "\u0301\u0323",  # marks without a letter
        "\u034f\ufe0f\U000e0100\u180b",  # grapheme joiner, variation selectors
        "\u115f\u1160\u3164\uffa0\u2800",  # fillers, Braille without a dot
        "\x01\x7f\x9f\ue000\ufdd0\U000e0041",  # controls, private use, no character, a tag
    ],
)
def test_nothing_to_be_seen(text):
    assert is_invisible(text)


@pytest.mark.parametrize("text", ["a", "ệ", "e\u0323\u0302", "–", "\u200b.", "5", "🙂", "漢"])
def test_something_to_be_seen(text):
    assert not is_invisible(text)
