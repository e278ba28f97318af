"""Neighbourhoods, merged roles, roles set apart."""

import pytest

from roles.orgchart import (
    DOTTED,
    SOLID,
    WORKS_WITH,
    Box,
    Chart,
    Line,
    find_problems,
    keep_kinds,
    merge,
    neighbourhood,
    set_apart,
)

from .worlds import COMPANY, pairs


def keys(chart: Chart) -> list[str]:
    return [box.key for box in chart.boxes]


def test_the_neighbourhood_has_managers_reports_peers_and_partners():
    around = neighbourhood(COMPANY, "product-marketing")
    assert keys(around) == ["cpo", "cmo", "pm", "ux", "product-marketing"]
    assert pairs(around.lines) == {
        ("pm", "cpo"), ("ux", "cpo"), ("product-marketing", "cpo"), ("product-marketing", "cmo"),
    }  # fmt: skip


def test_the_neighbourhood_of_a_manager():
    around = neighbourhood(COMPANY, "cmo", works_with=False)
    assert keys(around) == ["ceo", "cpo", "cto", "cco", "cso", "cmo", "product-marketing"]
    assert WORKS_WITH not in {line.kind for line in around.lines}
    assert ("product-marketing", "cpo") in pairs(around.lines)


def test_a_partner_that_is_no_peer_comes_only_with_works_with():
    chart = COMPANY._replace(lines=(*COMPANY.lines, Line("ux", "cto", WORKS_WITH)))
    assert "cto" in keys(neighbourhood(chart, "ux"))
    assert "cto" not in keys(neighbourhood(chart, "ux", works_with=False))


def test_the_neighbourhood_of_two_roles_to_compare():
    around = neighbourhood(COMPANY, "cpo", "cto", peers=False, works_with=False)
    assert keys(around) == ["ceo", "cpo", "cto", "pm", "ux", "product-marketing"]


def test_the_root_has_no_peers():
    assert keys(neighbourhood(COMPANY, "board")) == ["board", "ceo"]


def test_no_neighbourhood_without_the_role():
    with pytest.raises(KeyError):
        neighbourhood(COMPANY, "cfo")


def test_kinds_are_kept_or_left_out():
    assert {line.kind for line in keep_kinds(COMPANY, {SOLID, DOTTED}).lines} == {SOLID, DOTTED}


def test_two_roles_of_one_person_share_a_box_in_the_place_of_the_first():
    merged = merge(COMPANY, ["cso", "cmo"])
    assert keys(merged)[5:7] == ["cso+cmo", "pm"]
    box = merged.boxes[5]
    assert (box.acronym, box.function) == ("CSO + CMO", "sales")
    assert [part.key for part in box.merged] == ["cso", "cmo"]
    assert {"cso", "cmo"}.isdisjoint(keys(merged))


def test_lines_lead_to_the_merged_box_once_and_none_to_itself():
    lines = merge(COMPANY, ["cso", "cmo"]).lines
    to_it = [line for line in lines if "cso+cmo" in (line.subordinate, line.manager)]
    assert [(line.subordinate, line.manager, line.kind) for line in to_it] == [
        ("cso+cmo", "ceo", SOLID),
        ("product-marketing", "cso+cmo", DOTTED),
        ("cpo", "cso+cmo", WORKS_WITH),
    ]
    assert to_it[0].about == "cso"
    assert find_problems(merge(COMPANY, ["cso", "cmo"])) == []


def test_merging_a_manager_with_its_report_drops_the_line_between_them():
    merged = merge(COMPANY, ["ceo", "cpo"])
    assert ("pm", "ceo+cpo") in pairs(merged.lines)
    assert all(line.subordinate != line.manager for line in merged.lines)


def test_a_merged_box_can_be_merged_again():
    twice = merge(merge(COMPANY, ["cso", "cmo"]), ["cso+cmo", "cco"])
    assert "cso+cmo+cco" in keys(twice)
    assert [part.key for part in twice.boxes[4].merged] == ["cso", "cmo", "cco"]


@pytest.mark.parametrize("unknown", [[], ["cso"], ["cso", "cfo"], ["cso", "cso"]])
def test_fewer_than_two_roles_merge_into_nothing_new(unknown):
    assert merge(COMPANY, unknown) == COMPANY


def test_roles_that_no_solid_line_joins_are_set_apart():
    lines = (Line("b", "a"), Line("c", "a", DOTTED), Line("d", "draft"))
    chart = Chart(tuple(Box(key, "", key) for key in "abcde"), lines)
    apart = set_apart(chart, lambda box: box.key.upper())
    assert [box.group for box in apart.boxes] == ["", "", "C", "D", "E"]
