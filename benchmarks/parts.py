"""Where the time of a role page goes: queries, what is made of them, the template. As JSON.

DATABASE_URL=… python -m benchmarks.parts
"""

import json
import time

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from . import django_ready  # noqa: F401

SLUG, RUNS = "cpo", 15


def parts() -> dict:
    """{part: least ms of processor time}."""
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection

    from roles.models import Role
    from roles.pages.role import role_page

    request = RequestFactory(headers={"host": "127.0.0.1"}).get(f"/chuc-danh/{SLUG}/")
    request.user = AnonymousUser()
    profile = Role.objects.profiles(SLUG)[SLUG]
    page = role_page(profile)

    def render():
        page["references"].shown.clear()
        return render_to_string("roles/role.html", page, request=request)

    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        Role.objects.profiles(SLUG)

    def database():
        with connection.cursor() as cursor:
            for sql, params in asked:
                cursor.execute(sql, params)
                cursor.fetchall()

    return {
        f"once after an edit: the database and its driver, {len(asked)} queries": least(database),
        "once after an edit: the queries with Django's ORM, 230 objects": least(
            lambda: Role.objects.profiles(SLUG)
        ),
        "once after an edit: numbering references, drawing the small chart": least(
            lambda: role_page(profile)
        ),
        "every time: the template, 120 statements, 190 citation marks": least(render),
        "a constant answer, for comparison": least(lambda: HttpResponse(b" " * 150_000)),
    }


def least(work):
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return min(times)


if __name__ == "__main__":
    with translation.override("vi"):
        print(json.dumps(parts()))
