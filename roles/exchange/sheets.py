"""Which rows can be exchanged, and under what name each sheet stands."""

from dataclasses import dataclass

from roles import models as m
from roles.schema.rows import fields_of


@dataclass(frozen=True)
class Sheet:
    """`identities`: columns by which a row is known again; the first that are all filled count."""

    name: str
    model: type
    identities: tuple

    @property
    def label(self):
        return self.model._meta.verbose_name_plural


# In the order in which they are read: a row refers only to rows of sheets before its own.
SHEETS = (
    Sheet("skills", m.Skill, (("slug",),)),
    Sheet("roles", m.Role, (("slug",),)),
    Sheet("responsibilities", m.Responsibility, (("key",),)),
    Sheet("role_skills", m.RoleSkill, (("key",), ("role", "skill"))),
    Sheet(
        "reporting_lines",
        m.ReportingLine,
        (("key",), ("subordinate", "manager", "kind", "context")),
    ),
    Sheet("title_usage", m.TitleUsage, (("url", "acronym", "expansion_en", "title_vi"),)),
)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}


def columns_of(sheet):
    """Names of a sheet's columns: the key, the fields of its own, what all claims have."""
    found = fields_of(sheet.model).items()
    return [name for name, field in found if not field.many_to_many or name == "citations"]
