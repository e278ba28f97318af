"""Sources that an editor may mean: with the same address, however spelled, or by their names."""

from roles.evidence.same_address import same_address
from roles.models import Source
from roles.models.vocabulary import SourceKind
from roles.search.desk_lists import search

MOST = 8
SEARCHED = ("slug", "title", "publisher")


def offered(text):
    """What is on file of an address or of words of a title, told for the screen."""
    rows = _at(text) if "://" in text else search(Source.objects.all(), SEARCHED, text)
    return [told(row) for row in rows.select_related("copy_of").prefetch_related("places")[:MOST]]


def _at(url):
    """The sources with this address, and the originals of those that are copies."""
    wanted, found = same_address(url), Source.objects.values_list("pk", "url", "copy_of")
    same = [(pk, original) for pk, other, original in found if same_address(other) == wanted]
    return Source.objects.filter(pk__in={pk for pair in same for pk in pair if pk})


def told(source):
    """A source as the script of the screen reads it."""
    original = source.copy_of
    return {
        "id": source.pk,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "kind": source.get_kind_display(),
        "is_copy": source.kind == SourceKind.COPY,
        "copy_of": str(original) if original else "",
        "places": [
            {"place": one.place, "heading": one.heading, "fragment": one.fragment}
            for one in source.places.all()
        ],
    }
