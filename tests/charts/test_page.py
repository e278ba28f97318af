"""The page of the chart: what is drawn, what is told beside it, and at which address."""

import re

import pytest

from roles.models import ReportingLine, Role, TitleUsage
from roles.models.chart import roles_by_slug

from .reading import drawn_boxes, drawn_lines, frame_of, places_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

WHOLE = "/so-do/"


def page(client, path=WHOLE, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.text


def test_every_published_role_is_a_box_that_leads_to_its_page(client):
    boxes = drawn_boxes(page(client))
    assert boxes == {role.slug: f"/chuc-danh/{role.slug}/" for role in Role.objects.published()}


def test_a_draft_is_not_on_the_chart(client):
    assert Role.objects.get(slug="coo").status == "draft"
    assert "/chuc-danh/coo/" not in page(client)


def test_direct_lines_are_drawn_and_working_relations_on_demand(client):
    solid = {
        (line.subordinate.slug, line.manager.slug, "solid")
        for line in ReportingLine.objects.filter(kind="solid")
    }
    working = {
        (line.subordinate.slug, line.manager.slug, "works_with")
        for line in ReportingLine.objects.filter(kind="works_with")
    }
    assert working
    assert drawn_lines(page(client)) == solid
    assert drawn_lines(page(client, "/so-do/?works_with=1")) == solid | working


def test_each_line_leads_to_its_evidence_below(client):
    text = page(client, "/en/chart/?works_with=1")
    for line in ReportingLine.objects.all():
        assert f'href="#line-{line.key}"' in text
        assert text.count(f'id="line-{line.key}"') == 1
        told = text[text.index(f'id="line-{line.key}"') :]
        assert re.search(r'class="marks" href="#cite-\d+"', told[:3000])


def test_roles_that_no_source_places_stand_apart_and_under_nobody(client):
    text = page(client)
    unplaced = {"cto", "cso", "cmo", "giam-doc-nha-may"}
    assert frame_of(text) == unplaced
    assert not unplaced & {line[0] for line in drawn_lines(text)}
    height = {key: y for key, (_x, y) in places_of(text).items()}
    assert height["cto"] == height["cso"] == height["cmo"] == height["cpo"]
    assert height["giam-doc-nha-may"] == height["director-of-ux"]
    assert text.count("Chưa nguồn nào nêu cấp trên trực tiếp") == 2


def test_what_observed_sites_say_is_told_and_not_drawn(client):
    text = page(client, "/en/chart/")
    cto = text[text.index('id="group-unplaced"') :]
    assert re.search(r"Independent sites say: CIO \(\d\) · CEO \(\d\) · CEO or CIO", cto)
    assert not any("cto" in line for line in drawn_lines(text))


def test_the_sites_that_say_otherwise_are_counted(client):
    text = page(client, "/en/chart/")
    assert "Of 6 independent sites 4 say the same, 2 otherwise" in told_at(text, "ceo-reports-to")
    assert "2 independent sites say the same, all with a condition" in told_at(
        text, "cco-reports-to-ceo"
    )
    cpo = Role.objects.get(slug="cpo")
    for page_number in range(2):
        TitleUsage.objects.create(
            acronym="CPO",
            role=cpo,
            site="elsewhere.example",
            url=f"https://elsewhere.example/{page_number}",
            language="en",
            reports_to_vi="COO",
            reports_to_en="COO",
        )
    told = told_at(page(client, "/en/chart/"), "cpo-reports-to-ceo")
    assert "Of 5 independent sites 4 say the same, 1 otherwise" in told


def test_a_stage_greys_whom_no_source_speaks_of(client):
    faded = set(re.findall(r'class="box [^"]*box-faded[^"]*" data-key="([^"]+)"', page(client)))
    assert faded == set()
    text = page(client, "/so-do/?stage=startup")
    faded = set(re.findall(r'class="box [^"]*box-faded[^"]*" data-key="([^"]+)"', text))
    assert set(drawn_boxes(text)) - faded == {"cso+cmo"}
    assert text.count("không nguồn nào nhắc tới ở loại công ty này") == len(faded)


def test_a_role_page_says_what_sites_say_where_the_sources_are_silent(client):
    facts = client.get("/chuc-danh/cto/").text.split('class="facts"')[1].split("</div>")[0]
    assert "các nguồn không nêu" in facts
    assert re.search(
        r"Các trang web độc lập nói: CIO \(3\) · CEO \(2\) · .*, đều kèm điều kiện<", facts
    )
    assert "trang web độc lập nói" not in client.get("/chuc-danh/cpo/").text.split("</dl>")[0]


def told_at(text, key):
    start = text.index(f'id="line-{key}')
    return text[start : text.index('<div class="chart-row"', start)]


def test_the_list_is_nested_as_the_lines_are(client):
    text = page(client, "/en/chart/")
    listed = text[text.index('class="chart-list"') : text.index('id="group-unplaced"')]
    row = r'<(/?)ul|<div class="chart-row"(?: id="line-([\w-]+?)-reports)?'
    depth, depths = 0, {}
    for tag in re.finditer(row, listed):
        if tag[0].startswith("<div"):
            depths[tag[2] or "root"] = depth
        else:
            depth += -1 if tag[1] else 1
    assert depths["root"] < depths["ceo"] < depths["cpo"] < depths["director-of-ux"]
    assert depths["cpo"] == depths["cco"]
    assert listed.count("<ul") == listed.count("</ul")
    assert listed.count("<li") == listed.count("</li")


class TestNeighbourhood:
    def test_it_has_managers_reports_and_peers(self, client):
        text = page(client, "/so-do/?role=cpo")
        assert set(drawn_boxes(text)) == {
            "ceo", "cpo", "cco", "director-of-product-management", "director-of-ux",
            "head-of-product-analytics", "director-of-product-marketing",
        }  # fmt: skip
        assert text.count("box-current") == 1
        assert "<h1>CPO trên sơ đồ tuyến báo cáo</h1>" in text

    def test_partners_come_with_working_relations(self, client):
        assert "cmo" in drawn_boxes(page(client, "/so-do/?role=cpo&works_with=1"))
        assert "cmo" not in drawn_boxes(page(client, "/so-do/?role=cpo"))

    def test_a_role_that_nobody_places_stands_alone_in_its_frame(self, client):
        text = page(client, "/so-do/?role=cto")
        assert set(drawn_boxes(text)) == frame_of(text) == {"cto"}

    def test_a_partner_placed_elsewhere_is_not_said_to_be_unplaced(self, client):
        text = page(client, "/en/chart/?role=cmo&works_with=1")
        assert 'id="group-elsewhere"' in text
        start = text.index('id="group-elsewhere"')
        placed = text[start : text.index("</section>", start)]
        assert "/en/roles/cpo/" in placed

    @pytest.mark.parametrize("slug", ["coo", "nobody", "<script>alert(1)", "a" * 3000, "%00"])
    def test_an_unknown_role_is_not_found(self, client, slug):
        for path in ("/so-do/", "/en/chart/", "/so-do.svg"):
            answer = client.get(path, {"role": slug})
            assert answer.status_code == 404
            assert "<script>alert" not in answer.text

    def test_the_nearest_roles_are_suggested(self, client):
        text = page(client, "/so-do/?role=cppo", status=404)
        assert 'href="/so-do/?role=cpo"' in text


class TestStages:
    def test_a_start_up_has_one_box_for_two_roles(self, client):
        text = page(client, "/en/chart/?stage=startup")
        assert "cso+cmo" in drawn_boxes(text)
        assert not {"cso", "cmo"} & set(drawn_boxes(text))
        assert {"/en/roles/cso/", "/en/roles/cmo/"} <= set(re.findall(r'href="([^"]+)"', text))

    def test_a_larger_company_has_a_box_for_each(self, client):
        assert {"cso", "cmo"} <= set(drawn_boxes(page(client, "/en/chart/?stage=large")))

    def test_in_between_both_are_drawn_as_optional(self, client):
        text = page(client, "/en/chart/?stage=sme")
        assert len(re.findall(r'data-key="(?:cso|cmo)"', text)) == 2
        assert text.count("box-gaps") == 2
        assert "As needed: some companies have it" in text

    @pytest.mark.parametrize("stage", ["startup", "sme", "large"])
    def test_the_statement_stands_there_with_its_citation(self, client, stage):
        text = page(client, f"/en/chart/?stage={stage}")
        said = text[text.index('class="chart-stage"') : text.index('id="chart"')]
        assert f'id="claim-stageadvice-cso-cmo-{stage}"' in said
        assert 'href="#cite-1"' in said

    def test_the_working_relation_of_one_person_with_itself_goes(self, client):
        lines = drawn_lines(page(client, "/so-do/?stage=startup&works_with=1"))
        assert ("cpo", "cso+cmo", "works_with") in lines
        assert not any(line[:2] == ("cso", "cmo") for line in lines)

    def test_a_role_is_found_in_the_box_it_shares(self, client):
        assert "cso+cmo" in drawn_boxes(page(client, "/so-do/?stage=startup&role=cmo"))


class TestOddAddresses:
    @pytest.mark.parametrize(
        ("query", "note"),
        [
            ("stage=huge", "There is no company stage “huge”"),
            ("works_with=perhaps", "“perhaps” says neither"),
            ("open=nobody", "There is no role “nobody” to open"),
            ("zoom=9999", "at a size of “9999”"),
            ("format=pdf", "There is no format “pdf”"),
        ],
    )
    def test_a_value_that_means_nothing_is_ignored_with_a_note(self, client, query, note):
        text = page(client, f"/en/chart/?{query}")
        assert note in text
        assert set(drawn_boxes(text)) == set(drawn_boxes(page(client, "/en/chart/")))

    def test_notes_are_escaped_and_short(self, client):
        text = client.get("/en/chart/", {"stage": "<script>" + "x" * 5000}).text
        assert "<script>x" not in text
        notes = re.findall(r'role="alert".*?</', text, re.S)
        assert notes
        assert not any("x" * 100 in note for note in notes)

    def test_a_value_that_means_something_gets_no_note(self, client):
        text = page(client, "/en/chart/?stage=&role=&works_with=1&open=cpo&zoom=fit&format=")
        assert 'role="alert"' not in text

    def test_each_view_links_to_its_twin(self, client):
        text = page(client, "/so-do/?stage=sme&works_with=1")
        assert 'href="/en/chart/?stage=sme&amp;works_with=1"' in text

    def test_a_change_of_view_keeps_the_rest(self, client):
        text = page(client, "/so-do/?role=cpo&works_with=1&zoom=75")
        assert 'href="/so-do/?stage=startup&amp;role=cpo&amp;works_with=1"' in text
        assert 'href="/so-do/?role=cpo&amp;works_with=1&amp;zoom=50#chart"' in text
        assert 'href="/so-do/?role=cpo&amp;zoom=75#chart"' in text

    def test_zoom_enlarges_the_drawing(self, client):
        plain, large = page(client), page(client, "/so-do/?zoom=200")
        width = r'class="chart"[^>]* width="([\d.]+)"'
        assert float(re.search(width, large)[1]) == pytest.approx(
            2 * float(re.search(width, plain)[1]), abs=0.02
        )


def test_hostile_names_do_not_break_out(client):
    Role.objects.filter(slug="cpo").update(name_vi="<script>alert(1)</script>", acronym='"><i>')
    text = page(client)
    assert "<script>alert" not in text
    assert '"><i>' not in text


def test_a_missing_english_name_falls_back_and_says_so(client):
    Role.objects.filter(slug="cpo").update(name_en="")
    text = page(client, "/en/chart/")
    assert re.search(r'class="box-name"[^>]* lang="vi">Giám đốc', text)


def test_the_sources_of_the_page_are_numbered_in_reading_order(client):
    text = page(client, "/en/chart/?stage=startup&works_with=1")
    uses = map(int, re.findall(r'class="marks" href="#cite-(\d+)"', text))
    first_uses = list(dict.fromkeys(uses))
    assert len(first_uses) > 1
    assert first_uses == sorted(first_uses)


@pytest.mark.parametrize("path", ["/", "/chuc-danh/cpo/", "/so-sanh/cpo/cto/"])
def test_the_menu_of_every_page_leads_to_the_chart(client, path):
    assert '<a href="/so-do/">Sơ đồ</a>' in page(client, path)


def test_roles_come_in_their_order_whichever_are_asked_for():
    Role.objects.filter(slug="cto").update(order=0)
    asked = list(roles_by_slug(["giam-doc-nha-may", "ceo", "cto"]))
    assert asked[0] == "cto"
    assert asked == [slug for slug in roles_by_slug() if slug in asked]
