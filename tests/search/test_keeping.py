"""The index follows what is saved and deleted."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from roles.models import (
    Citation,
    Comparison,
    Dispute,
    Position,
    Question,
    Responsibility,
    Role,
    RoleSkill,
    RoleTitle,
    SearchEntry,
    SearchName,
    SearchWord,
    Skill,
    TitleUsage,
)
from roles.models.search import Kind
from roles.search import keeping
from roles.search.documents import documents_of
from roles.search.indexing import put
from roles.search.results import search, show

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def addresses(query):
    """Addresses of everything found by all the words of `query`, nothing being mended."""
    found = show(search(query), slice(100))
    if found.read_as:
        return []
    return [hit.address for group in found.groups for hit in group.hits]


@pytest.fixture
def cpo():
    return Role.objects.get(slug="cpo")


@pytest.fixture
def place():
    return Citation.objects.first()


def test_a_new_name_is_found_and_the_old_one_no_more(cpo):
    cpo.name_vi = "Giám đốc trọng yếu"
    cpo.save()
    assert addresses("trọng yếu")[0] == "/chuc-danh/cpo/"


def test_a_draft_is_not_found_nor_what_stands_on_its_page(cpo):
    assert "/chuc-danh/cpo/" in addresses("cpo")
    cpo.status = "draft"
    cpo.save()
    assert not [address for address in addresses("cpo") if "/chuc-danh/cpo/" in address]
    assert not [address for address in addresses("cpo") if "/so-sanh/" in address]


def test_another_slug_changes_the_addresses_of_everything_below(cpo):
    cpo.slug = "giam-doc-san-pham"
    cpo.save()
    found = addresses("cpo")
    assert "/chuc-danh/giam-doc-san-pham/" in found
    assert "/so-sanh/cto/giam-doc-san-pham/" in found or "/so-sanh/cto/cpo/" not in found
    assert not [address for address in found if address.startswith("/chuc-danh/cpo/")]


def test_a_deleted_role_is_gone_with_its_statements(cpo):
    cpo.comparisons_left.all().delete()
    cpo.delete()
    assert not [address for address in addresses("cpo") if "/chuc-danh/cpo/" in address]


def test_a_title_leads_to_its_role_until_it_is_deleted(cpo, place):
    title = RoleTitle(role=cpo, kind="alias", text="Trưởng ban Zeta", language="vi")
    title.keep([place])
    assert addresses("ban zeta") == ["/chuc-danh/cpo/"]
    title.role = Role.objects.get(slug="cto")
    title.save()
    assert addresses("ban zeta") == ["/chuc-danh/cto/"]
    title.delete()
    assert addresses("ban zeta") == []


def test_a_statement_is_found_as_soon_as_it_is_supported(cpo, place):
    claim = Responsibility.objects.create(
        role=cpo,
        area_id="product",
        statement_vi="Trông nom hệ zeta",
        statement_en="Look after zeta",
    )
    assert addresses("hệ zeta") == []
    claim.citations.add(place)
    assert addresses("hệ zeta") == [claim.get_absolute_url()]
    assert addresses("look after zeta") == [claim.get_absolute_url()]
    claim.citations.clear()
    assert addresses("hệ zeta") == []


def test_a_skill_is_found_while_a_published_role_requires_it(cpo, place):
    skill = Skill.objects.create(slug="zeta", name_vi="Rành zeta", name_en="Zeta", kind="analysis")
    assert addresses("rành zeta") == []
    requirement = RoleSkill(role=cpo, skill=skill)
    requirement.keep([place])
    assert addresses("rành zeta") == ["/ky-nang/zeta/"]
    requirement.delete()
    assert addresses("rành zeta") == []


def test_an_observed_title_leads_to_its_role_and_to_its_acronym(cpo):
    usage = TitleUsage.objects.create(
        acronym="CZO", expansion_en="Chief Zeta Officer", title_vi="Giám đốc zeta", role=cpo,
        site="zeta.example", url="https://zeta.example/", language="vi",
    )  # fmt: skip
    assert addresses("czo")[0] == "/viet-tat/czo/"
    assert addresses("giám đốc zeta") == ["/chuc-danh/cpo/", "/viet-tat/czo/"]
    usage.role = None
    usage.save()
    assert addresses("giám đốc zeta") == ["/viet-tat/czo/"]
    usage.delete()
    assert addresses("giám đốc zeta") == []


def test_a_comparison_a_question_and_a_dispute_are_followed(cpo, place):
    coo = Role.objects.get(slug="coo")
    coo.status = "published"
    coo.save()
    pair = Comparison.objects.create(
        slug="cpo-coo", left=cpo, right=coo, question_vi="Ai giữ zeta?", summary_vi="Chưa rõ",
        status="published",
    )  # fmt: skip
    asked = Question(comparison=pair, question_vi="Zeta để đâu?", answer_vi="Trong kho")
    asked.keep([place])
    assert set(addresses("zeta")) == {pair.get_absolute_url(), asked.get_absolute_url()}
    pair.status = "draft"
    pair.save()
    assert addresses("zeta") == []
    dispute = Dispute.objects.create(slug="zeta", question_vi="Zeta là của ai?")
    assert addresses("zeta") == []
    dispute.roles.add(cpo)
    assert addresses("zeta") == []  # no page shows it before a side is told
    Position(dispute=dispute, label_vi="Một", statement_vi="Của kho").keep([place])
    assert addresses("zeta") == ["/chuc-danh/cpo/#dispute-zeta"]


def test_what_a_transaction_writes_is_stored_once_when_it_commits(
    cpo, django_capture_on_commit_callbacks, django_assert_num_queries
):
    with django_capture_on_commit_callbacks() as callbacks:
        for name in ("Một", "Hai", "Trưởng ban Zeta"):
            cpo.name_vi = name
            cpo.save()
    stores = [callback for callback in callbacks if callback.__module__ == keeping.__name__]
    assert len(stores) == 3
    stores[0]()
    assert SearchEntry.objects.filter(title_vi="Trưởng ban Zeta").exists()
    with django_assert_num_queries(0):
        stores[1]()


def test_what_is_rolled_back_leaves_the_index_as_it_was(cpo):
    with transaction.atomic():
        cpo.name_vi = "Trưởng ban Zeta"
        cpo.save()
        transaction.set_rollback(True)
    assert addresses("zeta") == []
    assert "/chuc-danh/cpo/" in addresses("giám đốc sản xuất")


def test_many_documents_are_stored_in_batches(django_assert_max_num_queries):
    documents = list(documents_of(Responsibility.objects.all()))
    assert len(documents) > 100
    with django_assert_max_num_queries(len(documents) // 2):
        put(documents)


def test_writes_past_the_signals_need_a_rebuild(cpo):
    Role.objects.filter(slug="cpo").update(name_vi="Trưởng ban Zeta")
    assert addresses("zeta") == []
    call_command("rebuild_search", verbosity=0)
    assert addresses("zeta") == ["/chuc-danh/cpo/"]


def test_a_rebuild_counts_the_words_and_forgets_those_that_are_gone(cpo):
    cpo.name_vi = "Trưởng ban Zeta"
    cpo.save()
    keeping.flush()
    cpo.name_vi = "Giám đốc sản xuất"
    cpo.save()
    keeping.flush()
    assert SearchWord.objects.filter(text="zeta").exists()
    call_command("rebuild_search", verbosity=0)
    assert not SearchWord.objects.filter(text="zeta").exists()
    assert SearchWord.objects.get(text="giam").entries > 20


@pytest.mark.django_db(transaction=True)
def test_a_search_writes_nothing_of_a_save_that_failed(cpo):
    cpo.name_vi = "Trưởng ban Zeta"
    with transaction.atomic():
        cpo.save()
        transaction.set_rollback(True)
    with CaptureQueriesContext(connection) as asked:
        assert addresses("zeta") == []
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}


def test_content_older_than_the_index_gets_into_it_after_a_migration():
    SearchEntry.objects.all().delete()
    keeping.fill_if_empty("default")
    assert "/chuc-danh/cpo/" in addresses("cpo")


def test_a_rebuild_changes_nothing_that_saving_has_kept(cpo, place):
    """Saving and rebuilding come to the same index."""
    Responsibility(
        role=cpo, area_id="product", statement_vi="Trông nom zeta", statement_en="Look after zeta"
    ).keep([place])
    keeping.flush()
    kept = everything()
    call_command("rebuild_search", verbosity=0)
    assert everything() == kept


def test_what_could_not_be_stored_is_stored_with_the_next_save(cpo, monkeypatch):
    """Half of it must not stay: what tells of the role is found by what is stored of it."""
    before = everything()
    cpo.slug = "zeta"
    cpo.save()
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "usage_documents", raised(MemoryError))
        with pytest.raises(MemoryError):
            keeping.flush()
    assert everything() == before
    cpo.save()
    keeping.flush()
    assert "/chuc-danh/cpo/" not in {entry[1] for entry in everything().values()}


def raised(error):
    def raising():
        raise error

    return raising


def test_what_any_role_lends_to_others_is_followed():
    lent = {"cpo": ("acronym", "ZPO"), "cto": ("name_en", "Zeta"), "cmo": ("slug", "zeta"),
            "ceo": ("status", "draft"), "coo": ("order", 90)}  # fmt: skip
    for slug, (field, value) in lent.items():
        role = Role.objects.get(slug=slug)
        setattr(role, field, value)
        role.save()
        keeping.flush()
    kept = everything()
    call_command("rebuild_search", verbosity=0)
    assert everything() == kept


def test_a_word_of_a_role_touches_no_other_document(cpo):
    """Names are stored with their documents, under new numbers each time."""
    others = SearchName.objects.exclude(entry__kind=Kind.ROLE, entry__key=cpo.pk)
    before = set(others.values_list("pk", flat=True))
    cpo.summary_vi += " Trông nom zeta."
    cpo.save()
    assert addresses("trông nom zeta") == ["/chuc-danh/cpo/"]
    assert set(others.values_list("pk", flat=True)) == before
    cpo.status = "draft"
    cpo.save()
    keeping.flush()
    acronyms = others.filter(entry__kind=Kind.ACRONYM).values_list("pk", flat=True)
    assert acronyms.exists()
    assert not before & set(acronyms)


def everything():
    """The index without the numbers of its rows."""
    return {
        (entry.kind, entry.key): (
            entry.folded,
            entry.address_vi,
            entry.place,
            sorted((name.compact, name.rank) for name in entry.names.all()),
            sorted((p.word.text, p.weight) for p in entry.postings.select_related("word")),
        )
        for entry in SearchEntry.objects.prefetch_related("names")
    }
