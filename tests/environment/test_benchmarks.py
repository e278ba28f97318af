"""What `make bench` says of its figures; the figures themselves are no test's business."""

from xml.etree import ElementTree

import pytest

from benchmarks import growth_drawing, report
from benchmarks.__main__ import PARTS
from benchmarks.companies import SIZES
from benchmarks.peers.serving import DATASETTE
from benchmarks.report import Part, Row

ROW = {"number": "1", "what": "a page", "unit": "ms", "before": None, "now": 1.0}


@pytest.mark.parametrize(
    ("target", "at_least", "met"),
    [(1, False, "yes"), (0.9, False, "**no**"), (1, True, "yes"), (1.1, True, "**no**"),
     (None, False, ""), (None, True, "")],
)  # fmt: skip
def test_a_row_says_whether_its_target_is_met(target, at_least, met):
    assert Row(**ROW, target=target, at_least=at_least).met == met


@pytest.mark.parametrize(
    ("before", "was", "met"),
    [(2.0, None, "**no**"), (2.0, 1.0, "by ratio"), (2.0, 1.1, "**no**"), (None, 1.0, "**no**")],
)
def test_on_a_slower_machine_the_ratio_counts(before, was, met):
    row = Row(**ROW | {"before": before}, target=0.5, was=was)
    assert row.met == met
    assert row.wanted == ("≤ 0.5 ms" + (f" ({0.5 / was:.3g} ×)" if was else ""))


def test_a_part_measured_alone_leaves_the_figures_of_the_others(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(report, "FILE", tmp_path / "benchmarks.md")
    report.keep("one", Part("One", [Row(**ROW, target=2)]), "abc1234")
    report.keep("two", Part("Two", [Row(**ROW, target=0.5)], "More of it."), "")
    report.keep("one", Part("One", [Row(**ROW | {"before": 3.0}, target=2)]), "abc1234")
    report.write(["two", "one", "never measured"])
    told = report.FILE.read_text()
    assert told.index("## Two") < told.index("More of it.") < told.index("## One")
    assert "| 1 | a page | 3 ms | 1 ms | 0.333 × | ≤ 2 ms | yes |" in told
    assert "**1 of 2 targets are met.**" in told
    assert "commit abc1234" in told
    assert "## One" in capsys.readouterr().out


def test_growth_is_drawn_for_light_and_dark(tmp_path, monkeypatch):
    monkeypatch.setattr(growth_drawing, "ROOT", tmp_path)
    (tmp_path / "docs/images").mkdir(parents=True)
    some = {"role & more": [4.0, 9.0, False], "list": [8.0, 9.0, False]}
    growth_drawing.write({size: dict(some) for size in SIZES[:-1]} | {SIZES[-1]: some})
    for name in ("growth", "growth-dark"):
        drawn = ElementTree.parse(tmp_path / f"docs/images/{name}.svg").getroot()
        dots = drawn.findall("{*}circle")
        assert len(dots) == (len(some) + 1) * (len(SIZES) - 1)
        assert "role & more" in [each.text for each in drawn.findall("{*}text")]


def test_every_note_belongs_to_a_part():
    assert {note.stem for note in report.NOTES.glob("*.md")} <= set(PARTS)


def test_what_datasette_is_served_with_is_there():
    assert (DATASETTE / "templates/row-handbook-roles.html").exists()
    assert (DATASETTE / "plugins/asking.py").exists()
