"""The Vietnamese texts keep to the words of docs/terms.md."""

import re

import pytest

from roles.models.content import content_models
from roles.schema.rows import translated
from tests.environment.checks import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ?([^|]*)\|$", re.MULTILINE)
# What somebody else says: between quotation marks, or a foreign word explained in brackets.
OTHERS = re.compile(r"«[^»]*»|\([^)]*\)|“[^”]*”")


def rows(section):
    """[(English terms, Vietnamese words, words to avoid)] of one table."""
    text = (ROOT / "docs" / "terms.md").read_text("utf-8")
    found = ROW.findall(text.partition(f"## {section}\n")[2].partition("\n## ")[0])
    return [tuple(words(cell) for cell in row) for row in found[2:]]


def words(cell):
    return [word.strip() for word in cell.split(",") if word.strip()]


def pairs():
    """Yield (model, key, field, Vietnamese text, English text) of all that the site writes."""
    for model in content_models():
        if model.__name__ == "TitleUsage":
            continue
        for row in model.objects.all():
            for name in translated(model):
                texts = [getattr(row, f"{name}_{language}") or "" for language in ("vi", "en")]
                yield (model.__name__, " ".join(row.natural_key()), name, *texts)


def own(text):
    return OTHERS.sub(" ", text)


def has(word, text):
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)


def test_no_vietnamese_text_uses_a_word_that_the_list_replaces():
    avoided = [
        w for part in ("law", "field") for row in rows(f"Terms of the {part}") for w in row[2]
    ]
    assert len(avoided) > 40
    anyone = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, avoided))})(?!\w)")
    found = [(*at, m[0]) for *at, vi, _ in pairs() if (m := anyone.search(own(vi)))]
    assert found == []


def test_terms_of_the_law_are_rendered_by_their_vietnamese_word():
    terms = rows("Terms of the law")
    found = [
        (*at, english)
        for *at, vi, en in pairs()
        for (english, *_), vietnamese, _ in terms
        if has(english, own(en)) and not any(has(word, vi) for word in vietnamese)
    ]
    assert found == []


def test_there_are_at_least_sixty_terms():
    assert len(rows("Terms of the law") + rows("Terms of the field")) >= 60
