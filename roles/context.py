from django.conf import settings

from .addresses import translated


def site(request):
    """What every page needs: its own address in each language."""
    codes = [code for code, _ in settings.LANGUAGES]
    return {
        "alternates": {code: translated(request.path, code) for code in codes},
        "origin": f"{request.scheme}://{request.get_host()}",
    }
