"""After an edit: how many pages are made anew, how many of them changed, is a kept one stale?"""

import random
import re

import ready

from roles.models import Responsibility, Role, Source

SAMPLE, SEED = 100, 1
ALWAYS = ["/", "/chuc-danh/cpo/", "/en/roles/cpo/", "/so-sanh/cpo/cto/", "/chuc-danh/"]


def main():
    ready.see_edits_at_once()
    who = ready.client()
    pages = sorted({*random.Random(SEED).sample(addresses(who), SAMPLE), *ALWAYS})
    walk(who, pages)
    ready.tell({what: after(edit, who, pages) for what, edit in EDITS.items()})


def addresses(who):
    return [page for part in named(who, "/sitemap.xml") for page in named(who, part)]


def named(who, path):
    told = ready.asked(who, path).body.decode()
    return re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", told)


def walk(who, pages):
    """{page: (its bytes, whether it was kept)}"""
    answers = {page: ready.asked(who, page) for page in pages}
    return {page: (each.body, kept(each)) for page, each in answers.items()}


def kept(answer):
    return getattr(answer.wsgi_request, "cache", "") == "hit"


def after(edit, who, pages):
    before = walk(who, pages)
    edit()
    found = walk(who, pages)
    ready.forget()
    fresh = walk(who, pages)
    same = [page for page in pages if before[page][0] == fresh[page][0]]
    return {
        "pages": len(pages),
        "changed": len(pages) - len(same),
        "made anew": sum(not was_kept for _body, was_kept in found.values()),
        "kept of the same": sum(found[page][1] for page in same) / len(same),
        "stale": sum(found[page][0] != fresh[page][0] for page in pages),
    }


def statement():
    row = Responsibility.objects.filter(role__slug="cpo").first()
    row.statement_vi += " nữa"
    row.save()


def rename():
    role = Role.objects.get(slug="cfo")
    role.name_vi += " mới"
    role.save()


def source():
    row = Source.objects.filter(places__isnull=False).first()
    row.publisher += "!"
    row.save()


EDITS = {
    "a statement": statement,
    "the name of a role": rename,
    "the publisher of a source": source,
}

main()
