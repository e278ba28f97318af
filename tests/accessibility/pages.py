"""One page of each type, for checks that take too long for every page."""

from tests.pages.addresses import address

TYPES = {
    "home": ("home", [], ""),
    "list of roles": ("roles", [], ""),
    "role": ("role", ["cpo"], ""),
    "role with little": ("role", ["director-of-ux"], ""),
    "changes": ("role_changes", ["cpo"], ""),
    "changes of all": ("changes", [], ""),
    "comparisons": ("comparisons", [], ""),
    "comparison": ("comparison", ["cco", "ceo"], ""),
    "planner": ("plan", [], ""),
    "planner's answer": ("plan", [], "?form=joint_stock&size=small&has=cto&one=ceo+cso"),
    "planner, misread": ("plan", [], "?form=kolkhoz&has=cpoo"),
    "role to describe": ("compose-list", [], ""),
    "role to describe, misspelt": ("compose-list", [], "?role=cpoo"),
    "description": ("compose", ["cpo"], ""),
    "description with all that one may add": (
        "compose",
        ["cpo"],
        "?set=1&line=own-1&own-1=&with=cto&lang=both&line=zzzzz&mix=cpoo&date=2026-11-26",
    ),
    "chart": ("chart", [], ""),
    "search": ("search", [], "?q=giam+doc"),
    "nothing found": ("search", [], "?q=xyzzyx"),
    "skills": ("skills", [], ""),
    "skill": ("skill", ["masters-degree"], ""),
    "areas": ("areas", [], ""),
    "area": ("area", ["strategy"], ""),
    "acronyms": ("acronyms", [], ""),
    "acronym": ("acronym", ["cco"], ""),
    "process": ("process", ["s-op"], ""),
    "glossary": ("glossary", [], ""),
    "data": ("data", [], ""),
    "vocabulary": ("vocabulary", [], ""),
    "api": ("api-docs", [], ""),
    "sources": ("sources", [], ""),
    "source": ("source", ["castihub-sop"], ""),
    "report": ("report", ["responsibility-cpo-product-vision"], ""),
    "embedded role": ("embed-role", ["cpo"], ""),
    "embedded comparison": ("embed-comparison", ["ceo", "cmo", "cpo"], ""),
    "embedded chart": ("embed-chart", [], "?role=cpo"),
    "missing": (None, [], ""),
}


def address_of(kind, language):
    name, arguments, query = TYPES[kind]
    if name is None:
        return {"vi": "/chuc-danh/cppo/", "en": "/en/roles/cppo/"}[language]
    return address(name, language, *arguments) + query
