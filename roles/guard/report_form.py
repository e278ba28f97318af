"""The form with which a reader reports a mistake."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roles.asking.wanted import is_request
from roles.models import MistakeReport

from .public_forms import form_token, is_fresh

# Per sender and from everybody together, within an hour.
MOST_FROM_ONE, MOST_FROM_ALL = 5, 200
HOUR = timedelta(hours=1)
SHORTEST = 10


class ReportForm(forms.ModelForm):
    """Says in the reader's language what is wrong with what was entered.

    `statement` is the name that the form is about. `website` is a trap: people don't see it.
    """

    source_url = forms.URLField(
        required=False,
        assume_scheme="https",
        max_length=500,
        label=_("A page that says otherwise"),
        error_messages={"invalid": _("This is not a web address: https://…")},
    )
    website = forms.CharField(required=False, label=_("Leave this field empty"))
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = MistakeReport
        fields = ["message", "source_url", "email"]
        widgets = {
            "message": forms.Textarea({"rows": 6, "minlength": SHORTEST}),
            "email": forms.EmailInput({"autocomplete": "email"}),
        }
        error_messages = {
            "message": {
                "required": _("Tell us what is wrong."),
                "max_length": _("This is too long: %(limit_value)d characters at most."),
            },
            "email": {"invalid": _("This is not an e-mail address: name@example.com")},
        }

    def __init__(self, *args, statement, sender="", **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.statement, self.sender = statement, sender
        self.is_role_request = is_request(statement)
        if self.is_role_request:
            self.fields["message"].required = False
            self.fields["message"].label = _("What would you like to know about it?")
            self.fields["source_url"].label = _("A page that tells of it")
        self.fields["website"].widget.attrs = {"autocomplete": "off", "tabindex": "-1"}

    @property
    def fresh_token(self):
        """The token of the form as it is shown now; the one that came with it may be too old."""
        return form_token(self.statement)

    @property
    def is_trapped(self):
        return bool(self.data.get("website"))

    def clean_message(self):
        message = self.cleaned_data["message"].strip()
        if len(message) < SHORTEST and not self.is_role_request:
            raise forms.ValidationError(_("A few more words, please, so that we can find it."))
        return message

    def clean_token(self):
        token = self.cleaned_data["token"]
        if not is_fresh(token, self.statement):
            raise forms.ValidationError("", code="stale")
        return token

    @property
    def is_stale(self):
        return any(error.code == "stale" for error in self.errors.as_data().get("token", ()))

    def is_too_much(self):
        """Whether this sender, or all together, have sent enough for now."""
        lately = MistakeReport.objects.filter(created_at__gt=timezone.now() - HOUR)
        mine = lately.filter(sender=self.sender).count()
        return mine >= MOST_FROM_ONE or lately.count() >= MOST_FROM_ALL
