"""The company as a reader describes it: in the planner's form, and in the address of its answer."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from roles.models import FormerSlug, Role
from roles.models.vocabulary import Activity, CompanySize, CompanyStage, LegalForm
from roles.planning.company import Company
from roles.search.picking import picked

ONE_OF = {"form": LegalForm, "size": CompanySize, "stage": CompanyStage}
# In the answer's address; and what only the form says: a role by its name, two roles in two fields.
COMPANY = (*ONE_OF, "does", "has", "one")
PARAMETERS = (*COMPANY, "add", "pair")
MOST_ROLES, MOST_PAIRS, OF_ONE = 40, 6, 4
LONGEST = 80  # characters of a value that a message repeats


@dataclass(frozen=True)
class Problem:
    """What is wrong with a value of a field, and the roles that it may mean."""

    field: str
    text: str
    meant: list = field(default_factory=list)


def pairs_of(company):
    """Pairs (parameter, value) that say what is known of a company."""
    chosen = {"form": company.form, "size": company.size, "stage": company.stage_told}
    pairs = [(name, value) for name, value in chosen.items() if value]
    pairs += [("does", each) for each in Activity.values if each in company.does]
    together = {slug for row in company.doubles for slug in row}
    pairs += [("has", slug) for slug in sorted(company.has - together)]
    rows = sorted(" ".join(sorted(row)) for row in company.doubles)  # «+» once they are quoted
    return pairs + [("one", row) for row in rows]


def query(company):
    """The query string of a company, beginning with «?», "" of one of which nothing is known."""
    pairs = pairs_of(company)
    return f"?{urlencode(pairs)}" if pairs else ""


def address(company):
    return reverse("plan") + query(company)


def files_address(company, which, ending):
    """Where one of the two charts is found as a file."""
    told = query(company)
    return f"{reverse('plan-drawing', args=[ending])}{told}{'&' if told else '?'}which={which}"


class Reading:
    """A query (QueryDict) read as a company; `roles` are those that menus offer.

    What means nothing is left out of the company, and told as a Problem.
    """

    def __init__(self, given, roles):
        self.given = given
        self.problems = []
        self.picks = self._picked(roles)

    @cached_property
    def company(self):
        form, size, stage = (self._one_of(name, choices) for name, choices in ONE_OF.items())
        does, has = frozenset(self._does()), frozenset(self._has())
        company = Company(form, size, stage, does, has, frozenset(self._doubles))
        if not (pairs_of(company) or self.problems) and self.pairs:
            self._wrong("form", _("Nothing is chosen yet. One answer is enough to begin."))
        return company

    @property
    def pairs(self):
        """Pairs (parameter, value) as they came, of those that mean something here."""
        return [(name, value) for name in PARAMETERS for value in self.given.getlist(name)]

    @property
    def is_plain(self):
        """Whether it says what it says as the address of an answer does."""
        return bool(self.problems) or sorted(self.pairs) == sorted(pairs_of(self.company))

    @property
    def typed(self):
        """What was typed as a role and is none."""
        return next((t for t in self.given.getlist("add") if t.strip() and not self._known(t)), "")

    @cached_property
    def former(self):
        """{slug of before: slug of now} of the roles named by one that they had before."""
        unknown = [text for text, pick in self.picks.items() if not pick.slug]
        return FormerSlug.objects.now(Role, *unknown) if unknown else {}

    @cached_property
    def typed_pairs(self):
        """What was typed as two roles of one person and is none: rows of (text, is it wrong)."""
        known = self.company.doubles
        wrong = [row for row in self._pairs() if frozenset(map(self._known, row)) not in known]
        return [self._marked(row) for row in wrong if any(row)][:MOST_PAIRS]

    def _marked(self, row):
        """Each text with whether it means nothing, or both as wrong where each means something."""
        unknown = [bool(text.strip()) and not self._known(text) for text in row]
        marks = unknown if any(unknown) else [True, True]
        return tuple(zip(row, marks, strict=True))

    def _picked(self, roles):
        """{text: Pick} of every role that is named."""
        texts = [*self.given.getlist("has"), *self.given.getlist("add")]
        texts += [part for row in self._rows() for part in row]
        named = list(dict.fromkeys(text for text in texts if text.strip()))[: 2 * MOST_ROLES]
        return dict(zip(named, picked(named, roles), strict=True))

    def _rows(self):
        """The roles of one person each: of the address, then of the form's fields, two by two."""
        rows = [text.replace("+", " ").split() for text in self.given.getlist("one")]
        rows += [[*filter(None, row)] for row in self._pairs()]
        return [row for row in rows if row]

    def _pairs(self):
        chosen = self.given.getlist("pair")
        return zip(chosen[::2], chosen[1::2], strict=False)

    def _one_of(self, name, choices):
        told = [value.strip() for value in self.given.getlist(name) if value.strip()]
        value = told[-1] if told else ""
        if len({*told}) > 1:
            last = _("Only one of these can hold, and only the last is looked at: %(values)s.")
            values = map(shortened, list(dict.fromkeys(told))[:MOST_PAIRS])
            self._wrong(name, last % {"values": ", ".join(values)})
        if value and value not in choices.values:
            self._unknown(name, value)
            return ""
        return value

    def _does(self):
        given = dict.fromkeys(filter(None, self.given.getlist("does")))
        for value in given:
            if value not in Activity.values:
                self._unknown("does", value)
        return given.keys() & {*Activity.values}

    def _has(self):
        named = [self._role(text, "has") for text in self.given.getlist("has")]
        named += [self._role(text, "add") for text in self.given.getlist("add")]
        slugs = list(dict.fromkeys(filter(None, named)))
        if len(slugs) > MOST_ROLES or len(self.given.getlist("has")) > 2 * MOST_ROLES:
            told = _("Only the first %(most)d of these roles are looked at.")
            self._wrong("has", told % {"most": MOST_ROLES})
        return slugs[:MOST_ROLES]

    @cached_property
    def _doubles(self):
        """Sets of the roles of one person, two or more each."""
        found, rows = [], self._rows()
        for row in rows[:MOST_PAIRS]:
            slugs = list(dict.fromkeys(self._role(text, "one") for text in row[:OF_ONE]))
            if len(slugs) > 1 and all(slugs):
                found.append(frozenset(slugs))
            elif all(slugs):
                told = _("One person who holds two roles: choose two different ones, not only %s.")
                self._wrong("one", told % ", ".join(map(shortened, dict.fromkeys(row))))
        if len(rows) > MOST_PAIRS or any(len(row) > OF_ONE for row in rows):
            told = _("At most %(rows)d people with at most %(roles)d roles each are looked at.")
            self._wrong("one", told % {"rows": MOST_PAIRS, "roles": OF_ONE})
        return found

    def _role(self, text, name):
        """The slug of the role that a text names, "" with a Problem where it names none."""
        pick = self.picks.get(text)
        if pick is None or self._known(text):
            return self._known(text)
        self._wrong(name, pick.unclear(shortened(text)), pick.meant)
        return ""

    def _known(self, text):
        pick = self.picks.get(text)
        return pick.slug or self.former.get(text, "") if pick else ""

    def _wrong(self, name, text, meant=()):
        problem = Problem(name, text, list(meant))
        if problem not in self.problems:
            self.problems.append(problem)

    def _unknown(self, name, value):
        told = {
            "form": _("There is no legal form “%(value)s”."),
            "size": _("There is no size of company “%(value)s”."),
            "stage": _("There is no company stage “%(value)s”."),
            "does": _("There is no activity “%(value)s”."),
        }
        self._wrong(name, told[name] % {"value": shortened(value)})


def shortened(text):
    shown = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
