"""The search index: what can be found, under which names, and in which words.

An inverted index of ordinary tables: the same rows, and so the same results, on every database.
`roles.search` fills and reads it; docs/decisions.md says why it is built like this.
"""

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from roles.schema import fields


class Kind(models.IntegerChoices):
    """What a search result is, in the order of the groups where nothing else decides."""

    ROLE = 1, _("Roles")
    ACRONYM = 2, _("Acronyms and ambiguous titles")
    COMPARISON = 3, _("Comparisons")
    PROCESS = 4, _("Management processes")
    SKILL = 5, _("Skills")
    RESPONSIBILITY = 6, _("Responsibilities")
    QUESTION = 7, _("Questions and answers")
    SOURCE = 8, _("Sources")
    PROVISION = 9, _("What the law says")
    TERM = 10, _("Terms")

    @property
    def singular(self):
        return SINGULAR[self]

    @property
    def slug(self):
        """The kind in addresses: `responsibility`."""
        return self.name.lower()


SINGULAR = {
    Kind.ROLE: pgettext_lazy("search result", "Role"),
    Kind.ACRONYM: pgettext_lazy("search result", "Title"),
    Kind.COMPARISON: pgettext_lazy("search result", "Comparison"),
    Kind.PROCESS: pgettext_lazy("search result", "Process"),
    Kind.SKILL: pgettext_lazy("search result", "Skill"),
    Kind.RESPONSIBILITY: pgettext_lazy("search result", "Responsibility"),
    Kind.QUESTION: pgettext_lazy("search result", "Question"),
    Kind.SOURCE: pgettext_lazy("search result", "Source"),
    Kind.PROVISION: pgettext_lazy("search result", "Provision of law"),
    Kind.TERM: pgettext_lazy("search result", "Term"),
}


class Weight(models.IntegerChoices):
    """Where in an entry a word stands; what ranks higher is smaller."""

    NAME = 1
    STATEMENT = 2
    TEXT = 3


class SearchEntryQuerySet(models.QuerySet):
    def namings(self):
        """The pages of acronyms and ambiguous titles, without their single senses."""
        return self.filter(kind=Kind.ACRONYM).exclude(key__contains="#").order_by("place")


class SearchEntry(models.Model):
    """One thing that a search can lead to: published, with its texts and addresses as shown.

    `key` names it within its kind (the number of its row, an acronym), `about` what it belongs to
    (the role of a responsibility), `place` is its order among equals. `detail` is told in words of
    the reader's language: how many senses an acronym has, of which kind a skill is. `folded` holds
    every text of the entry folded, each after a space, so that phrases can be looked for whatever
    the database makes of «Đ».
    """

    keeps_history = False

    kind = fields.PositiveSmallIntegerField()  # of Kind
    key = fields.CharField(max_length=200)
    title_vi = fields.TextField()
    title_en = fields.TextField(blank=True)
    about_vi = fields.TextField(blank=True)
    about_en = fields.TextField(blank=True)
    detail = fields.CharField(max_length=20, blank=True, default="", db_default="")
    text_vi = fields.TextField(blank=True)
    text_en = fields.TextField(blank=True)
    address_vi = fields.CharField(max_length=400)
    address_en = fields.CharField(max_length=400)
    function = fields.CharField(max_length=20, blank=True)
    folded = fields.TextField()
    place = fields.PositiveIntegerField(default=0)

    objects = models.Manager.from_queryset(SearchEntryQuerySet)()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ["kind", "place", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once")]

    def __str__(self):
        return getattr(self, f"title_{get_language()}") or self.title_vi

    def get_absolute_url(self):
        """Its address in the language of the page."""
        return getattr(self, f"address_{get_language()}")


class SearchName(models.Model):
    """A name that an entry answers to. Among equal names the smallest `rank` comes first."""

    is_content = keeps_history = False

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="names")
    text = fields.TextField()
    compact = fields.CharField(max_length=400, db_index=True)
    rank = fields.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("search name")
        verbose_name_plural = _("search names")
        ordering = ["rank", "pk"]

    def __str__(self):
        return self.text


class SearchWord(models.Model):
    """A word of the vocabulary: folded, or as written where it carries marks (`is_marked`).

    `entries` is a statistic, as of the last rebuild: in how many entries the word stands. It picks
    the rarest word to begin with and the likelier correction; nothing depends on its being exact,
    so no two editors ever wait for each other to count.
    """

    is_content = keeps_history = False

    text = fields.CharField(max_length=64, unique=True)
    is_marked = models.BooleanField(default=False)
    entries = fields.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")

    def __str__(self):
        return self.text


class SearchPosting(models.Model):
    """That a word stands in an entry, the weightiest place where it does, and in which languages.

    `languages` are bits of `roles.search.indexing.LANGUAGE_BITS`.
    """

    is_content = keeps_history = False

    pk = models.CompositePrimaryKey("entry_id", "word_id")
    entry = models.ForeignKey(
        SearchEntry, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    word = models.ForeignKey(
        SearchWord, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    kind = fields.PositiveSmallIntegerField()
    weight = fields.PositiveSmallIntegerField()
    languages = fields.PositiveSmallIntegerField(default=3, db_default=3)

    class Meta:
        verbose_name = _("search posting")
        verbose_name_plural = _("search postings")
        indexes = [
            models.Index(fields=["word", "kind", "weight", "entry"], name="search_posting_by_word")
        ]

    def __str__(self):
        return f"{self.word_id} in {self.entry_id}"
