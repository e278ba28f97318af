"""Acronyms and ambiguous titles: the list, and each with its senses and the pages that use it."""

from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.evidence.acronyms import KINDS
from roles.models import Role
from roles.models.search import Kind
from roles.opendata.collections import collection_of
from roles.search.mentioning import entries_with
from roles.views.problems import Refused
from roles.views.search_views import all_uses

from . import parameters
from .acronym_answers import Acronym, AcronymInFull
from .endpoint import NOT_FOUND, Endpoint, page_of
from .filtering import ID, NOTHING, rows_with
from .parameters import PAGE_SIZE, WORDS, Parameter

KIND = Parameter("kind", _("Only acronyms, or only Vietnamese titles."), {"enum": KINDS})
ROLE = Parameter("role", _("Only what stands for one of these roles."), {"pattern": ID}, many=True)
CURSOR = replace(parameters.CURSOR, schema={"pattern": "^[0-9a-z-]{1,120}$", "maxLength": 120})


class AcronymList(Endpoint):
    operation, tag = "list_acronyms", "acronyms"
    summary = _("Acronyms and ambiguous titles")
    description = _(
        "Every acronym, and every Vietnamese title that several jobs bear, with what websites mean "
        "by it and how many of them."
    )
    statuses = NOT_FOUND
    answer = page_of(Acronym)

    def parameters(self):
        return (WORDS, KIND, ROLE, CURSOR, PAGE_SIZE)

    def links(self):
        one = {"operationId": "get_acronym", "parameters": {"id": "$response.body#/results/0/id"}}
        return {"one": one}

    def told(self, given):
        found, size = self.chosen(given), given["page_size"]
        page = [naming for naming in found if naming.slug > (given["cursor"] or "")][: size + 1]
        cursor = page[size - 1].slug if len(page) > size else None
        context = {"telling": self.telling(given)}
        return self.page(cursor, Acronym(page[:size], many=True, context=context).data)

    def chosen(self, given):
        """The Namings that the filters let through, by their slugs."""
        found = all_uses().by_slug
        if given["q"]:
            keys = entries_with(Kind.ACRONYM, given["q"]).values_list("key", flat=True)
            slugs = {key.partition("#")[0] for key in keys}
            found = {slug: found[slug] for slug in slugs if slug in found}
        if given["kind"]:
            found = {slug: n for slug, n in found.items() if n.kind == given["kind"]}
        if given["role"]:
            roles = {row.slug for row in rows_with(collection_of(Role), given["role"], "role")}
            found = {slug: n for slug, n in found.items() if roles_of(n) & roles}
        return [found[slug] for slug in sorted(found)]


def roles_of(naming):
    return {sense.role.slug for sense in naming.all_senses if sense.role}


class AcronymOne(Endpoint):
    operation, tag = "get_acronym", "acronyms"
    summary = _("An acronym or an ambiguous title")
    description = _(
        "Everything that it stands for: how many independent sites use each sense, what they call "
        "it, whom it reports to, the pages, and where sites contradict each other or themselves."
    )
    statuses = NOT_FOUND
    answer = AcronymInFull

    def told(self, given, id):
        naming = all_uses().by_slug.get(id)
        if naming is None:
            raise Refused(404, format_lazy(NOTHING, value=id, collection="acronyms"))
        return AcronymInFull(naming, context={"telling": self.telling(given)}).data
