"""The rules of the content model: in the model's words for an editor, and in the database.

ceo
 |  solid
cpo          cto (no line yet)
 |  solid
head
"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from roles.models import (
    Citation,
    Comparison,
    ComparisonPoint,
    Coverage,
    Crosswalk,
    Participation,
    Process,
    Provision,
    Question,
    ReportingLine,
    Responsibility,
    Role,
    Source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    source = Source.objects.create(
        slug="beacon",
        title="Beacon",
        publisher="Beacon",
        url="https://beacon.example",
        language="en",
    )
    return Citation.objects.create(source=source, place="§1")


@pytest.fixture
def roles(place):
    made = {slug: role(slug) for slug in ("ceo", "cpo", "cto", "head")}
    line(made["cpo"], made["ceo"]).keep([place])
    line(made["head"], made["cpo"]).keep([place])
    return made


def role(slug, status="published"):
    return Role.objects.create(
        slug=slug, acronym=slug.upper(), name_vi=slug, summary_vi="Là gì", level="executive",
        function_id="product", status=status,
    )  # fmt: skip


def line(subordinate, manager, kind="solid", **fields):
    return ReportingLine(subordinate=subordinate, manager=manager, kind=kind, **fields)


def refused(row, *, field=None):
    """The message with which the model refuses `row`, for its `field` or for the whole row."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return " ".join(caught.value.message_dict[field or "__all__"])


class TestReportingLines:
    def test_a_role_does_not_report_to_itself(self, roles):
        assert refused(line(roles["cto"], roles["cto"])) == (
            "Một chức danh không báo cáo cho chính nó."
        )

    @pytest.mark.parametrize(
        ("top", "bottom", "path"),
        [("ceo", "cpo", "CEO → CPO → CEO"), ("ceo", "head", "CEO → HEAD → CPO → CEO")],
    )
    def test_solid_lines_close_no_circle(self, roles, top, bottom, path):
        message = refused(line(roles[top], roles[bottom]), field="manager")
        assert message.endswith(path)

    def test_the_message_is_in_the_reader_s_language(self, roles):
        with translation.override("en"):
            message = refused(line(roles["ceo"], roles["cpo"]), field="manager")
        assert message == "This closes a circle of reporting lines: CEO → CPO → CEO"

    def test_a_dotted_line_may_run_upwards(self, roles, place):
        line(roles["ceo"], roles["cpo"], "works_with").keep([place])
        line(roles["ceo"], roles["head"], "dotted").keep([place])

    def test_an_old_line_is_no_circle_with_itself(self, roles, place):
        ReportingLine.objects.get(subordinate=roles["cpo"]).keep([place])

    def test_one_solid_manager_in_a_context(self, roles, place):
        assert "cấp trên trực tiếp" in refused(line(roles["head"], roles["ceo"]))
        line(roles["head"], roles["ceo"], context="startup").keep([place])

    def test_the_database_holds_the_same(self, roles):
        for bad in (line(roles["cto"], roles["cto"]), line(roles["head"], roles["ceo"])):
            bad.key = "bad"
            with pytest.raises(IntegrityError), transaction.atomic():
                bad.save()

    def test_a_circle_forced_into_the_database_does_not_hang_the_check(self, roles):
        forced = line(roles["ceo"], roles["head"])
        forced.save()
        line(roles["cto"], roles["ceo"]).full_clean()


