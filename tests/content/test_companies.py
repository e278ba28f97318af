"""What the planner finds for thirty companies, as careful readers expect it of the live content."""

from pathlib import Path

import pytest
import yaml

from roles.models.planning_record import read_record
from roles.planning.company import Company
from roles.planning.planner import plan

pytestmark = pytest.mark.django_db

COMPANIES = yaml.safe_load((Path(__file__).parents[1] / "planning/companies.yaml").read_text())
RECORD = []


@pytest.fixture
def record(request):
    """What is on record, read once."""
    if not RECORD:
        request.getfixturevalue("site")
        RECORD.append(read_record())
    return RECORD[0]


def company_of(told):
    return Company(
        told.get("form", ""),
        told.get("size", ""),
        told.get("stage", ""),
        frozenset(told.get("does", ())),
        frozenset(told.get("has", ())),
        frozenset(frozenset(one) for one in told.get("one", ())),
    )


def standings(found):
    """{role: how the company stands to what asks for it}"""
    return {seat.role: must.standing for must in found.musts for seat in must.seats if seat.role}


def verdicts(found):
    told = {"+".join(double.roles): double.verdict for double in found.doubles}
    silent = {"+".join(s.subjects): "silent" for s in found.silent if s.about == "double"}
    return told | silent


def best(found):
    """{area: who of those they lack has most voices there}"""
    return {one.area: one.candidates[0].role for one in found.uncovered if one.candidates}


def named_next(found):
    """The roles to appoint, without those from which a condition may free the company."""
    return [role for step in found.steps if not step.unless for role in step.roles]


def differing(told, found):
    """{what was expected: what was found instead}; a list of words: each of them will do."""
    return {
        key: found.get(key)
        for key, wanted in told.items()
        if found.get(key) not in (wanted if isinstance(wanted, list) else [wanted])
    }


@pytest.mark.parametrize("told", COMPANIES, ids=lambda told: told["name"])
def test_a_typical_company_is_told_what_readers_expect(told, record):
    found = plan(company_of(told["company"]), record)
    steps = named_next(found)
    wanted_next = told.get("next", [])
    assert differing(told.get("law", {}), standings(found)) == {}
    asked = {role for role, standing in standings(found).items() if standing != "depends"}
    assert asked & set(told.get("not_asked", [])) == set()
    assert differing(told.get("doubles", {}), verdicts(found)) == {}
    assert set(told.get("covered", [])) <= {one.area for one in found.covered}
    assert set(told.get("uncovered", [])) <= {one.area for one in found.uncovered}
    assert set(told.get("not_concerned", [])) <= set(found.not_concerned)
    assert differing(told.get("would_cover", {}), best(found)) == {}
    assert [role for role in steps if role in wanted_next] == wanted_next
    assert steps[:1] == [told["first"]] if "first" in told else True
    assert set(told.get("never", [])) & set(steps) == set()


def test_the_table_is_about_thirty_companies_and_forbids_something():
    assert len({told["name"] for told in COMPANIES}) >= 30
    verdicts_told = [v for told in COMPANIES for v in told.get("doubles", {}).values()]
    assert verdicts_told.count("forbidden") >= 4
