"""What may be picked for a role description: the claims of one role, or of several. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from roles.addresses import address
from roles.evidence.profile import Profile, grouped
from roles.evidence.references import best_attested, is_history, voices_of

from .bilingual import in_both, of_field
from .job_titles import JobTitle, job_titles
from .line import EDITORS, SHORTEST_CODE, SOURCE, Line, codes, digest_of

# Duties that are ticked by themselves: those that several voices name, no more than fit a page,
# and where hardly any is so well attested, the first ones all the same.
MOST_DUTIES, LEAST_DUTIES = 12, 6
REQUIRED, BOARD = "required", "board"  # roles.models.vocabulary.Strength, Level
BY_OTHERS = gettext_lazy("The law as others tell it")
NO_GROUP = {"vi": "", "en": ""}


@dataclass(frozen=True)
class OfferedRole:
    """A role whose claims may be picked; `managers` are those that sources name."""

    slug: str
    acronym: str
    name: Mapping[str, str]
    managers: tuple[Mapping[str, str], ...]
    n_disputes: int = 0  # points that the sources leave in dispute
    titles: tuple[JobTitle, ...] = ()
    is_governing: bool = False  # a body of the company or a seat in one: nobody is hired for it

    @property
    def label(self) -> str:
        """«CPO – Giám đốc sản phẩm», in the reader's language."""
        name = self.name[get_language() or "vi"]
        return f"{self.acronym} – {name}" if self.acronym else name

    @property
    def short_name(self) -> str:
        return self.acronym or self.label

    def get_absolute_url(self) -> str:
        return str(address("role", self.slug))


@dataclass(frozen=True)
class Offer:
    """All lines that may be picked, in the order of the page: role by role, law first."""

    roles: tuple[OfferedRole, ...]
    lines: tuple[Line, ...]

    @cached_property
    def by_code(self) -> dict[str, Line]:
        return {line.code: line for line in self.lines}

    @property
    def defaults(self) -> tuple[str, ...]:
        """Codes of what is ticked as long as nobody has chosen."""
        return tuple(line.code for line in self.lines if line.is_default)

    @property
    def law(self) -> list[Line]:
        """What the law asks of the post: ticked by itself, and missed where it is taken out."""
        return [line for line in self.lines if line.is_law and line.is_default]

    def find(self, code: str) -> Line | None:
        """The line with a code; that of an old address may be shorter or longer than now."""
        if line := self.by_code.get(code):
            return line
        if len(code) < SHORTEST_CODE:
            return None
        digests = self._digests
        return next((line for line in self.lines if digests[line.code].startswith(code)), None)

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {line.code: digest_of(name_of(line)) for line in self.lines}


def name_of(line: Line) -> str:
    """ "<model>-<key>" of the claim behind a line."""
    return line.anchor.removeprefix("claim-")


def offer(profiles: Sequence[Profile]) -> Offer:
    """What these roles offer; the first is the role of the page."""
    lines = [line for profile in profiles for line in lines_of(profile)]
    unique = {name_of(line): line for line in lines}
    coded = codes(unique)
    return Offer(
        roles=tuple(map(offered_role, profiles)),
        lines=tuple(replace(line, code=coded[name]) for name, line in unique.items()),
    )


def offered_role(profile: Profile) -> OfferedRole:
    role = profile.role
    managers = tuple(of_field(manager, "name") for manager, _line in profile.manager_roles)
    return OfferedRole(
        slug=role.slug,
        acronym=role.acronym,
        name=of_field(role, "name"),
        managers=managers,
        n_disputes=len(profile.disputes),
        titles=job_titles(profile),
        is_governing=role.level == BOARD,
    )


def lines_of(profile: Profile) -> Iterator[Line]:
    yield from law_lines(profile)
    yield purpose_line(profile)
    yield from duty_lines(profile)
    yield from requirement_lines(profile)


def law_lines(profile: Profile) -> Iterator[Line]:
    for law in profile.laws:
        title = law.reference.title if law.reference else ""
        group = {"vi": title, "en": title} if title else in_both(lambda: BY_OTHERS)
        for claim in law.claims:
            is_asked = claim.binds_holder and not is_history(claim.references)
            yield line_of(claim, "law", group, of_field(claim, "statement"), is_asked)


def purpose_line(profile: Profile) -> Line:
    """The role in a sentence of the editors: for choice, as no source states it."""
    role, anchor = profile.role, f"claim-role-{profile.role.slug}"
    texts = of_field(role, "summary")
    return Line("", "purpose", NO_GROUP, texts, (), EDITORS, role.slug, anchor)


def duty_lines(profile: Profile) -> Iterator[Line]:
    """By area, the best attested first; as on the role's page."""
    ordered = best_attested(profile.responsibilities)
    main = {claim.anchor for claim in main_duties(ordered)}
    for duties in grouped(ordered, lambda duty: duty.area_id).values():
        group = of_field(duties[0].area, "name")
        for claim in duties:
            texts = of_field(claim, "statement")
            yield line_of(claim, "duties", group, texts, claim.anchor in main)


def main_duties(ordered: Sequence[Any]) -> list[Any]:
    """Of duties with the best attested first; what holds under a condition only is for choice."""
    whole = [duty for duty in ordered if not duty.is_conditional]
    attested = [duty for duty in whole if voices_of(duty) > 1]
    return whole[: min(max(len(attested), LEAST_DUTIES), MOST_DUTIES)]


def requirement_lines(profile: Profile) -> Iterator[Line]:
    """By kind of skill, in the order of the best attested."""
    ordered = sorted(best_attested(profile.requirements), key=lambda x: x.strength != REQUIRED)
    for asked in grouped(ordered, lambda claim: claim.skill.kind).values():
        group = in_both(asked[0].skill.get_kind_display)
        for claim in asked:
            is_required = claim.strength == REQUIRED
            line = line_of(claim, "requirements", group, demand_of(claim), is_required)
            yield replace(line, strength=claim.strength)


def demand_of(claim: Any) -> dict[str, str]:
    """The skill, and how strongly it is asked for where that is less than a must."""
    names = of_field(claim.skill, "name")
    if claim.strength == REQUIRED:
        return names
    hedges = in_both(lambda: claim.demand)
    return {
        code: f"{name} ({hedges[code][:1].lower()}{hedges[code][1:]})"
        for code, name in names.items()
    }


def line_of(
    claim: Any, section: str, group: Mapping[str, str], texts: Mapping[str, str], is_default: bool
) -> Line:
    return Line(
        code="",
        section=section,
        group=group,
        texts=texts,
        references=tuple(claim.references),
        origin=SOURCE if claim.references else EDITORS,
        role=claim.role.slug,
        anchor=claim.anchor,
        details=of_field(claim, "detail"),
        is_default=is_default,
    )
