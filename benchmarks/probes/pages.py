"""Every kind of page and every endpoint, made anew: processor time and weight.

What only one page needs is forgotten before each run (a page among many is seldom asked for twice
between two edits); what all of them share is gathered once.
"""

import re
from functools import partial

import ready

RUNS = 5
COMPANY = "form=public&size=large&stage=large&" + "&".join(f"has=r{n}" for n in range(12))
# A plain role at the end of the company, so that its page weighs the same in any company.
PAGES = {
    "role": "/chuc-danh/r{last}/",
    "role, changes": "/chuc-danh/r{last}/thay-doi/",
    "comparison": "/so-sanh/{pair}/",
    "comparison of four": "/so-sanh/{four}/",
    "list": "/chuc-danh/",
    "list, filtered and sorted": "/chuc-danh/?level={level}&area=people&sort=name",
    "search": "/tim-kiem/?q=giam+doc+san+pham",
    "chart": "/so-do/",
    "chart around a role": "/so-do/?role=r{last}",
    "chart, drawing": "/so-do.svg",
    "home": "/",
    "comparisons": "/so-sanh/",
    "acronyms": "/viet-tat/",
    "acronym": "/viet-tat/{acronym}/",
    "sources": "/nguon/",
    "source": "/nguon/source-1/",
    "skills": "/ky-nang/",
    "skill": "/ky-nang/skill-1/",
    "areas": "/linh-vuc/",
    "area": "/linh-vuc/people/",
    "glossary": "/thuat-ngu/",
    "changes": "/thay-doi/",
    "composer": "/soan/r{last}/",
    "composer, two more mixed in": "/soan/r{last}/?with=r1&with=r2",
    "roles to describe": "/soan/",
    "planner": "/can-ai/",
    "planner, 12 roles": f"/can-ai/?{COMPANY}",
    "data": "/du-lieu/",
    "card to embed": "/nhung/chuc-danh/r{last}/",
    "chart to embed": "/nhung/so-do/",
}
ENDPOINTS = {
    "API: roles": "/api/v1/roles/",
    "API: role": "/api/v1/roles/r{last}/",
    "API: responsibilities": "/api/v1/responsibilities/",
    "API: reporting lines": "/api/v1/reporting-lines/",
    "API: sources": "/api/v1/sources/",
    "API: acronyms": "/api/v1/acronyms/",
    "API: search": "/api/v1/search/?q=giam+doc+san+pham",
    "API: comparison": "/api/v1/comparisons/{pair}/",
    "API: changes": "/api/v1/changes/",
    "description in Word": "/soan/r{last}/mo-ta.docx",
    "sitemap": "/sitemap.xml",
    "sitemap, first part": "{part}",
}


def main():
    who, filled = ready.client(), places()
    filled["part"] = first_part(who)
    paths = {name: path.format_map(filled) for name, path in (PAGES | ENDPOINTS).items()}
    found = {name: measured(who, path) for name, path in paths.items()}
    ready.tell({name: [*each, name in ENDPOINTS] for name, each in found.items()})


def places():
    """The names that addresses are filled in with."""
    from roles.models import Role

    last = Role.objects.count() - 1
    acronym = Role.objects.exclude(acronym="").earliest("pk").acronym.lower()
    around = [f"r{number}" for number in range(last - 3, last + 1)]
    pair, four = ("/".join(sorted(some)) for some in (around[-2:], around))
    level = Role.objects.get(slug=f"r{last}").level
    return {"last": last, "pair": pair, "four": four, "acronym": acronym, "level": level}


def first_part(who):
    told = ready.asked(who, "/sitemap.xml").body.decode()
    return re.search(r"<loc>https?://[^/]+([^<]+roles[^<]+)</loc>", told)[1]


def measured(who, path):
    """(least ms of processor time, KB); None for what is not there in so small a company."""
    answer = who.get(path)
    if answer.status_code == 404:
        return None, None
    size = len(ready.asked(who, path).body) / 1000
    forget = partial(ready.forget, shared=False)
    return ready.least(lambda: ready.asked(who, path), RUNS, forget), size


main()
