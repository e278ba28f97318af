"""What the planner says in words: how things stand, why, and what nobody says."""

from django.utils.translation import gettext as _

from roles.models.vocabulary import Activity, CompanySize, CompanyStage, LegalForm
from roles.planning.findings import Quiet, Reason, Standing, Verdict


def basis_words(basis):
    return {"law": _("law"), "source": _("source"), "inference": _("our inference")}[basis]


def standing_words(seat, claim, by, company):
    name = by.short_name if by else ""
    return {
        Standing.MET: _("it has: %(role)s") % {"role": name},
        Standing.BY_TITLE: _("it has, if %(role)s is that post: sources give both one name")
        % {"role": name},
        Standing.UNMET: _("missing"),
        Standing.DEPENDS: _("depends") if claim.condition else untold_words(claim, company),
        Standing.UNASKED: _("see for yourself"),
    }[seat.standing]


def untold_words(claim, company):
    """On what a rule depends that was not told of the company."""
    if claim.size and not company.size:
        return _("if the size is: %(size)s") % {"size": CompanySize(claim.size).label}
    words = {
        (True, True): _("depends"),
        (True, False): _("depends on the size"),
        (False, True): _("depends on the legal form"),
    }
    return words.get((bool(company.form), bool(company.size)), _("depends on form and size"))


def verdict_words(verdict, *, by_title):
    words = {
        Verdict.FORBIDDEN: _("The law forbids it."),
        Verdict.DEPENDS: _("The law forbids it under a condition."),
        Verdict.ALLOWED: _("The law allows it."),
        Verdict.SILENT: _("No law on record here speaks of it."),
    }[verdict]
    if by_title:
        words += " " + _("That holds if the role is the post which the law names.")
    return words


def reason_words(step, posts):
    """Why; `posts` are what the law calls the seats."""
    asked = _("The law asks for: %(posts)s.") % {"posts": "; ".join(posts)}
    if step.one_of and len(posts) > 1:
        ways = f"; {_('or')} ".join(["; ".join(posts[:-1]), posts[-1]])
        asked = _("The law asks for one of these: %(posts)s.") % {"posts": ways}
    return {
        Reason.LAW: asked if posts else "",
        Reason.ADVICE: _("Sources speak of it for companies of this stage."),
        Reason.AREAS: _("Nobody in the company answers for what it does."),
    }[step.reason]


def silence_words(about, names):
    return {
        Quiet.ROLE: _("There is no role here by the name %(names)s."),
        Quiet.AREA: _("Who answers for these areas: %(names)s."),
        Quiet.FORM: _("What the law asks of such a company."),
        Quiet.STAGE: _("What companies of this stage need."),
        Quiet.DOUBLE: _("Whether one person may hold both: %(names)s."),
        Quiet.MANAGER: _("Whom they report to: %(names)s."),
    }[about] % {"names": names}


def described(company, roles):
    """What was told of the company: pairs (label, value), "" of what was not."""
    stage = CompanyStage(company.stage).label if company.stage else ""
    if company.stage_is_inferred:
        stage = _("%(stage)s (follows from the size)") % {"stage": stage}
    does = [label for value, label in Activity.choices if value in company.does]
    people = [
        " + ".join(roles[slug].short_name for slug in roles if slug in person)
        for person in company.people
    ]
    return [
        (_("Legal form"), str(LegalForm(company.form).label) if company.form else ""),
        (_("Size"), str(CompanySize(company.size).label) if company.size else ""),
        (_("Stage"), str(stage)),
        (_("What it does"), ", ".join(map(str, does))),
        (_("Roles it has"), ", ".join(people)),
    ]
