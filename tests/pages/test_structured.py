"""What pages say to machines, and how the check of it is checked."""

import pytest

from roles.models import Question

from .reading import of_type
from .vocabulary import TERMS, VOCABULARY, problems, strangers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.mark.parametrize(
    ("thing", "problem"),
    [
        ({"@type": "Occupatoin"}, "unknown type Occupatoin"),
        ({"@type": "Answer"}, "text is missing"),
        ({"@type": "Answer", "text": "a", "txt": "b"}, "txt: no such property"),
        ({"@type": "CategoryCodeSet", "name": "a", "url": "b"}, "['Text'] where ['URL'] belongs"),
        ({"@type": "CategoryCodeSet", "name": 3}, "['Integer'] where ['Text'] belongs"),
    ],
)
def test_the_check_finds_mistakes(thing, problem):
    assert problem in "; ".join(problems(thing))


def test_the_vocabulary_is_that_of_schema_org():
    words = {*VOCABULARY, *(name for kind in VOCABULARY.values() for name in kind["properties"])}
    assert words - {*TERMS} == set()
    assert "Occupatoin" not in TERMS
    assert list(strangers()) == []


def test_a_property_of_another_type_is_no_part_of_it(monkeypatch):
    monkeypatch.setitem(VOCABULARY["Question"]["properties"], "skills", ["Answer"])
    monkeypatch.setitem(VOCABULARY["Question"]["properties"], "acceptedAnswer", ["Dataset"])
    assert set(strangers()) == {"Question.skills", "Answer as skills", "Dataset as acceptedAnswer"}


def test_a_hostile_text_stays_in_its_string(client):
    question = Question.objects.filter(role__isnull=False).first()
    question.answer_vi = "</script><script>alert(1)</script><!-- & \u2028"
    question.save()
    page = client.get(f"{question.role.get_absolute_url()}?whole=1")
    answers = [x["acceptedAnswer"]["text"] for x in of_type(page, "FAQPage")[0]["mainEntity"]]
    assert question.answer_vi in answers
    assert "<script>alert" not in page.text
