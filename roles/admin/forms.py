"""The rules of the desk that need a form: each is told beside the field that it is about."""

from django import forms
from django.core.exceptions import ValidationError


class DeskForm(forms.ModelForm):
    """A form of the desk."""


class ClaimForm(DeskForm):
    """A claim with its citations: a published one without any is refused."""

    def full_clean(self):
        super().full_clean()
        if self.is_bound and "citations" in getattr(self, "cleaned_data", {}):
            try:
                self.instance.check_support(self.cleaned_data["citations"])
            except ValidationError as error:
                self.add_error(None, error)
