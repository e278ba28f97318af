"""A draft made to fit what may be picked now, and put in the order of a description. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from roles.evidence.profile import grouped

from .bilingual import in_both
from .draft import DUTY, Draft, Own, Refusal, own_number
from .draft_reading import quoted
from .line import OWN, REWORDED, SECTIONS, Line
from .naming_fields import OTHER
from .offering import Offer

MOST_NAMED = 10  # unknown codes that a refusal names


def fit(draft: Draft, offer: Offer) -> tuple[Draft, list[Refusal]]:
    """The draft with codes of lines that there are, each once, in the order of a description.

    Where nobody has chosen, what stands by itself is picked. Unknown codes are refused by name.
    """
    known = {code: line.code for code in _named(draft) if (line := offer.find(code))}
    unknown = [code for code in _named(draft) if code not in known]
    lines = draft.lines if draft.is_set else (*offer.defaults, *draft.own)
    codes = [known.get(code, code) for code in lines if code not in unknown]
    texts = {known[code]: text for code, text in draft.texts.items() if code in known}
    ours = {code for code, text in texts.items() if text in offer.by_code[code].texts.values()}
    fitted = replace(
        draft,
        lines=tuple(dict.fromkeys(codes)),
        texts={code: text for code, text in texts.items() if code not in ours},
        edited=known.get(draft.edited, ""),
    )
    return replace(fitted, lines=in_order(fitted, offer)), _refused(unknown)


def _named(draft: Draft) -> list[str]:
    """Codes of claims that a draft names anywhere."""
    named = dict.fromkeys([*draft.lines, *draft.texts, draft.edited])
    return [code for code in named if code and code not in draft.own]


def _refused(unknown: Sequence[str]) -> list[Refusal]:
    if not unknown:
        return []
    told = _("Left out, because these roles have no such line: %(codes)s.")
    named = [_("“%(code)s”") % {"code": quoted(code)} for code in unknown[:MOST_NAMED]]
    more = ["…"] if len(unknown) > MOST_NAMED else []
    return [Refusal("line", told % {"codes": ", ".join(named + more)})]


def chosen(draft: Draft, offer: Offer) -> list[Line]:
    """The lines of a fitted draft in its order, in the words that it gives them."""
    return [worded(code, draft, offer) for code in draft.lines]


def worded(code: str, draft: Draft, offer: Offer) -> Line:
    """A line as it goes into the description. Raises KeyError for a code that there is not."""
    if own_number(code):
        return own_line(code, draft.own[code])
    line = offer.by_code[code]
    if not (text := draft.texts.get(code)):
        return line
    return replace(line, texts={"vi": text, "en": text}, origin=REWORDED, original=line.texts)


def own_line(code: str, own: Own) -> Line:
    section = "duties" if own.part == DUTY else "requirements"
    group = in_both(lambda: OTHER[section])
    return Line(code, section, group, {"vi": own.text, "en": own.text}, origin=OWN)


def in_order(draft: Draft, offer: Offer) -> tuple[str, ...]:
    """Its codes by section and group; groups, and lines in them, as the draft first names them."""
    return flat(arranged(chosen(draft, offer)))


def arranged(lines: Iterable[Line]) -> dict[str, list[list[Line]]]:
    """{section: groups of lines}, sections in their order and none without a line."""
    by_section = grouped(lines, lambda line: line.section)
    return {
        section: list(grouped(by_section[section], lambda line: line.group_key).values())
        for section in SECTIONS
        if section in by_section
    }


def flat(sections: dict[str, list[list[Line]]]) -> tuple[str, ...]:
    return tuple(line.code for groups in sections.values() for group in groups for line in group)
