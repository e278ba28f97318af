import pytest

from roles.documents.clean_text import plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x08c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb\r\nc\x85d\u2028e  f ", "a b c d e f"),
        ("a\ud800b\udfffc\ufffed\uffffe\ufdd0f\U0001fffeg", "abcdefg"),
        ("Điều\N{NO-BREAK SPACE}162", "Điều\N{NO-BREAK SPACE}162"),
        ("Gia\u0301m đo\u0302\u0301c", "Giám đốc"),
        ("😀 👩‍💻 \U00020000", "😀 👩‍💻 \U00020000"),
        ("", ""),
    ],
)
def test_what_no_document_can_hold_is_left_out(typed, kept):
    assert plain(typed) == kept
