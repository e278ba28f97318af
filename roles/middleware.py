from django.utils import translation

from .addresses import language_of


class LanguageFromAddress:
    """The address alone says the language: no cookie and no header changes a public page.

    (Django's LocaleMiddleware would add `Vary: Accept-Language` to every Vietnamese page.)
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response
