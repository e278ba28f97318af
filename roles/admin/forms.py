"""The rules of the desk that need a form: each is told beside the field that it is about."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db.models import CheckConstraint
from django.utils.translation import gettext_lazy as _

from roles.schema.normalizing import composed, spelled
from roles.schema.rows import translated
from roles.vietnamese.folding import slugify_vi

from .widgets import PickOne, PickSeveral

# Beside which field the message of a constraint stands.
FIELD_OF_RULE = {
    "reporting_line_not_to_itself": "manager",
    "one_solid_manager_per_context": "manager",
    "reporting_line_once": "manager",
    "coverage_not_by_itself": "absent",
    "coverage_once": "absent",
    "comparison_of_two_roles": "right",
    "comparison_once_per_pair": "right",
    "comparison_point_has_its_texts": "kind",
    "participation_of_role_or_department": "role",
    "role_title_once": "text",
    "role_requires_skill_once": "skill",
    "question_about_one_thing": "role",
    "responsibility_decision_with_part": "part",
    "provision_decision_with_part": "part",
    "citation_once_per_place": "place",
    "source_law_has_status": "law_status",
    "source_only_law_in_force": "in_force_since",
    "source_amended_by_an_act": "amended_by",
    "title_usage_once_per_page": "url",
    "title_usage_original_of_copy": "copy_of",
    "crosswalk_once_per_code": "code",
    "crosswalk_match_has_code": "code",
}
# What a slug is made from where the editor leaves it empty.
SLUG_SOURCES = ("acronym", "name_vi", "question_vi", "title")


class DeskForm(forms.ModelForm):
    """A form of the desk: well-typed texts, Vietnamese first, messages beside their fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._label_what_is_loaded()
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False

    def _label_what_is_loaded(self):
        """Tell the pickers about related rows that came with the instance."""
        prefetched = getattr(self.instance, "_prefetched_objects_cache", {})
        for name, field in self.fields.items():
            picker = getattr(field.widget, "widget", field.widget)
            if isinstance(picker, PickOne):
                is_loaded = self.instance._meta.get_field(name).is_cached(self.instance)
                row = getattr(self.instance, name) if is_loaded else None
                picker.known = {str(row.pk): row} if row else {}
            elif isinstance(picker, PickSeveral):
                picker.known = {str(row.pk): row for row in prefetched.get(name, ())}

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = spelled(value) if name.endswith("_vi") else composed(value)
        self._require_vietnamese(cleaned)
        self._make_slug(cleaned)
        return cleaned

    def _require_vietnamese(self, cleaned):
        """English follows Vietnamese: pages fall back to Vietnamese and never the other way."""
        for name in translated(type(self.instance)):
            if cleaned.get(f"{name}_en") and cleaned.get(f"{name}_vi") == "":
                message = _("Write the Vietnamese text too: it is the one that pages fall back to.")
                self.add_error(f"{name}_vi", message)

    def _make_slug(self, cleaned):
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = self.new_slug(cleaned)
            if not cleaned["slug"]:
                self.add_error("slug", _("Write a slug: lower-case letters, digits and hyphens."))

    def new_slug(self, cleaned):
        """A slug from the first text that there is, made unique by a number; "" for no text."""
        text = next((cleaned[name] for name in SLUG_SOURCES if cleaned.get(name)), "")
        stem = slugify_vi(text)[: min(70, self.fields["slug"].max_length - 3)].rstrip("-")
        taken = type(self.instance)._default_manager.filter(slug__startswith=stem)
        slugs = set(taken.values_list("slug", flat=True))
        numbered = (f"{stem}-{n}" for n in range(2, len(slugs) + 2))
        return next(slug for slug in (stem, *numbered) if slug not in slugs)

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            self._check_rules_with_parent()
        if self.is_bound and self.errors.get(NON_FIELD_ERRORS):
            self._place_errors()

    def _check_rules_with_parent(self):
        """Rules that name the row of the page itself: Django skips them in rows below it."""
        if self.errors:
            return
        left_out = {f.name for f in self.instance._meta.fields} - self.fields.keys()
        for rule in self.instance._meta.constraints:
            if isinstance(rule, CheckConstraint):
                try:
                    rule.validate(type(self.instance), self.instance, exclude=left_out)
                except ValidationError as error:
                    self.add_error(None, error)

    def _place_errors(self):
        """Move the message of a broken constraint to the field that can mend it."""
        rules = {
            str(rule.violation_error_message): FIELD_OF_RULE.get(rule.name)
            for rule in self.instance._meta.constraints
        }
        errors = self.errors.pop(NON_FIELD_ERRORS).as_data()
        for error in errors:
            field = rules.get(" ".join(error.messages))
            self.add_error(field if field in self.fields else None, error)


class ClaimForm(DeskForm):
    """A claim with its citations: a published one without any is refused."""

    def has_changed(self):
        """A new claim of which nothing but its place is set has not been begun."""
        return bool(self.changed_data if self.instance.pk else set(self.changed_data) - {"order"})

    def full_clean(self):
        super().full_clean()
        if self.is_bound and "citations" in getattr(self, "cleaned_data", {}):
            try:
                self.instance.check_support(self.cleaned_data["citations"])
            except ObjectDoesNotExist:
                pass  # what it is about is missing, which is told at that field
            except ValidationError as error:
                self.add_error(None, error)
