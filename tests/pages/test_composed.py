"""Sentences that pages compose by themselves, with data made to break them."""

import re

import pytest

from roles import models as m
from roles.models.public import public
from roles.models.support import claim_models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

WIINDI, HR, SPORT = "wiindi-cpo", "hrchannels-cpo", "truyenthongbongda-cso-cmo"


def places(*sources):
    return [m.Citation.objects.filter(source__slug=source).first() for source in sources]


def text_of(page, start, end):
    """What readers see between two marks in the page's code."""
    part = page.text.split(start, 1)[1].split(end, 1)[0]
    return " ".join(re.sub("<[^>]*>", "", part).split())


def dispute(*sides):
    """A dispute of the CTO with a side for each tuple of sources."""
    made = m.Dispute.objects.create(slug="zeta", question_vi="Zeta?", question_en="Zeta?", order=0)
    made.roles.set([m.Role.objects.get(slug="cto")])
    for n, sources in enumerate(sides):
        side = m.Position(
            dispute=made, label_vi=f"{n}", statement_vi=f"{n}", is_editorial=not sources
        )
        side.keep(places(*sources))


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ([(HR,), (HR,)], "HRchannels contradicts itself."),
        ([(HR,), (WIINDI,)], "The sources disagree: HRchannels, Wiindi."),
        ([(HR, WIINDI), (WIINDI,)], "The sources disagree: HRchannels, Wiindi."),
        ([(HR,)], "Open question."),
        ([(HR,), ()], "Open question."),
        ([(), ()], "Open question."),
    ],
)
def test_who_contradicts_whom_is_told_from_the_citations(client, sides, said):
    dispute(*sides)
    for path in ("/en/roles/cto/?whole=1", "/en/compare/cpo/cto/"):
        section = text_of(client.get(path), 'id="dispute-zeta"', "</section>")
        assert f"Zeta? {said}" in section, path
    brief = text_of(client.get("/en/roles/cto/"), 'id="dispute-zeta"', "</li>")
    assert brief.endswith(f"Zeta? {said.split(':')[0].strip('.')}")


def test_copies_and_sister_texts_are_one_source_that_contradicts_itself(client):
    original = m.Source.objects.get(slug=HR)
    m.Source.objects.filter(slug=WIINDI).update(copy_of=original)
    dispute((HR,), (WIINDI,))
    section = text_of(client.get("/en/roles/cto/?whole=1"), 'id="dispute-zeta"', "</section>")
    assert "contradicts itself" in section


def test_the_second_c_of_cco_is_one_article_against_itself(client):
    section = text_of(
        client.get("/en/roles/cco/?whole=1"), 'id="dispute-cco-second-c"', "</section>"
    )
    assert "Phương Nam 24h contradicts itself." in section


def test_production_is_disputed_where_the_notes_send_the_reader(client):
    for path in ("/chuc-danh/cto/?whole=1", "/chuc-danh/cpo/?whole=1", "/so-sanh/cpo/cto/"):
        page = client.get(path).text
        assert 'id="dispute-production-cto-or-cpo"' in page
        assert "xem «Việc sản xuất thuộc về CTO hay CPO?»" in page
    assert "mâu thuẫn nào giữa các nguồn" not in client.get("/chuc-danh/cto/").text


def test_no_reading_counts_sites(client):
    """A text that an editor wrote once cannot follow what is counted anew every day."""
    for reading in m.Dispute.objects.values_list("reading_vi", "reading_en"):
        assert not re.search("phần lớn website|most of the sites", " ".join(reading))


def test_work_under_a_condition_is_not_in_common(client):
    """The plant director makes and sells only where there is no CPO."""
    page = client.get("/en/compare/cpo/giam-doc-nha-may/")
    shared = text_of(page, 'id="responsibilities"', "<table")
    assert "Production" not in shared
    assert "Sales" not in shared
    part = page.text.split('id="responsibilities"')[1].split("</section>")[0]
    assert 'id="area-production"' in part
    for claim in m.Responsibility.objects.filter(role__slug="giam-doc-nha-may"):
        assert part.count(f'id="{claim.anchor}"') == 1


