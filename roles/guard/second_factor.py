"""A second factor beside the password: codes of an app on one's phone (TOTP), and recovery codes.

django-otp keeps the devices, counts wrong codes and lets each code count once.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from roles.models import Comparison, Process, Role
from roles.models.published import may_publish

RECOVERY_CODES = 10
# Codes of the app have so many digits; recovery codes are longer.
DIGITS = 6


def app_of(user):
    """The TOTPDevice that the user has set up, or None."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def is_verified(user):
    """Whether a code was given when this session began, or since."""
    return getattr(user, "otp_device", None) is not None


def is_owed(user):
    """Whether the user has a second factor that this session has not seen.

    Of a user, who is loaded for one request, the database is asked once.
    """
    if is_verified(user):
        return False
    if not hasattr(user, "has_app"):
        user.has_app = app_of(user) is not None
    return user.has_app


def must_set_up(user):
    """Whether the site asks a second factor of the user, who has given none."""
    return settings.REQUIRE_SECOND_FACTOR and not is_verified(user) and publishes(user)


def publishes(user):
    return any(may_publish(user, model) for model in (Role, Comparison, Process))


def verify(user, code):
    """The device that takes the code; None for users without one. Raises ValidationError.

    A wrong code is written down before it is told, so that the next ones have to wait.
    """
    code = "".join(code.split()).replace("-", "").lower()
    kind = TOTPDevice if len(code) <= DIGITS else StaticDevice
    with transaction.atomic():
        devices = kind.objects.select_for_update().filter(user=user, confirmed=True)
        device = devices.first() if code else None
        allowed = device is not None and device.verify_is_allowed()[0]
        if allowed and device.verify_token(code):
            return device
    if not code and app_of(user) is None:
        return None
    raise ValidationError(_refusal(user, code, device, allowed), code="code" if code else "no-code")


def _refusal(user, code, device, allowed):
    if not code:
        return _("Type the code that your app shows, too.")
    if device is None or allowed:
        return _("This code is wrong, or was used already. Type the newest one.")
    return _("Too many wrong codes. Wait a little, then type the newest one.")


def set_up(user, key, code):
    """Begin to ask this user for codes made with `key` (hex). Raises ValidationError."""
    with transaction.atomic():
        remove(user)
        device = TOTPDevice.objects.create(user=user, name="app", key=key)
        if device.verify_token("".join(code.split())):
            return device
        transaction.set_rollback(True)
    raise ValidationError(_("This code is wrong. Look whether your phone's clock is right."))


@transaction.atomic
def new_recovery_codes(user):
    """Make recovery codes, in place of older ones; shown once, each good for one sign-in."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    for code in codes:
        device.token_set.create(token=code)
    return codes


def recovery_codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


def remove(user):
    """Take the second factor from a user; True if there was one."""
    if hasattr(user, "has_app"):
        del user.has_app
    StaticDevice.objects.filter(user=user).delete()
    return bool(TOTPDevice.objects.filter(user=user).delete()[0])
