"""The page at /admin/second-factor/: set it up, make new recovery codes, turn it off."""

import secrets
from base64 import b32encode

import django_otp
from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_totp.models import TOTPDevice

from roles.guard import second_factor

# Where the session keeps the secret until the first code proves that the app has it.
NEW_KEY = "second-factor"


def code_field():
    """A field for a code of the app or a recovery code."""
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=gettext_lazy("Code"), max_length=32, widget=widget)


class _OwnForm(forms.Form):
    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request


class SetUpForm(_OwnForm):
    """The password again, so that an open desk is not enough to shut its owner out."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = code_field()

    def clean_password(self):
        password = self.cleaned_data["password"]
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=password) is None:
            raise ValidationError(_("This is not your password."))
        return password

    def clean(self):
        if not self.errors:
            user, key = self.request.user, self.request.session.get(NEW_KEY, "")
            try:
                self.device = second_factor.set_up(user, key, self.cleaned_data["code"])
            except ValidationError as wrong:
                self.add_error("code", wrong)


class CodeForm(_OwnForm):
    code = code_field()

    def clean_code(self):
        self.device = second_factor.verify(self.request.user, self.cleaned_data["code"])
        return self.cleaned_data["code"]


def page(request, site):
    """Show how things are, and do what was asked for."""
    if second_factor.app_of(request.user) is None:
        return _set_up(request, site)
    form = CodeForm(request, request.POST or None)
    if not form.is_valid():
        left = second_factor.recovery_codes_left(request.user)
        return _answer(request, site, {"form": form, "is_on": True, "left": left})
    if "off" in request.POST:
        second_factor.remove(request.user)
        messages.success(request, _("Signing in asks for no code any more."))
        return redirect("admin:second-factor")
    return _show_codes(request, site)


def _set_up(request, site):
    form = SetUpForm(request, request.POST or None)
    if NEW_KEY in request.session and form.is_valid():
        del request.session[NEW_KEY]
        django_otp.login(request, form.device)
        return _show_codes(request, site)
    key = request.session.setdefault(NEW_KEY, secrets.token_hex(20))
    device = TOTPDevice(user=request.user, key=key)
    secret = b32encode(device.bin_key).decode()
    context = {
        "form": form,
        "picture": picture(device.config_url),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "is_required": second_factor.must_set_up(request.user),
    }
    return _answer(request, site, context)


def picture(text):
    """`text` as a QR code, an SVG to stand in the page."""
    import segno  # not at every start

    drawn = segno.make(text, micro=False)
    svg = drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr")
    return mark_safe(svg)  # noqa: S308 - drawn here, from our own text


def _show_codes(request, site):
    codes = second_factor.new_recovery_codes(request.user)
    return _answer(request, site, {"codes": codes})


def _answer(request, site, context):
    common = site.each_context(request) | {"title": _("Second factor")}
    return TemplateResponse(request, "admin/second_factor.html", common | context)
