"""The card of a role that other sites may show. Pure: knows neither request nor ORM."""

from django.utils.translation import gettext as _

from .embed_parts import Attested, disputed
from .embed_size import FRAME, LARGE, SIDES, SMALL, Stack, foot, said

WIDTH = 480  # px, where the page that frames it has no wish
MOST_MANAGERS = 3


class RoleCard:
    """What a role is and does, whom it reports to, and how much of that is in dispute.

    `page` is the context of the role's own page (`roles.pages.role`).
    """

    template = "embedding/card.html"
    width = WIDTH

    def __init__(self, page):
        self.role, self.profile = page["role"], page["profile"]
        self.address = self.role.get_absolute_url()
        self.duties = [Attested.on(self.address, claim) for claim in page["main"]]
        lines = self.profile.manager_roles
        self.managers = [Attested.on(self.address, line, manager) for manager, line in lines]
        self.observed = page["names"].observed
        self.disputes = [told.dispute for told in self.profile.disputes]  # the first is named
        self.dispute = disputed(self.disputes)

    @property
    def title(self):
        name = said(self.role, "name")
        return f"{self.role.acronym}: {name}" if self.role.acronym else name

    @property
    def first_managers(self):
        return self.managers[:MOST_MANAGERS]

    @property
    def more_managers(self):
        return len(self.managers) - len(self.first_managers)

    def height(self, width, cited):
        """In px, of the whole card with how it is `cited`."""
        stack = Stack(width - SIDES).gap(FRAME)
        stack.text("x", SMALL).text(self.title, LARGE, bold=True, above=2).text("x", above=2)
        stack.text(said(self.role, "summary"), above=8)
        if self.duties:
            stack.text("x", SMALL, above=12)
        for duty in self.duties:
            words = f"{said(duty.claim, 'statement')} {duty.support}"
            stack.text(words, indent=24, above=4)
        stack.text("x", SMALL, above=12)
        for each in self.first_managers:
            words = f"{each.about} {each.claim.get_kind_display()} {each.support}"
            context = each.claim.get_context_display() if each.claim.context else ""
            stack.text(f"{words} {context}", above=2)
        if self.more_managers or not self.managers:
            stack.text(f"{_('our sources do not say')} {self.observed.summary}", above=2)
        if self.dispute:
            stack.text(f"{self.dispute}: {said(self.disputes[0], 'question')}", SMALL, above=26)
        return foot(stack, cited).px
