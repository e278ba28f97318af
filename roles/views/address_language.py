from django.conf import settings
from django.utils import translation

from roles.addresses import DESK, language_of

# Remembers an editor's language, for the desk alone: the browser sends it to no other address.
LANGUAGE_COOKIE = "desk_language"


class LanguageFromAddress:
    """The address alone says the language: no cookie and no header changes a public page.

    (Django's LocaleMiddleware would add `Vary: Accept-Language` to every Vietnamese page.)
    The editors' desk has one address for both languages; there the editor chooses.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = chosen_language(request) or language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


def chosen_language(request):
    """The language that an editor chose for the desk; None elsewhere and where none is chosen."""
    if not request.path_info.startswith(DESK):
        return None
    chosen = request.COOKIES.get(LANGUAGE_COOKIE)
    return chosen if chosen in dict(settings.LANGUAGES) else None
