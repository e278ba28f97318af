"""Compose the description of a role: all of it stands in the address, nothing is kept here."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from roles.addresses import origin_of, translations
from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import knowing, query_keys
from roles.composing.acts import ACTS, changed
from roles.composing.composing import compose, day_of, names_of
from roles.composing.draft import PARAMETERS, Draft, Refusal
from roles.composing.draft_reading import LONGEST_HEAD, LONGEST_TEXT, MOST_ROLES, quoted, read
from roles.composing.fitting import fit
from roles.composing.offering import Offer, offer
from roles.guard.pace import Pace, paced
from roles.models import FormerSlug, Role
from roles.models.two_posts import said_of_both
from roles.pages.composer import choice, left_out_of_law
from roles.search.picking import no_role, picked

from .moved_views import moved_or_404
from .search_views import printable

of_both = cached_by_revision(said_of_both, entries=50)
# Characters of an address that others can be sent; nginx takes 8,192 (deploy/nginx.conf).
LONGEST_ADDRESS = 6_000
# More than that leads nowhere: a redirect to it would end at a refusal.
LONGEST_TAKEN = 8_000
# From here on the form sends its draft in the body of a POST: the reader's next lines must not be
# what no server takes.
LONGEST_IN_FORM = 4_000
# Within a minute. A preview takes 10 ms of processor time; a script asks for one
# whenever its typist rests (static/js/compose.js), at most three times a second, and a whole
# office may stand behind one address.
PACE = Pace("previews", from_one=600, from_all=6_000)


@dataclass
class Composing:
    """What a request asks to be composed, as far as it can be."""

    draft: Draft
    offer: Offer
    refusals: list


@query_keys(*PARAMETERS, *ACTS, posted=True)
@paced(PACE)
@csrf_exempt  # nothing is kept, and no reader is known
def compose_role(request, slug):
    try:
        composing = composing_of(request, slug)
    except KeyError:
        return moved_or_404(request, Role, slug)
    if request.method != "POST" and (address := clean_address(request, composing)):
        return redirect(address)
    # A script asks, after each change, for what is made anew only.
    template = "live" if request.method == "POST" and request.htmx else "composer"
    response = render(request, f"composing/{template}.html", page(request, composing))
    if composing.draft.pairs():
        add_never_cache_headers(response)  # what a company writes is for nobody else
    return response


def composing_of(request, slug):
    """The Composing of a request, by its address or its body. Raises KeyError for no such role."""
    sent = dict((request.POST if request.method == "POST" else request.GET).lists())
    draft, refused = read(sent)
    draft, wrong = with_roles(draft, slug)
    refused += wrong
    mixed, wrong = mixed_in(draft, slug, sent.pop("mix", [""])[0])
    refused += wrong
    acting = sent | ({"mix": [mixed]} if mixed else {})
    slugs = tuple(dict.fromkeys((slug, *draft.roles, *acting.get("mix", ()))))
    offered = offer_of(*slugs)
    fitted, wrong = fit(draft, offered)
    draft = changed(fitted, offered, acting)
    if (now := (slug, *draft.roles)) != slugs:
        offered = offer_of(*now)
    return Composing(draft, offered, refused + wrong)


@cached_by_revision(entries=50)
def offer_of(*slugs):
    """What roles offer, the first being that of the page. Raises KeyError for one that is none."""
    profiles = Role.objects.profiles(*slugs)
    return offer([profiles[slug] for slug in slugs])


def with_roles(draft, slug):
    """The draft with those further roles that there are, by their slugs of today, and Refusals."""
    wanted = list(draft.roles)
    if not wanted:
        return draft, []
    now = FormerSlug.objects.now(Role, *filter(slug_re.fullmatch, wanted))
    current = [now.get(role, role) for role in wanted]
    slugs = filter(slug_re.fullmatch, current)
    known = set(Role.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
    refused = [Refusal("with", no_role(quoted(role))) for role in current if role not in known]
    kept = dict.fromkeys(role for role in current if role in known and role != slug)
    return replace(draft, roles=tuple(kept)), refused


def mixed_in(draft, slug, typed):
    """The slug of the role to be mixed in, by any of its names, "" if there is none; Refusals."""
    typed = printable(typed)[:LONGEST_HEAD]
    if not typed:
        return "", []
    if len(draft.roles) >= MOST_ROLES:
        told = _("At most %(most)d further roles in one description; take one out first.")
        return "", [Refusal("mix", told % {"most": MOST_ROLES})]
    [pick] = picked([typed], Role.objects.front())
    if pick.slug == slug:
        return "", [Refusal("mix", _("“%(name)s” is the role of this page.") % {"name": typed})]
    if pick.slug:
        return pick.slug, []
    ways = tuple(
        (str(role), f"?{urlencode([*draft.pairs(), ('mix', role.slug)])}")
        for role in pick.meant
        if role.slug != slug
    )
    return "", [Refusal("mix", pick.unclear(quoted(typed)), ways)]


def clean_address(request, composing):
    """Where the draft stands in few words; "" where the request is there, or is told of faults.

    It ends where the reader was: at the line that a button moved. Commas and the like are one
    letter as somebody may type them and three in an address of ours, so that one may be too long.
    """
    if composing.refusals:
        return ""
    is_read = knowing([*PARAMETERS, *ACTS])
    given = {name: values for name, values in request.GET.lists() if is_read(name)}
    wanted = {}
    for name, value in composing.draft.pairs():
        wanted.setdefault(name, []).append(value)
    if given == wanted:
        return ""
    at = next((request.GET[name] for name in ("up", "down") if name in request.GET), "")
    fragment = f"#line-{at}" if at in composing.draft.lines else ""
    address = request.path + composing.draft.query() + fragment
    return address if len(address) <= LONGEST_TAKEN else ""


def page(request, composing):
    """The context of the composer."""
    draft, offered = composing.draft, composing.offer
    role = offered.roles[0]
    twins = translations(request.path).items()
    addresses = {code: path + draft.query() for code, path in twins}
    here = addresses[get_language()]
    return {
        "role": role,
        "pictured": pictured(role.slug),
        "chosen": draft,
        "offer": offered,
        "sections": choice(draft, offered),
        "mixed": draft.roles,
        "both": of_both(*(other.slug for other in offered.roles)) if draft.roles else [],
        "left_out": left_out_of_law(draft, offered),
        "refusals": composing.refusals,
        "default_title": names_of(offered),
        "is_day": bool(day_of(draft.head.get("date", ""))),
        "composed": description_of(request, composing),
        "here": here if request.method == "POST" and not request.htmx else "",
        "shared_address": here if len(here) <= LONGEST_ADDRESS else "",
        "is_long": len(here) > LONGEST_ADDRESS,
        "is_posted": len(here) > LONGEST_IN_FORM,
        "twins": addresses,
        "menu": menu(),
        "longest": LONGEST_TEXT,
        "longest_head": LONGEST_HEAD,
        "longest_address": LONGEST_ADDRESS,
        "nav": "compose",
    }


def description_of(request, composing):
    """What goes into a document, as of today.

    A page that is kept tells the day on which it was made: what it says has not changed since.
    """
    return compose(
        composing.draft,
        composing.offer,
        language=get_language(),
        addresses={role.slug: role_addresses(request, role.slug) for role in composing.offer.roles},
        day=timezone.localdate(),
    )


def role_addresses(request, slug):
    """{language: absolute address} of a role's page."""
    pages = translations(reverse("role", args=[slug]))
    return {code: origin_of(request) + address for code, address in pages.items()}


@cached_by_revision(entries=50)
def pictured(slug):
    """The role as the picture beside a link to its description shows it."""
    return Role.objects.select_related("function").get(slug=slug)


@cached_by_revision(by_language=True)
def menu():
    """What the field for a further role offers, [(name, language of the other name, that name)]."""
    other = "vi" if get_language() == "en" else "en"
    roles = Role.objects.front()
    return [(str(role), other, getattr(role, f"name_{other}") or "") for role in roles]
