"""Two to four roles side by side: what their comparison page says, computed for any of them."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.addresses import in_each_language
from roles.models import Comparison, FormerSlug, Role
from roles.models.comparisons import comparison_address
from roles.opendata.collections import collection_of
from roles.views.comparison_views import areas_of
from roles.views.problems import Refused

from .belongings import belongings
from .comparison_answers import TABLES, Beside, claims_in
from .components import ADDRESS, BILINGUAL, PAGES, TEXT, described, either, listed, object_of, ref
from .dispute_answers import sides_of, speaking
from .endpoint import NOT_FOUND, Endpoint
from .filtering import NOTHING
from .parameters import Parameter
from .telling import Telling, with_references

DECIDING = either(ref("Provision"), ref("Responsibility"))
# The kinds of statements in the cells of each table.
STATEMENTS = {
    "decisions": DECIDING,
    "responsibilities": DECIDING,
    "requirements": ref("RoleSkill"),
    "lines": ref("ReportingLine"),
    "stages": ref("StageAdvice"),
}
SECTIONS = ("roles", "relation", "curated", *STATEMENTS, "disputes", "coverages", "questions")
NUMBERS = {2: "two", 3: "three", 4: "four"}
DIFFERENCES = Parameter(
    "differences", _("Only what sets the roles apart."), {"type": "boolean", "default": False}
)
FIELDS = Parameter(
    "fields",
    _("Only these parts of the answer, with commas between them; self and url always."),
    {"enum": SECTIONS},
    many=True,
    by_comma=True,
)
TWICE = _("Choose different roles.")


def table_schema(statement):
    cell = object_of({"role": TEXT, "statements": listed(statement)})
    row = {"id": TEXT, "label": BILINGUAL, "is_common": {"type": "boolean"}, "cells": listed(cell)}
    return listed(object_of(row))


def comparison_schema():
    """What describes the answer of SideBySide."""
    dispute = object_of({"roles": listed(TEXT), "dispute": ref("Dispute")})
    brief = object_of({"collection": TEXT, "id": TEXT, "statement": BILINGUAL})
    relation = object_of({"sentence": BILINGUAL, "statements": listed(brief)})
    properties = {
        "self": ADDRESS,
        "url": PAGES,
        "roles": listed(ref("Role")),
        "relation": listed(relation),
        "curated": listed(ref("Comparison")),
        **{name: table_schema(statement) for name, statement in STATEMENTS.items()},
        "disputes": listed(dispute),
        "coverages": listed(ref("Coverage")),
        "questions": listed(ref("Question")),
    }
    about = "Two to four roles side by side."
    return described("SideBySide", about, properties, required=("self", "url"))


class SideBySide(Endpoint):
    number = 2
    tag = "comparisons"
    summary = _("Roles side by side")
    description = _(
        "What the comparison page of these roles tells, whether an editor has compared them or not."
    )
    statuses = NOT_FOUND
    answer = comparison_schema()

    @property
    def operation(self):
        return f"compare_{NUMBERS[self.number]}_roles"

    def parameters(self):
        return (DIFFERENCES, FIELDS)

    def told(self, given, **slugs):
        sides = profiles(list(slugs.values()))
        pairs = curated_among(sides)
        this = pairs[0] if len(sides) == 2 and pairs else None
        beside = Beside(sides, areas_of(sides), this, given["differences"])
        return Answer(beside, pairs, self.telling(given)).told()


def profiles(asked):
    """Profiles of the roles with these slugs, in this order; former slugs lead on."""
    found = Role.objects.profiles(*asked)
    if missing := [slug for slug in asked if slug not in found]:
        now = FormerSlug.objects.now(Role, *missing)
        asked = [now.get(slug, slug) for slug in asked]
        found = Role.objects.profiles(*asked) if now else found
    for slug in asked:
        if slug not in found:
            raise Refused(404, format_lazy(NOTHING, value=slug, collection="roles"))
    if len(found) < len(asked):
        raise Refused(404, TWICE)
    return [found[slug] for slug in asked]


def curated_among(sides):
    """The comparisons that editors have written of any two of these roles."""
    numbers = [side.role.pk for side in sides]
    rows = collection_of(Comparison).rows(with_citations=False)
    return list(rows.filter(left__in=numbers, right__in=numbers))


class Answer:
    """Tells a Beside; its statements are told in full, as by their own collections."""

    def __init__(self, beside, pairs, telling):
        self.beside, self.pairs, self.telling = beside, pairs, telling
        self.whole = Telling(telling.origin, telling.language)
        self.rows = whole_rows([*beside.claims(), *(side.role for side in beside.sides)])
        self.parts = {
            name: each.rows(pairs) for name, each in belongings(Comparison).items() if pairs
        }
        self.contradictions = beside.disputes
        disputes = [told.dispute for told, _roles in self.contradictions]
        self.disputed = whole_rows(disputes)
        self.sides = sides_of(disputes) if disputes else {}
        parts = [*self.parts.values(), self.sides]
        told = [row for found in parts for rows in found.values() for row in rows]
        with_references([*self.rows.values(), *told])

    def told(self):
        slugs = [side.role.slug for side in self.beside.sides]
        name = "/".join(sorted(slugs))
        told = {
            "self": f"{self.whole.address(collection_of(Comparison), '')[:-1]}{name}/",
            "url": self.whole.page(in_each_language(lambda: comparison_address(*slugs))),
        }
        for name in SECTIONS:
            if self.telling.wants(name):
                told[name] = self.table(name) if name in TABLES else getattr(self, name)()
        return told

    def statements(self, claims):
        return [self.whole.row(self.rows[key]) for key in keys_of(claims) if key in self.rows]

    def roles(self):
        return self.statements(side.role for side in self.beside.sides)

    def brief(self, claims):
        """What other parts of the answer tell in full."""
        rows = [self.rows[key] for key in keys_of(claims) if key in self.rows]
        return [
            {
                "collection": collection_of(type(row)).name,
                "id": row.key,
                "statement": self.whole.text(in_each_language(lambda row=row: row.headline)),
            }
            for row in rows
        ]

    def relation(self):
        return [
            {"sentence": self.whole.text(sentence), "statements": self.brief(claims)}
            for sentence, claims in self.beside.relation
        ]

    def curated(self):
        return [
            self.whole.row(
                pair,
                [
                    (name, [self.whole.row(row) for row in found[pair.pk]])
                    for name, found in self.parts.items()
                ],
            )
            for pair in self.pairs
        ]

    def table(self, name):
        return [
            {
                "id": row.key,
                "label": self.whole.text(label),
                "is_common": row.is_common,
                "cells": [
                    {"role": side.role.slug, "statements": self.statements(claims_in(cell))}
                    for side, cell in zip(self.beside.sides, row.cells, strict=True)
                ],
            }
            for row, label in self.beside.rows(name)
        ]

    def disputes(self):
        return [
            {"roles": slugs, "dispute": self.dispute(told.dispute)}
            for told, slugs in self.contradictions
        ]

    def dispute(self, dispute):
        sides = self.sides[dispute.pk]
        positions = [self.whole.row(side) for side in sides]
        row = self.disputed[type(dispute), dispute.pk]
        return self.whole.row(row, [("positions", positions), *speaking(sides)])

    def coverages(self):
        return self.statements(self.beside.coverages)

    def questions(self):
        return self.statements(self.beside.questions)


def keys_of(rows):
    return dict.fromkeys((type(row), row.pk) for row in rows)


def whole_rows(rows):
    """{(model, number): the row with all that its collection tells}, in queries for each kind."""
    numbers = {}
    for row in rows:
        numbers.setdefault(type(row), set()).add(row.pk)
    return {
        (model, row.pk): row
        for model, found in numbers.items()
        for row in collection_of(model).rows(with_citations=False).filter(pk__in=found)
    }
