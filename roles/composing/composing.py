"""From a fitted draft to the description that goes into a document. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

from roles.addresses import LANGUAGES

from .bilingual import in_both
from .description import HEAD, Composed, Description, Group, Section
from .draft import Draft
from .fitting import arranged, chosen
from .line import Line
from .naming_fields import FIELDS, SECTIONS
from .offering import Offer


def compose(
    draft: Draft,
    offer: Offer,
    *,
    language: str,
    addresses: Mapping[str, Mapping[str, str]],
    day: date,
) -> Description:
    """The Description of a draft that fits the offer; lines without a word are left out.

    `language` is that of the page, `addresses` {slug: {language: address}} those of the roles.
    """
    lines = [line for line in chosen(draft, offer) if line.texts["vi"] or line.texts["en"]]
    return Description(
        title=title_of(draft, offer),
        head={name: head_text(name, draft.head[name]) for name in HEAD if name in draft.head},
        labels={name: in_both(partial(str, FIELDS[name])) for name in HEAD},
        languages=languages_of(draft, language),
        with_citations=draft.cites,
        sections=sections_of(lines),
        sources=numbered(lines) if draft.cites else (),
        composed_from=tuple(
            Composed(role.slug, role.name, addresses[role.slug]) for role in offer.roles
        ),
        day=day,
        is_governing=all(role.is_governing for role in offer.roles),
    )


def languages_of(draft: Draft, language: str) -> tuple[str, ...]:
    """Those of the document; both stand side by side, the page's language first."""
    wanted = draft.language or language
    if wanted == "both":
        return tuple(sorted(LANGUAGES, key=lambda code: code != language))
    return (wanted,)


def title_of(draft: Draft, offer: Offer) -> dict[str, str]:
    if title := draft.head.get("title"):
        return dict.fromkeys(LANGUAGES, title)
    return names_of(offer)


def names_of(offer: Offer) -> dict[str, str]:
    names = [role.name for role in offer.roles]
    return in_both(lambda: joined([name[get_language() or "vi"] for name in names]))


def joined(names: Sequence[str]) -> str:
    """«Giám đốc sản phẩm kiêm giám đốc công nghệ»: one person for several posts."""
    found = names[0]
    for name in names[1:]:
        words = pgettext("one person for two posts", "%(one)s and %(other)s")
        found = words % {"one": found, "other": name}
    return found


def head_text(name: str, text: str) -> dict[str, str]:
    """What was filled in; a day, which browsers send as 2026-11-26, as each language writes it."""
    if name == "date" and (day := day_of(text)):
        return in_both(lambda: date_format(day, "DATE_FORMAT"))
    return dict.fromkeys(LANGUAGES, text)


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def sections_of(lines: Iterable[Line]) -> tuple[Section, ...]:
    return tuple(
        Section(
            id,
            in_both(partial(str, SECTIONS[id])),
            tuple(Group(lines[0].group, tuple(lines)) for lines in groups),
        )
        for id, groups in arranged(lines).items()
    )


def numbered(lines: Iterable[Line]) -> tuple[tuple[int, Any], ...]:
    """(number, Reference) of all that the lines cite, in order of first use."""
    found = dict.fromkeys(reference for line in lines for reference in line.references)
    return tuple(enumerate(found, start=1))
