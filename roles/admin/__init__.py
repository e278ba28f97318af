"""The editors' desk: Django's admin for the knowledge base, at /admin/."""

from . import comparisons, evidence, people, processes, profiles, reports, statements
from .site import desk

__all__ = [
    "comparisons",
    "desk",
    "evidence",
    "people",
    "processes",
    "profiles",
    "reports",
    "statements",
]
