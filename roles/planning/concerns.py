"""Which areas concern a company by what it does and how large it is: our own sorting.

No source sorts them so; a page that shows it says that it is ours. Areas that stand in neither
table, and those that editors add, concern everybody.
"""

from .company import PUBLIC, Company

# Of those who do nothing of the kind, no area of these is missing.
OF_WORK = {
    "product": {"makes", "software"},
    "production": {"makes"},
    "quality": {"makes"},
    "supply_chain": {"makes", "trade"},
    "technology": {"software"},
    "information_security": {"software"},
    "data": {"software"},
    "research_data": {"makes", "software"},
}
# Large and public companies have these whatever they do.
OF_SCALE = {
    "technology", "information_security", "data", "research_data",
    "risk", "sustainability", "governance",
}  # fmt: skip
OF_SHARES = {"governance"}  # joint-stock companies of any size
# Functions are named like areas, but for these.
AREA_OF_FUNCTION = {"plant": "production", "marketing": "brand_marketing"}


def concerns(area: str, company: Company) -> bool:
    if area not in OF_WORK and area not in OF_SCALE:
        return True
    by_work = bool(OF_WORK.get(area, set()) & company.does)
    by_scale = area in OF_SCALE and "large" in (company.stage, company.size)
    return by_work or by_scale or by_form(area, company)


def by_form(area: str, company: Company) -> bool:
    if company.form == PUBLIC:
        return area in OF_SCALE
    return company.form == "joint_stock" and area in OF_SHARES
