"""An offer of lines for tests: two roles, a law, three areas, two kinds of skills."""

from datetime import date

from roles.composing.composing import compose
from roles.composing.line import Line, codes
from roles.composing.offering import Offer, OfferedRole
from roles.evidence.references import Reference


def source(name):
    return Reference("§1", "", name, name, name, "", f"https://a.example/{name}", None, "vi")


def made(key, section, group, *, role="cpo", is_default=False, sources=()):
    text = f"Việc {key}"
    sources = sources or (f"nguồn {key}",)
    return Line(
        code=codes([f"responsibility-{key}"])[f"responsibility-{key}"],
        section=section,
        group={"vi": group, "en": f"{group} (en)"},
        texts={"vi": text, "en": f"{text} (en)"},
        references=tuple(map(source, sources)),
        role=role,
        anchor=f"claim-responsibility-{key}",
        is_default=is_default,
    )


LAW = made("luật", "law", "Luật Kế toán", is_default=True)
LINES = (
    LAW,
    made("luật-khác", "law", "Luật Doanh nghiệp"),
    made("mục-đích", "purpose", ""),
    made("a1", "duties", "Chiến lược", is_default=True),
    made("a2", "duties", "Chiến lược", is_default=True),
    made("a3", "duties", "Chiến lược"),
    made("b1", "duties", "Sản phẩm", is_default=True),
    made("b2", "duties", "Sản phẩm"),
    made("x1", "requirements", "Học vấn", is_default=True),
    made("x2", "requirements", "Kinh nghiệm"),
    made("t1", "duties", "Công nghệ", role="cto", is_default=True),
    made("t2", "duties", "Chiến lược", role="cto"),
)
NAMES = {"cpo": "Giám đốc sản phẩm", "cto": "Giám đốc công nghệ"}
ROLES = tuple(
    OfferedRole(slug, slug.upper(), {"vi": name, "en": f"{name} (en)"}, ())
    for slug, name in NAMES.items()
)
OFFER = Offer(ROLES, LINES)
CODES = {line.anchor.removeprefix("claim-responsibility-"): line.code for line in LINES}


def composed(draft, offer=OFFER, language="vi"):
    addresses = {slug: {"vi": f"https://a.example/{slug}", "en": "…"} for slug in NAMES}
    return compose(draft, offer, language=language, addresses=addresses, day=date(2026, 11, 26))
