"""What single rules find, in small companies that can be checked by eye."""

import pytest

from roles.planning.company import Company
from roles.planning.findings import Basis, Quiet, Reason, Standing, Verdict
from roles.planning.planner import plan
from roles.planning.record import (
    Advice,
    Coverage,
    Duty,
    Mandate,
    Naming,
    Position,
    Record,
    Reporting,
    RoleRow,
)

ROLES = (
    RoleRow("ceo", "executive", ("Giám đốc điều hành",), "general_management"),
    RoleRow("tong-giam-doc", "executive", ("Tổng giám đốc",), "general_management"),
    RoleRow("hoi-dong-quan-tri", "board", ("Hội đồng quản trị",), "governance"),
    RoleRow("chu-tich-hdqt", "board", ("Chủ tịch hội đồng quản trị",), "governance"),
    RoleRow("ke-toan-truong", "head", ("Kế toán trưởng",), "finance"),
    RoleRow("cfo", "executive", ("Giám đốc tài chính",), "finance"),
    RoleRow("cto", "executive", ("Giám đốc công nghệ",), "technology"),
    RoleRow("giam-doc-chi-nhanh", "director", ("Giám đốc chi nhánh",), "general_management"),
    RoleRow("cmo", "executive", ("Giám đốc marketing",), "marketing"),
    RoleRow("cso", "executive", ("Giám đốc kinh doanh",), "sales"),
)
DIRECTOR = Mandate("mandate-director", "must", "joint_stock", role="tong-giam-doc", post="Giám đốc")
CALLED = Naming("roletitle-ceo", "ceo", "tổng giám đốc")


def record(**parts):
    return Record(**{"roles": ROLES, **parts})


def company(*has, form="joint_stock", one=(), **told):
    return Company(form, has=frozenset(has), doubles=frozenset(map(frozenset, one)), **told)


def standing(found):
    return [must.standing for must in found.musts]


@pytest.mark.parametrize("form", ["joint_stock", "public"])
def test_what_holds_of_joint_stock_companies_holds_of_public_ones(form):
    found = plan(company(form=form), record(mandates=(DIRECTOR,)))
    assert standing(found) == [Standing.UNMET]
    assert found.steps[0].roles == ("tong-giam-doc",)


def test_a_rule_of_public_companies_goes_before_that_of_all_joint_stock_companies():
    freed = DIRECTOR._replace(claim="mandate-public", kind="may", form="public")
    found = plan(company(form="public"), record(mandates=(DIRECTOR, freed)))
    assert found.musts == ()
    assert [seat.claim for seat in found.allowed] == ["mandate-public"]


def test_a_rule_of_a_size_depends_where_the_size_was_not_told():
    small = DIRECTOR._replace(claim="mandate-micro", kind="may", size="micro")
    laws = record(mandates=(DIRECTOR, small))
    assert standing(plan(company(), laws)) == [Standing.DEPENDS]
    assert standing(plan(company(size="large"), laws)) == [Standing.UNMET]
    assert standing(plan(company(size="micro"), laws)) == []


def test_an_exception_of_one_form_makes_a_rule_of_all_depend_where_no_form_was_told():
    apart = Mandate("mandate-apart", "apart", role="ke-toan-truong", other="tong-giam-doc")
    free = apart._replace(claim="mandate-free", kind="together", form="llc_person")
    both = ("ke-toan-truong", "tong-giam-doc")
    found = {
        form: plan(company(form=form, one=[both]), record(mandates=(apart, free)))
        for form in ("", "llc_person", "llc_members")
    }
    assert [found[form].doubles[0].verdict for form in found] == [
        Verdict.DEPENDS, Verdict.ALLOWED, Verdict.FORBIDDEN,
    ]  # fmt: skip


def test_a_role_that_sources_call_by_the_name_of_the_post_meets_the_law_by_title():
    found = plan(company("ceo"), record(mandates=(DIRECTOR,), namings=(CALLED,)))
    assert standing(found) == [Standing.BY_TITLE]
    assert found.musts[0].seats[0].by == "ceo"
    assert found.musts[0].claims == ("mandate-director", "roletitle-ceo")
    assert found.steps == ()


def test_a_chairman_sits_on_a_board():
    board = Mandate("mandate-board", "must", "joint_stock", role="hoi-dong-quan-tri", post="HĐQT")
    chair = board._replace(claim="mandate-chair", role="chu-tich-hdqt", post="Chủ tịch")
    found = plan(company("chu-tich-hdqt"), record(mandates=(board, chair)))
    assert standing(found) == [Standing.BY_TITLE, Standing.MET]


