"""Laws as sources: the numbers of acts. Pure."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ACT = re.compile(r"[0-9]+/[0-9]{4}/[A-ZĐ][A-ZĐ0-9]*(-[A-ZĐ][A-ZĐ0-9]*)*")


def check_acts(text: str) -> None:
    """Raise ValidationError unless these are numbers of acts: «38/2019/QH14, 245/2025/NĐ-CP»."""
    for number in text.split(", "):
        if not ACT.fullmatch(number):
            message = _("«%(text)s» is no number of an act such as 76/2025/QH15.")
            raise ValidationError(message, code="no_act", params={"text": number})
