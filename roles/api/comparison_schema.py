"""The description of what `comparison_view` answers."""

from .components import ADDRESS, BILINGUAL, PAGES, TEXT, described, either, listed, object_of, ref

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


def table(statement):
    cell = object_of({"role": TEXT, "statements": listed(statement)})
    row = {"id": TEXT, "label": BILINGUAL, "is_common": {"type": "boolean"}, "cells": listed(cell)}
    return listed(object_of(row))


def comparison_schema():
    dispute = object_of({"roles": listed(TEXT), "dispute": ref("Dispute")})
    brief = object_of({"collection": TEXT, "id": TEXT, "statement": BILINGUAL})
    relation = object_of({"sentence": BILINGUAL, "statements": listed(brief)})
    properties = {
        "self": ADDRESS,
        "url": PAGES,
        "roles": listed(ref("Role")),
        "relation": listed(relation),
        "curated": listed(ref("Comparison")),
        **{name: table(statement) for name, statement in STATEMENTS.items()},
        "disputes": listed(dispute),
        "coverages": listed(ref("Coverage")),
        "questions": listed(ref("Question")),
    }
    about = "Two to four roles side by side."
    return described("SideBySide", about, properties, required=("self", "url"))
