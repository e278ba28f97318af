"""What somebody is writing at the desk and has not saved: their own, until they save or drop it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from roles.addresses import uuid_of
from roles.schema.fields import CharField, JSONField, TextField

from .user_names import user_name
from .vocabulary import Language

# Of one editor, to be written on, and waiting for a decision; one more is refused, since dropping
# one would lose a text.
MOST_EACH, MOST_WAITING = 50, 200
LIFETIME = timedelta(days=90)
# Among the fields, as the name of none: which window typed them, and when by its clock.
WINDOW = "_window"
# Among the fields of a proposal to delete, or to restore the version of which it holds the change.
DELETION, RESTORATION = "deletion", "restoration"
# Whoever has typed within this time is still at it.
AT_IT = timedelta(minutes=2)


class CopyState(models.TextChoices):
    """How far a working copy has come."""

    TYPING = "typing", pgettext_lazy("working copy", "Being written")
    ASIDE = "aside", pgettext_lazy("working copy", "Set aside")
    PROPOSED = "proposed", pgettext_lazy("working copy", "Proposed")
    RETURNED = "returned", pgettext_lazy("working copy", "Returned")
    SCHEDULED = "scheduled", pgettext_lazy("working copy", "Accepted for later")
    APPLIED = "applied", pgettext_lazy("working copy", "Accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("working copy", "Withdrawn")


# Its editor may write on.
WRITABLE = (CopyState.TYPING, CopyState.ASIDE, CopyState.RETURNED)
WAITING = (CopyState.PROPOSED, CopyState.SCHEDULED)


class TooManyCopies(Exception):
    """This editor has MOST_EACH or MOST_WAITING of them already, and is told so."""

    def __init__(self, state):
        super().__init__(state)
        self.state = state

    def __str__(self):
        if self.state in WAITING:
            told = _(
                "%(number)s of your proposals wait for a decision, which is as many as there may "
                "be. Take some back, or send this one when some are decided on."
            )
            return told % {"number": MOST_WAITING}
        told = _("You have %(number)s unfinished texts. Save or drop some on the start page.")
        return told % {"number": MOST_EACH}


class TypedElsewhere(Exception):
    """Another window has written on in the same copy."""


class WorkingCopyQuerySet(models.QuerySet):
    def about(self, kind, row):
        return self.filter(kind=kind, row=row)

    def writable(self, user):
        """What this editor may take up again, the newest first."""
        return self.filter(editor=user, state__in=WRITABLE)

    def found(self, user, key):
        """The one with this key (any text) that the editor may take up again, or None."""
        key = uuid_of(key)
        return self.writable(user).filter(key=key).first() if key else None

    def brings(self, row):
        """Whether a proposal that waits would make this row public with it."""
        wanted = [row._meta.label_lower, row.pk]
        waiting = self.filter(state__in=WAITING, brought__isnull=False)
        found = waiting.values_list("brought__rows", flat=True)
        return any(wanted in rows for rows in found)

    @transaction.atomic
    def keep(self, user, kind, row, fields, *, key=None, after=None, **more):
        """Store what stands in a form, as the state of the window with this key (a UUID).

        A copy of another window that is being typed about the same row is set aside. `after` is the
        `typed_at` that the window (`fields[WINDOW]`) knows of, "" for none; what two windows have
        taken up is not written over. Raises TooManyCopies, TypedElsewhere.
        """
        _queue(user)
        copy = self.found(user, key) or WorkingCopy(editor=user, key=key or uuid.uuid4())
        self._see_that_there_is_room(copy, more.get("state", CopyState.TYPING))
        if copy.pk and after is not None and _is_late(copy, fields, after):
            return copy
        copy.kind, copy.row = kind, row
        self._set_others_aside(copy)
        values = {"fields": fields, "state": CopyState.TYPING, "typed_at": timezone.now()}
        for name, value in (values | more).items():
            setattr(copy, name, value)
        copy.save()
        return copy

    def _see_that_there_is_room(self, copy, state):
        kin, most = (WAITING, MOST_WAITING) if state in WAITING else (WRITABLE, MOST_EACH)
        is_counted = copy.pk is not None and copy.state in kin
        if not is_counted and self.filter(editor=copy.editor, state__in=kin).count() >= most:
            raise TooManyCopies(state)

    def _set_others_aside(self, copy):
        if copy.row is not None:
            typed = self.filter(editor=copy.editor, state=CopyState.TYPING).exclude(pk=copy.pk)
            typed.about(copy.kind, copy.row).update(state=CopyState.ASIDE)

    def end(self, user, key):
        """Their form was saved, or they want it no more."""
        if copy := self.found(user, key):
            copy.delete()

    def others_at_it(self, user, kind, row):
        """The names of those who have just been typing in the form of the same row."""
        since = timezone.now() - AT_IT
        found = self.about(kind, row).filter(state=CopyState.TYPING, typed_at__gte=since)
        found = found.exclude(editor=user).order_by("editor__username").select_related("editor")
        return [user_name(copy.editor) for copy in found]

    def forget_old(self):
        """Remove what nobody has touched for LIFETIME and nobody waits for; how many."""
        old = self.filter(typed_at__lt=timezone.now() - LIFETIME)
        return old.exclude(state__in=WAITING).delete()[0]


def keep_waiting(collector, field, copies, using):
    """What becomes of the copies of an account that is deleted: all go, unless proposals wait."""
    if waiting := list(copies.filter(state__in=WAITING)):
        raise models.ProtectedError("Proposals of this account wait for a decision.", waiting)
    models.CASCADE(collector, field, copies, using)


def _is_late(copy, fields, after):
    """Whether the same window has sent something newer meanwhile. Raises TypedElsewhere."""
    (stored, at), (window, now) = copy.fields.get(WINDOW, ("", "0")), fields[WINDOW]
    if stored == window:
        return int(now) < int(at)
    if after != copy.typed_at and copy.fields | {WINDOW: None} != fields | {WINDOW: None}:
        raise TypedElsewhere
    return False


def _queue(user):
    """Let two windows of one editor write one after the other."""
    get_user_model().objects.select_for_update().get(pk=user.pk)


class WorkingCopy(models.Model):
    """The state of a form at the desk: what would be sent, before it is saved.

    `kind` is the label of a model («roles.role») or what a screen of the desk calls itself, `row`
    the id of what it changes; None for something new. `fields` is {name: [texts]} as browsers send
    them, with the token of the state that the form was made from and no secrets. `remark` is what
    the editor says about it, `answer` what the publisher (`reviewer`) says. `difference` is what a
    proposal would change, {language: rows}, and `comments` what was said of it since. `brought` is
    what waits for a review and would become public with it: {"rows": [[kind, id]], language: what
    these say, like `difference`}; None for nothing.
    """

    is_content = keeps_history = False

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, keep_waiting, related_name="working_copies"
    )
    kind = CharField(max_length=60)
    row = models.BigIntegerField(null=True, blank=True)
    title = CharField(max_length=300, blank=True)
    language = CharField(max_length=2, choices=Language.choices, default=Language.VIETNAMESE)
    fields = JSONField(default=dict)
    state = CharField(max_length=10, choices=CopyState.choices, default=CopyState.TYPING)
    made_at = models.DateTimeField(auto_now_add=True)
    typed_at = models.DateTimeField(default=timezone.now, db_index=True)
    remark = TextField(blank=True)
    answer = TextField(blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    public_at = models.DateTimeField(null=True, blank=True)
    difference = JSONField(null=True, blank=True)
    comments = JSONField(null=True, blank=True)
    brought = JSONField(null=True, blank=True)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("working copy")
        verbose_name_plural = gettext_lazy("working copies")
        default_permissions = ()
        ordering = ["-typed_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "row"], name="working_copy_row"),
            models.Index(fields=["state", "public_at"], name="working_copy_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["editor", "kind", "row"],
                condition=models.Q(state="typing"),
                name="one_typing_copy",
            ),
        ]

    def __str__(self):
        return self.title or self.kind

    @property
    def is_a_form(self):
        """Whether a form would have sent this, and can show it again."""
        return DELETION not in self.fields and RESTORATION not in self.fields
