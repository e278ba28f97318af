"""The guides of the desk name its buttons, parts and pages as the desk itself does."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
CATALOGUES = [*ROOT.glob("locale/vi/**/django.po"), *ROOT.glob("locale/addons/vi/**/django.po")]


def texts(language):
    """What the desk may say, in small letters, without what code puts in."""
    found = set()
    for path in CATALOGUES:
        for entry in read_po(path.open("rb")):
            said = entry.string if language == "vi" else entry.id
            found.update([said] if isinstance(said, str) else said)
    return {re.sub(r"\s*(%\(\w+\)s|[:…])", "", text).strip().casefold() for text in found}


@pytest.mark.parametrize(("guide", "language"), [("editors.md", "en"), ("editors.vi.md", "vi")])
def test_what_the_guide_names_is_what_the_desk_says(guide, language):
    named = NAMED.findall((ROOT / "docs" / guide).read_text(encoding="utf-8"))
    assert len(named) > 20
    said = texts(language)
    assert [name for name in named if name.casefold() not in said] == []
