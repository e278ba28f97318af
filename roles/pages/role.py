"""What a role page shows, put together from a profile. Pure: knows neither request nor ORM."""

from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roles.charting.small import around
from roles.charting.supporting import Observed, observe
from roles.evidence.acronyms import Uses
from roles.evidence.jobs import is_slip
from roles.evidence.profile import grouped
from roles.evidence.references import number_references
from roles.evidence.tallies import Heard, heard, tally

# (id, heading, the profile's attribute that fills it), in the page's order.
SECTIONS = (
    ("law", _("What the law says"), "provisions"),
    ("lines", _("Reporting and working relations"), "lines"),
    ("names", _("What it is called"), "names"),
    ("disputes", _("Contradictions in the sources"), "positions"),
    ("responsibilities", _("Responsibilities"), "responsibilities"),
    ("requirements", _("Requirements and skills"), "requirements"),
    ("coverage", _("Who stands in for whom"), "coverages"),
    ("stages", _("When a company needs it"), "advice"),
    ("processes", _("Processes it takes part in"), "participations"),
    ("questions", _("Questions and answers"), "questions"),
    ("crosswalk", _("In international catalogues"), "crosswalks"),
)

# Of these the page says nothing where the sources do not.
WHERE_FILLED = {"law", "processes"}

# The kinds of claims that a process page tells in sections of their own.
PROCESS_LISTS = {"parts", "participations", "contrasts", "questions"}

RIVALS = 4  # other senses of the letters in the head of a page

# True of any data: what is on record here, not what no source in the world says.
SILENCE = _("No source on record here speaks of this.")
SILENCES = {
    "disputes": _("No contradiction between or within sources is on record here for this role."),
    "crosswalk": _("No place in a catalogue is on record here."),
}


@dataclass
class PageSection:
    id: str
    heading: str
    is_empty: bool

    @property
    def silence(self):
        """What stands in an empty section."""
        return SILENCES.get(self.id, SILENCE)


@dataclass
class RoleNames:
    """The role's names as sources give them and as sites use them.

    `senses` of its acronym mean this role, `other_senses` something else; `english` are tallies of
    its English titles besides.
    """

    titles: list
    senses: list
    english: list
    vietnamese: list
    managers: list
    observed: Observed  # whom sites say the role reports to, in one line
    other_senses: list
    heard: Heard
    has_acronym: bool  # some site uses the role's acronym, in whatever sense

    def __bool__(self):
        return bool(self.titles or self.senses or self.english or self.vietnamese)

    @property
    def rivals(self):
        """The other senses that more than one site uses: what the role may be taken for."""
        return [sense for sense in self.other_senses if sense.sites > 1][:RIVALS]


def names(profile):
    """The titles with tallies by site, and the acronym's senses that are not this role."""
    role = profile.role
    own = [u for u in profile.usages if u.role_id == role.pk]
    uses = Uses(profile.usages)
    naming = uses.acronym(role.acronym)
    senses = [s for s in naming.all_senses if s.job.any_role_id == role.pk]
    placed = {id(usage) for sense in senses for usage in sense.job.usages}
    return RoleNames(
        titles=profile.titles,
        senses=[sense for sense in senses if sense.language == "en"],
        english=tally([u for u in own if id(u) not in placed and not is_slip(u)], "expansion_en"),
        vietnamese=tally(own, "title_vi"),
        managers=tally(own, "reports_to"),
        observed=observe(role, [usage for usage in own if usage.reports_to]),
        other_senses=[sense for sense in naming.senses if sense not in senses],
        heard=heard(own),
        has_acronym=any(u.acronym and u.acronym == role.acronym for u in profile.usages),
    )


def role_page(profile):
    """The context of a role page; numbers the references on the way."""
    named = names(profile)
    filled = {"names": named, "lines": [*profile.lines, *named.managers]}
    sections = {
        id: PageSection(id, heading, not filled.get(attribute, getattr(profile, attribute, None)))
        for id, heading, attribute in SECTIONS
    }
    further = further_sections(profile.further)
    sections |= {section.id: section for section, _told in further}
    return {
        "profile": profile,
        "role": profile.role,
        "names": named,
        "chart": around(
            [profile.role], profile.surroundings, told_here={line.key for line in profile.lines}
        ),
        "references": number_references(profile.claims()),
        "sections": {
            id: x for id, x in sections.items() if not (x.is_empty and id in WHERE_FILLED)
        },
        "further": further,
    }


def further_sections(lists):
    """[(PageSection, claims)] of {id: claims}, kinds for which a page has no section of its own."""
    filled = {id: claims for id, claims in lists.items() if claims}
    return [(PageSection(id, x[0].heading(), is_empty=False), x) for id, x in filled.items()]


def process_page(process, claims):
    """The context of a process page from its `claims`, {relation: list}."""
    further = further_sections({n: x for n, x in claims.items() if n not in PROCESS_LISTS})
    parts = [
        (PageSection(f"part-{kind}", told[0].get_kind_display(), is_empty=False), told)
        for kind, told in grouped(claims["parts"], lambda part: part.kind).items()
    ]
    sections = {section.id: section for section, _told in parts}
    sections |= known_sections(process, claims)
    return {
        "process": process,
        "parts": parts,
        "participations": claims["participations"],
        "contrasts": claims["contrasts"],
        "questions": claims["questions"],
        "references": number_references(chain(*claims.values())),
        "sections": sections | {section.id: section for section, _told in further},
        "further": further,
    }


def known_sections(process, claims):
    """The sections of a process page after its parts, {id: PageSection}, without empty ones."""
    names = {"one": process.short_name, "other": process.contrast_name}
    found = [
        ("participants", _("Who takes part"), "participations"),
        ("contrast", gettext("%(one)s and %(other)s") % names, "contrasts"),
        ("questions", _("Questions and answers"), "questions"),
    ]
    return {
        id: PageSection(id, heading, is_empty=False) for id, heading, name in found if claims[name]
    }
