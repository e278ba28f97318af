"""Two publishers decide on one proposal at the same moment: it happens once, with one of them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from roles import models as m
from roles.admin.review.proposal_page import address
from roles.history.tokens import token
from roles.models import Acceptance, WorkingCopy

from .conftest import make_role  # noqa: F401
from .test_races import editor, together

pytestmark = pytest.mark.django_db(transaction=True)

RACES = 10
DECISIONS = [("accept", "accept"), ("accept", "return"), ("accept", "back"), ("return", "back")]


def proposal(dispute, number):
    """What somebody would send from the form of a dispute: another question."""
    author, _ = User.objects.get_or_create(username="lan", is_staff=True, is_superuser=True)
    fields = {"question_vi": [f"Câu hỏi {number}?"], "question_en": [f"Question {number}?"]}
    fields |= {"roles": [str(role.pk) for role in dispute.roles.all()]}
    fields |= {"slug": [dispute.slug], "order": [str(dispute.order)]}
    fields |= {"seen": [token(m.Dispute, dispute.pk)]}
    for name, value in (("TOTAL", "0"), ("INITIAL", "0")):
        fields[f"positions-{name}_FORMS"] = [value]
    return WorkingCopy.objects.create(
        editor=author,
        kind="roles.dispute",
        row=dispute.pk,
        title="Ai?",
        state="proposed",
        fields=fields,
    )


def decide(name, what, copy):
    """A function that sends a decision: of a publisher, or, for «back», of the editor."""
    client = editor(name) if what != "back" else Client()
    if what == "back":
        client.force_login(copy.editor)
    key = [copy.key]
    to = address(copy) if what == "accept" else reverse(f"admin:proposal-{what}", args=key)
    return lambda: client.post(to, {"stored": "1"}).status_code


@pytest.mark.parametrize("what", DECISIONS, ids="-".join)
def test_one_decision_is_taken(cpo, what):
    dispute = cpo.disputes.get()
    for race in range(RACES):
        before = m.Dispute.history.count()
        copy = proposal(dispute, race)
        decisions = [decide(*pair, copy) for pair in zip(("an", "binh"), what, strict=True)]
        assert together(*decisions) == [302, 302], race
        copy.refresh_from_db()
        written = m.Dispute.history.count() - before
        assert written == (1 if copy.state == "applied" else 0), (race, copy.state)
        theirs = m.Dispute.history.filter(history_user=copy.editor)
        changes = set(theirs.values_list("change", flat=True))
        assert set(Acceptance.objects.values_list("change", flat=True)) == changes
        dispute.refresh_from_db()
        assert (dispute.question_vi == f"Câu hỏi {race}?") == (copy.state == "applied")
