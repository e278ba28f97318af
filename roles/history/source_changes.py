"""What changed among the statements that cite a source: public ones only, and nobody's name."""

from roles import models as m
from roles.models.support import claim_models

from .aggregates import led
from .differences import by_change
from .publicity import Readers
from .recent import newest_first, spans_of
from .site_changes import by_page, pages_named


def source_changes(source):
    """[PageChange], newest first: of each change and page the rows that cite the source.

    A row counts if it cited the source before the change or afterwards. So does what the source
    says of itself. A constant number of queries.
    """
    ids = _ever_cited(source)
    histories = (model.history.filter(id__in=within) for model, within in ids.items())
    spans = newest_first(spans_of(histories))
    told = by_change([span.change for span in spans], within=ids)
    places = _places_ever(source)
    told = {
        change: [each for each in differences if _cites(each, places)]
        for change, differences in told.items()
    }
    readers = Readers(spans, pages_named(told))
    entries = by_page(spans, told, readers) if spans else []
    return sorted(entries, key=lambda entry: (entry.at, entry.change), reverse=True)


def _ever_cited(source):
    """{model: ids, as a query} of all rows that ever cited it, and of the source itself."""
    ways = {m.Citation: "source"} | dict.fromkeys(claim_models(), "citations__source")
    ids = {model: _ids(model, led(model, way, [source.pk])) for model, way in ways.items()}
    return {m.Source: [source.pk]} | ids


def _ids(model, condition):
    return model.history.filter(condition).order_by().values("id")


def _places_ever(source):
    rows = m.Citation.history.filter(led(m.Citation, "source", [source.pk]))
    return set(rows.order_by().values_list("id", flat=True))


def _cites(difference, places):
    """Whether the row cited one of the places, before or after; the source's own rows do."""
    states = [state for state in (difference.before, difference.after) if state]
    return any(
        state.model in (m.Source, m.Citation) or places & state.targets("citations")
        for state in states
    )
