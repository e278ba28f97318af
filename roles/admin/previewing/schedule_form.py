"""When what is accepted now is to be public, in the time of the site."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FORMAT = "%Y-%m-%dT%H:%M"  # of <input type="datetime-local">


class ScheduleForm(forms.Form):
    """When an accepted proposal becomes public."""

    use_required_attribute = False  # it stands in the form that accepts at once, too

    public_at = forms.DateTimeField(
        label=gettext_lazy("public at"),
        help_text=gettext_lazy("Vietnam time. Until then readers keep the page as it is."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT),
    )

    def clean_public_at(self):
        at = self.cleaned_data["public_at"]
        if at <= timezone.now():
            raise forms.ValidationError(_("This time is over. Choose a later one, or accept now."))
        return at
