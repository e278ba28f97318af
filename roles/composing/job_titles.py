"""What a post may be called: the names on record of a role, by how many sites use them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from roles.evidence.jobs import is_slip
from roles.evidence.profile import Profile
from roles.evidence.tallies import tally
from roles.vietnamese.folding import fold

MOST = 15  # what a field offers


@dataclass(frozen=True)
class JobTitle:
    text: str
    language: str
    sites: int  # independent ones that use it; 0 of a name that sources give and none uses


def job_titles(profile: Profile) -> tuple[JobTitle, ...]:
    """Each name once, those of most sites first; then as the role's page has them."""
    known: dict[str, JobTitle] = {}
    for title in (*used(profile), *told(profile)):
        known.setdefault(fold(title.text), title)
    return tuple(sorted(known.values(), key=lambda title: -title.sites)[:MOST])


def used(profile: Profile) -> Iterator[JobTitle]:
    own = [usage for usage in profile.usages if usage.role_id == profile.role.pk]
    whole = [usage for usage in own if not is_slip(usage)]
    for usages, field, language in ((own, "title_vi", "vi"), (whole, "expansion_en", "en")):
        for found in tally(usages, field):
            yield JobTitle(found.label, language, found.sites)


def told(profile: Profile) -> Iterator[JobTitle]:
    role = profile.role
    yield JobTitle(role.name_vi, "vi", 0)
    if role.name_en:
        yield JobTitle(role.name_en, "en", 0)
    for title in profile.titles:
        yield JobTitle(title.text, title.language, 0)
