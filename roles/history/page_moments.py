"""When what a page or a list shows last changed, by the versions of the rows that stand on it.

A version of a statement was on the page if it was supported. It touched the page when it was
written, and again when the next one took its place: reworded, moved, taken out, left without a
citation. What a statement names (its sources, a skill, another role) touches the page when its name
changes. What was written while the page was a draft is older than its publication.
"""

from functools import cache

from django.db.models import CharField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from roles import models as m
from roles.models.content import content_models
from roles.models.public import may_wait, named_by, public
from roles.models.vocabulary import SourceKind, Status

from .publicity import WITHHELD
from .renaming import key_of, named_models, renamings
from .tracking import Records

# What has pages whose moments can be asked for.
PAGES = (*WITHHELD, m.Source, m.Skill, m.Area)
FEW = 500  # ids that are named in a query


def page_moments(page, keys):
    """{key: moment} of pages of a model; three queries at most, whatever the number of `keys`.

    `keys`: a list of the ids of the pages, of areas their slugs. Many are best neighbours: what is
    read then lies between the first and the last. A page without a version has no moment.
    """
    if not keys:
        return {}
    own = _within(page.history.order_by(), key_of(page), keys)
    own = own.annotate(stands_on=F(key_of(page)), moment=F("history_date"))
    found = {}
    for key, at in union(map(_newest, [own, *(_touches(*way, keys) for way in ways_to(page))])):
        note(found, key, at)
    for key, at in _by_names(page, keys):
        note(found, key, at)
    return found


def note(found, key, at):
    """Keep the later of two moments."""
    if key not in found or found[key] < at:
        found[key] = at


def _newest(rows):
    return rows.values("stands_on").annotate(at=Max("moment")).values_list("stands_on", "at")


def union(parts):
    first, *others = parts
    return first.union(*others, all=True)


def _within(rows, path, keys):
    """Those that lead to one of these, or to what lies between them: slugs are never so many."""
    if len(keys) <= FEW:
        return rows.filter(**{f"{path}__in": keys})
    return rows.filter(**{f"{path}__gte": min(keys), f"{path}__lte": max(keys)})


@cache
def ways_to(page):
    """((model, way), ...): what stands on pages of a model, with the relations that lead there."""
    kinds = [kind for kind in content_models() if kind.owners or page is m.Source]
    kinds = [kind for kind in kinds if kind is not page and kind is not m.TitleUsage]
    if page is m.Role:
        kinds.append(m.TitleUsage)
    return tuple((kind, way) for kind in kinds for way in _ways(kind, page))


def _ways(model, page):
    for relation in model.relations():
        target = relation.related_model
        if target is page:
            yield relation.name
        elif target not in PAGES and target is not model:
            yield from (f"{relation.name}__{way}" for way in _ways(target, page))


def _touches(model, way, keys):
    """Versions that stood on these pages: on the page `stands_on`, touching it at `moment`."""
    rows, at, path = _versions(model, way)
    rows = _within(rows.order_by(), path, keys).exclude(**{f"{path}__isnull": True})
    rows = rows.filter(was_shown(model, at), names_public(model, at, besides=way))
    return rows.annotate(stands_on=F(path), moment=last_touch(model, at))


def last_touch(model, at=""):
    """When the next version took a version's place, or else when it was written itself."""
    later = model.history.filter(id=OuterRef(f"{at}id"), history_id__gt=OuterRef(f"{at}history_id"))
    successor = Subquery(later.order_by("history_id").values("history_date")[:1])
    return Coalesce(successor, F(f"{at}history_date"))


def _versions(model, way):
    """(rows, way from them to the version, way from them to the page)."""
    name, _, rest = way.partition("__")
    field = model.field(name)
    if not field.many_to_many:
        return model.history.all(), "", way
    target = "__".join(filter(None, (field.m2m_reverse_field_name(), rest)))
    return Records.m2m_models[field].objects.all(), "history__", target