def test_areas_in_common_are_our_sorting_and_no_statement_of_a_source(client):
    shared = text_of(client.get("/en/compare/ceo/cmo/"), 'id="responsibilities"', "<table")
    assert "all of them have some on: Finance" in shared.replace("Strategy, ", "")
    assert "need not be about the same work" in shared
    none = text_of(client.get("/en/compare/ceo/cto/"), 'id="responsibilities"', "<table")
    assert "not what a source says" in none
    assert "all of them" not in none


def test_a_line_of_one_company_stage_is_told_with_it(client):
    cmo, cso = (m.Role.objects.get(slug=slug) for slug in ("cmo", "cso"))
    lead = text_of(client.get("/en/compare/cmo/cso/"), "<h1>", 'class="column-heads"')
    assert "No source on record here says that one reports to the other" in lead
    m.ReportingLine(subordinate=cmo, manager=cso, context="startup").keep(places(SPORT))
    m.ReportingLine(subordinate=cso, manager=cmo, context="large", kind="dotted").keep(
        places(SPORT)
    )
    for path in ("/en/compare/cmo/cso/", "/en/compare/cmo/cso/?left=cso"):
        lead = text_of(client.get(path), "<h1>", 'class="column-heads"')
        assert "Start-up: CMO reports to CSO." in lead
        assert "Large corporation: CSO also reports to CMO (dotted line)." in lead


def test_silence_speaks_of_the_record_and_not_of_all_sources(client):
    m.Role.objects.create(
        slug="bare", name_vi="Trống", name_en="Bare", summary_vi="Trống", summary_en="Bare",
        level="head", function_id="plant", status="published",
    )  # fmt: skip
    silence = text_of(client.get("/en/roles/bare/"), '<p class="silence"', "</p>")
    assert (
        "No source on record here speaks of: Responsibilities; Requirements and skills;" in silence
    )
    assert silence.count(";") == 8
    assert "The sources" not in text_of(client.get("/en/roles/bare/"), "<article", "</article>")
    client.get("/en/compare/bare/cto/")


def test_what_sites_say_of_a_manager_is_no_silence(client):
    """No article names the manager of the CTO, sites do: the section is not said to be empty."""
    section = text_of(client.get("/en/roles/cto/"), 'id="lines"', "</section>")
    assert "No source" not in section


def test_a_comparison_without_a_point_is_not_said_to_be_made_by_sources(client):
    m.ComparisonPoint.objects.all().delete()
    page = text_of(client.get("/en/compare/"), "<main", "</main>")
    assert "Comparisons written out" in page
    assert "sources" not in page.replace("where the sources disagree", "")


def mark_statements():
    """Give a cited statement of each kind a word of its own; return the statements, by the word."""
    marked = {}
    for n, model in enumerate(claim_models()):
        rows = model.objects.filter(public(model), is_editorial=False, citations__isnull=False)
        if not (claim := rows.order_by("key").first()):
            continue
        if name := next((n for n in model.texts if getattr(claim, f"{n}_vi")), None):
            setattr(claim, f"{name}_vi", word := f"Zetaquux{n}.")
            claim.save()
            marked[word] = claim
    return marked


def shown(client, marked):
    """Those of the words that stand on the page of some statement, or where all are listed."""
    own = {claim.page.get_absolute_url() for claim in marked.values() if claim.page}
    pages = [client.get(path).text for path in {*own, "/", "/chuc-danh/", "/so-do/", "/nguon/"}]
    pages += [client.get(source.get_absolute_url()).text for source in m.Source.objects.all()]
    return {word for word in marked if any(word in page for page in pages)}


def test_every_page_keeps_the_promise_of_its_foot(client):
    """What cites no source is on no page, of whatever kind it is: «mỗi phát biểu đều dẫn nguồn»."""
    marked = mark_statements()
    told = shown(client, marked)
    assert told == set(marked)
    assert len(marked) > 8
    for claim in marked.values():
        claim.citations.clear()
    assert shown(client, marked) == set()