def test_one_alternative_is_enough_and_a_condition_of_one_leaves_all_open():
    chief = Mandate("mandate-a", "choice", choice="account", role="ke-toan-truong", post="KTT")
    service = chief._replace(claim="mandate-b", role="", post="Dịch vụ")
    exempt = service._replace(claim="mandate-c", post="Không cần", is_conditional=True)
    two, three = record(mandates=(chief, service)), record(mandates=(chief, service, exempt))
    assert standing(plan(company(), two)) == [Standing.UNMET]
    assert plan(company(), two).steps[0].posts == ("KTT", "Dịch vụ")
    assert standing(plan(company("ke-toan-truong"), two)) == [Standing.MET]
    assert standing(plan(company(), three)) == [Standing.DEPENDS]
    [must], [step] = plan(company(), three).musts, plan(company(), three).steps
    assert ([seat.post for seat in must.seats], step.posts) == (["KTT", "Dịch vụ"], step.posts)
    assert ([seat.claim for seat in must.exempt], step.unless) == (["mandate-c"], ("mandate-c",))


def test_what_a_condition_may_free_from_comes_after_what_is_plainly_asked_and_is_not_drawn():
    chief = Mandate("mandate-a", "choice", choice="account", role="ke-toan-truong", post="KTT")
    exempt = Mandate("mandate-b", "choice", choice="account", post="Không cần", is_conditional=True)
    finance = record(
        areas=("finance",), mandates=(chief, exempt, DIRECTOR),
        duties=(duty("ke-toan-truong", "finance"), duty("cfo", "finance")),
    )  # fmt: skip
    found = plan(company(), finance)
    assert [(step.roles, bool(step.unless)) for step in found.steps] == [
        (("tong-giam-doc",), False), (("ke-toan-truong",), True), (("cfo",), False),
    ]  # fmt: skip
    assert found.as_advised.people == (("tong-giam-doc",), ("cfo",))
    assert [step.roles for step in found.undrawn] == [("ke-toan-truong",)]


def test_the_chart_as_advised_parts_whom_the_law_keeps_apart():
    apart = Mandate("mandate-apart", "apart", "public", role="chu-tich-hdqt", other="tong-giam-doc")
    laws = record(mandates=(apart, DIRECTOR), namings=(CALLED,))
    for head in ("ceo", "tong-giam-doc"):
        found = plan(company(form="public", one=[(head, "chu-tich-hdqt", "cmo")]), laws)
        assert len(found.as_is.people) == 1
        assert set(found.as_advised.people) == {("chu-tich-hdqt",), (head, "cmo")}


def test_of_our_inferences_only_the_first_steps_are_drawn():
    roles = ("cfo", "cto", "cmo", "cso")
    duties = tuple(duty(role, f"area-{role}") for role in roles)
    areas = tuple(d.area for d in duties)
    found = plan(company("ceo", does=frozenset({"software"})), record(areas=areas, duties=duties))
    assert len(found.steps) == 4
    assert len(found.as_advised.people) == 4
    assert [step.roles for step in found.undrawn] == [found.steps[3].roles]


def test_a_post_without_a_page_cannot_be_missing():
    council = Mandate("mandate-council", "must", post="Hội đồng thành viên")
    found = plan(company(), record(mandates=(council,)))
    assert standing(found) == [Standing.UNASKED]
    assert found.steps == ()


def test_the_law_forbids_by_title_too_and_both_sides_are_told():
    apart = Mandate("mandate-apart", "apart", "public", role="chu-tich-hdqt", other="tong-giam-doc")
    sides = ("chu-tich-hdqt", "tong-giam-doc")
    laws = record(
        mandates=(apart, DIRECTOR), namings=(CALLED,),
        coverages=(Coverage("coverage-both", *sides, "one_person"),),
        positions=(Position("position-no", "both", sides, "against"),),
    )  # fmt: skip
    found = plan(company(form="public", one=[("ceo", "chu-tich-hdqt")]), laws)
    [double] = found.doubles
    assert (double.verdict, double.by_title) == (Verdict.FORBIDDEN, True)
    assert (double.sources, double.otherwise) == (("coverage-both",), ("position-no",))
    assert "roletitle-ceo" in double.claims
    assert plan(company("ceo", form="public"), laws).limits[0].verdict == Verdict.FORBIDDEN


def duty(role, area, voices="a", **more):
    return Duty(f"responsibility-{role}-{area}", role, area, frozenset(voices), **more)


def test_an_area_counts_distinct_voices_and_tells_of_conditions():
    duties = (
        duty("cfo", "finance", "ab"),
        duty("cfo", "finance", "bc")._replace(claim="responsibility-2"),
        duty("ke-toan-truong", "finance", "ab"),
        duty("ceo", "finance", is_conditional=True),
        duty("cto", "legal", is_conditional=True),
    )
    found = plan(company("ceo"), record(areas=("finance", "legal", "people"), duties=duties))
    [finance] = found.uncovered
    assert [(h.role, h.voices) for h in finance.candidates] == [("cfo", 3), ("ke-toan-truong", 2)]
    assert finance.conditional == ("responsibility-ceo-finance",)
    assert [(u.area, bool(u.claims)) for u in found.unknown] == [("legal", True), ("people", False)]


