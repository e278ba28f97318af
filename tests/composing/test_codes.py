"""Codes of lines: short, the same for ever, and no two lines of a page have one."""

from hypothesis import given
from hypothesis import strategies as st

from roles.composing import line
from roles.composing.line import codes, digest_of

names = st.lists(st.text(min_size=1, max_size=30), unique=True, max_size=60)


def test_a_code_stays_what_it_was():
    """It stands in the addresses that readers keep."""
    name = "responsibility-cpo-product-vision"
    assert codes([name]) == {name: digest_of(name)[:5]} == {name: "g6efu"}


@given(names)
def test_every_line_of_a_page_has_a_code_of_its_own(found):
    given_codes = codes(found)
    assert list(given_codes) == found
    assert len(set(given_codes.values())) == len(found)
    assert all(len(code) >= 5 and code.isalnum() for code in given_codes.values())


def test_a_collision_lengthens_both(monkeypatch):
    digests = {"a": "abcdexy", "b": "abcdezz", "c": "qrstuvw"}
    monkeypatch.setattr(line, "digest_of", digests.get)
    assert codes("abc") == {"a": "abcdex", "b": "abcdez", "c": "qrstu"}
