from django.conf import settings

from .addresses import translated


def site(request):
    """What every page needs: its own address in each language, and that of what one looks at.

    `alternates` are for search engines; `twins` keep the query (a search, filters, a day).
    """
    codes = [code for code, _ in settings.LANGUAGES]
    alternates = {code: translated(request.path, code) for code in codes}
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "alternates": alternates,
        "twins": {code: address + query for code, address in alternates.items()},
        "origin": f"{request.scheme}://{request.get_host()}",
    }
