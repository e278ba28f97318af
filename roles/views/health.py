"""For those who watch the site: is the process alive, and has it all that it needs?"""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from roles.operating.readiness import failing


@require_safe
@never_cache
def livez(request):
    """200 as long as the process answers at all, whatever else is broken."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def healthz(request):
    """200 when pages can be made, else 503 with the names of the parts that fail, and no more."""
    names = failing()
    status = "failing" if names else "ok"
    return JsonResponse({"status": status, "failing": names}, status=503 if names else 200)