class TestComparisons:
    def pair(self, left, right, slug="pair"):
        return Comparison(
            slug=slug, left=left, right=right, question_vi="Khác gì?", summary_vi="Khác nhiều."
        )

    def test_a_pair_is_compared_once_whatever_the_order(self, roles):
        self.pair(roles["cpo"], roles["cto"]).save()
        for left, right in ((roles["cpo"], roles["cto"]), (roles["cto"], roles["cpo"])):
            again = self.pair(left, right, slug="again")
            assert refused(again) == "Hai chức danh này đã có trang so sánh."
            with pytest.raises(IntegrityError), transaction.atomic():
                again.save()

    def test_a_role_is_not_compared_with_itself(self, roles):
        alone = self.pair(roles["cpo"], roles["cpo"])
        assert "Hãy chọn hai chức danh khác nhau." in refused(alone)
        with pytest.raises(IntegrityError), transaction.atomic():
            alone.save()

    def test_a_difference_has_a_text_for_each(self, roles):
        pair = self.pair(roles["cpo"], roles["cto"])
        pair.save()
        point = ComparisonPoint(comparison=pair, aspect_vi="Việc", left_text_vi="Một bên")
        assert "Điểm khác nhau" in refused(point)
        with pytest.raises(IntegrityError), transaction.atomic():
            point.save()


class TestCitations:
    def test_a_public_claim_needs_a_citation(self, roles, place):
        claim = Responsibility(role=roles["cpo"], area_id="product", statement_vi="Giữ tầm nhìn")
        with pytest.raises(ValidationError) as caught:
            claim.keep([])
        assert "citations" in caught.value.message_dict
        assert Responsibility.objects.count() == 0
        claim.keep([place])
        assert list(claim.citations.all()) == [place]

    def test_the_editors_own_wording_needs_none(self, roles):
        Responsibility(
            role=roles["cpo"], area_id="product", statement_vi="Tóm lại", is_editorial=True
        ).keep([])

    def test_a_claim_about_a_draft_needs_none_yet(self, roles):
        draft = role("coo", status="draft")
        Responsibility(role=draft, area_id="product", statement_vi="Chưa rõ").keep([])

    def test_a_cited_source_cannot_be_deleted(self, place):
        with pytest.raises(ProtectedError):
            place.source.delete()

    def test_a_key_is_made_once_and_stays(self, roles, place):
        one = Responsibility(role=roles["cpo"], area_id="product", statement_vi="Giữ tầm nhìn")
        one.keep([place])
        two = Responsibility(role=roles["cpo"], area_id="people", statement_vi="Giữ tầm nhìn")
        two.keep([place])
        assert (one.key, two.key) == ("cpo-giu-tam-nhin", "cpo-giu-tam-nhin-2")
        one.statement_vi = "Giữ chiến lược"
        one.keep([place])
        assert one.key == "cpo-giu-tam-nhin"


class TestOtherRules:
    def test_no_role_covers_for_itself(self, roles):
        row = Coverage(absent=roles["cto"], covering=roles["cto"], statement_vi="Tự làm")
        assert "chính nó" in refused(row)

    def test_a_question_is_about_one_thing(self, roles):
        assert refused(Question(question_vi="Ai?", answer_vi="Không rõ"))

    def test_a_participant_is_a_role_or_a_department(self, roles):
        process = Process.objects.create(slug="p", name_vi="P", summary_vi="P")
        both = Participation(
            process=process, role=roles["ceo"], department_vi="Kho", statement_vi="Dự"
        )
        neither = Participation(process=process, statement_vi="Dự")
        assert refused(both)
        assert refused(neither)

    @pytest.mark.parametrize("model", [Responsibility, Provision])
    @pytest.mark.parametrize("half", [{"decision": "budget"}, {"part": "leads"}])
    def test_a_decision_is_marked_with_the_part_in_it(self, roles, model, half):
        area = {"area_id": "finance"} if model is Responsibility else {}
        row = model(role=roles["ceo"], statement_vi="Duyệt ngân sách", **half, **area)
        assert "vai trò trong quyết định ấy" in refused(row)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
        row.decision, row.part = "budget", "leads"
        row.save()
        row.part = "owns"
        assert refused(row, field="part")

    def test_a_match_has_a_code(self, roles):
        assert refused(Crosswalk(role=roles["ceo"], scheme="ESCO", match="exact"))
        assert refused(Crosswalk(role=roles["ceo"], scheme="ESCO", match="none", code="1"))
