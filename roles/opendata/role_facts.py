"""What the standard vocabularies say of a role as a whole, and ours in statements of their own."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from django.utils.encoding import iri_to_uri

from roles.models import Crosswalk, Responsibility, RoleSkill, RoleTitle
from roles.models.vocabulary import Match, SkillKind, Strength

from .collections import shown

# Names of entries in catalogues, where the row holds none. ESCO publishes the groups of ISCO-08.
ENTRIES = {
    "ISCO-08": "http://data.europa.eu/esco/isco/C{}",
    "ESCO": "http://data.europa.eu/esco/occupation/{}",
    "O*NET-SOC": "https://www.onetonline.org/link/summary/{}",
}
BACKGROUND = (SkillKind.EDUCATION, SkillKind.EXPERIENCE)


class Entry(NamedTuple):
    """An entry of a catalogue: its IRI, or "" where we know none, and how well it fits."""

    iri: str
    scheme: str
    code: str
    label: str
    match: str


@dataclass
class RoleFacts:
    """Texts are pairs (Vietnamese, English), either of which may be empty."""

    titles: list = field(default_factory=list)  # (text, language)
    duties: list = field(default_factory=list)
    skills: list = field(default_factory=list)
    qualifications: list = field(default_factory=list)
    entries: list = field(default_factory=list)


def about_roles(roles):
    """{number of a role: RoleFacts} for some roles, in four queries."""
    found = defaultdict(RoleFacts)

    def rows(model, *columns):
        public = shown(model).filter(role__in=roles).order_by("order", "key")
        return public.values_list("role_id", *columns)

    for role, text, language in rows(RoleTitle, "text", "language"):
        found[role].titles.append((text, language))
    for role, *texts in rows(Responsibility, "statement_vi", "statement_en"):
        found[role].duties.append(texts)
    columns = ("skill__kind", "strength", "skill__name_vi", "skill__name_en")
    for role, kind, strength, *names in rows(RoleSkill, *columns):
        facts = found[role]
        if kind not in BACKGROUND:
            facts.skills.append(names)
        elif strength == Strength.REQUIRED:  # what schema.org means by qualifications
            facts.qualifications.append(names)
    for row in shown(Crosswalk).filter(role__in=roles).exclude(match=Match.NONE).order_by("pk"):
        found[row.role_id].entries.append(entry_of(row))
    return found


def entry_of(row):
    """What an editor typed stays within the name that is made of it."""
    known = ENTRIES.get(row.scheme, "").format(quote(row.code, safe="")) if row.code else ""
    iri = iri_to_uri(row.uri or known)
    return Entry(iri, row.get_scheme_display(), row.code, row.label, row.match)
