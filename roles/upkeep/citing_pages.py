"""What cites places in sources, drafts included, by the pages where it stands."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db.models import F, Value

from roles.models.content import with_names
from roles.models.support import claim_models

PER_PAGE = 100


@dataclass
class CitingPage:
    """Claims that stand on one page; `row` is the role, process …, None for what has none."""

    row: object
    claims: list = field(default_factory=list)

    @property
    def is_draft(self):
        return not getattr(self.row, "is_published", True)


def citing(number=None, **place):
    """A Page of the claims that cite places with these columns, with `groups` [CitingPage].

    One query for the links, and one for each kind of claim on the page with what names it.
    """
    cited = {(kind, claim) for _place, kind, claim in links_to("citation", **place)}
    page = Paginator(sorted(cited), PER_PAGE).get_page(number)
    page.groups = by_page(fetched(page.object_list))
    return page


def links_to(column, **place):
    """Rows (`column`, number of the kind, claim id) of the join tables of all claims."""
    links = [
        model.citations.through.objects.filter(**place)
        .annotate(kind=Value(number), claim=F(f"{model._meta.model_name}_id"))
        .values_list(column, "kind", "claim")
        for number, model in enumerate(claim_models())
    ]
    return links[0].union(*links[1:], all=True)


def fetched(keys):
    """The claims of `keys`, [(number of the kind, id)], kind by kind."""
    found = []
    for number, model in enumerate(claim_models()):
        ids = [pk for kind, pk in keys if kind == number]
        rows = with_names(model.objects.filter(pk__in=ids)) if ids else ()
        for claim in rows:
            claim.kind_name = model._meta.verbose_name
            found.append(claim)
    return found


def by_page(claims):
    """[CitingPage], published or not, in the order in which their first claims stand."""
    groups = {}
    for claim in claims:
        row = home(claim)
        groups.setdefault((type(row), getattr(row, "pk", None)), CitingPage(row)).claims.append(
            claim
        )
    return list(groups.values())


def home(claim):
    """The row of the desk on whose page a claim is edited; None of one that stands by itself."""
    if claim.subject or not claim.owners:
        return claim.subject
    owner = getattr(claim, claim.owners[0])
    return next(iter(owner.all()), None) if hasattr(owner, "all") else owner
