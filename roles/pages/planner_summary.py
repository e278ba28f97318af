"""The planner's answer in three lines, and one before where the law forbids what they do. Pure: no
claim is needed for it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roles.planning.findings import Standing, Verdict

from .planner_words import basis_words

NAMED = 5  # in a line
STEPS = 3


@dataclass(frozen=True)
class Short:
    """A line; `section` is the id of the section that tells it in full."""

    section: str
    heading: str
    words: str
    is_amiss: bool = False


def summary(company, plan, roles, areas, posts):
    """What the law forbids, if anything; what it asks for, what nobody answers for, whom next.

    `roles` {slug: Role}, `areas` {slug: Area row}, `posts` {what the law calls a seat: the same in
    the reader's language}.
    """
    told = [law(company, plan, posts), uncovered(company, plan, areas), steps(plan, roles, posts)]
    return [*forbidden(plan, roles), *told]


def posts_of(mandates):
    return {claim.post_vi: claim.post for claim in mandates if claim.post_vi}


def forbidden(plan, roles):
    """A line if somebody holds two posts that the law keeps apart."""
    told = []
    for double in plan.doubles:
        if double.verdict == Verdict.FORBIDDEN:
            one, other = (roles[slug].short_name for slug in double.roles)
            words = _("one person as %(one)s and %(other)s")
            if double.by_title:
                words = _("one person as %(one)s and %(other)s (if the role is that post)")
            told.append(words % {"one": one, "other": other})
    words = in_short(told, comma="; ")
    return [Short("doubles", _("The law forbids"), words, is_amiss=True)] if told else []


def law(company, plan, posts):
    missing = [post_of(must, posts) for must in plan.musts if must.standing == Standing.UNMET]
    open_ = [must for must in plan.musts if must.standing == Standing.DEPENDS]
    freed = [post_of(must, posts) for must in open_ if must.exempt and must.seats]
    unsure = len(open_) - len(freed)
    told = [in_short(missing, comma="; ")] if missing else []
    if not company.form:
        told += [_("That depends mostly on the legal form: choose one.")]
    elif not plan.musts:
        told += [_("The laws on record here don’t say what such a company must have.")]
    elif not missing:
        told += [_("Nothing that the laws on record here ask for without a condition.")]
    if freed:
        asked = _("Asked for unless a condition frees you: %(posts)s")
        told += [asked % {"posts": in_short(freed, comma="; ")}]
    if unsure:
        depends = ngettext(
            "%(n)d more depends on a condition.", "%(n)d more depend on a condition.", unsure
        )
        told += [depends % {"n": unsure}]
    return Short("law", _("Required by law and missing"), " ".join(told), bool(missing))


def uncovered(company, plan, areas):
    names = [str(areas[each.area]) for each in plan.uncovered if each.area in areas]
    words = in_short(names) or _("Each area on record here has a role that answers for it.")
    if not company.roles:
        words = _("No role was chosen, so every area is open: %(areas)s") % {"areas": words}
    return Short("areas", _("Nobody answers for"), words, bool(names))


def steps(plan, roles, posts):
    told = (step_in_short(step, roles, posts) for step in plan.steps if not step.unless)
    words = in_short([each for each in told if each], most=STEPS)
    return Short("whom-next", _("Whom next"), words or _("The sources on record here don’t say."))


def step_in_short(step, roles, posts):
    """«CFO or CMO (source)»; what the law calls the seat where there are other ways than ours."""
    names = [roles[slug].short_name for slug in step.roles if slug in roles]
    joined = (f" {_('or')} " if step.one_of else " + ").join(names or in_words(step.posts, posts))
    joined = ways_of(step, posts) or joined
    return joined and f"{joined} ({basis_words(step.basis)})"


def post_of(must, posts):
    """What is missing: one seat, or the first of its alternatives and how many more there are."""
    return one_way(in_words(dict.fromkeys(s.post for s in must.seats if s.post), posts))


def ways_of(step, posts):
    """What the law asks for in several ways, of which a role of ours is but one; "" of others."""
    return one_way(in_words(step.posts, posts)) if len(step.posts) > 1 else ""


def one_way(ways):
    first, *others = ways or [""]
    if not others:
        return first
    more = ngettext("or %(n)d other way", "or %(n)d other ways", len(others))
    return f"{first} ({more % {'n': len(others)}})"


def in_words(told, posts):
    return [posts.get(post, post) for post in told]


def in_short(names, most=NAMED, comma=", "):
    """The first names with how many more there are, as a sentence; "" of none."""
    shown = comma.join(names[:most])
    if (more := len(names) - most) > 0:
        shown += " " + ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more}
    return f"{shown}." if shown else ""
