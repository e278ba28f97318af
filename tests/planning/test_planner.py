"""What holds of every plan, whatever the company and the record."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from roles.planning.company import Company
from roles.planning.findings import Basis, Quiet, Silence, Standing, Unknown, Verdict
from roles.planning.planner import plan

from .worlds import AREAS, SLUGS, charts, claims_of, companies, full, lawful, records

few = settings(max_examples=40)


def findings(found):
    """Every value in a plan that names claims, however deep."""
    if isinstance(found, tuple):
        for one in found:
            yield from findings(one)
    elif is_dataclass(found):
        if hasattr(found, "claims"):
            yield found
        for field in fields(found):
            yield from findings(getattr(found, field.name))


def unmet(found):
    return {must.seats for must in found.musts if must.standing == Standing.UNMET}


def unmet_claims(found):
    return {claim for seats in unmet(found) for seat in seats for claim in [seat.claim]}


@few
@given(companies, records, st.sampled_from(SLUGS))
def test_one_role_more_leaves_no_more_undone(company, record, role):
    before = plan(company, record)
    after = plan(replace(company, has=company.has | {role}), record)
    assert {a.area for a in after.uncovered} <= {a.area for a in before.uncovered}
    assert {a.area for a in after.covered} >= {a.area for a in before.covered}
    assert unmet_claims(after) <= unmet_claims(before)


@few
@given(companies, records)
def test_each_area_is_in_exactly_one_list(company, record):
    found = plan(company, record)
    named = [a.area for a in (*found.covered, *found.uncovered, *found.unknown)]
    assert sorted([*named, *found.not_concerned]) == sorted(AREAS)


@few
@given(companies, records)
def test_every_finding_names_claims_on_record(company, record):
    known = claims_of(record)
    for finding in findings(plan(company, record)):
        assert set(finding.claims) <= known, finding
        assert finding.claims or isinstance(finding, Unknown), finding


@few
@given(companies, records)
def test_what_says_otherwise_is_on_record_too(company, record):
    found, known = plan(company, record), claims_of(record)
    said = [*found.not_yet, *(c for step in found.steps for c in step.otherwise)]
    said += [c for double in found.doubles for c in (*double.law, *double.sources)]
    assert set(said) <= known


@few
@given(companies, records, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(company, record, chance):
    """Sets have none, so it is the rows of a double that come in another order, twice."""
    rows = [sorted(double) for double in company.doubles] * 2
    chance.shuffle(rows)
    again = replace(company, doubles=frozenset(frozenset(reversed(row)) for row in rows))
    has = list(company.roles)
    chance.shuffle(has)
    assert plan(replace(again, has=frozenset(has)), record) == plan(company, record)


@few
@given(companies, records)
def test_doubles_join_into_people_once(company, record):
    people = company.people
    assert sorted(role for person in people for role in person) == sorted(company.roles)
    again = replace(company, doubles=frozenset(map(frozenset, people)))
    assert plan(again, record) == plan(company, record)


@few
@given(companies, records)
def test_unknown_slugs_are_named_and_otherwise_left_out(company, record):
    known = {row.slug for row in record.roles}
    found = plan(company, record)
    named = {s.subjects[0] for s in found.silent if s.about == Quiet.ROLE}
    assert named == company.roles - known
    assert {role for box in found.as_is.people for role in box} == company.roles & known


def boxes(drawing):
    return {role: box for box in drawing.people for role in box}


@few
@given(full, charts)
def test_no_chart_has_a_circle_or_a_box_with_two_managers(company, record):
    found = plan(company, record)
    for drawing in (found.as_is, found.as_advised):
        box = boxes(drawing)
        solid = [x for x in drawing.links if x.kind == "solid"]
        manager = {box[x.subordinate]: box[x.manager] for x in solid}
        assert len(manager) == len(solid)
        for start in manager:
            way, at = [start], manager.get(start)
            while at is not None:
                assert at not in way
                way.append(at)
                at = manager.get(at)


@few
@given(companies, records)
def test_a_line_that_is_not_stated_is_ours(company, record):
    stated = {(x.subordinate, x.manager, x.kind) for x in record.lines}
    for drawing in (plan(company, record).as_is, plan(company, record).as_advised):
        for link in (*drawing.links, *drawing.further):
            is_stated = (link.subordinate, link.manager, link.kind) in stated
            assert is_stated or link.basis == Basis.INFERENCE


@few
@given(companies, records)
def test_the_advised_chart_holds_all_of_today_and_all_steps(company, record):
    found = plan(company, record)
    today, advised = boxes(found.as_is), boxes(found.as_advised)
    drawn = [step for step in found.steps if step not in found.undrawn]
    assert set(today) | {step.roles[0] for step in drawn} <= set(advised)
    assert set(advised) <= set(today) | {role for step in drawn for role in step.roles}


@few
@given(companies, lawful)
def test_the_advised_chart_leaves_nobody_in_two_posts_that_the_law_keeps_apart(company, record):
    advised = plan(company, record).as_advised.people
    again = replace(company, has=frozenset(), doubles=frozenset(map(frozenset, advised)))
    verdicts = {double.verdict for double in plan(again, record).doubles}
    assert Verdict.FORBIDDEN not in verdicts


@few
@given(companies, records)
def test_nobody_is_named_next_twice_or_whom_they_have(company, record):
    found = plan(company, record)
    chosen = {
        role for step in found.steps for role in (step.roles[:1] if step.one_of else step.roles)
    }
    assert not chosen & company.roles
    advised = [role for step in found.steps if step.basis != Basis.LAW for role in step.roles]
    assert len(advised) == len(set(advised))


@few
@given(companies, records)
def test_advice_against_is_never_a_reason(company, record):
    against = {a.claim for a in record.advice if a.leaning != "for"}
    against |= {p.claim for p in record.positions if p.leaning != "for"}
    for step in plan(company, record).steps:
        assert not against & set(step.claims)


@few
@given(records)
def test_of_nobody_nothing_is_told(record):
    found = plan(Company(), record)
    assert found.as_is.people == found.doubles == found.covered == ()
    assert Silence(Quiet.STAGE, ()) in found.silent
