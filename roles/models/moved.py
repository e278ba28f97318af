"""Addresses that pages had before their slugs were changed, and statements before they moved."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roles.schema import fields

from .public import is_public

# Statements that turned out to be of another kind, by their names in addresses (see
# `Claim.anchor`); links to the old ones lead to where the same is said now.
MOVED_STATEMENTS = {
    "responsibility-cpo-c-suite": "question-cpo-question-rank",
    "responsibility-cpo-financial-goals": "roleskill-cpo-skill-analytical-skills",
}


class FormerSlugManager(models.Manager):
    @transaction.atomic
    def move(self, page, old, keep=True):
        """Note that `page`, saved with a new slug, was found under `old`.

        Earlier slugs follow along. `keep` false: the old address itself leads nowhere. What readers
        do not see takes no address over that leads to another page.
        """
        known = self.filter(kind=page._meta.model_name)
        own, shown = known.filter(new=old), is_public(page)
        (known if shown else own).filter(old=page.slug).delete()
        own.update(new=page.slug)
        if keep and (shown or not known.filter(old=old).exists()):
            known.update_or_create(kind=page._meta.model_name, old=old, defaults={"new": page.slug})

    def now(self, model, *slugs):
        """{old: new} for those of `slugs` that pages of `model` had before."""
        rows = self.filter(kind=model._meta.model_name, old__in=slugs)
        return dict(rows.values_list("old", "new"))


class FormerSlug(models.Model):
    """That a page of some kind (`role`, `process`, `source`, `skill`) is found under a new slug.

    Slugs, not a foreign key: a page that is deleted and restored keeps its former addresses.
    """

    keeps_history = False

    kind = fields.CharField(_("kind"), max_length=20)
    old = fields.SlugField(_("former slug"), max_length=80)
    new = fields.SlugField(_("slug"), max_length=80)

    objects = FormerSlugManager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "old"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "old"], name="former_slug_once_per_kind"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="former_slug_is_another"),
        ]

    def __str__(self):
        return f"{self.old} → {self.new}"


class FormerPageManager(models.Manager):
    @transaction.atomic
    def move(self, statement, old, new):
        """Note that `statement` went from the page `old` to `new`, both (kind, id)."""
        self.filter(statement=statement, kind=new[0], page=new[1]).delete()
        self.get_or_create(statement=statement, kind=old[0], page=old[1])

    def of(self, page):
        """The names of statements that stood on this page once."""
        rows = self.filter(kind=page._meta.model_name, page=page.pk)
        return list(rows.values_list("statement", flat=True))


class FormerPage(models.Model):
    """That a statement stood on the page of some row before it was moved to another's.

    Both are named and not referred to: what is deleted and restored keeps its former places. Links
    to the statement there (`#claim-…`) are told where it stands now.
    """

    is_content = keeps_history = False

    # As `roles.models.statements.statement_name` has it.
    statement = fields.SlugField(_("statement"), max_length=160)
    kind = fields.CharField(_("kind"), max_length=20)
    page = models.PositiveBigIntegerField(_("page"))

    objects = FormerPageManager()

    class Meta:
        verbose_name = _("former page of a statement")
        verbose_name_plural = _("former pages of statements")
        ordering = ["kind", "page", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "page", "statement"], name="former_page_once_per_statement"
            )
        ]

    def __str__(self):
        return f"{self.statement} ← {self.kind} {self.page}"
