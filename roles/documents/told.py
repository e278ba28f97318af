"""What a document says beside its lines: headings, remarks, sources, where it comes from.

Everything is told for a language that is named, whichever the reader's page has.
"""

from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from roles.composing.bilingual import in_both
from roles.composing.line import EDITORS, OWN, REWORDED, SOURCE
from roles.evidence.places import place_of
from roles.evidence.references import ranges

from .clean_text import plain

NAMES = {"vi": "Tiếng Việt", "en": "English"}


class Said(NamedTuple):
    """One line as a document says it; `language` is that of `text`, which may be a fallback.

    `remark`, in the language of the document, says whose words it is, `marks` are the numbers of
    its sources: «[1–3, 5]». Both may be empty.
    """

    text: str
    language: str
    remark: str
    marks: str


class SourceSaid(NamedTuple):
    """One source: its title leads to `address` ("" where it has none that a document may hold)."""

    title: str
    address: str
    rest: str  # who published it, and the place in it
    language: str  # of the title


def title(description, language):
    shown = {"title": plain(description.title[language])}
    with override(language):
        if description.is_governing:
            return _("Functions and duties: %(title)s") % shown
        return _("Role description: %(title)s") % shown


def facts(description):
    """[(label, value)] of the head, without the title, which stands above it.

    In both languages of the document, where these differ: «Công ty / Company».
    """
    return [
        (either(description, description.labels[name]), either(description, texts))
        for name, texts in description.head.items()
        if name != "title"
    ]


def either(description, texts):
    """A bilingual text in the languages of the document; once, if it is the same in both."""
    told = (plain(str(texts[language])) for language in description.languages)
    return " / ".join(dict.fromkeys(told))


def is_list(section):
    """Whether its lines are points; the purpose of a post is a sentence."""
    return section.id != "purpose"


def line(description, line, language):
    text = plain(line.texts[language])
    is_ours = line.origin in (SOURCE, EDITORS)
    spoken = language
    if is_ours:
        spoken = "vi" if text == plain(line.texts["vi"]) else language
    elif is_in_one_language(description, line):
        spoken = description.languages[0]
    numbers = ranges(description.numbers(line))
    whose = whose_words(description, line, language) if description.with_citations else ""
    return Said(text, spoken, f"({whose})" if whose else "", f"[{numbers}]" if numbers else "")


def is_in_one_language(description, line):
    """Whether the company's words for a line stand untranslated in both columns."""
    is_theirs = line.origin in (REWORDED, OWN)
    return is_theirs and len(description.languages) > 1 and line.texts["vi"] == line.texts["en"]


def whose_words(description, line, language):
    """What is said beside citations of a line that no source states as it stands."""
    with override(language):
        words = {
            REWORDED: pgettext("line", "reworded"),
            OWN: pgettext("line", "the company’s own"),
            EDITORS: pgettext("line", "the editors’ words"),
        }
        whose = words.get(line.origin, "")
        if is_in_one_language(description, line):
            return _("%(whose)s, the same in both columns") % {"whose": whose}
        return whose


def sources_heading(description):
    return either(description, in_both(lambda: _("Sources")))


def sources(description, language):
    with override(language):
        return [_source(reference) for _number, reference in description.sources]


def _source(reference):
    heading = f"“{plain(reference.heading)}”" if reference.heading else ""
    place = " ".join(filter(None, [plain(place_of(reference)), heading]))
    rest = ", ".join(filter(None, [plain(reference.publisher), place]))
    address = web_address(reference.place_url or reference.url)
    return SourceSaid(plain(reference.title), address, rest, reference.language)


def web_address(text):
    """`text` as a link of a document may hold it; "" if it is no address of the web."""
    address = iri_to_uri(plain(text)).replace(" ", "%20")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


class Origin(NamedTuple):
    """Where a document comes from: `before`, the (name, address) of each page, `after`."""

    before: str
    pages: list[tuple[str, str]]
    after: str


def origin(description, language):
    with override(language):
        day = date_format(description.day)
        pages = [
            (plain(role.name[language]), web_address(role.address[language]))
            for role in description.composed_from
        ]
        return Origin(_("Composed from:"), pages, _("on %(day)s.") % {"day": day})


def page_of(language):
    """What stands before the number of a page, and between it and how many there are."""
    with override(language):
        words = _("Page %(page)s of %(pages)s") % {"page": "|", "pages": "|"}
    return words.split("|")[:2]
