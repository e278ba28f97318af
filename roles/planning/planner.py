from .company import Company
from .findings import Plan
from .record import Record


def plan(company: Company, record: Record) -> Plan:
    """What the law asks, what is covered, doubled and lacking, and whom to appoint next."""
    return Plan()
