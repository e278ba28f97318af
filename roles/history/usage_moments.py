"""When what is told of observed titles last changed: of a use, and of a name that sites use."""

from django.db.models import Max

from roles import models as m
from roles.vietnamese.folding import compact, fold

from .page_moments import last_touch, note
from .renaming import renamings


class UsageMoments:
    """The moments of all uses and of all names; two queries.

    A name is touched by what was ever said of it; the pages of a name also tell how its jobs are
    called elsewhere, so by what is said now of these.
    """

    def __init__(self):
        self.uses, self.names = {}, {}
        versions = m.TitleUsage.history.exclude(history_type="-").order_by()
        rows = versions.annotate(moment=last_touch(m.TitleUsage))
        rows = rows.values_list("id", "acronym", "title_vi", "moment")
        for pk, acronym, title, at in rows.iterator():
            note(self.uses, pk, at)
            note(self.names, (False, compact(acronym)), at)
            note(self.names, (True, fold(title)), at)
        self.roles = renamings(m.Role)[m.Role]

    def of(self, naming):
        """The moment of the page of a `Naming`; None where no version is kept."""
        key = (True, fold(naming.name)) if naming.is_title else (False, compact(naming.name))
        jobs = [sense.job for sense in naming.all_senses]
        told = {usage.pk for job in jobs for usage in job.usages}
        told |= {usage.pk for usage in naming.usages}
        roles = {str(job.role.pk) for job in jobs if job.role}
        found = [self.names.get(key), *map(self.uses.get, told), *map(self.roles.get, roles)]
        return max(filter(None, found), default=None)


def acronym_moments(roles):
    """{id of a role: moment} by all uses of its letters, for rows (id, acronym); one query."""
    letters = {acronym for _, acronym in roles if acronym}
    versions = m.TitleUsage.history.exclude(history_type="-").exclude(acronym="").order_by()
    rows = versions.annotate(moment=last_touch(m.TitleUsage)).values("acronym")
    found = {
        a: at
        for a, at in rows.annotate(at=Max("moment")).values_list("acronym", "at")
        if a in letters
    }
    return {pk: found[acronym] for pk, acronym in roles if acronym in found}
