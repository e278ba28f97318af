"""Texts in both languages at once, whichever is the reader's. Pure."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from roles.addresses import LANGUAGES


def of_field(thing: Any, name: str) -> dict[str, str]:
    """A bilingual field of a claim or a role; a missing English text is the Vietnamese one."""
    texts = {code: getattr(thing, f"{name}_{code}") or "" for code in LANGUAGES}
    return {code: text or texts["vi"] for code, text in texts.items()}


def in_both(make: Callable[[], Any]) -> dict[str, str]:
    """What `make` says in each language: `in_both(lambda: gettext("Duties"))`."""
    texts = {}
    for code in LANGUAGES:
        with translation.override(code):
            texts[code] = str(make())
    return texts