def test_whoever_does_the_work_of_an_absent_role_is_named_beside_the_area():
    covers = Coverage("coverage-cmo", "cmo", "ceo", stage="startup")
    facts = record(
        areas=("brand_marketing",), duties=(duty("cmo", "brand_marketing"),),
        coverages=(covers,), namings=(CALLED,), mandates=(DIRECTOR,),
    )  # fmt: skip
    found = plan(company("tong-giam-doc", stage_told="startup"), facts)
    assert found.uncovered[0].stand_ins[0].role == "tong-giam-doc"
    assert found.steps[0].otherwise == ("coverage-cmo",)
    assert plan(company("ceo", size="small"), facts).uncovered[0].stand_ins == ()


def test_nobody_is_named_again_under_another_name():
    duties = (duty("ceo", "strategy", "abc"), duty("cfo", "finance"))
    facts = record(
        areas=("strategy", "finance"), duties=duties, mandates=(DIRECTOR,), namings=(CALLED,)
    )
    found = plan(company(), facts)
    assert [step.roles for step in found.steps] == [("tong-giam-doc",), ("cfo",)]


def test_one_remark_does_not_make_a_branch_director_of_everybody():
    areas = ("brand_marketing", "sales", "people")
    duties = [duty("giam-doc-chi-nhanh", area) for area in areas]
    duties += [duty("cmo", "brand_marketing", "abcd"), duty("cso", "sales", "abc")]
    found = plan(company("ceo"), record(areas=areas, duties=tuple(duties)))
    assert [(step.roles, step.areas) for step in found.steps] == [
        (("cmo",), ("brand_marketing",)),
        (("cso",), ("sales",)),
        (("giam-doc-chi-nhanh",), ("people",)),
    ]
    assert {step.basis for step in found.steps} == {Basis.INFERENCE}


def test_what_sources_advise_and_what_speaks_against_it():
    advice = (
        Advice("stageadvice-cmo", "startup", ("cmo",), "some", "against"),
        Advice("stageadvice-both", "startup", ("cmo", "cso"), "one_person", "for"),
        Advice("stageadvice-cto", "startup", ("cto",), "all", "for"),
        Advice("stageadvice-cfo", "large", ("cfo",), "all", "for"),
        Advice("stageadvice-ceo", "startup", ("ceo",), "all"),
    )
    software = {"does": frozenset({"software"}), "stage_told": "startup"}
    found = plan(company(**software), record(advice=advice))
    assert [step.roles for step in found.steps] == [("cto",), ("cmo", "cso")]
    assert found.steps[1].otherwise == ("stageadvice-cmo",)
    assert found.not_yet == ("stageadvice-cmo",)
    assert ("cmo", "cso") in found.as_advised.people
    half = plan(company("cso", **software), record(advice=advice)).steps[1]
    assert (half.roles, half.with_role, half.reason) == (("cmo",), "cso", Reason.ADVICE)
    trade = plan(company(stage_told="startup", does=frozenset({"trade"})), record(advice=advice))
    assert "cto" not in {role for step in trade.steps for role in step.roles}


def test_a_line_goes_over_absent_managers_to_the_nearest_present_one():
    lines = (
        Reporting("reportingline-1", "ke-toan-truong", "cfo"),
        Reporting("reportingline-2", "cfo", "ceo"),
        Reporting("reportingline-3", "ceo", "hoi-dong-quan-tri"),
    )
    facts = record(lines=lines, namings=(CALLED,), mandates=(DIRECTOR,))
    [link] = plan(company("ke-toan-truong", "tong-giam-doc"), facts).as_is.links
    assert (link.manager, link.over, link.basis) == ("tong-giam-doc", ("cfo",), Basis.INFERENCE)
    assert link.claims == ("reportingline-1", "reportingline-2", "roletitle-ceo")
    drawn = plan(company("cfo", "ceo", one=[("ceo", "ke-toan-truong")]), facts).as_is
    assert drawn.people == (("ceo", "ke-toan-truong"), ("cfo",))
    assert [(x.subordinate, x.manager) for x in drawn.links] == [("cfo", "ceo")]
    assert [(x.subordinate, x.manager) for x in drawn.further] == [("ke-toan-truong", "cfo")]


def test_where_nothing_is_on_record_it_says_so():
    found = plan(company("cto", "nobody", form="guild", one=[("cto", "cfo")]), record(areas=("x",)))
    told = {(silence.about, silence.subjects) for silence in found.silent}
    assert {
        (Quiet.ROLE, ("nobody",)), (Quiet.AREA, ("x",)), (Quiet.FORM, ("guild",)),
        (Quiet.STAGE, ()), (Quiet.DOUBLE, ("cfo", "cto")),
    } <= told  # fmt: skip