def was_shown(model, at=""):
    """The condition of a version that pages could show: there, and supported if it must be."""
    is_there = ~Q(**{f"{at}history_type": "-"})
    if may_wait(model):
        return is_there & ~Q(**{f"{at}id__in": model.objects.waiting().values("pk")})
    if not issubclass(model, m.Claim):
        return is_there
    copies = m.Citation.objects.filter(source__kind=SourceKind.COPY).values("pk")
    links = Records.m2m_models[model.field("citations")].objects.exclude(citation__in=copies)
    cites = Exists(links.filter(history=OuterRef(f"{at}history_id")))
    return is_there & (Q(**{f"{at}is_editorial": True}) | Q(cites))


def names_public(model, at="", besides=""):
    """The condition that all that a version names, but for the page itself, is public today.

    Asked version by version: a list of all that is public takes longer than the versions of a page.
    """
    condition = Q()
    for relation in named_by(model):
        target, way = relation.related_model, f"{at}{relation.name}"
        if target in WITHHELD and not relation.many_to_many and relation.name != besides:
            its = QuerySet(target).filter(public(target), pk=OuterRef(way))
            condition &= Q(Exists(its)) | Q(**{f"{way}__isnull": True})
    return condition


def _by_names(page, keys):
    """Yield (key of a page, moment at which something that it shows got another name)."""
    told = {model: moments for model, moments in renamings().items() if moments}
    parts = [
        _naming(kind, way, path, told[named], keys)
        for kind, way in ((page, key_of(page)), *ways_to(page))
        for path, named in _named(kind, way)
        if named in told
    ]
    for key, number, named in union(parts) if parts else ():
        if at := told[named_models()[number]].get(named):
            yield key, at


def _named(model, way):
    """Yield (path, model) of what rows of a model name, besides the page that they lead to."""
    for relation in model.relations():
        if relation.name != way and relation.related_model in named_models():
            yield relation.name, relation.related_model
        if relation.related_model is m.Citation:
            yield f"{relation.name}__source", m.Source


def _naming(model, way, path, moments, keys):
    """Rows (key of a page, number of a model, key of a row of it that a statement there names)."""
    field = model._meta.get_field(path.split("__")[0])
    named = m.Source if path.endswith("__source") else field.related_model
    is_claim = issubclass(model, m.Claim)
    rows = model.objects.shown() if is_claim else model.objects.filter(public(model))
    rows = _within(rows.order_by(), way, keys)
    if len(moments) <= FEW:
        rows = rows.filter(**{f"{path}__in": list(moments)})
    number = Value(named_models().index(named))
    rows = rows.annotate(stands_on=F(way), number=number, named=Cast(path, CharField()))
    return rows.values_list("stands_on", "number", "named")


def latest_public():
    """{kind of content: newest moment at which readers got to see something else of it}.

    Two queries. Each history is read from its newest row to the first that was public.
    """
    found = {}
    for number, at in _newest_of(*content_models()).all():
        note(found, content_models()[number], at)
    for model, moments in renamings().items():
        for at in moments.values():
            note(found, model, at)
    return found


@cache
def _newest_of(*models):
    """The query for all kinds: to put it together takes longer than to ask it."""
    return union(map(_newest_public, models))


def _newest_public(model):
    versions = model.history.order_by()
    earlier = versions.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    was_public = Exists(versions.filter(_public(model), history_id=OuterRef("before")))
    rows = model.history.annotate(before=before).filter(_public(model) | Q(was_public))
    newest = rows.filter(names_public(model)).order_by("-history_date")
    rows = versions.filter(history_id=Subquery(newest.values("history_id")[:1]))
    rows = rows.annotate(number=Value(content_models().index(model)))
    return rows.values_list("number", "history_date")


def _public(model):
    """The condition of a version that readers could see, if what it names was public."""
    condition = was_shown(model)
    return condition & Q(status=Status.PUBLISHED) if model in WITHHELD else condition
