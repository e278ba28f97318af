"""What can be found of how titles are used: the pages of acronyms and of ambiguous titles."""

from collections.abc import Iterator

from django.urls import reverse

from roles.addresses import LANGUAGES, in_each_language
from roles.evidence.acronyms import Naming, Sense, namings
from roles.models import TitleUsage
from roles.models.search import Kind

from .document import Document, Rank


def usage_documents() -> Iterator[Document]:
    """The pages of acronyms and ambiguous titles: any usage may change any of them."""
    for place, naming in enumerate(namings(TitleUsage.objects.select_related("role"))):
        yield of_naming(naming, place)
        if len(naming.all_senses) > 1 and not naming.is_title:
            yield from (of_sense(naming, sense, place) for sense in naming.all_senses)


def of_naming(naming: Naming, place: int) -> Document:
    rank = Rank.ACRONYM
    if naming.is_title:
        rank = Rank.TITLE if naming.usual_role else Rank.AMBIGUOUS
    as_sense = Rank.UNDER_TITLE if naming.is_title else Rank.SENSE
    names = [(as_sense, name) for sense in naming.all_senses for name in names_of_sense(sense)]
    if not naming.is_title and len(naming.all_senses) > 1:
        names = []  # its senses have entries of their own
    slips = [(Rank.SENSE, u.expansion_en) for u in naming.slips]
    return Document(
        Kind.ACRONYM,
        naming.slug,
        title=dict.fromkeys(LANGUAGES, naming.name),
        detail=str(len(naming.senses)),
        text=dict.fromkeys(LANGUAGES, " · ".join(sense.label for sense in naming.all_senses)),
        address=in_each_language(lambda: reverse("acronym", args=[naming.slug])),
        names=[(rank, naming.name), *slips, *names],
        place=place,
    )


def of_sense(naming: Naming, sense: Sense, place: int) -> Document:
    titles = [title.label for title in sense.titles if title.label != sense.label]
    return Document(
        Kind.ACRONYM,
        f"{naming.slug}#{sense.slug}",
        title=dict.fromkeys(LANGUAGES, sense.label),
        about=dict.fromkeys(LANGUAGES, naming.name),
        text=dict.fromkeys(LANGUAGES, " · ".join(titles)),
        address=in_each_language(lambda: f"{reverse('acronym', args=[naming.slug])}#{sense.slug}"),
        names=[(Rank.SENSE, name) for name in names_of_sense(sense)],
        place=place,
    )


def names_of_sense(sense: Sense) -> list[str]:
    english = {u.expansion_en for u in sense.usages} - {"", sense.label}
    return [sense.label, *sorted(english), *(title.label for title in sense.titles)]
