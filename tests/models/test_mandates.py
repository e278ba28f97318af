"""What a law asks of a company: which rows make sense, by the form and in the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from roles.models import Mandate
from roles.models.mandates import by_form
from roles.models.vocabulary import LegalForm

from .test_rules import place, role  # noqa: F401

pytestmark = pytest.mark.django_db


def mandate(**fields):
    return Mandate(**{"kind": "must", "post_vi": "Giám đốc", "statement_vi": "Phải có", **fields})


@pytest.fixture
def two():
    return {"role": role("ceo"), "other": role("cto")}


@pytest.mark.parametrize("kind", ["must", "may"])
def test_a_seat_may_be_none_of_our_roles(place, kind):  # noqa: F811
    mandate(kind=kind).keep([place])


def test_alternatives_share_a_word_for_any_form_or_one(place):  # noqa: F811
    mandate(kind="choice", choice="giam-sat").keep([place])
    mandate(kind="choice", choice="giam-sat", form="joint_stock").keep([place])


@pytest.mark.parametrize("kind", ["apart", "together"])
def test_two_in_one_person_are_two_roles(place, two, kind):  # noqa: F811
    mandate(kind=kind, post_vi="", **two).keep([place])
    for given in ({}, {"role": two["role"]}, {"other": two["other"]}):
        refused(mandate(kind=kind, post_vi="", **given), {"role", "other"} - set(given))
    refused(mandate(kind=kind, **two | {"other": two["role"]}), {"other"})


@pytest.mark.parametrize("kind", ["apart", "together"])
def test_or_one_role_and_a_seat_that_is_none_of_ours(place, two, kind):  # noqa: F811
    mandate(kind=kind, role=two["role"], post_vi="Thủ kho").keep([place])
    refused(mandate(kind=kind, post_vi="Thủ kho"), {"role"})


@pytest.mark.parametrize("kind", ["must", "choice", "may"])
def test_one_seat_has_one_role_and_a_name(two, kind):
    word = {"choice": "giam-sat"} if kind == "choice" else {}
    refused(mandate(kind=kind, **word, **two), {"other"})
    refused(mandate(kind=kind, **word, post_vi=""), {"post_vi"})


def test_only_alternatives_have_a_word_and_all_of_them_do():
    refused(mandate(choice="giam-sat"), {"choice"})
    refused(mandate(kind="choice"), {"choice"})


def refused(row, where):
    """Told beside the fields that are wrong, and held by the database too."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert where <= set(caught.value.message_dict)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_it_has_a_place_on_the_planner_s_page(client, place):  # noqa: F811
    row = mandate()
    row.keep([place])
    with translation.override("en"):
        assert row.get_absolute_url() == f"/en/who-do-we-need/#claim-mandate-{row.key}"
    page = client.get(reverse("plan")).content.decode()
    assert f'id="{row.anchor}"' in page


def test_a_draft_role_hides_it(place):  # noqa: F811
    mandate(role=role("coo", status="draft")).keep([place])
    assert not Mandate.objects.shown().exists()


def test_they_are_told_by_form_those_for_any_first():
    rows = [mandate(form="public"), mandate(form=""), mandate(form="llc_person")]
    told = by_form(rows)
    assert list(told) == ["", LegalForm.LLC_PERSON, LegalForm.PUBLIC]
