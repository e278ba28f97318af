"""What a role page shows, put together from a profile. Pure: knows neither request nor ORM."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roles.charting.small import around
from roles.charting.supporting import Observed, observe
from roles.evidence.acronyms import Uses
from roles.evidence.jobs import is_slip
from roles.evidence.profile import grouped
from roles.evidence.references import best_attested, number_references
from roles.evidence.tallies import Heard, heard, tally
from roles.pages.statement_groups import areas, decided, demands, line_groups

# What a role page tells, in its order: the answer, then what proves it. Where the sources say
# nothing, the page names the section in one line, unless it is one of WHERE_FILLED.
WHERE_FILLED = {"law", "processes", "decisions"}
UNFOLDED = {"responsibilities", "requirements", "lines"}
SECTIONS = {
    "law": (_("What the law says"), "roles/role_laws.html"),
    "responsibilities": (_("Responsibilities"), "roles/role_duties.html"),
    "requirements": (_("Requirements and skills"), "roles/role_requirements.html"),
    "lines": (_("Reporting and working relations"), "roles/role_lines.html"),
    "decisions": (_("Decisions it takes or shares in"), "roles/role_decisions.html"),
    "coverage": (_("Who stands in for whom"), "components/coverages.html"),
    "stages": (_("When a company needs it"), "components/stages.html"),
    "processes": (_("Processes it takes part in"), "components/participations.html"),
    "names": (_("What it is called"), "roles/role_names.html"),
    "disputes": (_("Contradictions in the sources"), "roles/role_disputes.html"),
    "questions": (_("Questions and answers"), "components/questions.html"),
    "crosswalk": (_("In international catalogues"), "roles/role_crosswalk.html"),
}

# The kinds of claims that a process page tells in sections of their own.
PROCESS_LISTS = {"parts", "participations", "contrasts", "questions"}

RIVALS = 4  # other senses of the letters in the head of a page
MAIN = 5  # duties in the head of a page


@dataclass
class PageSection:
    """A section with the template that tells its `claims`."""

    id: str
    heading: str
    claims: Sequence
    template: str = "components/further_claims.html"
    is_folded: bool = True


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

    @property
    def all_names(self):
        return [*self.titles, *self.senses, *self.english, *self.vietnamese]

    @property
    def shares(self):
        """The most used names as (name, language, sites), those of each language by their sites."""
        found = [(sense.label, "en", sense.sites) for sense in self.senses]
        english = found or [(title.label, "en", title.sites) for title in self.english]
        vietnamese = [(title.label, "vi", title.sites) for title in self.vietnamese]
        return [share for share in [*english[:2], *vietnamese[:3]] if share[2]]

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
    """The context of a role page; numbers the references on the way, in the page's order."""
    decisions = decided(profile)
    named, groups, asked = names(profile), areas(profile), demands(profile)
    main = best_attested(profile.responsibilities)[:MAIN]
    laws = (law.claims for law in profile.laws)
    grouped_claims = (group.claims for group in [*groups, *asked])
    shown = chain(main, profile.managers, profile.reports, *laws, *grouped_claims)
    return {
        "profile": profile,
        "role": profile.role,
        "names": named,
        "main": main,
        "areas": groups,
        "demands": asked,
        "line_groups": line_groups(profile),
        "decisions": decisions,
        "coverages": profile.coverages,
        "advice": profile.advice,
        "participations": profile.participations,
        "questions": profile.questions,
        "neighbours": profile.neighbours,
        "chart": around(
            [profile.role], profile.surroundings, told_here={line.key for line in profile.lines}
        ),
        "references": number_references(chain(shown, profile.claims())),
    } | role_sections(profile, named, decisions)


def role_sections(profile, named, decisions):
    """The `sections` of a role page, {id: PageSection}, and what is `silent`, {id: heading}."""
    told = {
        "law": profile.provisions,
        "responsibilities": profile.responsibilities,
        "requirements": profile.requirements,
        "lines": [*profile.lines, *named.managers],
        "decisions": decisions,
        "coverage": profile.coverages,
        "stages": profile.advice,
        "processes": profile.participations,
        "names": named.all_names,
        "disputes": profile.disputes,
        "questions": profile.questions,
        "crosswalk": profile.crosswalks,
    }
    silent = [id for id in SECTIONS if not told[id] and id not in WHERE_FILLED]
    sections = [
        PageSection(id, heading, told[id], template, id not in UNFOLDED)
        for id, (heading, template) in SECTIONS.items()
        if told[id]
    ]
    sections += further_sections(profile.further)
    return {
        "sections": {section.id: section for section in sections},
        "silent": {id: SECTIONS[id][0] for id in silent},
    }


def further_sections(lists):
    """[PageSection] of {id: claims}, kinds for which a page has no section of its own."""
    return [PageSection(id, claims[0].heading(), claims) for id, claims in lists.items() if claims]


def process_page(process, claims):
    """The context of a process page from its `claims`, {relation: list}."""
    further = further_sections({n: x for n, x in claims.items() if n not in PROCESS_LISTS})
    parts = [
        PageSection(f"part-{kind}", told[0].get_kind_display(), told)
        for kind, told in grouped(claims["parts"], lambda part: part.kind).items()
    ]
    known = known_sections(process, claims)
    return {
        "process": process,
        "parts": parts,
        "participations": claims["participations"],
        "contrasts": claims["contrasts"],
        "questions": claims["questions"],
        "references": number_references(chain(*claims.values())),
        "sections": {section.id: section for section in [*parts, *known, *further]},
        "further": further,
    }


def known_sections(process, claims):
    """The sections of a process page after its parts, [PageSection], without empty ones."""
    names = {"one": process.short_name, "other": process.contrast_name}
    found = [
        ("participants", _("Who takes part"), "participations"),
        ("contrast", gettext("%(one)s and %(other)s") % names, "contrasts"),
        ("questions", _("Questions and answers"), "questions"),
    ]
    return [PageSection(id, heading, claims[name]) for id, heading, name in found if claims[name]]
