"""What the texts of the content owe their readers, and where a statement that moved is found."""

import pytest

from roles.models import Comparison, Process, Responsibility, Role
from roles.models.moved import MOVED_STATEMENTS
from roles.models.statements import find_statement
from tests.content.test_fixtures import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# Turns of phrase that a reader in HR stumbles over, by what is written instead.
CALQUES = {
    "thẳng với": "trực tiếp cho",
    "thẳng cho": "trực tiếp cho",
    "chạy êm": "vận hành suôn sẻ",
    "tiếng vang": "hưởng ứng",
    "Giúp đỡ CEO": "Hỗ trợ CEO",
    "vị trí sau": "the name of the role",
    "key product managers": "key heads in product management",
}


@pytest.mark.parametrize("model", [Role, Comparison, Process], ids=lambda model: model.__name__)
def test_a_summary_has_at_most_thirty_words_in_each_language(model):
    found = {
        f"{row.slug} {field}": len(getattr(row, field).split())
        for row in model.objects.all()
        for field in ("summary_vi", "summary_en")
    }
    assert {name: words for name, words in found.items() if words > 30} == {}


def test_no_text_has_a_calque():
    found = [(*at, calque) for *at, text in texts() for calque in CALQUES if calque in text]
    assert [at for at in found if at[0] != "TitleUsage"] == []


@pytest.mark.parametrize("old", MOVED_STATEMENTS)
def test_a_statement_that_moved_is_found_where_it_was(client, old):
    kind, _, key = old.partition("-")
    assert not Responsibility.objects.filter(key=key).exists() or kind != "responsibility"
    claim = find_statement(old)
    page = client.get(claim.get_absolute_url().partition("#")[0])
    assert page.content.decode().count(f'id="claim-{old}"') == 1
