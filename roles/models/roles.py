from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.schema import fields
from roles.vietnamese.folding import sort_key

from .awaiting import Awaiting, AwaitingQuerySet
from .claims import Claim, Publishable
from .content import Content, KeyedManager
from .functions import Area, Function
from .late_values import Late
from .profiles import RoleQuerySet
from .search import Kind
from .sorted_claims import Deciding
from .vocabulary import Language, Level, SkillKind, Strength, TitleKind

# Of a sort key: more than any name in Latin letters has. «ﷺ» alone has 144 characters.
KEPT = 600


class Skill(Awaiting, Content):
    """Something that a holder of a role must have learnt, done or be good at."""

    about = _("Something that a holder of a role must have learnt, done or be good at.")
    file = "skills.yaml"
    naming = texts = ("name",)
    sheet = "skills"
    search_kind = Kind.SKILL
    search_paths = ("requirements__role", "requirements__citations")
    shown_when_named = True

    slug = fields.SlugField(_("slug"), max_length=80, unique=True)
    name = fields.CharField(_("name"), max_length=160)
    kind = fields.CharField(_("kind"), max_length=20, choices=SkillKind.choices)

    objects = KeyedManager.from_queryset(AwaitingQuerySet)("slug")

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["kind", "slug"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("skill", self.slug)


class Role(Late, Publishable):
    """An executive role: what a title on a door stands for in a company."""

    about = _("An executive role: the work that a title stands for in a company.")
    file = "roles/{slug}.yaml"
    naming = ("acronym", "name")
    texts = ("name", "summary")
    late_together = ("name_vi", "name_en", "level")
    sheet = "roles"
    search_kind = Kind.ROLE
    search_paths = ("titles__citations", "usages")

    slug = fields.SlugField(_("slug"), max_length=80, unique=True)
    acronym = fields.CharField(
        _("acronym"), max_length=10, blank=True, help_text=_("Several roles may share one.")
    )
    name = fields.CharField(_("name"), max_length=120)
    summary = fields.TextField(
        _("summary"), help_text=_("One sentence in the editors' own words: what the role is.")
    )
    level = fields.CharField(_("level"), max_length=20, choices=Level.choices)
    function = models.ForeignKey(
        Function,
        on_delete=models.PROTECT,
        to_field="slug",
        db_column="function",
        related_name="roles",
        verbose_name=_("function"),
    )
    order = fields.PositiveSmallIntegerField(_("order"), default=0)
    # The names as a Vietnamese dictionary orders them (`folding.sort_key`), in each language.
    name_key_vi = fields.CharField(max_length=KEPT, default="", editable=False, db_index=True)
    name_key_en = fields.CharField(max_length=KEPT, default="", editable=False, db_index=True)

    objects = KeyedManager.from_queryset(RoleQuerySet)("slug")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["order", "slug"]
        # What menus offer is asked for on every page, and how many are published is counted in the
        # index. The status is last in it: a database that has no statistics takes an index that
        # begins with it for the way to a few rows.
        indexes = [models.Index(fields=["order", "slug", "status"], name="role_shown_in_order")]
        permissions = [("publish_role", "Can publish role")]

    def __str__(self):
        return f"{self.acronym} – {self.name}" if self.acronym else self.name

    def save(self, *args, **kwargs):
        self.compute()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_key_vi", "name_key_en"}
        super().save(*args, **kwargs)

    def compute(self):
        self.name_key_vi = sort_key(self.name_vi or "")[:KEPT]
        self.name_key_en = sort_key(self.name_en or self.name_vi or "")[:KEPT]

    def get_absolute_url(self):
        return address("role", self.slug)

    @property
    def short_name(self):
        """The acronym where there is one: what people say."""
        return self.acronym or self.name


class RoleTitle(Claim):
    """A name that a source gives to the role."""

    about = _("A name that a source gives to a role.")
    owners = ("role",)
    wording_field = "text"
    collection = "titles"

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="titles", verbose_name=_("role")
    )
    kind = fields.CharField(_("kind"), max_length=12, choices=TitleKind.choices)
    text = fields.CharField(_("title"), max_length=120)
    language = fields.CharField(_("language"), max_length=2, choices=Language.choices)

    class Meta(Claim.Meta):
        verbose_name = _("title of a role")
        verbose_name_plural = _("titles of roles")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "kind", "text"],
                name="role_title_once",
                violation_error_message=_("This role has this title already."),
            )
        ]


class Responsibility(Deciding):
    """Something that the role answers for."""

    about = _("Something that a role answers for.")
    owners = ("role",)
    wording_field = "statement"
    texts = ("statement", "detail")
    sheet = "responsibilities"
    search_kind = Kind.RESPONSIBILITY

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="responsibilities", verbose_name=_("role")
    )
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        to_field="slug",
        db_column="area",
        related_name="responsibilities",
        verbose_name=_("area"),
    )
    statement = fields.CharField(_("statement"), max_length=300)
    detail = fields.TextField(_("detail"), blank=True)
    is_conditional = models.BooleanField(
        _("holds only under a condition"),
        default=False,
        db_default=False,
        help_text=_("The statement says which. It does not count as work that two roles share."),
    )

    class Meta(Deciding.Meta):
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")


class RoleSkill(Claim):
    """That a role asks for a skill, and how strongly.

    What no source calls a must is at most expected: the default claims the least.
    """

    about = _("That a role asks for a skill, and how strongly.")
    owners = ("role",)
    wording_field = "skill"
    texts = ("detail",)
    sheet = "role_skills"
    collection = "requirements"

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="requirements", verbose_name=_("role")
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="requirements", verbose_name=_("skill")
    )
    strength = fields.CharField(
        _("strength"),
        max_length=10,
        choices=Strength.choices,
        default=Strength.EXPECTED,
        db_default=Strength.EXPECTED,
    )
    instead_of = models.ForeignKey(
        Skill,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name=_("instead of"),
    )
    detail = fields.TextField(_("detail"), blank=True)

    class Meta(Claim.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"],
                name="role_requires_skill_once",
                violation_error_message=_("This role requires this skill already."),
            ),
            models.CheckConstraint(
                condition=Q(strength=Strength.ACCEPTED, instead_of__isnull=False)
                | (~Q(strength=Strength.ACCEPTED) & Q(instead_of=None)),
                name="role_skill_accepted_instead_of_one",
                violation_error_message=_(
                    "What is accepted instead names the skill that it stands in for; "
                    "nothing else does."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(skill=F("instead_of")),
                name="role_skill_not_instead_of_itself",
                violation_error_message=_("A skill does not stand in for itself."),
            ),
        ]

    @property
    def demand(self):
        """The strength in words: «Accepted instead of: a master's degree»."""
        if self.strength == Strength.ACCEPTED:
            return _("Accepted instead of: %(skill)s") % {"skill": self.instead_of.name}
        return self.get_strength_display()
