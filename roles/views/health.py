"""For those who watch the site: is the process alive, and has it all that it needs?"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def livez(request):
    """200 as long as the process answers at all, whatever else is broken."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def healthz(request):
    """200 when pages can be made, else 503 with the names of the parts that fail, and no more."""
    failing = []
    for name, works in PARTS.items():
        # Who cannot ask the database does not wait for it a second time.
        if NEEDED.get(name) not in failing and not works():
            failing.append(name)
    status = "failing" if failing else "ok"
    return JsonResponse({"status": status, "failing": failing}, status=503 if failing else 200)


def database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return False
    return True


def migrations_are_applied():
    """Newer ones than ours may be: then another server has been upgraded already."""
    try:
        return needed_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return False


@cache
def needed_migrations():
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def static_files_are_collected():
    return settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()


PARTS = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "static files": static_files_are_collected,
}
NEEDED = {"migrations": "database"}
